//! Seats in use, noted once a day even when nothing happens.

use crate::db::{Pool, dialect};
use crate::error::Error;
use crate::licenses::queries;

/// Notes today's seats of every license that has none yet; returns how many. Of two instances that do it at once,
/// one meets the other's rows and leaves them.
///
/// # Errors
/// Database errors.
pub fn sample_daily(pool: &Pool) -> Result<usize, Error> {
    if !pool.read_here(queries::missing_sample)? {
        return Ok(0);
    }
    pool.write_here(|db| match dialect::attempt(db, queries::sample_all) {
        Err(error) if dialect::violated_unique(&error).is_some() => Ok(0),
        other => Ok(other?),
    })
}
