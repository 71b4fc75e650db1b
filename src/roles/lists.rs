//! The list of this feature: its declaration, rows and menus put together.

use super::grid;
use super::model::Listed;
use super::pages::list::{self, Menu};
use super::queries::Visible;
use crate::access::{Actor, gates};
use crate::grid::{Around, Grid, List, Offer, Offered};
use crate::web::Visit;
use crate::web::language::Language;

/// The roles.
pub struct Roles;

impl List for Roles {
    type Row = Listed;
    type Gate = gates::RolesView;
    type ExportGate = gates::RolesView;
    type Source<'a> = Visible<'a>;
    type Menu = Menu;

    fn grid() -> &'static Grid<Listed> {
        &grid::GRID
    }

    fn source(actor: &Actor) -> Visible<'_> {
        Visible(actor)
    }

    fn menu(actor: &Actor, _: &Visit) -> Menu {
        Menu::of(actor)
    }

    fn around(menu: &Menu, t: Language) -> Around {
        list::around(menu, t)
    }

    fn offer(menu: &Menu, row: &Listed, t: Language) -> Offer {
        menu.offer(row, t)
    }

    fn offered() -> Option<fn(&Listed, Language) -> Offered> {
        Some(list::offered)
    }
}
