//! How a query is answered: by an index of its own, or along the order of the page.
//!
//! A rare condition is gathered by its index and sorted; a common one is met
//! soon enough on the way. Which it is, a few bounded looks tell.

use super::blocks::sift;
use super::column::Grid;
use super::compile::Conjunct;
use super::condition::{Comparison, Condition, Value};
use super::keyset::ranges;
use super::language::{Query, Shape};
use super::order::{Order, OrderBy};
use super::page::Total;
use super::request::{Position, Request};
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
    let named = exact(db, source, grid, query, request.is_whole())?;
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

/// All terms, asked of each row on the way.
pub fn walks(conjuncts: &[Conjunct]) -> Condition {
    let all = Condition::all(conjuncts.iter().map(|conjunct| conjunct.walk.clone()));
    match all {
        Condition::Everything => all,
        some => Condition::Unindexed(Box::new(some)),
    }
}

/// The most selective term by its index if it is rare, else all of them on the way.
pub fn by_condition<S: Source>(db: &mut Db, source: &S, conjuncts: &[Conjunct]) -> Result<Plan, Error> {
    let best = conjuncts.iter().filter(|c| c.index.condition().is_some()).min_by_key(|c| c.rank);
    let Some(index) = best.and_then(|best| best.index.condition()) else {
        return Ok(usual(walks(conjuncts), None));
    };
    let alone = conjuncts.len() == 1;
    if alone && source.size(db, &index)?.is_some_and(|size| size > RARE) {
        return Ok(usual(walks(conjuncts), Some(Total::Over(RARE))));
    }
    let ids = source.ids(db, &index, RARE + 1)?;
    let found = i64::try_from(ids.len()).unwrap_or(i64::MAX);
    if found > RARE {
        return Ok(usual(walks(conjuncts), alone.then_some(Total::Over(RARE))));
    }
    let rest = if alone { Condition::Everything } else { walks(conjuncts) };
    Ok(usual(Condition::ids(&ids).and(rest), alone.then_some(Total::Exact(found))))
}

/// What is looked for by words.
struct Words<'w> {
    needles: &'w [String],
    others: &'w Condition,
    exact: Option<i64>,
    /// One row more than the page has.
    wanted: i64,
}

impl Words<'_> {
    /// One row more for the exact one, which is shown elsewhere.
    fn limit(&self) -> i64 {
        self.wanted + i64::from(self.exact.is_some())
    }

    /// The plan that shows these rows, if they fill the page.
    fn page(&self, mut ids: Vec<i64>) -> Option<Plan> {
        ids.retain(|id| Some(*id) != self.exact);
        let is_full = i64::try_from(ids.len()).is_ok_and(|found| found >= self.wanted);
        let whole = Some(Condition::search(self.needles, i64::MAX).and(self.others.clone()));
        let rest = Condition::ids(&ids);
        is_full.then_some(Plan { rest, whole, exact: None, known: None, route: Route::Met })
    }

    /// How many there are, when these are all that the words find.
    fn known(&self, ids: &[i64]) -> Total {
        let extra = i64::from(self.exact.is_some_and(|id| !ids.contains(&id)));
        Total::Exact(i64::try_from(ids.len()).unwrap_or(i64::MAX) + extra)
    }
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
    let wanted = i64::from(request.size) + 1;
    let words = Words { needles: &needles, others: &others, exact, wanted };
    let gather = request.position == Position::First;
    let sought = (needles.as_slice(), &others, words.limit());
    let found = sift(db, source, grid, request, sought, gather)?;
    let mut dense = false;
    let often = match &found {
        Some(found) if found.complete => {
            let known = alone.then(|| words.known(&found.ids));
            return Ok(usual(Condition::ids(&found.ids), known));
        }
        Some(found) if found.dense => {
            dense = true;
            COMMON
        }
        Some(_) => 0,
        // A number in a word is what tells accounts apart.
        None if needles.iter().any(|needle| needle.contains(char::is_numeric)) => 0,
        None => sampled(db, source, grid, &needles)?,
    };
    if let Some(found) = found.filter(|found| !found.dense)
        && let Some(plan) = words.page(found.ids)
    {
        return Ok(plan);
    }
    if often < COMMON {
        let ids = source.ids(db, &Condition::search(&needles, RARE + 1), RARE + 1)?;
        if i64::try_from(ids.len()).is_ok_and(|found| found <= RARE) {
            let known = alone.then(|| words.known(&ids));
            return Ok(usual(Condition::ids(&ids).and(others), known));
        }
    }
    let plan = if dense {
        sift(db, source, grid, request, sought, false)?.and_then(|found| words.page(found.ids))
    } else {
        met(db, source, grid, request, &words, often.max(COMMON))?
    };
    if let Some(plan) = plan {
        let known = (alone && often < COMMON).then_some(Total::Over(RARE));
        return Ok(Plan { known, ..plan });
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
    let fetch = Fetch { condition: Condition::Everything, order, limit: SAMPLE, whole: false };
    let look = Look { fetch, depth: SAMPLE, needles: needles.to_vec() };
    Ok(i64::try_from(source.look(db, &look)?.len()).unwrap_or(SAMPLE))
}

/// The rows of this page, if a bounded look along its order fills it.
fn met<S: Source>(
    db: &mut Db,
    source: &S,
    grid: &Grid<S::Row>,
    request: &Request<S::Row>,
    words: &Words,
    often: i64,
) -> Result<Option<Plan>, Error> {
    let (needles, others) = (words.needles, words.others);
    let (cursor, back) = request.position.start();
    let Some(range) = ranges(grid.table, &request.sort, cursor, back).into_iter().next() else {
        return Ok(None);
    };
    let covered = matches!(request.sort.as_slice(), [key] if grid.covered == Some(key.sort.column));
    let condition = range.condition.and(others.clone());
    let fetch = Fetch { condition, order: range.order, limit: words.limit(), whole: false };
    let depth = (if covered { FAR } else { NEAR } / often.max(1)).max(STEP);
    let ids = source.look(db, &Look { fetch, depth, needles: needles.to_vec() })?;
    Ok(words.page(ids))
}

/// The row whose id, login or address is the only word of the query.
///
/// # Errors
/// Database errors.
pub fn exact<S: Source>(
    db: &mut Db,
    source: &S,
    grid: &Grid<S::Row>,
    query: &Query,
    whole: bool,
) -> Result<Option<S::Row>, Error> {
    let Some(condition) = named_exactly(grid, query) else { return Ok(None) };
    let order = OrderBy { table: grid.table, keys: Vec::new() };
    let named = Fetch { condition, order, limit: 1, whole };
    Ok(source.rows(db, &named)?.into_iter().next())
}

/// What the row is whose id, login or address is the only word of the query; an id may be typed as `#12`.
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
    if let Ok(id) = word.strip_prefix('#').unwrap_or(word).parse() {
        ways.push(equal("id", Value::Number(id)));
    }
    Some(Condition::Any(ways))
}
