//! Roles and assignments that have ended.

use diesel::prelude::*;

use crate::access::Actor;
use crate::clock;
use crate::db::Db;
use crate::db::schema::{account_roles, list_views, role_permissions, roles};
use crate::error::Error;

/// An assignment that has ended, to be cleared away.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Due {
    /// Whose it is.
    pub account: i64,
    /// The role.
    pub role: i64,
    /// Which built-in one it is.
    pub key: Option<String>,
    /// Its name.
    pub name: String,
    /// Who deleted the role, if somebody did; else the assignment had an end.
    pub ended_by: Option<i64>,
    /// As they were called then; empty when nobody did.
    pub ended_by_name: String,
}

/// Assignments that have ended, of roles that were deleted or by themselves, the most urgent first.
///
/// # Errors
/// Database errors.
pub fn due(db: &mut Db, of: Option<i64>, most: i64) -> Result<Vec<Due>, Error> {
    let columns = (
        account_roles::account_id,
        account_roles::role_id,
        roles::key,
        roles::name,
        roles::ended_by,
        roles::ended_by_name,
    );
    let ended = account_roles::table
        .inner_join(roles::table)
        .filter(roles::ended_at.is_not_null())
        .order((account_roles::role_id, account_roles::account_id))
        .limit(most)
        .select(columns);
    if let Some(role) = of {
        return Ok(ended.filter(roles::id.eq(role)).load(db)?);
    }
    let mut found: Vec<Due> = ended.load(db)?;
    let left = most - i64::try_from(found.len()).unwrap_or(most);
    found.extend(
        account_roles::table
            .inner_join(roles::table)
            .filter(account_roles::valid_until.le(clock::now()))
            .filter(roles::ended_at.is_null())
            .order(account_roles::valid_until)
            .limit(left)
            .select(columns)
            .load::<Due>(db)?,
    );
    Ok(found)
}

/// Whether there is anything to clear away.
///
/// # Errors
/// Database errors.
pub fn has_ended(db: &mut Db) -> Result<bool, Error> {
    let dead = roles::table.filter(roles::ended_at.is_not_null());
    if diesel::select(diesel::dsl::exists(dead)).get_result(db)? {
        return Ok(true);
    }
    let over = account_roles::table.filter(account_roles::valid_until.le(clock::now()));
    Ok(diesel::select(diesel::dsl::exists(over)).get_result(db)?)
}

/// Ends a role: from now on it permits nothing, cannot be given, and its name is free. Views that were shared with
/// it are their owners' alone. False when `version` is no longer the newest.
pub fn end(db: &mut Db, actor: &Actor, (id, version): (i64, i64)) -> Result<bool, Error> {
    let newest = roles::table
        .filter(roles::id.eq(id))
        .filter(roles::version.eq(version))
        .filter(roles::key.is_null())
        .filter(roles::ended_at.is_null());
    let ended = diesel::update(newest)
        .set((
            roles::ended_at.eq(clock::now()),
            roles::ended_by.eq(actor.account_id()),
            roles::ended_by_name.eq(actor.name()),
            // No folded name begins with a space.
            roles::name_key.eq(format!(" {id}")),
            roles::version.eq(version + 1),
        ))
        .execute(db)?;
    if ended == 0 {
        return Ok(false);
    }
    diesel::delete(role_permissions::table.filter(role_permissions::role_id.eq(id))).execute(db)?;
    let shared = list_views::table.filter(list_views::role_id.eq(id));
    diesel::update(shared.filter(list_views::owner_id.is_not_null()))
        .set((list_views::role_id.eq(None::<i64>), list_views::shared_with.eq("nobody")))
        .execute(db)?;
    Ok(true)
}

/// Forgets the roles that have ended and nobody holds any more; returns how many.
///
/// # Errors
/// Database errors.
pub fn drop_ended(db: &mut Db) -> Result<usize, Error> {
    let ended: Vec<i64> =
        roles::table.filter(roles::ended_at.is_not_null()).select(roles::id).limit(100).load(db)?;
    let mut dropped = 0;
    for id in ended {
        let held = account_roles::table.filter(account_roles::role_id.eq(id));
        if !diesel::select(diesel::dsl::exists(held)).get_result::<bool>(db)? {
            dropped += diesel::delete(roles::table.find(id)).execute(db)?;
        }
    }
    Ok(dropped)
}
