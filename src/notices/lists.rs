//! The list of this feature: its declaration, rows and menus put together.

use super::grid;
use super::model::Listed;
use super::pages::list;
use super::queries::Visible;
use crate::access::{Actor, gates};
use crate::grid::{Around, Grid, List, Offer, Offered};
use crate::web::Visit;
use crate::web::language::Language;

/// The notices.
pub struct Notices;

impl List for Notices {
    type Row = Listed;
    type Gate = gates::NoticesManage;
    type ExportGate = gates::NoticesManage;
    type Source<'a> = Visible<'a>;
    type Menu = ();

    fn grid() -> &'static Grid<Listed> {
        &grid::GRID
    }

    fn source(actor: &Actor) -> Visible<'_> {
        Visible(actor)
    }

    fn menu(_: &Actor, _: &Visit) {}

    fn around((): &(), t: Language) -> Around {
        list::around(t)
    }

    fn offer((): &(), row: &Listed, t: Language) -> Offer {
        list::offer(row, t)
    }

    fn offered() -> Option<fn(&Listed, Language) -> Offered> {
        Some(list::offered)
    }
}
