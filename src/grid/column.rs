//! A list, declared: its columns, what they sort by, how they filter.

use super::condition::{Condition, Relation, Through, Value};
use super::view::Cell;
use crate::access::Actor;
use crate::web::language::Language;

/// One list.
pub struct Grid<R: 'static> {
    /// Its key, such as `accounts`.
    pub key: &'static str,
    /// Its address.
    pub address: &'static str,
    /// The table that its rows come from.
    pub table: &'static str,
    /// The order when none is asked for: keys, `-` for descending.
    pub default_sort: &'static str,
    /// Its columns, in their usual order.
    pub columns: &'static [Column<R>],
    /// Fields that can be asked for without being a column.
    pub fields: Fields,
    /// Columns whose exact value puts a row first when it is searched for.
    pub exact: &'static [&'static str],
    /// The sort column whose index also carries the searched text. Its order is
    /// divided into the blocks of `{table}_blocks`.
    pub covered: Option<&'static str>,
    /// Ready-made views.
    pub tabs: &'static [Tab],
    /// The row's id.
    pub id: fn(&R) -> i64,
    /// Key of the example in the empty query box.
    pub placeholder: &'static str,
}

/// Fields of the query language beside the columns.
pub type Fields = &'static [Field];

/// A field of the query language.
#[derive(Clone, Copy)]
pub struct Field {
    /// Its name in queries.
    pub key: &'static str,
    /// Key of what it is called.
    pub label: &'static str,
    /// How it filters.
    pub filter: Filter,
    /// The column whose heading offers it instead of the column's own filter.
    pub heading: Option<&'static str>,
}

/// A ready-made view.
pub struct Tab {
    /// Its key.
    pub key: &'static str,
    /// Key of its words.
    pub label: &'static str,
    /// Its query.
    pub query: &'static str,
}

/// One column.
#[expect(clippy::struct_excessive_bools, reason = "each says another thing of a column")]
pub struct Column<R: 'static> {
    /// Its key in addresses and queries.
    pub key: &'static str,
    /// Key of its heading.
    pub label: &'static str,
    /// Whether it is shown unless chosen otherwise.
    pub shown: bool,
    /// Whether it stays on the card that a row becomes on a phone.
    pub on_card: bool,
    /// Right-aligned.
    pub numeric: bool,
    /// Whether its cell and its order need a row that was read whole.
    pub whole: bool,
    /// What it sorts by.
    pub sort: Option<Sort<R>>,
    /// How it filters.
    pub filter: Option<Filter>,
    /// What a row shows in it.
    pub cell: fn(&R, &Ink) -> Cell,
}

/// What a cell needs beside its row.
pub struct Ink {
    /// Words, dates and numbers.
    pub t: Language,
    /// The viewer's account; 0 when nobody in particular looks.
    pub me: i64,
}

/// What a column sorts by. An index on (column, id) serves it.
pub struct Sort<R: 'static> {
    /// The column of the table.
    pub column: &'static str,
    /// Its type.
    pub kind: SortKind,
    /// Whether it may be empty; empty ones come last in both directions.
    pub nullable: bool,
    /// The row's value, for the cursor.
    pub value: fn(&R) -> Value,
}

/// The type of a sort column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortKind {
    /// Folded text.
    Text,
    /// A whole number.
    Number,
    /// A moment.
    Time,
}

/// How a field of the query language is understood.
#[derive(Clone, Copy)]
pub enum Filter {
    /// Text in a column folded for sorting; contains by default.
    Text {
        /// The folded column.
        column: &'static str,
        /// Whether it may be empty.
        nullable: bool,
        /// How values are folded like the column.
        fold: fn(&str) -> String,
    },
    /// One of a few words.
    Choice {
        /// The column.
        column: &'static str,
        /// The words and the keys of their labels.
        choices: &'static [Choice],
    },
    /// A moment, asked for by date or age.
    Time {
        /// The column.
        column: &'static str,
    },
    /// A whole number.
    Number {
        /// The column.
        column: &'static str,
    },
    /// Rows of another table, asked for by name.
    Relation(&'static Relation),
    /// Whether a row is linked to something by one of a few words.
    Through(&'static Through),
    /// Whether something holds of a row.
    YesNo {
        /// What it is.
        yes: &'static Condition,
    },
}

/// A word that a column may hold.
pub struct Choice {
    /// As stored and typed.
    pub word: &'static str,
    /// Key of its label.
    pub label: &'static str,
}

impl Ink {
    /// What is drawn for, or asked by, this viewer.
    #[must_use]
    pub fn of(viewer: &Actor, t: Language) -> Self {
        Self { t, me: viewer.account_id().unwrap_or(0) }
    }
}

impl<R> Grid<R> {
    /// The column of this key.
    #[must_use]
    pub fn column(&self, key: &str) -> Option<&'static Column<R>> {
        self.columns.iter().find(|column| column.key == key)
    }

    /// The columns shown unless arranged otherwise.
    #[must_use]
    pub fn usual_columns(&self) -> Vec<&'static Column<R>> {
        self.columns.iter().filter(|column| column.shown).collect()
    }

    /// How a field of the query language is understood here.
    #[must_use]
    pub fn filter(&self, field: &str) -> Option<Filter> {
        self.known_fields().find(|known| known.key == field).map(|known| known.filter)
    }

    /// Key of what a field of the query language is called.
    #[must_use]
    pub fn field_label(&self, field: &str) -> Option<&'static str> {
        self.known_fields().find(|known| known.key == field).map(|known| known.label)
    }

    /// Every field that a query may name, those of columns first.
    pub fn known_fields(&self) -> impl Iterator<Item = Field> {
        let columns = self.columns.iter().filter_map(|column| {
            let (key, label) = (column.key, column.label);
            column.filter.map(|filter| Field { key, label, filter, heading: None })
        });
        columns.chain(self.fields.iter().copied())
    }

    /// The field that the heading of a column filters by.
    #[must_use]
    pub fn heading_field(&self, column: &str) -> Option<Field> {
        let own = || self.known_fields().find(|field| field.key == column);
        self.fields.iter().copied().find(|field| field.heading == Some(column)).or_else(own)
    }
}
