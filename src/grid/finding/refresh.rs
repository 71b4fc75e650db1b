//! Which rows of a page have left the list since it was read.

use crate::db::Db;
use crate::error::Error;
use crate::grid::column::{Grid, Ink};
use crate::grid::compile::compile;
use crate::grid::condition::Condition;
use crate::grid::request::unknown;
use crate::grid::source::Source;
use crate::web::Input;

/// The fields that are no state of the list.
pub const OWN: &[&str] = &["shown"];
/// The largest page.
const MOST: usize = 200;

/// The ids of rows that were shown: `1,2,3`.
///
/// # Errors
/// 400 for what is no id, and for more than a page holds.
pub fn shown(input: &Input) -> Result<Vec<i64>, Error> {
    let text = input.one("shown")?;
    let each = text.split(',').filter(|id| !id.is_empty());
    let ids = each.map(|id| id.parse().ok().filter(|id: &i64| *id > 0)).collect::<Option<Vec<i64>>>();
    ids.filter(|ids| ids.len() <= MOST).ok_or_else(|| unknown("shown", text))
}

/// How many of these rows are not in the list any more, on whatever page: deleted, or no longer what the query asks
/// for. A query that cannot be read says nothing about them.
///
/// # Errors
/// Database errors.
pub fn left<S: Source>(
    db: &mut Db,
    source: &S,
    grid: &Grid<S::Row>,
    query: &str,
    ids: &[i64],
    ink: &Ink,
) -> Result<i64, Error> {
    let Ok((_, conjuncts)) = compile(query, grid, ink) else { return Ok(0) };
    let walks = Condition::all(conjuncts.into_iter().map(|conjunct| conjunct.walk));
    let still = Condition::ids(ids).and(Condition::Unindexed(Box::new(walks)));
    let most = i64::try_from(ids.len()).unwrap_or(0);
    let still = source.ids(db, &still, most)?.len();
    Ok(i64::try_from(ids.len().saturating_sub(still)).unwrap_or(0))
}
