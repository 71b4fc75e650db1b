//! By which columns rows can be grouped. It follows from how a column sorts and filters.

use crate::grid::column::{Choice, Column, Filter, Grid, SortKind};

/// How the rows of a column fall into groups.
#[derive(Clone, Copy)]
pub enum Grouping {
    /// One group per word.
    Choice(&'static [Choice]),
    /// One group per text, as it is folded.
    Text,
    /// One group per number.
    Number,
    /// One group per month or year.
    Time,
}

/// How long the periods are that moments fall into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Calendar months of the viewer's zone.
    Month,
    /// Calendar years of the viewer's zone.
    Year,
}

impl<R> Column<R> {
    /// How rows fall into groups by this column. An index and a filter must serve it; what tells rows apart (the
    /// first column, the id, what is searched for exactly) groups nothing.
    #[must_use]
    pub fn grouping(&self, grid: &Grid<R>) -> Option<Grouping> {
        let sort = self.sort.as_ref()?;
        let tells_apart = sort.column == "id"
            || grid.exact.contains(&sort.column)
            || grid.columns.first().is_some_and(|first| first.key == self.key);
        if tells_apart {
            return None;
        }
        match (self.filter?, sort.kind) {
            (Filter::Choice { column, choices }, SortKind::Text) if column == sort.column => {
                Some(Grouping::Choice(choices))
            }
            (Filter::Text { column, .. }, SortKind::Text) if column == sort.column => Some(Grouping::Text),
            (Filter::Number { column }, SortKind::Number) if column == sort.column => Some(Grouping::Number),
            (Filter::Time { column }, SortKind::Time) if column == sort.column => Some(Grouping::Time),
            _ => None,
        }
    }
}
