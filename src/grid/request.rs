//! The state of a list, read from its address and written back to it.

use super::arrangement::{Arrangement, SIZES};
use super::column::{Column, Grid, Sort, SortKind};
use super::cursor::Cursor;
use super::groups::{self, GroupBy, Key};
use crate::error::{Error, Message};
use crate::web::Input;

/// What an address of a list may say.
pub const KEYS: &[&str] =
    &["q", "sort", "columns", "size", "after", "before", "last", "count", "view", "group", "open"];
/// The view of all rows.
pub const ALL: &str = "all";
/// How many keys an order may have.
pub(super) const MOST_SORT_KEYS: usize = 3;

/// One key of the order that was asked for.
pub struct SortKey<R: 'static> {
    /// The column.
    pub column: &'static Column<R>,
    /// What it sorts by.
    pub sort: &'static Sort<R>,
    /// The other way round.
    pub descending: bool,
}

/// Which page of the list.
#[derive(Clone, Debug, PartialEq)]
pub enum Position {
    /// The first.
    First,
    /// The one behind a row.
    After(Cursor),
    /// The one before a row.
    Before(Cursor),
    /// The last.
    Last,
}

impl Position {
    /// The row to go on from, and whether the list is read from its end.
    #[must_use]
    pub fn start(&self) -> (Option<&Cursor>, bool) {
        match self {
            Self::First => (None, false),
            Self::After(cursor) => (Some(cursor), false),
            Self::Before(cursor) => (Some(cursor), true),
            Self::Last => (None, true),
        }
    }
}

/// What an address asks of a list.
pub struct Request<R: 'static> {
    /// The query, as typed.
    pub q: String,
    /// The order.
    pub sort: Vec<SortKey<R>>,
    /// The order as text; empty when it is the usual one.
    pub sort_text: String,
    /// The columns shown.
    pub columns: Vec<&'static Column<R>>,
    /// The columns as text; empty when they are the usual ones.
    pub columns_text: String,
    /// Rows per page.
    pub size: u32,
    /// Which page.
    pub position: Position,
    /// Whether all rows are to be counted.
    pub count: bool,
    /// The view that was opened: a ready-made one's key or a kept one's id; empty: none.
    pub view: String,
    /// What the rows are grouped by.
    pub groups: Vec<GroupBy<R>>,
    /// The same as text; empty when they are not.
    pub group_text: String,
    /// The groups that are open, each as the keys that lead to it.
    pub open: Vec<Vec<Key>>,
    /// How the viewer has arranged the list: what holds where the address says nothing.
    pub arrangement: Arrangement,
}

impl<R> Request<R> {
    /// Reads an address of a list that nobody has arranged.
    ///
    /// # Errors
    /// 400 that names what cannot be read.
    pub fn read(input: &Input, grid: &Grid<R>) -> Result<Self, Error> {
        Self::read_as(input, grid, Arrangement::default())
    }

    /// Reads an address of a list as the viewer has arranged it.
    ///
    /// # Errors
    /// 400 that names what cannot be read.
    pub fn read_as(input: &Input, grid: &Grid<R>, arrangement: Arrangement) -> Result<Self, Error> {
        input.only(KEYS)?;
        let sort_text = input.one("sort")?.to_owned();
        let asked = if sort_text.is_empty() { grid.default_sort } else { &sort_text };
        let sort = sort_keys(asked, grid)?;
        let columns_text = input.one("columns")?.to_owned();
        let columns = columns(&columns_text, grid, &arrangement)?;
        let groups = groups::read(input, grid)?;
        let group_text = groups.iter().map(GroupBy::to_text).collect::<Vec<_>>().join(",");
        let position = match groups.first() {
            None => position(input, asked, &kinds(&sort))?,
            Some(first) => position(input, &format!("group:{group_text}"), &[first.kind()])?,
        };
        Ok(Self {
            position,
            open: groups::open(input, &groups)?,
            groups,
            group_text,
            q: input.one("q")?.to_owned(),
            size: size(input.one("size")?, arrangement.size)?,
            count: flag(input, "count")?,
            view: view(input.one("view")?, grid)?,
            sort,
            sort_text,
            columns,
            columns_text,
            arrangement,
        })
    }

