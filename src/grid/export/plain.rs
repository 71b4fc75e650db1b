//! What a cell holds, without how it is drawn.

use chrono::{Datelike, NaiveDateTime, Timelike};

use crate::grid::view::Cell;

/// The value of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plain {
    /// None.
    Nothing,
    /// A text, or a choice in the viewer's words.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A moment, UTC.
    Moment(NaiveDateTime),
}

impl From<Cell> for Plain {
    fn from(cell: Cell) -> Self {
        match cell {
            Cell::Empty => Self::Nothing,
            Cell::Text(text) | Cell::Link { text, .. } | Cell::Person { name: text, .. } => Self::Text(text),
            Cell::Number(text) => text.parse().map_or(Self::Text(text), Self::Number),
            Cell::Status(status) => Self::Text(status.label.into_owned()),
            Cell::Badges(names) if names.is_empty() => Self::Nothing,
            Cell::Badges(names) => Self::Text(names.join(", ")),
            Cell::Meter { part, .. } => Self::Number(part),
            Cell::Time(time) => Self::Moment(time.at),
        }
    }
}

/// A moment as ISO 8601 has it, in UTC: `2026-01-31T09:30:00Z`.
#[must_use]
pub fn iso(at: NaiveDateTime) -> String {
    // Several times as fast as a pattern.
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
        at.year(),
        at.month(),
        at.day(),
        at.hour(),
        at.minute(),
        at.second()
    )
}
