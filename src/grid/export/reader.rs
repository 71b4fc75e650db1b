//! All rows of a list in its order, some thousand at a time. Each time is a
//! short query of its own, by position: a reader that stays open for minutes
//! would keep SQLite's log from being cleared.

use super::wish::{Chosen, Wish};
use crate::db::Db;
use crate::error::Error;
use crate::grid::column::{Grid, Ink};
use crate::grid::compile::{Conjunct, compile};
use crate::grid::condition::Condition;
use crate::grid::cursor::Cursor;
use crate::grid::keyset::ranges;
use crate::grid::page::{CAP, Total, cursor};
use crate::grid::plan::{exact, walks};
use crate::grid::request::Request;
use crate::grid::source::{Fetch, Source};

/// Rows that are read at a time.
pub const CHUNK: usize = 2_000;
/// A condition with at most so many hits is gathered once by its index; a more
/// common one is met on the way.
const FEW: i64 = 20_000;

/// Which rows, and how far they are read.
pub struct Reader<R: 'static> {
    condition: Condition,
    /// The row that is named exactly; it comes first, as on the page.
    first: Option<R>,
    cursor: Option<Cursor>,
    is_over: bool,
    /// Whether the wanted columns need whole rows.
    whole: bool,
}

impl<R: 'static> Reader<R> {
    /// Finds out which rows are meant.
    ///
    /// # Errors
    /// 400 when the query cannot be read; database errors.
    pub fn new<S: Source<Row = R>>(
        db: &mut Db,
        source: &S,
        grid: &Grid<R>,
        wish: &Wish<R>,
        ink: &Ink,
    ) -> Result<Self, Error> {
        let except = match &wish.chosen {
            Chosen::Ids(ids) => return Ok(Self::of(Condition::ids(ids), None, wish.is_whole())),
            Chosen::Matching { except } => except,
        };
        let (query, conjuncts) =
            compile(&wish.request.q, grid, ink).map_err(|complaint| Error::BadRequest(complaint.why))?;
        let first = exact(db, source, grid, &query, wish.is_whole())?;
        let mut left_out = except.clone();
        left_out.extend(first.as_ref().map(grid.id));
        let first = first.filter(|row| !except.contains(&(grid.id)(row)));
        let mut condition = matching(db, source, &conjuncts)?;
        if !left_out.is_empty() {
            condition = condition.and(Condition::Not(Box::new(Condition::ids(&left_out))));
        }
        Ok(Self::of(condition, first, wish.is_whole()))
    }

    fn of(condition: Condition, first: Option<R>, whole: bool) -> Self {
        Self { condition, first, cursor: None, is_over: false, whole }
    }

    /// How many rows there are, counting no further than a page does.
    ///
    /// # Errors
    /// Database errors.
    pub fn total<S: Source<Row = R>>(&self, db: &mut Db, source: &S) -> Result<Total, Error> {
        let count = source.count(db, &self.condition, CAP)?;
        let first = i64::from(self.first.is_some());
        Ok(if count < CAP { Total::Exact(count + first) } else { Total::Over(CAP - 1) })
    }

    /// The next rows, not yet completed; none when all were read.
    ///
    /// # Errors
    /// Database errors.
    pub fn next<S: Source<Row = R>>(
        &mut self,
        db: &mut Db,
        source: &S,
        grid: &Grid<R>,
        request: &Request<R>,
    ) -> Result<Vec<R>, Error> {
        if self.is_over {
            return Ok(Vec::new());
        }
        let mut rows = Vec::with_capacity(CHUNK + 1);
        for range in ranges(grid.table, &request.sort, self.cursor.as_ref(), false) {
            let limit = i64::try_from(CHUNK - rows.len()).unwrap_or(0);
            let condition = range.condition.and(self.condition.clone());
            rows.extend(source.rows(db, &Fetch { condition, order: range.order, limit, whole: self.whole })?);
            if rows.len() >= CHUNK {
                break;
            }
        }
        self.is_over = rows.len() < CHUNK;
        self.cursor = rows.last().map(|row| cursor(grid, request, row, None));
        rows.splice(0..0, self.first.take());
        Ok(rows)
    }
}

/// The rows that match: by their ids if they are few, else asked of each row on the way.
fn matching<S: Source>(db: &mut Db, source: &S, conjuncts: &[Conjunct]) -> Result<Condition, Error> {
    let needles: Vec<String> = conjuncts.iter().filter_map(|term| term.index.needle()).collect();
    let indexed = conjuncts.iter().filter(|term| term.index.condition().is_some());
    let best = indexed.min_by_key(|term| term.rank).and_then(|term| term.index.condition());
    let index = if needles.is_empty() { best } else { Some(Condition::search(&needles, FEW + 1)) };
    let on_the_way = walks(conjuncts);
    let Some(index) = index else { return Ok(on_the_way) };
    let ids = source.ids(db, &index, FEW + 1)?;
    let are_few = i64::try_from(ids.len()).is_ok_and(|count| count <= FEW);
    Ok(if are_few { Condition::ids(&ids).and(on_the_way) } else { on_the_way })
}
