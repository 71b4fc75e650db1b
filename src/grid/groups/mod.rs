//! Rows under headings: the groups of a list, how many rows each has, and the rows of those that are open.
//!
//! Nothing is counted that need not be: the values of a column are walked by seeks in its index, page by page, and
//! each group is looked at no further than [`LOOK`] rows.

mod draw;
mod fetch;
mod find;
mod grouping;
mod key;
mod matching;
mod reading;
mod tally;
mod walk;

pub use draw::{draw, grouper, paging};
pub use fetch::{Grouped, Inside, Line, fetch};
pub use grouping::{Grouping, Unit};
pub use key::Key;
pub use reading::{GroupBy, known, open, path_text, read};
pub use tally::{Seen, Tallies, Tally, seen};
pub use walk::{Seeks, Walk};

/// A group is looked at so far, unless an exact number is asked for.
pub const LOOK: i64 = 1_001;
/// The rows of an open group.
pub const ROWS: i64 = 25;
/// The most columns that rows are grouped by.
pub const DEEPEST: usize = 2;
/// The most groups that are open at once.
pub const MOST_OPEN: usize = 10;

/// What is known of the number of rows in a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// This many.
    Exact(i64),
    /// At least so many.
    AtLeast(i64),
    /// None in the part that was looked at, but there is more.
    Unknown,
}
