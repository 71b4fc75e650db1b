//! How a query is answered: by an index of its own, or along the order of the page.
//!
//! A rare condition is gathered by its index and sorted; a common one is met
//! soon enough on the way. Which it is, a few bounded looks tell.

use super::column::Grid;
use super::compile::Conjunct;
use super::condition::{Comparison, Condition, Value};
use super::keyset::ranges;
use super::language::{Query, Shape};
use super::order::{Order, OrderBy};
use super::page::Total;
use super::request::Request;
use super::source::{Fetch, Look, Source};
use crate::db::Db;
use crate::error::Error;
use crate::fold;

/// A condition with at most so many hits is gathered.
const RARE: i64 = 1_000;
/// So many of the newest rows tell whether a word is common …
const SAMPLE: i64 = 500;
/// … when it occurs in at least so many of them.
const COMMON: i64 = 3;
/// How far to look for a word along an order whose index carries the searched
/// text: so many rows, divided by how often the word occurs in the sample.
const FAR: i64 = 60_000;
/// The same along any other order, where each row has to be fetched.
const NEAR: i64 = 24_000;
/// The least distance.
const STEP: i64 = 2_000;

/// The way that was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// By what the plan's condition says.
    Usual,
    /// The rows of this very page were met by a bounded look.
    Met,
}

/// How the query is answered.
pub struct Plan {
    rest: Condition,
    /// What is counted, where `rest` is only the rows of one page.
    whole: Option<Condition>,
    /// The row that is named exactly; it comes first.
    pub exact: Option<i64>,
    /// What is known of the number without counting.
    pub known: Option<Total>,
    /// The way that was chosen.
    pub route: Route,
}

impl Plan {
    /// What rows must be, beyond their place in the order.
    #[must_use]
    pub fn condition(&self) -> Condition {
        self.but_exact(&self.rest)
    }

    /// The same for every row of the list.
    #[must_use]
    pub fn counted(&self) -> Condition {
        self.but_exact(self.whole.as_ref().unwrap_or(&self.rest))
    }

    fn but_exact(&self, condition: &Condition) -> Condition {
        match self.exact {
            None => condition.clone(),
            Some(id) => condition.clone().and(Condition::Not(Box::new(Condition::ids(&[id])))),
        }
    }
}

/// Chooses; the row that is named exactly comes along.
///
/// # Errors
/// Database errors.
pub fn plan<S: Source>(
    db: &mut Db,
    source: &S,
    grid: &Grid<S::Row>,
    request: &Request<S::Row>,
    query: &Query,
    conjuncts: Vec<Conjunct>,
) -> Result<(Plan, Option<S::Row>), Error> {
    let needles: Vec<String> = conjuncts.iter().filter_map(|c| c.index.needle()).collect();
    let named = exact(db, source, grid, query)?;
    let exact = named.as_ref().map(grid.id);
    let chosen = if needles.is_empty() {
        by_condition(db, source, &conjuncts)?
    } else {
        by_words(db, source, grid, request, (conjuncts, needles), exact)?
    };
    Ok((Plan { exact, ..chosen }, named))
}

fn usual(rest: Condition, known: Option<Total>) -> Plan {
    Plan { rest, whole: None, exact: None, known, route: Route::Usual }
}

fn walks(conjuncts: &[Conjunct]) -> Condition {
    let all = Condition::all(conjuncts.iter().map(|conjunct| conjunct.walk.clone()));
    match all {
        Condition::Everything => all,
        some => Condition::Unindexed(Box::new(some)),
    }
}

/// The most selective term by its index if it is rare, else all of them on the way.
fn by_condition<S: Source>(db: &mut Db, source: &S, conjuncts: &[Conjunct]) -> Result<Plan, Error> {
    let best = conjuncts.iter().filter(|c| c.index.condition().is_some()).min_by_key(|c| c.rank);
    let Some(index) = best.and_then(|best| best.index.condition()) else {
        return Ok(usual(walks(conjuncts), None));
    };
    let ids = source.ids(db, &index, RARE + 1)?;
    let alone = conjuncts.len() == 1;
    let found = i64::try_from(ids.len()).unwrap_or(i64::MAX);
    if found > RARE {
        return Ok(usual(walks(conjuncts), alone.then_some(Total::Over(RARE))));
    }
    let rest = if alone { Condition::Everything } else { walks(conjuncts) };
    Ok(usual(Condition::ids(&ids).and(rest), alone.then_some(Total::Exact(found))))
}

