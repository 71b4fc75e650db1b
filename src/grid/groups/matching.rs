//! What a query leaves of the rows, before they are grouped.

use crate::db::Db;
use crate::error::Error;
use crate::grid::compile::Conjunct;
use crate::grid::condition::Condition;
use crate::grid::source::Source;

/// A query with at most so many hits is gathered.
const RARE: i64 = 1_000;

/// The rows that groups are made of.
#[derive(Clone, Debug)]
pub struct Matching {
    /// Quick to find among: everything, or rows that were gathered.
    pub found: Condition,
    /// What is asked of each row that is looked at; met too often to be gathered.
    pub asked: Condition,
}

/// What the query leaves: gathered by its most selective index when it is rare, else asked of each row.
///
/// # Errors
/// Database errors.
pub fn matching<S: Source>(db: &mut Db, source: &S, conjuncts: &[Conjunct]) -> Result<Matching, Error> {
    let asked = Condition::all(conjuncts.iter().map(|conjunct| conjunct.walk.clone()));
    let needles: Vec<String> = conjuncts.iter().filter_map(|c| c.index.needle()).collect();
    let index = if needles.is_empty() {
        let best = conjuncts.iter().filter(|c| c.index.condition().is_some()).min_by_key(|c| c.rank);
        best.and_then(|best| best.index.condition())
    } else {
        Some(Condition::search(&needles, RARE + 1))
    };
    let Some(index) = index else { return Ok(Matching { found: Condition::Everything, asked }) };
    let otherwise = Matching { found: Condition::Everything, asked: asked.clone() };
    narrowed(db, source, (index, asked), otherwise)
}

/// The same for a part of it: gathered when that is rare.
///
/// # Errors
/// Database errors.
pub fn within<S: Source>(
    db: &mut Db,
    source: &S,
    whole: &Matching,
    part: &Condition,
) -> Result<Matching, Error> {
    let found = whole.found.clone().and(part.clone());
    let asked = found.clone().and(whole.asked.clone());
    let otherwise = Matching { found: Condition::Everything, asked };
    narrowed(db, source, (found, whole.asked.clone()), otherwise)
}

fn narrowed<S: Source>(
    db: &mut Db,
    source: &S,
    (found, asked): (Condition, Condition),
    otherwise: Matching,
) -> Result<Matching, Error> {
    let ids = source.ids(db, &found, RARE + 1)?;
    if i64::try_from(ids.len()).unwrap_or(i64::MAX) > RARE {
        return Ok(otherwise);
    }
    // So few that what else is asked may be asked of each.
    Ok(Matching { found: Condition::ids(&ids).and(asked), asked: Condition::Everything })
}
