//! The grouping of a list, as it stands in the address.

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::grouping::{Grouping, Unit};
use super::key::Key;
use super::{DEEPEST, MOST_OPEN};
use crate::error::{Error, Message};
use crate::grid::column::{Column, Grid, Sort, SortKind};
use crate::web::Input;

/// Stands for an empty key in an address; a dash itself is encoded there.
const EMPTY: &str = "-";

/// One column that rows are grouped by.
pub struct GroupBy<R: 'static> {
    /// The column.
    pub column: &'static Column<R>,
    /// What it sorts by, which is what it groups by.
    pub sort: &'static Sort<R>,
    /// How.
    pub grouping: Grouping,
    /// By which periods, for moments.
    pub unit: Unit,
    /// The groups the other way round.
    pub descending: bool,
}

impl<R> GroupBy<R> {
    /// What a cursor between groups holds.
    #[must_use]
    pub fn kind(&self) -> (SortKind, bool) {
        let kind = if self.sort.kind == SortKind::Number { SortKind::Number } else { SortKind::Text };
        (kind, self.sort.nullable)
    }

    /// As it stands in an address: `-created:year`.
    #[must_use]
    pub fn to_text(&self) -> String {
        let turn = if self.descending { "-" } else { "" };
        let unit = if self.unit == Unit::Year { ":year" } else { "" };
        format!("{turn}{}{unit}", self.column.key)
    }
}

/// Reads `group=status,-created:year`; a form sends each column as a field of its own.
///
/// # Errors
/// 400 for a column that rows are not grouped by, and for too many.
pub fn read<R>(input: &Input, grid: &Grid<R>) -> Result<Vec<GroupBy<R>>, Error> {
    let mut keys: Vec<GroupBy<R>> = Vec::new();
    for part in input.all("group").flat_map(|text| text.split(',')).filter(|part| !part.is_empty()) {
        let key = one(part, grid).ok_or_else(|| unknown("group", part))?;
        if keys.iter().any(|known| known.column.key == key.column.key) {
            continue;
        }
        if keys.len() >= DEEPEST {
            return Err(unknown("group", part));
        }
        keys.push(key);
    }
    Ok(keys)
}

fn one<R>(part: &str, grid: &Grid<R>) -> Option<GroupBy<R>> {
    let (rest, descending) = part.strip_prefix('-').map_or((part, false), |rest| (rest, true));
    let (key, unit) = rest.split_once(':').map_or((rest, None), |(key, unit)| (key, Some(unit)));
    let column = grid.column(key)?;
    let grouping = column.grouping(grid)?;
    let unit = match (grouping, unit) {
        (_, None) | (Grouping::Time, Some("month")) => Unit::Month,
        (Grouping::Time, Some("year")) => Unit::Year,
        (_, Some(_)) => return None,
    };
    Some(GroupBy { column, sort: column.sort.as_ref()?, grouping, unit, descending })
}

/// Whether rows can be grouped like this; for what was kept long ago.
#[must_use]
pub fn known<R>(part: &str, grid: &Grid<R>) -> bool {
    one(part, grid).is_some()
}

/// The groups that are open, each as the keys that lead to it.
///
/// # Errors
/// 400 for what cannot be read, and for too many.
pub fn open<R>(input: &Input, keys: &[GroupBy<R>]) -> Result<Vec<Vec<Key>>, Error> {
    let mut open: Vec<Vec<Key>> = Vec::new();
    for text in input.all("open") {
        let path = path(text, keys).ok_or_else(|| unknown("open", text))?;
        if !open.contains(&path) {
            open.push(path);
        }
        if open.len() > MOST_OPEN {
            return Err(Error::BadRequest(Message::new("error-too-many-open").with("count", MOST_OPEN)));
        }
    }
    Ok(open)
}

fn path<R>(text: &str, keys: &[GroupBy<R>]) -> Option<Vec<Key>> {
    let parts: Vec<&str> = text.split('/').collect();
    if parts.len() > keys.len() {
        return None;
    }
    let read = |(part, by): (&&str, &GroupBy<R>)| {
        let text = if *part == EMPTY { "" } else { part };
        Key::read(&percent_decode_str(text).decode_utf8().ok()?, by)
    };
    parts.iter().zip(keys).map(read).collect()
}

/// A group as it stands in an address.
#[must_use]
pub fn path_text(path: &[Key]) -> String {
    let part = |key: &Key| match key.to_text() {
        text if text.is_empty() => EMPTY.to_owned(),
        text => utf8_percent_encode(&text, NON_ALPHANUMERIC).to_string(),
    };
    path.iter().map(part).collect::<Vec<_>>().join("/")
}

/// What rows can be grouped by, as addresses have it, each with its column.
#[must_use]
pub fn choices<R>(grid: &Grid<R>) -> Vec<(String, &'static Column<R>, Option<Unit>)> {
    let mut choices = Vec::new();
    for column in grid.columns {
        match column.grouping(grid) {
            Some(Grouping::Time) => {
                choices.push((column.key.to_owned(), column, Some(Unit::Month)));
                choices.push((format!("{}:year", column.key), column, Some(Unit::Year)));
            }
            Some(_) => choices.push((column.key.to_owned(), column, None)),
            None => {}
        }
    }
    choices
}

fn unknown(name: &'static str, value: &str) -> Error {
    let short: String = value.chars().take(60).collect();
    Error::BadRequest(Message::new("error-unknown-value").with("name", name).with("value", short))
}
