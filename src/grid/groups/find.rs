//! The groups of a page, met in order: first their keys, by seeks, then how many rows each has, by bounded looks.

use super::grouping::Grouping;
use super::key::Key;
use super::matching::Matching;
use super::reading::GroupBy;
use super::tally::{Seen, Tally};
use super::walk::Walk;
use super::{Count, LOOK};
use crate::db::Db;
use crate::error::Error;
use crate::grid::column::{Grid, Ink};
use crate::grid::condition::{Comparison, Condition, Value};
use crate::grid::order::{Order, OrderBy};
use crate::grid::source::{Fetch, Source};

/// So often keys are looked for when none of them has a row that matches, before the page goes on to the next.
const ROUNDS: usize = 8;

/// Where groups are looked for.
pub struct Place<'p, S: Source> {
    /// The rows.
    pub source: &'p S,
    /// Their list.
    pub grid: &'p Grid<S::Row>,
    /// What they are grouped by.
    pub by: &'p GroupBy<S::Row>,
    /// Which of them.
    pub matching: &'p Matching,
    /// The viewer's zone.
    pub ink: &'p Ink,
    /// Whether the numbers have to be exact.
    pub exact: bool,
}

/// Which groups: those behind a key, or from an end on.
#[derive(Clone, Debug)]
pub struct Stretch {
    /// The key to go on from.
    pub from: Option<Key>,
    /// Towards the first group.
    pub back: bool,
    /// How many at most.
    pub limit: usize,
}

/// A group.
#[derive(Clone, Debug)]
pub struct Found {
    /// What its rows have in common.
    pub key: Key,
    /// How many rows it has.
    pub count: Count,
    /// One of them.
    pub sample: Option<i64>,
}

/// The groups of a stretch, in its direction, and the key from which more would follow.
pub fn find<S: Source>(
    db: &mut Db,
    place: &Place<'_, S>,
    stretch: &Stretch,
) -> Result<(Vec<Found>, Option<Key>), Error> {
    let (back, limit) = (stretch.back, stretch.limit);
    let from_empty = stretch.from == Some(Key::Nothing);
    // Empty values come last in both directions of the order, so first on the way back.
    let has_empty = place.by.sort.nullable && !from_empty && (!back || stretch.from.is_none());
    let mut found = Vec::new();
    if back && has_empty {
        found.extend(look(db, place, &[Key::Nothing])?);
    }
    let mut behind = stretch.from.clone().filter(|key| *key != Key::Nothing);
    let mut ended = from_empty && !back;
    for _ in 0..ROUNDS {
        if ended || found.len() > limit {
            break;
        }
        let wanted = limit + 1 - found.len();
        let mut keys = candidates(db, place, behind.as_ref(), back, wanted)?;
        behind = keys.last().cloned().or(behind);
        ended = is_end(place.by, keys.len(), wanted);
        if ended && !back && has_empty {
            keys.push(Key::Nothing);
        }
        found.extend(look(db, place, &keys)?);
    }
    if found.len() > limit {
        found.truncate(limit);
        return Ok((found.clone(), found.last().map(|group| group.key.clone())));
    }
    Ok((found, behind.filter(|_| !ended)))
}

/// Whether no key can follow.
fn is_end<R>(by: &GroupBy<R>, count: usize, wanted: usize) -> bool {
    match by.grouping {
        Grouping::Choice(_) => true,
        Grouping::Text | Grouping::Number => count < wanted,
        Grouping::Time => count == 0,
    }
}

/// The next keys, whether or not a row that matches has them.
fn candidates<S: Source>(
    db: &mut Db,
    place: &Place<'_, S>,
    behind: Option<&Key>,
    back: bool,
    wanted: usize,
) -> Result<Vec<Key>, Error> {
    let by = place.by;
    let falls = by.descending != back;
    match by.grouping {
        Grouping::Choice(choices) => {
            let mut words: Vec<&str> = choices.iter().map(|choice| choice.word).collect();
            words.sort_unstable();
            if falls {
                words.reverse();
            }
            let seen = behind.and_then(|key| words.iter().position(|word| *word == key.to_text()));
            let rest = words.into_iter().skip(seen.map_or(0, |at| at + 1));
            Ok(rest.map(|word| Key::Value(Value::Text(word.to_owned()))).collect())
        }
        Grouping::Text | Grouping::Number => {
            let walk = Walk {
                column: by.sort.column,
                numeric: matches!(by.grouping, Grouping::Number),
                descending: falls,
                behind: behind.map(Key::value),
                condition: place.matching.found.clone(),
                limit: i64::try_from(wanted).unwrap_or(i64::MAX),
            };
            Ok(place.source.walk(db, &walk)?.into_iter().map(Key::Value).collect())
        }
        Grouping::Time => periods(db, place, behind, falls, wanted),
    }
}

/// The period of the next moment, and those that follow it without a gap.
fn periods<S: Source>(
    db: &mut Db,
    place: &Place<'_, S>,
    behind: Option<&Key>,
    falls: bool,
    wanted: usize,
) -> Result<Vec<Key>, Error> {
    let (by, t) = (place.by, place.ink.t);
    let column = by.sort.column;
    let compare = |comparison, at| Condition::Compare { column, comparison, value: Value::Time(at) };
    let begin = match behind.and_then(|key| key.moments(t)) {
        None => Condition::Empty { column, empty: false },
        Some((from, _)) if falls => compare(Comparison::Less, from),
        Some((_, to)) => compare(Comparison::GreaterEqual, to),
    };
    let key = |column, descending| Order { column, descending, empties_last: false, reversed: false };
    let order = OrderBy { table: place.grid.table, keys: vec![key(column, falls), key("id", falls)] };
    let condition = begin.and(place.matching.found.clone());
    let nearest = place.source.rows(db, &Fetch { condition, order, limit: 1, whole: true })?;
    let Some(Value::Time(at)) = nearest.first().map(|row| (by.sort.value)(row)) else {
        return Ok(Vec::new());
    };
    let first = Key::period(at, by.unit, t);
    Ok(std::iter::successors(Some(first), |key| key.step(falls)).take(wanted).collect())
}

/// Those of the groups that have rows.
fn look<S: Source>(db: &mut Db, place: &Place<'_, S>, keys: &[Key]) -> Result<Vec<Found>, Error> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let (column, matching) = (place.by.sort.column, place.matching);
    let tally = Tally {
        column,
        groups: keys.iter().map(|key| key.range(column, place.ink.t).and(matching.found.clone())).collect(),
        asked: matching.asked.clone(),
        look: if place.exact { i64::MAX } else { LOOK },
        samples: matches!(place.by.grouping, Grouping::Text),
    };
    let seen = place.source.tally(db, &tally)?;
    let all = tally.asks_nothing();
    let counted = |(key, seen): (&Key, Seen)| {
        let count = count(seen, tally.look, all);
        (count != Count::Exact(0)).then(|| Found { key: key.clone(), count, sample: seen.sample })
    };
    Ok(keys.iter().zip(seen).filter_map(counted).collect())
}

/// What a look tells; `all`: every row that was looked at matches.
fn count(seen: Seen, look: i64, all: bool) -> Count {
    match seen.matched {
        matched if seen.looked < look => Count::Exact(matched),
        0 => Count::Unknown,
        matched => Count::AtLeast(if all { matched - 1 } else { matched }),
    }
}