    /// Whether a column that is shown, or that the rows are ordered or grouped by, needs whole rows.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let shown = self.columns.iter().any(|column| column.whole);
        shown || self.sort.iter().any(|key| key.column.whole) || !self.groups.is_empty()
    }

    /// The order as it is written into cursors.
    #[must_use]
    pub fn sort_name(&self, grid: &Grid<R>) -> String {
        if self.sort_text.is_empty() { grid.default_sort.to_owned() } else { self.sort_text.clone() }
    }

    /// The state that every link keeps, the page apart.
    #[must_use]
    pub fn state(&self) -> Vec<(&'static str, String)> {
        let mut state = Vec::new();
        if !self.q.is_empty() {
            state.push(("q", self.q.clone()));
        }
        if !self.sort_text.is_empty() {
            state.push(("sort", self.sort_text.clone()));
        }
        if !self.columns_text.is_empty() {
            state.push(("columns", self.columns_text.clone()));
        }
        if self.size != self.arrangement.size {
            state.push(("size", self.size.to_string()));
        }
        if !self.group_text.is_empty() {
            state.push(("group", self.group_text.clone()));
        }
        state.extend(self.open.iter().map(|path| ("open", groups::path_text(path))));
        if !self.view.is_empty() {
            state.push(("view", self.view.clone()));
        }
        state
    }
}

/// The refusal of a value that a parameter does not have.
pub(super) fn unknown(parameter: &'static str, value: &str) -> Error {
    let short: String = value.chars().take(60).collect();
    Error::BadRequest(Message::new("error-unknown-value").with("name", parameter).with("value", short))
}

fn sort_keys<R>(text: &str, grid: &Grid<R>) -> Result<Vec<SortKey<R>>, Error> {
    let mut keys: Vec<SortKey<R>> = Vec::new();
    for part in text.split(',') {
        let (key, descending) = part.strip_prefix('-').map_or((part, false), |key| (key, true));
        let column = grid.column(key).ok_or_else(|| unknown("sort", part))?;
        let sort = column.sort.as_ref().ok_or_else(|| unknown("sort", part))?;
        if keys.iter().any(|known| known.column.key == key) || keys.len() >= MOST_SORT_KEYS {
            return Err(unknown("sort", text));
        }
        keys.push(SortKey { column, sort, descending });
    }
    Ok(keys)
}

fn columns<R>(text: &str, grid: &Grid<R>, arranged: &Arrangement) -> Result<Vec<&'static Column<R>>, Error> {
    if text.is_empty() {
        return Ok(arranged.shown(grid));
    }
    let mut columns: Vec<&'static Column<R>> = Vec::new();
    for key in text.split(',') {
        let column = grid.column(key).ok_or_else(|| unknown("columns", key))?;
        if columns.iter().any(|known| known.key == key) {
            return Err(unknown("columns", text));
        }
        columns.push(column);
    }
    Ok(columns)
}

/// Reads a number of rows per page; `arranged` when there is none.
pub(super) fn size(text: &str, arranged: u32) -> Result<u32, Error> {
    if text.is_empty() {
        return Ok(arranged);
    }
    let size = text.parse().ok().filter(|size| SIZES.contains(size));
    size.ok_or_else(|| unknown("size", text))
}

/// A view that is gone, or that the viewer may not see, is no mistake of an address that holds its whole state.
fn view<R>(text: &str, grid: &Grid<R>) -> Result<String, Error> {
    let is_id = || text.len() < 19 && text.chars().all(|c| c.is_ascii_digit());
    let known = text.is_empty() || text == ALL || grid.tabs.iter().any(|tab| tab.key == text);
    if known || is_id() { Ok(text.to_owned()) } else { Err(unknown("view", text)) }
}

fn flag(input: &Input, name: &'static str) -> Result<bool, Error> {
    match input.one(name)? {
        "" => Ok(false),
        "1" => Ok(true),
        other => Err(unknown(name, other)),
    }
}

fn kinds<R>(keys: &[SortKey<R>]) -> Vec<(SortKind, bool)> {
    keys.iter().map(|key| (key.sort.kind, key.sort.nullable)).collect()
}

fn position(input: &Input, sort: &str, kinds: &[(SortKind, bool)]) -> Result<Position, Error> {
    let (after, before, last) = (input.one("after")?, input.one("before")?, flag(input, "last")?);
    match (after, before, last) {
        ("", "", false) => Ok(Position::First),
        ("", "", true) => Ok(Position::Last),
        (after, "", false) => Ok(Position::After(Cursor::read(after, sort, kinds)?)),
        ("", before, false) => Ok(Position::Before(Cursor::read(before, sort, kinds)?)),
        _ => Err(Error::bad_request("error-two-positions")),
    }
}
