//! A page of groups, with what is in those that are open.

use super::find::{Found, Place, Stretch, find};
use super::key::Key;
use super::matching::{Matching, matching, within};
use super::{Count, ROWS};
use crate::db::Db;
use crate::error::Error;
use crate::grid::column::{Grid, Ink};
use crate::grid::compile::Conjunct;
use crate::grid::condition::{Condition, Value};
use crate::grid::cursor::Cursor;
use crate::grid::keyset::ranges;
use crate::grid::order::OrderBy;
use crate::grid::request::{Position, Request};
use crate::grid::source::{Fetch, Source};

/// A page of groups.
pub struct Grouped<R> {
    /// The groups, in order.
    pub lines: Vec<Line>,
    /// One row of each group whose name only a row knows.
    pub samples: Vec<R>,
    /// From where groups come before the page.
    pub previous: Option<Key>,
    /// From where groups come behind it.
    pub next: Option<Key>,
}

/// A group.
pub struct Line {
    /// The keys that lead to it, its own last.
    pub path: Vec<Key>,
    /// How many rows it has.
    pub count: Count,
    /// One of its rows.
    pub sample: Option<i64>,
    /// What is in it, when it is open.
    pub inside: Option<Inside>,
}

/// What is in an open group.
pub enum Inside {
    /// Rows of the page: from this one on, so many.
    Rows {
        /// The first.
        from: usize,
        /// How many.
        count: usize,
        /// Whether the group has more.
        more: bool,
    },
    /// Groups.
    Groups {
        /// The first of them.
        lines: Vec<Line>,
        /// Whether there are more.
        more: bool,
    },
}

/// The rows of open groups, and the groups.
type Read<R> = (Vec<R>, Grouped<R>);

struct Reader<'r, S: Source> {
    source: &'r S,
    grid: &'r Grid<S::Row>,
    request: &'r Request<S::Row>,
    ink: &'r Ink,
    /// The rows of open groups, one group behind the other.
    rows: Vec<S::Row>,
}

/// Reads the page of groups that `request` asks for, and the rows of those that are open.
///
/// # Errors
/// Database errors; 400 for a place that is none.
pub fn fetch<S: Source>(
    db: &mut Db,
    source: &S,
    grid: &Grid<S::Row>,
    request: &Request<S::Row>,
    (ink, conjuncts): (&Ink, &[Conjunct]),
) -> Result<Read<S::Row>, Error> {
    let mut reader = Reader { source, grid, request, ink, rows: Vec::new() };
    let all = matching(db, source, conjuncts)?;
    let from = match request.position.start().0 {
        None => None,
        Some(cursor) => Some(reader.key(cursor)?),
    };
    let back = request.position.start().1;
    let limit = usize::try_from(request.size).unwrap_or(usize::MAX);
    let (mut lines, more) = reader.level(db, &all, &[], &Stretch { from: from.clone(), back, limit })?;
    if back {
        lines.reverse();
    }
    let first = lines.first().and_then(|line| line.path.last().cloned());
    let last = lines.last().and_then(|line| line.path.last().cloned());
    let (previous, next) = match request.position {
        Position::First => (None, more),
        Position::After(_) => (first.or(from), more),
        Position::Before(_) => (more, last.or(from)),
        Position::Last => (more, None),
    };
    for line in &mut lines {
        reader.open(db, &all, line)?;
    }
    let samples = reader.samples(db, &lines)?;
    Ok((reader.rows, Grouped { lines, samples, previous, next }))
}

