//! A list as a template draws it. Every word comes prepared, so that a row costs no look-up.

mod bar;
mod groups;

use std::borrow::Cow;

pub use super::cell::{Cell, Mark, Status, Time};
pub use super::finding::{GoTo, HeadingFilter, Tick};
pub use bar::{ChangedView, Opens, Tab, ViewBar};
pub use groups::{GroupChoice, GroupLine, Grouper, Line};

/// One page of one list.
pub struct View {
    /// The list's key, such as `accounts`.
    pub list: &'static str,
    /// The list's address without a query, such as `/accounts`.
    pub address: String,
    /// The query as typed.
    pub query: String,
    /// Why the query cannot be read.
    pub query_error: Option<QueryError>,
    /// An example of a query, shown in the empty box.
    pub placeholder: String,
    /// The views, and what can be done with them.
    pub views: ViewBar,
    pub chips: Vec<Chip>,
    /// The address of the list without any condition.
    pub clear: String,
    pub headings: Vec<Heading>,
    /// Whether rows stand close together.
    pub compact: bool,
    /// The address of the columns panel.
    pub customize: String,
    pub rows: Vec<Row>,
    /// Groups and the rows of the open ones, when rows are grouped; then `rows` is empty.
    pub groups: Option<Vec<Line>>,
    /// What the rows can be grouped by.
    pub grouper: Grouper,
    /// What ticked rows can be told to do; empty: no checkboxes.
    pub bulk: Vec<BulkAction>,
    /// The words of "select all that match"; `None` when the page holds all of them.
    pub select_all: Option<SelectAll>,
    pub paging: Paging,
    /// Where the list is exported; `None`: the viewer may not.
    pub export: Option<String>,
    /// State that a form has to send along: sort, columns, size, view.
    pub hidden: Vec<(String, String)>,
    /// The address of this very page, for the way back from a confirmation.
    pub here: String,
    /// What to say when there is no row.
    pub empty: Empty,
    /// What a screen reader hears after a change, such as "1–50 of 1,000+ accounts".
    pub announcement: String,
}

/// The words of "select all that match".
pub struct SelectAll {
    /// "Select all 12,345 that match".
    pub label: String,
    /// "12,345", or "1,000+" where more is not known.
    pub total: String,
}

/// The part of a query that cannot be read, between what comes before and after.
pub struct QueryError {
    pub before: String,
    pub marked: String,
    pub after: String,
    pub message: String,
}

/// One condition of the query.
pub struct Chip {
    /// In the viewer's words: "Status: Active".
    pub label: String,
    /// As it is written in the query: `status:active`.
    pub written: String,
    /// The list without this condition.
    pub remove: String,
    /// "Remove status: active".
    pub remove_label: String,
}

/// One heading of the table.
pub struct Heading {
    pub key: &'static str,
    pub label: String,
    /// The address sorted by this column, the other way round if it is already; `None`: cannot be sorted.
    pub href: Option<String>,
    /// The address with this column as a further key of the order, or turned round where it is one.
    pub add: Option<String>,
    /// Set on every column that the list is sorted by.
    pub direction: Option<Direction>,
    /// Whether the list is sorted by this column before all others.
    pub sorts_first: bool,
    /// The place in an order of several keys, from 1.
    pub place: Option<usize>,
    /// The same in words: "sorted ascending, key 2".
    pub sorted: String,
    /// The width in steps of 16 pixels; `None`: by what stands in the column.
    pub width: Option<u16>,
    /// Right-aligned, tabular figures.
    pub numeric: bool,
    /// Stays on the card that a row becomes on a phone.
    pub on_card: bool,
    /// The filter that it offers.
    pub filter: Option<HeadingFilter>,
}

/// The order of a sorted column.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Asc,
    Desc,
}

/// One row.
pub struct Row {
    pub id: String,
    /// What the row is called, for the checkbox and the menu.
    pub label: String,
    /// One per heading, in the same order.
    pub cells: Vec<Cell>,
    pub actions: Vec<RowAction>,
    /// The keys of the bulk actions that this row allows, separated by spaces.
    pub allows: String,
}

