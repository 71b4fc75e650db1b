//! What rows must be: a tree made at run time, not yet SQL.

use chrono::NaiveDateTime;

use super::clause::Clause;
use crate::db::{Db, dialect};

/// A value to compare with.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
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

/// Rows of another table that belong to a row of the list.
#[derive(Debug)]
pub struct Relation {
    /// ` FROM … WHERE ` of the other side, without conditions on name or row.
    pub from: &'static str,
    /// The column that points at the list's row.
    pub row: &'static str,
    /// The folded name that is asked for.
    pub name: &'static str,
    /// A second name, such as a key that never changes.
    pub key: &'static str,
    /// The column of the list's row that counts them.
    pub count: &'static str,
}

/// What rows must be.
#[derive(Clone, Debug)]
pub enum Condition {
    /// Every row.
    Everything,
    /// A column compared with a value.
    Compare { column: &'static str, comparison: Comparison, value: Value },
    /// The same, kept from choosing an index.
    Walk { column: &'static str, comparison: Comparison, value: Value },
    /// A column that is empty, or not.
    Empty { column: &'static str, empty: bool },
    /// A text column that holds a piece.
    Contains { column: &'static str, piece: String },
    /// The searched text holds the needle: by the trigram index.
    Search { like: String, trigrams: String },
    /// The searched text holds the needle: row by row.
    Scan { needle: String },
    /// The row is one of these, as a list of numbers between commas.
    Ids(String),
    /// The row has such a relation: by the other table's index.
    Related { relation: &'static Relation, name: Option<String> },
    /// The row has such a relation: asked row by row.
    HasRelated { relation: &'static Relation, name: Option<String> },
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

    /// These rows.
    #[must_use]
    pub fn ids(ids: &[i64]) -> Self {
        Self::Ids(ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(","))
    }

    /// Makes it an expression over `table` in the database of `db`.
    #[must_use]
    pub fn on(&self, table: &'static str, db: &Db) -> Clause {
        Clause::new(self.clone(), table, dialect::of(db))
    }
}