fn by_words<S: Source>(
    db: &mut Db,
    source: &S,
    grid: &Grid<S::Row>,
    request: &Request<S::Row>,
    (conjuncts, needles): (Vec<Conjunct>, Vec<String>),
    exact: Option<i64>,
) -> Result<Plan, Error> {
    let (others, alone) = (others(&conjuncts), conjuncts.len() == needles.len());
    let often = sampled(db, source, grid, &needles)?;
    let common = often >= COMMON;
    if common && let Some(plan) = met(db, source, grid, request, (&needles, &others, often), exact)? {
        return Ok(plan);
    }
    if !common {
        let ids = source.ids(db, &Condition::search(&needles, RARE + 1), RARE + 1)?;
        let found = i64::try_from(ids.len()).unwrap_or(i64::MAX);
        if found <= RARE {
            let extra = i64::from(exact.is_some_and(|id| !ids.contains(&id)));
            let known = alone.then_some(Total::Exact(found + extra));
            return Ok(usual(Condition::ids(&ids).and(others), known));
        }
        if let Some(plan) = met(db, source, grid, request, (&needles, &others, COMMON), exact)? {
            return Ok(Plan { known: alone.then_some(Total::Over(RARE)), ..plan });
        }
    }
    // Common, but far away in this order: all of it is gathered and sorted.
    Ok(usual(Condition::search(&needles, i64::MAX).and(others), None))
}

/// What is asked beside the words.
fn others(conjuncts: &[Conjunct]) -> Condition {
    let others: Vec<Conjunct> = conjuncts.iter().filter(|c| c.index.needle().is_none()).cloned().collect();
    walks(&others)
}

/// How often all words occur together in the newest rows.
fn sampled<S: Source>(
    db: &mut Db,
    source: &S,
    grid: &Grid<S::Row>,
    needles: &[String],
) -> Result<i64, Error> {
    let newest = Order { column: "id", descending: true, empties_last: false, reversed: false };
    let order = OrderBy { table: grid.table, keys: vec![newest] };
    let fetch = Fetch { condition: Condition::Everything, order, limit: SAMPLE };
    let look = Look { fetch, depth: SAMPLE, needles: needles.to_vec() };
    Ok(i64::try_from(source.look(db, &look)?.len()).unwrap_or(SAMPLE))
}

/// The rows of this page, if a bounded look along its order fills it.
fn met<S: Source>(
    db: &mut Db,
    source: &S,
    grid: &Grid<S::Row>,
    request: &Request<S::Row>,
    (needles, others, often): (&[String], &Condition, i64),
    exact: Option<i64>,
) -> Result<Option<Plan>, Error> {
    let (cursor, back) = request.position.start();
    let Some(range) = ranges(grid.table, &request.sort, cursor, back).into_iter().next() else {
        return Ok(None);
    };
    let covered = matches!(request.sort.as_slice(), [key] if grid.covered == Some(key.sort.column));
    // One more than the page has, and one for the exact row, which is shown elsewhere.
    let wanted = i64::from(request.size) + 1;
    let limit = wanted + i64::from(exact.is_some());
    let condition = range.condition.and(others.clone());
    let fetch = Fetch { condition, order: range.order, limit };
    let depth = (if covered { FAR } else { NEAR } / often.max(1)).max(STEP);
    let mut ids = source.look(db, &Look { fetch, depth, needles: needles.to_vec() })?;
    ids.retain(|id| Some(*id) != exact);
    if i64::try_from(ids.len()).unwrap_or(0) < wanted {
        return Ok(None);
    }
    let whole = Some(Condition::search(needles, i64::MAX).and(others.clone()));
    let met = Plan { rest: Condition::ids(&ids), whole, exact: None, known: None, route: Route::Met };
    Ok(Some(met))
}

/// The row whose id, login or address is the only word of the query.
fn exact<S: Source>(
    db: &mut Db,
    source: &S,
    grid: &Grid<S::Row>,
    query: &Query,
) -> Result<Option<S::Row>, Error> {
    let Some(condition) = named_exactly(grid, query) else { return Ok(None) };
    let order = OrderBy { table: grid.table, keys: Vec::new() };
    let named = Fetch { condition, order, limit: 1 };
    Ok(source.rows(db, &named)?.into_iter().next())
}

/// What the row is whose id, login or address is the only word of the query.
pub fn named_exactly<R>(grid: &Grid<R>, query: &Query) -> Option<Condition> {
    let [term] = query.terms_at_top() else { return None };
    let Shape::Word(word) = term.shape() else { return None };
    if word.contains(char::is_whitespace) || grid.exact.is_empty() {
        return None;
    }
    let equal = |column, value| Condition::Compare { column, comparison: Comparison::Equal, value };
    let key = fold::plain(word);
    let mut ways: Vec<Condition> =
        grid.exact.iter().map(|column| equal(*column, Value::Text(key.clone()))).collect();
    if let Ok(id) = word.parse() {
        ways.push(equal("id", Value::Number(id)));
    }
    Some(Condition::Any(ways))
}
