//! How a tenant is deleted, and what follows for whoever was a member.

use super::joining::part;
use crate::access::{Actor, Permission};
use crate::accounts;
use crate::audit::{self, Change, Subject, Trace};
use crate::db::{Db, Pool};
use crate::error::Error;
use crate::tenants::model::Due;
use crate::tenants::queries;

/// So many members are taken out in one unit of work.
const CHUNK: i64 = 200;

/// What came of deleting a tenant.
#[derive(Debug)]
pub enum Ending {
    /// It is gone; so many still have to be told.
    Done(i64),
    /// It, or who is a member, is another than what was shown.
    Changed,
}

/// Deletes a tenant that is still as it was shown: `version`, with `members`. Nobody sees it any more from this moment
/// on; those who were members are told, the first of them in this unit of work and the others after it.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`] without the permission to manage tenants.
pub fn end(db: &mut Db, actor: &Actor, id: i64, version: i64, members: i64) -> Result<Ending, Error> {
    let tenant = queries::find(db, actor, Permission::TenantsManage, id)?;
    if (tenant.version, tenant.member_count) != (version, members) {
        return Ok(Ending::Changed);
    }
    if !queries::end(db, actor, (id, version))? {
        return Err(Error::Collision("the tenant changed meanwhile".to_owned()));
    }
    let change = |field: &str, old: String| Change { field: field.to_owned(), old, new: String::new() };
    let changes = vec![change("tenant_url", tenant.url), change("tenant_members", members.to_string())];
    let trace = Trace::done("tenant.delete", Subject::tenant(id, &tenant.name)).changing(changes);
    audit::record(db, actor, &trace)?;
    let told = clear(db, Some(id))?;
    Ok(Ending::Done(members - i64::try_from(told).unwrap_or(0)))
}

/// Takes members out of tenants that were deleted, a chunk of them; returns how many.
fn clear(db: &mut Db, of: Option<i64>) -> Result<usize, Error> {
    let due = queries::due(db, of, CHUNK)?;
    for one in &due {
        clear_one(db, one)?;
    }
    queries::drop_ended(db)?;
    Ok(due.len())
}

fn clear_one(db: &mut Db, due: &Due) -> Result<(), Error> {
    let actor = Actor::behind(due.ended_by, &due.ended_by_name);
    let account = accounts::queries::by_id(db, due.account)?;
    let Some(held) = queries::place(db, due.tenant, due.account)? else { return Ok(()) };
    part(db, &actor, &account, (due.tenant, &due.name), &held)
}

/// Clears away everything that has ended; returns how much that was.
///
/// # Errors
/// Database errors.
pub fn clear_ended(pool: &Pool) -> Result<usize, Error> {
    pool.chunks_here(queries::has_ended, |db| clear(db, None))
}
