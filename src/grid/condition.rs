//! What rows must be: a tree made at run time, not yet SQL.

use chrono::NaiveDateTime;

use super::clause::Clause;
use crate::access::Actor;
use crate::db::{Db, dialect};
use crate::web::language::Language;

/// A value to compare with.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum Value {
    /// Text, folded like its column.
    #[serde(rename = "t")]
    Text(String),
    /// A number.
    #[serde(rename = "n")]
    Number(i64),
    /// A moment.
    #[serde(rename = "d")]
    Time(NaiveDateTime),
    /// Nothing.
    #[default]
    #[serde(rename = "-")]
    Nothing,
}

/// How to compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    Equal,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
}

/// Rows of another table that belong to a row of the list and have a name.
#[derive(Debug)]
pub struct Relation {
    /// ` FROM … WHERE ` of the table between.
    pub from: &'static str,
    /// Its column that points at the list's row.
    pub row: &'static str,
    /// Its column that points at what has the name.
    pub named: &'static str,
    /// `… FROM …`: the id of what has the name, and its table.
    pub id: &'static str,
    /// The folded name.
    pub name: &'static str,
    /// A second name, such as a key that never changes.
    pub key: &'static str,
    /// The column of the list's row that counts them.
    pub count: &'static str,
    /// `SELECT MAX(…) FROM … WHERE id`: how many rows have one of that name, where that is kept.
    pub size: Option<&'static str>,
    /// `SELECT … FROM …`: the second name, which may be missing, and the name as written.
    pub names: &'static str,
    /// Those that have a word in the viewer's language: the second name and the word.
    pub words: fn(Language) -> Vec<(&'static str, String)>,
    /// Which of the names somebody is offered, who may not know of all of them.
    pub offered: fn(&Actor) -> Naming,
}

/// Which names of a relation somebody is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// All of them.
    All,
    /// Those that this statement, `SELECT … WHERE … = `, finds by this id.
    Found(&'static str, i64),
    /// None.
    None,
}

/// Rows of another table that belong to a row of the list through any of several others, asked for by one of a few
/// words: through which, the database and the program know together.
#[derive(Debug)]
pub struct Through {
    /// The table between.
    pub table: &'static str,
    /// Its column that points at the list's row.
    pub row: &'static str,
    /// Its column that points at one of the several.
    pub way: &'static str,
    /// `SELECT … AS id FROM … WHERE … = `: those that are kept under the word.
    pub kept: &'static str,
    /// The same of those that the program knows, by their key.
    pub known: &'static str,
    /// `SELECT MAX(…) FROM … WHERE id`: how many rows belong to one of the several, where that is kept.
    pub size: Option<&'static str>,
    /// The keys of those that the program knows for a word; nothing when every row has it.
    pub keys: fn(&str) -> Option<Vec<&'static str>>,
    /// The words, and how they are called in the viewer's language.
    pub words: fn(Language) -> Vec<(&'static str, String)>,
}

/// What rows must be.
#[derive(Clone, Debug)]
pub enum Condition {
    /// Every row.
    Everything,
    /// A column compared with a value.
    Compare { column: &'static str, comparison: Comparison, value: Value },
    /// A column of account ids that holds the viewer's; see [`Condition::seen_by`].
    Mine { column: &'static str },
    /// A column that is empty, or not.
    Empty { column: &'static str, empty: bool },
    /// A column beyond the value that a walk met last.
    Behind { column: &'static str, numeric: bool, descending: bool },
    /// A text column that holds a piece.
    Contains { column: &'static str, piece: String },
    /// The searched text holds every needle, by the trigram index: at most so many rows.
    Search { likes: Vec<String>, phrases: String, most: i64 },
    /// The same, asked by a query without an order that takes at most so many rows.
    Held { likes: Vec<String>, phrases: String, most: i64 },
    /// The searched text holds the needle: row by row.
    Scan { needle: String },
    /// The row is one of these, as a list of numbers between commas.
    Ids(String),
    /// A column of numbers that holds one of these, written like [`Condition::Ids`].
    Among { column: &'static str, ids: String },
    /// The row has a relation of this name: by the other table's index, at most so many rows.
    Related { relation: &'static Relation, name: String, most: i64 },
    /// The row has a relation of this name: asked row by row.
    HasRelated { relation: &'static Relation, name: String },
    /// The row belongs to one of several others: by the index of the table between, at most so many rows of each.
    Linked { through: &'static Through, word: &'static str, keys: Vec<&'static str>, most: i64 },
    /// The same: asked row by row.
    HasLinked { through: &'static Through, word: &'static str, keys: Vec<&'static str> },
    /// The same, kept from choosing an index: asked of each row on the way.
    Unindexed(Box<Condition>),
    /// None of it, where "unknown" counts as "no".
    Not(Box<Condition>),
    /// All of them.
    All(Vec<Condition>),
    /// Any of them.
    Any(Vec<Condition>),
}

impl Condition {
    /// Both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Everything, other) | (other, Self::Everything) => other,
            (one, other) => Self::All(vec![one, other]),
        }
    }

    /// All of them, simplified.
    #[must_use]
    pub fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        parts.into_iter().fold(Self::Everything, Self::and)
    }

    /// Every needle occurs, by the trigram index: at most so many rows.
    #[must_use]
    pub fn search(needles: &[String], most: i64) -> Self {
        let like = |needle: &String| {
            let escaped = needle.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
            format!("%{escaped}%")
        };
        let phrase = |needle: &String| format!("\"{}\"", needle.replace('"', "\"\""));
        let phrases: Vec<String> = needles.iter().map(phrase).collect();
        Self::Search { likes: needles.iter().map(like).collect(), phrases: phrases.join(" AND "), most }
    }

    /// The same for a query that has no order and takes at most so many rows.
    #[must_use]
    pub fn held(needles: &[String], most: i64) -> Self {
        match Self::search(needles, most) {
            Self::Search { likes, phrases, most } => Self::Held { likes, phrases, most },
            other => other,
        }
    }

    /// These rows.
    #[must_use]
    pub fn ids(ids: &[i64]) -> Self {
        Self::Ids(listed(ids))
    }

    /// A column that holds one of these numbers, whatever their number in one short statement.
    #[must_use]
    pub fn among(column: &'static str, ids: &[i64]) -> Self {
        Self::Among { column, ids: listed(ids) }
    }

    /// The same for this viewer: whose rows "mine" are is known only when a query is typed.
    #[must_use]
    pub fn seen_by(&self, viewer: i64) -> Self {
        match self {
            Self::Mine { column } => {
                Self::Compare { column, comparison: Comparison::Equal, value: Value::Number(viewer) }
            }
            other => other.clone(),
        }
    }

    /// The same of other columns: comparisons name the column that `name` gives for theirs.
    #[must_use]
    pub fn renamed(self, name: &dyn Fn(&'static str) -> &'static str) -> Self {
        let each = |parts: Vec<Self>| parts.into_iter().map(|part| part.renamed(name)).collect();
        match self {
            Self::Compare { column, comparison, value } => {
                Self::Compare { column: name(column), comparison, value }
            }
            Self::All(parts) => Self::All(each(parts)),
            Self::Any(parts) => Self::Any(each(parts)),
            other => other,
        }
    }

    /// Makes it an expression over `table` in the database of `db`.
    #[must_use]
    pub fn on(&self, table: &'static str, db: &Db) -> Clause {
        Clause::new(self.clone(), table, dialect::of(db))
    }
}

fn listed(ids: &[i64]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}
