//! The list of this service: its declaration, rows and menus put together.

use super::model::Job;
use super::queries::Visible;
use super::{grid, labels, pages};
use crate::access::{Actor, gates};
use crate::grid::{Around, Grid, List, Offer};
use crate::web::Visit;
use crate::web::language::Language;

/// What is done to many records.
pub struct Jobs;

impl List for Jobs {
    type Row = Job;
    type Gate = gates::AccountsView;
    type ExportGate = gates::AccountsView;
    type Source<'a> = Visible<'a>;
    type Menu = ();

    fn grid() -> &'static Grid<Job> {
        &grid::GRID
    }

    fn source(actor: &Actor) -> Visible<'_> {
        Visible(actor)
    }

    fn menu(_: &Actor, _: &Visit) {}

    fn around((): &(), t: Language) -> Around {
        pages::around(t)
    }

    fn offer((): &(), row: &Job, t: Language) -> Offer {
        Offer { label: labels::title(row, t), actions: Vec::new(), allows: String::new() }
    }
}
