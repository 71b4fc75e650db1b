//! A list that stands at an address of its own: what a feature says of it, and nothing more.

use super::column::Grid;
use super::source::Source;
use super::view::{BulkAction, Button, Empty, RowAction};
use crate::access::{Actor, Needs};
use crate::web::Visit;
use crate::web::language::Language;

/// A list. Its name in a feature's routes, `grid::routes::<L>()`, gives it its
/// page, columns, views and whatever else a list can do.
pub trait List: 'static {
    /// A row.
    type Row: Send + 'static;
    /// What one must be permitted to see the list.
    type Gate: Needs + 'static;
    /// What one must also be permitted to take it away as a file.
    type ExportGate: Needs + 'static;
    /// The rows that an actor may see.
    type Source<'a>: Source<Row = Self::Row>;
    /// What the viewer may do here, found out once for a page.
    type Menu;

    /// Its declaration.
    fn grid() -> &'static Grid<Self::Row>;
    /// Its rows, for this actor.
    fn source(actor: &Actor) -> Self::Source<'_>;
    /// What this actor may do here.
    fn menu(actor: &Actor, visit: &Visit) -> Self::Menu;
    /// What stands around the rows.
    fn around(menu: &Self::Menu, t: Language) -> Around;
    /// What a row is called, and what can be done to it.
    fn offer(menu: &Self::Menu, row: &Self::Row, t: Language) -> Offer;
    /// How the query box offers a row that matches what is being typed; a list without it offers fields and values.
    fn offered() -> Option<fn(&Self::Row, Language) -> Offered> {
        None
    }
}

/// A row, offered in the query box.
pub struct Offered {
    /// What it is called.
    pub label: String,
    /// What tells it from others of that name.
    pub detail: String,
    /// Its page.
    pub href: String,
}

/// Something that is done with every list.
pub trait ListVisitor {
    /// With this one.
    fn list<L: List>(&mut self);
}

/// What stands around the rows of a list.
pub struct Around {
    /// Key of the heading.
    pub title: &'static str,
    /// One sentence about what the list shows.
    pub intro: Option<String>,
    /// The one primary button.
    pub primary: Option<Button>,
    /// What else the primary button offers, in its menu.
    pub choices: Vec<Button>,
    /// Quiet links beside it.
    pub links: Vec<Button>,
    /// What ticked rows can be told to do; empty: no checkboxes.
    pub bulk: Vec<BulkAction>,
    /// The words of the list without rows.
    pub empty: Empty,
    /// Key of the words for a number of rows, such as "1,234 accounts".
    pub counted: &'static str,
}

/// What a row is called, and what can be done to it.
#[derive(Default)]
pub struct Offer {
    /// What it is called.
    pub label: String,
    /// Its menu.
    pub actions: Vec<RowAction>,
    /// The keys of the bulk actions that it allows, separated by spaces.
    pub allows: String,
}
