//! The lists of this feature: their declarations, rows and menus put together.

use super::model::{Row, Tombstone};
use super::pages::list::{self, Menu};
use super::queries::{Buried, Visible};
use super::{grid, report};
use crate::access::{Actor, gates};
use crate::grid::{Around, Grid, List, Offer, Offered};
use crate::web::Visit;
use crate::web::language::Language;

/// The accounts.
pub struct Accounts;

impl List for Accounts {
    type Row = Row;
    type Gate = gates::AccountsView;
    type ExportGate = gates::AccountsExport;
    type Source<'a> = Visible<'a>;
    type Menu = Menu;

    fn grid() -> &'static Grid<Row> {
        &grid::GRID
    }

    fn source(actor: &Actor) -> Visible<'_> {
        Visible(actor)
    }

    fn menu(actor: &Actor, visit: &Visit) -> Menu {
        Menu::of(actor, visit)
    }

    fn around(menu: &Menu, t: Language) -> Around {
        list::around(menu, t)
    }

    fn offer(menu: &Menu, row: &Row, t: Language) -> Offer {
        list::offer(menu, row, t)
    }

    fn offered() -> Option<fn(&Row, Language) -> Offered> {
        Some(list::offered)
    }
}

/// The status report: every deleted account.
pub struct StatusReport;

impl List for StatusReport {
    type Row = Tombstone;
    type Gate = gates::AccountsView;
    type ExportGate = gates::AccountsExport;
    type Source<'a> = Buried<'a>;
    type Menu = ();

    fn grid() -> &'static Grid<Tombstone> {
        &report::GRID
    }

    fn source(actor: &Actor) -> Buried<'_> {
        Buried(actor)
    }

    fn menu(_: &Actor, _: &Visit) {}

    fn around((): &(), t: Language) -> Around {
        list::around_report(t)
    }

    fn offer((): &(), row: &Tombstone, _: Language) -> Offer {
        Offer { label: row.display_name.clone(), ..Offer::default() }
    }
}
