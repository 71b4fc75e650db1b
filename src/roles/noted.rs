//! What a rule forbids is noted in the trail, in a unit of work of its own: the one that was refused leaves nothing.

use crate::access::Actor;
use crate::audit::{self, Subject, Trace};
use crate::db::Pool;
use crate::error::Error;

/// Notes in the trail that `action` with a role was refused, if that is what came of it; gives it back. A role that
/// is not there yet has its name alone.
///
/// # Errors
/// The refusal itself; database errors.
pub async fn noted<T>(
    pool: &Pool,
    actor: &Actor,
    (action, role): (&'static str, Subject),
    done: Result<T, Error>,
) -> Result<T, Error> {
    if let Err(Error::Refused(why) | Error::Forbidden(why)) = &done {
        let (actor, trace) = (actor.clone(), Trace::refused_by(action, role, why));
        pool.write(move |db| audit::record(db, &actor, &trace)).await?;
    }
    done
}
