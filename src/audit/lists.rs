//! The list of this service: its declaration, rows and menus put together.

use super::model::Event;
use super::queries::Visible;
use super::{grid, pages};
use crate::access::{Actor, gates};
use crate::grid::{Around, Grid, List, Offer};
use crate::web::Visit;
use crate::web::language::Language;

/// Who did what to whom.
pub struct Trail;

impl List for Trail {
    type Row = Event;
    type Gate = gates::AuditView;
    type ExportGate = gates::AuditView;
    type Source<'a> = Visible<'a>;
    type Menu = pages::Menu;

    fn grid() -> &'static Grid<Event> {
        &grid::GRID
    }

    fn source(actor: &Actor) -> Visible<'_> {
        Visible(actor)
    }

    fn menu(actor: &Actor, visit: &Visit) -> pages::Menu {
        pages::Menu::of(actor, visit)
    }

    fn around(_: &pages::Menu, t: Language) -> Around {
        pages::around(t)
    }

    fn offer(menu: &pages::Menu, row: &Event, t: Language) -> Offer {
        menu.offer(row, t)
    }
}
