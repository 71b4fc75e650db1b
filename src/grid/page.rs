//! One page of a list, with few queries whatever the number of rows.

use super::column::{Grid, Ink};
use super::compile::{Complaint, Conjunct, compile};
use super::condition::{Comparison, Condition, Value};
use super::cursor::Cursor;
use super::keyset::ranges;
use super::language::{Query, Shape};
use super::order::OrderBy;
use super::request::{Position, Request};
use crate::db::Db;
use crate::error::Error;
use crate::fold;

/// A page counts its list up to here.
pub const CAP: i64 = 1_001;
/// A condition with at most so many hits is answered by its own index, a
/// commoner one by walking the order of the page, which meets hits soon.
const RARE: i64 = 5_000;

/// What the engine asks of a feature's queries.
pub struct Fetch {
    /// Which rows, beyond those that the actor may not see.
    pub condition: Condition,
    /// In which order.
    pub order: OrderBy,
    /// How many at most.
    pub limit: i64,
}

/// Where rows come from: the feature's own queries, already narrowed to what the actor may see.
pub trait Source {
    /// A row.
    type Row: 'static;
    /// Rows.
    ///
    /// # Errors
    /// Database errors.
    fn rows(&self, db: &mut Db, fetch: &Fetch) -> Result<Vec<Self::Row>, Error>;
    /// The ids of rows in any order.
    ///
    /// # Errors
    /// Database errors.
    fn ids(&self, db: &mut Db, condition: &Condition, most: i64) -> Result<Vec<i64>, Error>;
    /// How many rows there are, counting no further than `most`.
    ///
    /// # Errors
    /// Database errors.
    fn count(&self, db: &mut Db, condition: &Condition, most: i64) -> Result<i64, Error>;
    /// Adds what other tables know of these rows: one query each, for the columns shown.
    ///
    /// # Errors
    /// Database errors.
    fn complete(&self, db: &mut Db, rows: &mut [Self::Row], columns: &[&str]) -> Result<(), Error>;
}

/// How many rows a list has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Total {
    /// This many.
    Exact(i64),
    /// At least this many.
    Over(i64),
}

/// One page.
pub struct Page<R> {
    /// Its rows.
    pub rows: Vec<R>,
    /// The query, read.
    pub query: Query,
    /// Why the query could not be read; then there are no rows.
    pub complaint: Option<Complaint>,
    /// Whether rows come before and behind it.
    pub has_previous: bool,
    /// See above.
    pub has_next: bool,
    /// The number of its first row, when it is known.
    pub first_number: Option<i64>,
    /// How many rows the whole list has.
    pub total: Total,
}

/// Reads the page that `request` asks for.
///
/// # Errors
/// Database errors. A query that cannot be read is a page with a complaint.
pub fn fetch<S: Source>(
    db: &mut Db,
    source: &S,
    grid: &Grid<S::Row>,
    request: &Request<S::Row>,
    ink: &Ink,
) -> Result<Page<S::Row>, Error> {
    let (query, conjuncts) = match compile(&request.q, grid, ink) {
        Ok(compiled) => compiled,
        Err(complaint) => return Ok(unreadable(complaint)),
    };
    let exact = exact(db, source, grid, &query)?;
    let plan = plan(db, source, conjuncts, exact.as_ref())?;
    let mut page = walk(db, source, grid, request, &plan)?;
    page.total = total(db, source, &plan, request.count)?;
    if let Some(id) = plan.exact
        && request.position == Position::First
    {
        let first = Fetch {
            condition: Condition::ids(&[id]),
            order: OrderBy { table: grid.table, keys: Vec::new() },
            limit: 1,
        };
        page.rows.splice(0..0, source.rows(db, &first)?);
    }
    let shown: Vec<&str> = request.columns.iter().map(|column| column.key).collect();
    source.complete(db, &mut page.rows, &shown)?;
    Ok(Page { query, ..page })
}

fn unreadable<R>(complaint: Complaint) -> Page<R> {
    Page {
        rows: Vec::new(),
        query: Query::everything(),
        complaint: Some(complaint),
        has_previous: false,
        has_next: false,
        first_number: None,
        total: Total::Exact(0),
    }
}

/// How the query is answered.
struct Plan {
    condition: Condition,
    /// The row that is named exactly; it comes first.
    exact: Option<i64>,
    /// What is known of the number without counting.
    known: Option<Total>,
}

/// The row whose id, login or address is the only word of the query.
fn exact<S: Source>(
    db: &mut Db,
    source: &S,
    grid: &Grid<S::Row>,
    query: &Query,
) -> Result<Option<i64>, Error> {
    let [term] = query.terms_at_top() else { return Ok(None) };
    let Shape::Word(word) = term.shape() else { return Ok(None) };
    if word.contains(char::is_whitespace) || grid.exact.is_empty() {
        return Ok(None);
    }
    let equal = |column, value| Condition::Compare { column, comparison: Comparison::Equal, value };
    let key = fold::plain(word);
    let mut ways: Vec<Condition> =
        grid.exact.iter().map(|column| equal(column, Value::Text(key.clone()))).collect();
    if let Ok(id) = word.parse() {
        ways.push(equal("id", Value::Number(id)));
    }
    Ok(source.ids(db, &Condition::Any(ways), 1)?.first().copied())
}

