//! Tenants that were deleted, and who was a member.

use diesel::prelude::*;

use crate::access::Actor;
use crate::clock;
use crate::db::Db;
use crate::db::schema::{tenant_members, tenants};
use crate::error::Error;
use crate::tenants::model::Due;

/// Ends a tenant: from now on nobody sees it, and its name is free. False when `version` is no longer the newest.
pub fn end(db: &mut Db, actor: &Actor, (id, version): (i64, i64)) -> Result<bool, Error> {
    let newest = tenants::table
        .filter(tenants::id.eq(id))
        .filter(tenants::version.eq(version))
        .filter(tenants::ended_at.is_null());
    let ended = diesel::update(newest)
        .set((
            tenants::ended_at.eq(clock::now()),
            tenants::ended_by.eq(actor.account_id()),
            tenants::ended_by_name.eq(actor.name()),
            // No folded name begins with a space.
            tenants::name_key.eq(format!(" {id}")),
            tenants::version.eq(version + 1),
        ))
        .execute(db)?;
    Ok(ended == 1)
}

/// Memberships of tenants that were deleted, of one or of any.
pub fn due(db: &mut Db, of: Option<i64>, most: i64) -> Result<Vec<Due>, Error> {
    let mut ended = tenant_members::table
        .inner_join(tenants::table)
        .filter(tenants::ended_at.is_not_null())
        .order((tenant_members::tenant_id, tenant_members::account_id))
        .limit(most)
        .select((
            tenant_members::account_id,
            tenants::id,
            tenants::name,
            tenants::ended_by,
            tenants::ended_by_name,
        ))
        .into_boxed();
    if let Some(tenant) = of {
        ended = ended.filter(tenants::id.eq(tenant));
    }
    Ok(ended.load(db)?)
}

/// Whether there is anything to clear away.
pub fn has_ended(db: &mut Db) -> Result<bool, Error> {
    let ended = tenants::table.filter(tenants::ended_at.is_not_null());
    Ok(diesel::select(diesel::dsl::exists(ended)).get_result(db)?)
}

/// Forgets the tenants that have ended and have no member any more; returns how many.
pub fn drop_ended(db: &mut Db) -> Result<usize, Error> {
    let ended: Vec<i64> =
        tenants::table.filter(tenants::ended_at.is_not_null()).select(tenants::id).limit(100).load(db)?;
    let mut dropped = 0;
    for id in ended {
        let left = tenant_members::table.filter(tenant_members::tenant_id.eq(id));
        if !diesel::select(diesel::dsl::exists(left)).get_result::<bool>(db)? {
            dropped += diesel::delete(tenants::table.find(id)).execute(db)?;
        }
    }
    Ok(dropped)
}
