//! Deactivations with an end date end by themselves.

use super::perform;
use crate::access::Actor;
use crate::accounts::model::{Action, Terms};
use crate::accounts::queries;
use crate::db::Pool;
use crate::error::Error;

/// How many are lifted at a time.
const CHUNK: i64 = 100;

/// Activates the accounts whose deactivation is over; returns how many.
///
/// # Errors
/// Database errors.
pub fn lift_suspensions(pool: &Pool) -> Result<usize, Error> {
    let actor = Actor::System { name: "scheduler" };
    let mut lifted = 0;
    loop {
        let due = pool.read_here(|db| queries::due(db, CHUNK))?;
        for id in &due {
            match pool.write_here(|db| perform(db, &actor, Action::Activate, *id, &Terms::default())) {
                Ok(_) => lifted += 1,
                // Another instance, or an admin, was faster.
                Err(Error::Refused(_) | Error::NotFound) => {}
                Err(other) => return Err(other),
            }
        }
        if i64::try_from(due.len()).unwrap_or(0) < CHUNK {
            return Ok(lifted);
        }
    }
}
