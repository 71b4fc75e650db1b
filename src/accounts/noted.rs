//! What a rule forbids is noted in the trail, in a unit of work of its own: the one that was refused leaves nothing.

use super::rules;
use crate::access::Actor;
use crate::db::Pool;
use crate::error::Error;

/// Notes in the trail that `action` with the account `id` was refused, if that is what came of it; gives it back.
///
/// # Errors
/// The refusal itself; database errors.
pub async fn noted<T>(
    pool: &Pool,
    actor: &Actor,
    (action, id): (&'static str, i64),
    done: Result<T, Error>,
) -> Result<T, Error> {
    if let Err(Error::Refused(why) | Error::Forbidden(why)) = &done {
        let (actor, why) = (actor.clone(), why.clone());
        pool.write(move |db| rules::note_refusal(db, &actor, action, id, &why)).await?;
    }
    done
}
