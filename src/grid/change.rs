//! One thing changed about how a list is arranged: a column moved or resized, the number of rows.

use super::arrangement::Arrangement;
use super::column::{Column, Grid};
use super::request::{Request, size, unknown};
use super::way_back::WayBack;
use crate::error::Error;
use crate::web::Input;

/// A change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A column becomes the so-many-th of those shown, counted from 0.
    Place(&'static str, usize),
    /// A column becomes so many steps wide; `None`: as wide as what stands in it.
    Width(&'static str, Option<u16>),
    /// So many rows per page.
    Size(u32),
}

impl Change {
    /// Reads `size=100`, `column=email&place=2` (counted from 1) or `column=email&width=12` (`auto`: by content).
    ///
    /// # Errors
    /// 400 that names what cannot be read.
    pub fn read<R>(input: &Input, grid: &Grid<R>) -> Result<Self, Error> {
        let (column, rows) = (input.one("column")?, input.one("size")?);
        if column.is_empty() {
            return match size(rows, 0)? {
                0 => Err(unknown("size", rows)),
                rows => Ok(Self::Size(rows)),
            };
        }
        let key = grid.column(column).ok_or_else(|| unknown("column", column))?.key;
        match (input.one("place")?, input.one("width")?) {
            ("", "auto") => Ok(Self::Width(key, None)),
            ("", width) => Ok(Self::Width(key, Some(steps(width)?))),
            (place, _) => {
                let number = place.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
                Ok(Self::Place(key, number.ok_or_else(|| unknown("place", place))?))
            }
        }
    }

    /// The arrangement after the change, and the address that shows it. In an address that names its columns,
    /// a column moves in the address alone: whoever follows somebody's link keeps what they have arranged.
    #[must_use]
    pub fn apply<R>(&self, grid: &Grid<R>, request: &Request<R>, back: WayBack) -> (Arrangement, WayBack) {
        let mut arrangement = request.arrangement.clone();
        match self {
            Self::Size(rows) => {
                arrangement.size = *rows;
                (arrangement, back.with("size", "").from_start())
            }
            Self::Width(column, steps) => {
                match steps {
                    Some(steps) => arrangement.widths.insert((*column).to_owned(), *steps),
                    None => arrangement.widths.remove(*column),
                };
                (arrangement, back)
            }
            Self::Place(column, place) => {
                let columns = moved(&request.columns, column, *place);
                if request.columns_text.is_empty() {
                    arrangement.show(&columns, grid);
                    return (arrangement, back);
                }
                (arrangement, back.with("columns", &columns.join(",")))
            }
        }
    }
}

fn steps(text: &str) -> Result<u16, Error> {
    let steps = text.parse().ok().filter(|steps| Arrangement::WIDTHS.contains(steps));
    steps.ok_or_else(|| unknown("width", text))
}

/// The keys with one of them elsewhere; as they are when it is not among them any more.
fn moved<R>(columns: &[&'static Column<R>], column: &str, place: usize) -> Vec<&'static str> {
    let mut keys: Vec<&str> = columns.iter().map(|column| column.key).collect();
    if let Some(from) = keys.iter().position(|key| *key == column) {
        let key = keys.remove(from);
        keys.insert(place.min(keys.len()), key);
    }
    keys
}
