//! The list of this feature: its declaration, rows and menus put together.

use super::grid;
use super::model::License;
use super::pages::list::{self, Menu};
use super::queries::Visible;
use crate::access::{Actor, gates};
use crate::grid::{Around, Grid, List, Offer, Offered};
use crate::web::Visit;
use crate::web::language::Language;

/// The licenses.
pub struct Licenses;

impl List for Licenses {
    type Row = License;
    type Gate = gates::LicensesView;
    type ExportGate = gates::LicensesView;
    type Source<'a> = Visible<'a>;
    type Menu = Menu;

    fn grid() -> &'static Grid<License> {
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

    fn offer(menu: &Menu, row: &License, t: Language) -> Offer {
        list::offer(menu, row, t)
    }

    fn offered() -> Option<fn(&License, Language) -> Offered> {
        Some(list::offered)
    }
}