fn plan<S: Source>(
    db: &mut Db,
    source: &S,
    conjuncts: Vec<Conjunct>,
    exact: Option<&i64>,
) -> Result<Plan, Error> {
    let exact = exact.copied();
    let best = conjuncts.iter().filter(|c| c.index.is_some()).map(|c| c.rank).min();
    let Some(best) = best else {
        let condition = Condition::all(conjuncts.into_iter().map(|c| c.walk));
        return Ok(Plan { condition, exact, known: None });
    };
    // All words together, or the first of the most selective other terms.
    let words = usize::MAX * usize::from(best == 0) + usize::from(best != 0);
    let (probed, others): (Vec<Conjunct>, Vec<Conjunct>) = split(conjuncts, best, words);
    let index = Condition::all(probed.iter().filter_map(|c| c.index.clone()));
    let ids = source.ids(db, &index, RARE + 1)?;
    let rest = Condition::all(others.into_iter().map(|c| c.walk));
    let alone = matches!(rest, Condition::Everything);
    let found = i64::try_from(ids.len()).unwrap_or(i64::MAX);
    if found > RARE {
        let walks = Condition::all(probed.into_iter().map(|c| c.walk));
        let known = alone.then_some(Total::Over(CAP - 1));
        return Ok(Plan { condition: walks.and(rest), exact, known });
    }
    let extra = exact.is_some_and(|id| !ids.contains(&id));
    let known = alone.then_some(Total::Exact(found + i64::from(extra)));
    Ok(Plan { condition: Condition::ids(&ids).and(rest), exact, known })
}

fn split(conjuncts: Vec<Conjunct>, rank: u8, most: usize) -> (Vec<Conjunct>, Vec<Conjunct>) {
    let mut taken = 0;
    conjuncts.into_iter().partition(|conjunct| {
        let take = conjunct.rank == rank && conjunct.index.is_some() && taken < most;
        taken += usize::from(take);
        take
    })
}

/// Reads one row more than the page has, to know whether there is a next one.
fn walk<S: Source>(
    db: &mut Db,
    source: &S,
    grid: &Grid<S::Row>,
    request: &Request<S::Row>,
    plan: &Plan,
) -> Result<Page<S::Row>, Error> {
    let (cursor, back) = match &request.position {
        Position::First => (None, false),
        Position::After(cursor) => (Some(cursor), false),
        Position::Before(cursor) => (Some(cursor), true),
        Position::Last => (None, true),
    };
    let size = usize::try_from(request.size).unwrap_or(usize::MAX);
    let condition = match plan.exact {
        None => plan.condition.clone(),
        Some(id) => plan.condition.clone().and(Condition::Not(Box::new(Condition::ids(&[id])))),
    };
    let mut rows = Vec::new();
    for range in ranges(grid.table, &request.sort, cursor, back) {
        let limit = i64::try_from(size + 1 - rows.len()).unwrap_or(0);
        let condition = range.condition.and(condition.clone());
        rows.extend(source.rows(db, &Fetch { condition, order: range.order, limit })?);
        if rows.len() > size {
            break;
        }
    }
    let more = rows.len() > size;
    rows.truncate(size);
    if back {
        rows.reverse();
    }
    let count = i64::try_from(rows.len()).unwrap_or(0);
    let (has_previous, has_next) = match request.position {
        Position::First => (false, more),
        Position::After(_) => (true, more),
        Position::Before(_) => (more, true),
        Position::Last => (more, false),
    };
    let number = cursor.and_then(|cursor| cursor.number);
    let first_number = match request.position {
        Position::First => Some(1),
        Position::After(_) => number.map(|number| number + 1),
        Position::Before(_) => number.map(|number| number - count).filter(|number| *number > 0),
        Position::Last => None,
    };
    Ok(Page {
        rows,
        query: Query::everything(),
        complaint: None,
        has_previous,
        has_next,
        first_number,
        total: Total::Exact(0),
    })
}

fn total<S: Source>(db: &mut Db, source: &S, plan: &Plan, all: bool) -> Result<Total, Error> {
    match plan.known {
        Some(Total::Exact(count)) => return Ok(Total::Exact(count)),
        Some(over) if !all => return Ok(over),
        _ => {}
    }
    let most = if all { i64::MAX } else { CAP };
    let count = source.count(db, &plan.condition, most)?;
    Ok(if count < most { Total::Exact(count) } else { Total::Over(CAP - 1) })
}

/// The place of a row, for the links behind and before it.
pub fn cursor<R>(grid: &Grid<R>, request: &Request<R>, row: &R, number: Option<i64>) -> Cursor {
    Cursor {
        sort: request.sort_name(grid),
        values: request.sort.iter().map(|key| (key.sort.value)(row)).collect(),
        id: (grid.id)(row),
        number,
    }
}
