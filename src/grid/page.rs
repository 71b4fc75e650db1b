//! One page of a list, with few queries whatever the number of rows.

use super::column::{Grid, Ink};
use super::compile::{Complaint, compile};
use super::cursor::Cursor;
use super::groups::{self, Grouped};
use super::keyset::ranges;
use super::language::Query;
use super::list::List;
use super::plan::{Plan, Route, by_condition, plan};
use super::request::{Position, Request};
use super::source::{Fetch, Source};
use crate::access::Actor;
use crate::db::Db;
use crate::error::Error;
use crate::web::language::Language;

/// A page counts its list up to here.
pub const CAP: i64 = 1_001;

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
    /// The groups, when rows are grouped: then the rows are those of the open ones.
    pub groups: Option<Grouped<R>>,
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
    if !request.groups.is_empty() {
        let (rows, groups) = groups::fetch(db, source, grid, request, (ink, &conjuncts))?;
        let mut page = Page { groups: Some(groups), query, ..whole(rows) };
        complete(db, source, request, &mut page)?;
        return Ok(page);
    }
    let (plan, named) = plan(db, source, grid, request, &query, conjuncts)?;
    let mut page = read(db, source, grid, request, &plan)?;
    page.total = total(db, source, request, &plan, &page)?;
    if request.position == Position::First {
        page.rows.splice(0..0, named);
    }
    complete(db, source, request, &mut page)?;
    Ok(Page { query, ..page })
}

fn complete<S: Source>(
    db: &mut Db,
    source: &S,
    request: &Request<S::Row>,
    page: &mut Page<S::Row>,
) -> Result<(), Error> {
    if page.rows.is_empty() {
        return Ok(());
    }
    let shown: Vec<&str> = request.columns.iter().map(|column| column.key).collect();
    source.complete(db, &mut page.rows, &shown)
}

fn unreadable<R>(complaint: Complaint) -> Page<R> {
    Page { complaint: Some(complaint), ..whole(Vec::new()) }
}

/// A page that holds all there is.
fn whole<R>(rows: Vec<R>) -> Page<R> {
    Page {
        rows,
        query: Query::everything(),
        complaint: None,
        has_previous: false,
        has_next: false,
        first_number: None,
        total: Total::Exact(0),
        groups: None,
    }
}

/// Reads one row more than the page has, to know whether there is a next one.
fn read<S: Source>(
    db: &mut Db,
    source: &S,
    grid: &Grid<S::Row>,
    request: &Request<S::Row>,
    plan: &Plan,
) -> Result<Page<S::Row>, Error> {
    let (cursor, back) = request.position.start();
    let size = usize::try_from(request.size).unwrap_or(usize::MAX);
    let condition = plan.condition();
    let mut rows = Vec::new();
    for range in ranges(grid.table, &request.sort, cursor, back) {
        let limit = i64::try_from(size + 1 - rows.len()).unwrap_or(0);
        let condition = range.condition.and(condition.clone());
        rows.extend(
            source.rows(db, &Fetch { condition, order: range.order, limit, whole: request.is_whole() })?,
        );
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
    Ok(Page { has_previous, has_next, first_number, ..whole(rows) })
}

fn total<S: Source>(
    db: &mut Db,
    source: &S,
    request: &Request<S::Row>,
    plan: &Plan,
    page: &Page<S::Row>,
) -> Result<Total, Error> {
    let exact = i64::from(plan.exact.is_some());
    let rows = i64::try_from(page.rows.len()).unwrap_or(0);
    if request.position == Position::First && !page.has_next {
        return Ok(Total::Exact(rows + exact));
    }
    match plan.known {
        Some(Total::Exact(count)) => return Ok(Total::Exact(count)),
        Some(Total::Over(count)) if !request.count => return Ok(Total::Over(count)),
        Some(Total::Over(_)) | None => {}
    }
    // Of a common word only so much is known as was met; counting it takes a link of its own.
    if plan.route == Route::Met && !request.count {
        return Ok(Total::Over(page.first_number.map_or(rows, |first| first + rows - 1)));
    }
    let most = if request.count { i64::MAX } else { CAP };
    let count = source.count(db, &plan.counted(), most)?;
    Ok(if count < most { Total::Exact(count + exact) } else { Total::Over(CAP - 1) })
}

/// How many rows of a list match a query without words, as far as the actor may see them: what the list itself says.
///
/// # Errors
/// Database errors; [`Error::Unprocessable`] for a query that cannot be read.
pub fn number<L: List>(db: &mut Db, actor: &Actor, q: &str, t: Language) -> Result<Total, Error> {
    let (_, conjuncts) =
        compile(q, L::grid(), &Ink::of(actor, t)).map_err(|complaint| Error::Unprocessable(complaint.why))?;
    let source = L::source(actor);
    let plan = by_condition(db, &source, &conjuncts)?;
    if let Some(known) = plan.known {
        return Ok(known);
    }
    let count = source.count(db, &plan.counted(), CAP)?;
    Ok(if count < CAP { Total::Exact(count) } else { Total::Over(CAP - 1) })
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
