//! The list of this service: its declaration, rows and menus put together.

use super::model::Listed;
use super::queries::Visible;
use super::{grid, pages};
use crate::access::{Actor, gates};
use crate::grid::{Around, Grid, List, Offer};
use crate::web::Visit;
use crate::web::language::Language;

/// The mails, sent or not.
pub struct Mails;

impl List for Mails {
    type Row = Listed;
    type Gate = gates::MailView;
    type ExportGate = gates::MailView;
    type Source<'a> = Visible<'a>;
    type Menu = pages::Menu;

    fn grid() -> &'static Grid<Listed> {
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

    fn offer(menu: &pages::Menu, row: &Listed, t: Language) -> Offer {
        menu.offer(row, t)
    }
}
