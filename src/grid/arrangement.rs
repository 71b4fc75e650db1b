//! How one person has arranged a list, and the views kept of it.

use std::collections::BTreeMap;

use super::column::{Column, Grid};

/// Rows per page, unless arranged otherwise.
pub const USUAL_SIZE: u32 = 50;
/// The page sizes.
pub const SIZES: &[u32] = &[25, 50, 100, 200];

crate::text_enum! {
    /// How much air a row has.
    pub enum Density {
        /// The usual.
        Comfortable = "comfortable",
        /// More rows to a screen.
        Compact = "compact",
    }
}

crate::text_enum! {
    /// Who else sees a view.
    pub enum Sharing {
        /// Its owner alone.
        Nobody = "nobody",
        /// Whoever holds a role.
        Role = "role",
        /// Everybody who may open the list.
        Everybody = "everybody",
    }
}

/// How one person has arranged a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrangement {
    /// Keys of the columns shown, in order; empty: the usual ones.
    pub columns: Vec<String>,
    /// Widths that were dragged, in steps of [`Arrangement::STEP`] pixels, by column.
    pub widths: BTreeMap<String, u16>,
    /// Rows per page.
    pub size: u32,
    /// How much air a row has.
    pub density: Density,
    /// The view that the list opens with: a ready-made one's key or a kept one's id; empty: all rows.
    pub opens_with: String,
}

impl Default for Arrangement {
    fn default() -> Self {
        Self {
            columns: Vec::new(),
            widths: BTreeMap::new(),
            size: USUAL_SIZE,
            density: Density::Comfortable,
            opens_with: String::new(),
        }
    }
}

impl Arrangement {
    /// The unit of widths, in pixels; the style sheet has a class for each step.
    pub const STEP: u16 = 16;
    /// The narrowest and the widest column, in steps.
    pub const WIDTHS: std::ops::RangeInclusive<u16> = 4..=40;

    /// The columns shown. One that no longer exists is left out; none at all are the usual ones.
    #[must_use]
    pub fn shown<R>(&self, grid: &Grid<R>) -> Vec<&'static Column<R>> {
        let known: Vec<_> = self.columns.iter().filter_map(|key| grid.column(key)).collect();
        if known.is_empty() { grid.usual_columns() } else { known }
    }

    /// Shows these columns in this order; the usual ones are not written down, so that they may change.
    pub fn show<R>(&mut self, keys: &[&str], grid: &Grid<R>) {
        let usual = grid.usual_columns();
        let is_usual = usual.iter().map(|column| column.key).eq(keys.iter().copied());
        self.columns = if is_usual { Vec::new() } else { keys.iter().map(|key| (*key).to_owned()).collect() };
    }

    /// The usual columns, widths, rows and density again.
    pub fn reset(&mut self) {
        *self = Self { opens_with: std::mem::take(&mut self.opens_with), ..Self::default() };
    }

    /// Widths as they are stored: `name:12,email:20`.
    #[must_use]
    pub fn widths_text(&self) -> String {
        let each = self.widths.iter().map(|(column, steps)| format!("{column}:{steps}"));
        each.collect::<Vec<_>>().join(",")
    }

    /// Reads widths; what cannot be read or is out of bounds is left out.
    #[must_use]
    pub fn read_widths(text: &str) -> BTreeMap<String, u16> {
        let each = text.split(',').filter_map(|part| part.split_once(':'));
        each.filter_map(|(column, steps)| Some((column.to_owned(), steps.parse().ok()?)))
            .filter(|(_, steps)| Self::WIDTHS.contains(steps))
            .collect()
    }
}

/// A view that somebody has kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Whether the viewer made it.
    pub mine: bool,
    /// Who made it, as they were called then.
    pub owner: String,
    /// Whether the owner's account was deleted, and the viewer may take the view over.
    pub adoptable: bool,
    /// The query.
    pub query: String,
    /// The order; empty: the usual one.
    pub sort: String,
    /// The columns; empty: as each viewer has arranged them.
    pub columns: String,
    /// The grouping; empty: none.
    pub grouping: String,
    /// Who else sees it.
    pub shared: Sharing,
    /// The role that sees it, when it is shared with one.
    pub role_id: Option<i64>,
}

/// What is kept of a list for one viewer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    /// How it is arranged.
    pub arrangement: Arrangement,
    /// The views, by name.
    pub views: Vec<Kept>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_survive_storing_and_nonsense_does_not() {
        let widths = Arrangement::read_widths("name:12,email:x,login,:,last_login:9999,roles:3,status:40");
        let expected = [("name".to_owned(), 12), ("status".to_owned(), 40)];
        assert_eq!(widths, expected.into_iter().collect());
        let kept = Arrangement { widths, ..Arrangement::default() };
        assert_eq!(Arrangement::read_widths(&kept.widths_text()), kept.widths);
    }
}