impl<S: Source> Reader<'_, S> {
    /// The groups of a level below `parents`, in the direction of the stretch, and from where more follow.
    fn level(
        &self,
        db: &mut Db,
        matching: &Matching,
        parents: &[Key],
        stretch: &Stretch,
    ) -> Result<(Vec<Line>, Option<Key>), Error> {
        let Some(by) = self.request.groups.get(parents.len()) else { return Ok((Vec::new(), None)) };
        let (source, grid, ink) = (self.source, self.grid, self.ink);
        let place = Place { source, grid, by, matching, ink, exact: self.request.count };
        let (found, more) = find(db, &place, stretch)?;
        let line = |group: Found| Line {
            path: parents.iter().cloned().chain([group.key]).collect(),
            count: group.count,
            sample: group.sample,
            inside: None,
        };
        Ok((found.into_iter().map(line).collect(), more))
    }

    /// Reads what is in a group, if it is open.
    fn open(&mut self, db: &mut Db, all: &Matching, line: &mut Line) -> Result<(), Error> {
        if !self.request.open.contains(&line.path) {
            return Ok(());
        }
        let keys = line.path.iter().zip(&self.request.groups);
        let part = Condition::all(keys.map(|(key, by)| key.condition(by.sort.column, self.ink.t)));
        let matching = within(db, self.source, all, &part)?;
        line.inside = Some(if line.path.len() < self.request.groups.len() {
            let limit = usize::try_from(self.request.size).unwrap_or(usize::MAX);
            let stretch = Stretch { from: None, back: false, limit };
            let (mut lines, more) = self.level(db, &matching, &line.path, &stretch)?;
            for line in &mut lines {
                self.open(db, all, line)?;
            }
            Inside::Groups { lines, more: more.is_some() }
        } else {
            self.read(db, &matching)?
        });
        Ok(())
    }

    /// The first rows of a group, in the order of the list.
    fn read(&mut self, db: &mut Db, matching: &Matching) -> Result<Inside, Error> {
        let from = self.rows.len();
        let asked = match &matching.asked {
            Condition::Everything => Condition::Everything,
            asked => Condition::Unindexed(Box::new(asked.clone())),
        };
        let wanted = matching.found.clone().and(asked);
        let most = usize::try_from(ROWS).unwrap_or(0);
        for range in ranges(self.grid.table, &self.request.sort, None, false) {
            let limit = i64::try_from(most + 1 - (self.rows.len() - from)).unwrap_or(0);
            let condition = range.condition.and(wanted.clone());
            self.rows
                .extend(self.source.rows(db, &Fetch { condition, order: range.order, limit, whole: true })?);
            if self.rows.len() - from > most {
                break;
            }
        }
        let more = self.rows.len() - from > most;
        self.rows.truncate(from + most);
        Ok(Inside::Rows { from, count: self.rows.len() - from, more })
    }

    /// One row of each group whose name only a row knows.
    fn samples(&self, db: &mut Db, lines: &[Line]) -> Result<Vec<S::Row>, Error> {
        let ids = samples(lines);
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let order = OrderBy { table: self.grid.table, keys: Vec::new() };
        let limit = i64::try_from(ids.len()).unwrap_or(i64::MAX);
        self.source.rows(db, &Fetch { condition: Condition::ids(&ids), order, limit, whole: true })
    }

    /// The group that a cursor stands at.
    fn key(&self, cursor: &Cursor) -> Result<Key, Error> {
        let bad = || Error::bad_request("error-bad-cursor");
        let by = self.request.groups.first().ok_or_else(bad)?;
        match cursor.values.first() {
            Some(Value::Text(text)) => Key::read(text, by).ok_or_else(bad),
            Some(Value::Number(number)) => Ok(Key::Value(Value::Number(*number))),
            Some(Value::Nothing) => Ok(Key::Nothing),
            Some(Value::Time(_)) | None => Err(bad()),
        }
    }
}

fn samples(lines: &[Line]) -> Vec<i64> {
    let inside = |line: &Line| match &line.inside {
        Some(Inside::Groups { lines, .. }) => samples(lines),
        Some(Inside::Rows { .. }) | None => Vec::new(),
    };
    lines.iter().flat_map(|line| line.sample.into_iter().chain(inside(line))).collect()
}