/// One entry of a row's menu, or one button of a head.
pub struct RowAction {
    pub label: Cow<'static, str>,
    pub href: String,
    pub icon: &'static str,
    pub danger: bool,
    /// Opens in a dialog when there is JavaScript.
    pub dialog: bool,
    /// Why it cannot be done; shown disabled.
    pub refused: Option<String>,
}

/// What ticked rows can be told to do.
pub struct BulkAction {
    pub key: &'static str,
    pub label: String,
    pub icon: &'static str,
    /// The confirmation's address; the ids are sent along as `id`.
    pub href: String,
    pub danger: bool,
    /// Opens in a dialog when there is JavaScript.
    pub dialog: bool,
    /// Whether it stands behind "More" instead of in the bar.
    pub is_rare: bool,
    /// What is said when no ticked row allows it.
    pub reason: String,
}

/// Where the page stands, and where one can go from it.
pub struct Paging {
    pub first: Option<String>,
    pub previous: Option<String>,
    pub next: Option<String>,
    pub last: Option<String>,
    /// "1–50 of 1,000+".
    pub range: String,
    /// The address that counts exactly; `None` when the count is exact already.
    pub count: Option<String>,
    pub sizes: Vec<Size>,
    /// "Go to"; `None` when the page holds all of the list.
    pub go: Option<GoTo>,
}

/// A number of rows per page.
pub struct Size {
    pub rows: u32,
    pub current: bool,
}

/// The words of a list without rows.
pub struct Empty {
    pub title: String,
    pub text: String,
    /// The button that fills the list or clears the query.
    pub button: Option<Button>,
}

/// A link that looks like a button.
pub struct Button {
    pub label: String,
    pub href: String,
    pub icon: &'static str,
}

impl View {
    /// True when some row has a menu.
    pub fn has_menus(&self) -> bool {
        let grouped = self.groups.iter().flatten().filter_map(|line| match line {
            Line::Row(row) => Some(row),
            Line::Group(_) | Line::More { .. } => None,
        });
        self.rows.iter().chain(grouped).any(|row| !row.actions.is_empty())
    }

    /// True when some action for ticked rows stands behind "More".
    pub fn has_rare(&self) -> bool {
        self.bulk.iter().any(|action| action.is_rare)
    }

    /// True when there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.groups.as_ref().is_none_or(Vec::is_empty)
    }

    /// How many columns the table has, with those of checkboxes and menus.
    pub fn width(&self) -> usize {
        self.headings.len() + usize::from(!self.bulk.is_empty()) + usize::from(self.has_menus())
    }

    /// True when every column has a width of its own.
    pub fn is_fitted(&self) -> bool {
        self.headings.iter().all(|heading| heading.width.is_some())
    }

    /// The classes of each column, made once for all rows.
    pub fn classes(&self) -> Vec<String> {
        self.headings.iter().map(Heading::class).collect()
    }

    /// The cells of a row, each with its heading and its classes.
    pub fn cells<'a>(
        &'a self,
        row: &'a Row,
        classes: &'a [String],
    ) -> impl Iterator<Item = (&'a Heading, &'a String, &'a Cell)> {
        let columns = self.headings.iter().zip(classes).zip(&row.cells);
        columns.map(|((heading, class), cell)| (heading, class, cell))
    }
}

impl Heading {
    /// The classes of its cells: which column, how they are aligned, how wide they are.
    pub fn class(&self) -> String {
        let number = if self.numeric { " number" } else { "" };
        let width = self.width.map(|steps| format!(" w w-{steps}")).unwrap_or_default();
        format!("c-{}{number}{width}", self.key)
    }
}

impl Direction {
    /// The value of `aria-sort`.
    pub fn aria(self) -> &'static str {
        match self {
            Self::Asc => "ascending",
            Self::Desc => "descending",
        }
    }
}
