//! The roles' SQL. A role that has ended is not there any more: only those who clear up after it know of it.

mod ending;
mod holders;
mod listed;
mod written;

use std::collections::HashMap;

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::model::{Given, Grant, Role, RoleRow};
use crate::access::{Actor, BuiltIn, Permission};
use crate::clock;
use crate::db::schema::{account_roles, license_admins, licenses, role_permissions, roles};
use crate::db::{Db, in_force};
use crate::error::Error;

pub(super) use ending::end;
pub use ending::{Due, drop_ended, due, has_ended};
pub use holders::{holders, holders_of, permitting, recount_holders};
pub use listed::{Visible, visible};
pub use written::settle;
pub(super) use written::{change, insert, is_taken, make, recount, remove, revalue, set_permissions};

/// Every role, by id.
///
/// # Errors
/// Database errors.
pub fn all(db: &mut Db) -> Result<Vec<Role>, Error> {
    let rows = roles::table
        .filter(roles::ended_at.is_null())
        .order(roles::id)
        .select(RoleRow::as_select())
        .load(db)?;
    let mut permissions: HashMap<i64, Vec<String>> = HashMap::new();
    for (role, name) in role_permissions::table.load::<(i64, String)>(db)? {
        permissions.entry(role).or_default().push(name);
    }
    Ok(rows
        .into_iter()
        .map(|row| {
            let own = permissions.remove(&row.id).unwrap_or_default();
            Role::of(row, &own)
        })
        .collect())
}

/// A role.
///
/// # Errors
/// [`Error::NotFound`] also for one that the actor may not know of.
pub fn find(db: &mut Db, actor: &Actor, wanted: Permission, id: i64) -> Result<Role, Error> {
    let row = visible(actor, wanted)?.filter(roles::id.eq(id)).select(RoleRow::as_select()).first(db)?;
    let own = role_permissions::table
        .filter(role_permissions::role_id.eq(id))
        .order(role_permissions::permission)
        .select(role_permissions::permission)
        .load(db)?;
    Ok(Role::of(row, &own))
}

/// The id of a built-in role.
///
/// # Errors
/// Database errors.
pub fn built_in(db: &mut Db, role: BuiltIn) -> Result<i64, Error> {
    Ok(roles::table.filter(roles::key.eq(role.key())).select(roles::id).first(db)?)
}

/// The roles that an account holds, each with its end.
///
/// # Errors
/// Database errors.
pub fn held(db: &mut Db, account_id: i64) -> Result<Vec<Given>, Error> {
    let rows = account_roles::table
        .inner_join(roles::table)
        .filter(roles::ended_at.is_null())
        .filter(account_roles::account_id.eq(account_id))
        .filter(in_force(clock::now()))
        .order(account_roles::role_id)
        .select((account_roles::role_id, account_roles::valid_until))
        .load::<(i64, Option<NaiveDateTime>)>(db)?;
    Ok(rows.into_iter().map(|(role, until)| Given { role, until }).collect())
}

/// The ids of the roles that an account holds.
///
/// # Errors
/// Database errors.
pub fn held_by(db: &mut Db, account_id: i64) -> Result<Vec<i64>, Error> {
    Ok(held(db, account_id)?.into_iter().map(|given| given.role).collect())
}

/// The roles that an account holds, and how it came to them.
///
/// # Errors
/// Database errors.
pub fn granted(db: &mut Db, account_id: i64) -> Result<Vec<Grant>, Error> {
    let mut known: HashMap<i64, Role> = all(db)?.into_iter().map(|role| (role.id, role)).collect();
    let rows = account_roles::table
        .filter(account_roles::account_id.eq(account_id))
        .filter(in_force(clock::now()))
        .order(account_roles::role_id)
        .select((
            account_roles::role_id,
            account_roles::granted_at,
            account_roles::granted_by_name,
            account_roles::valid_until,
        ))
        .load::<(i64, NaiveDateTime, String, Option<NaiveDateTime>)>(db)?;
    Ok(rows
        .into_iter()
        .filter_map(|(id, granted_at, granted_by, until)| {
            known.remove(&id).map(|role| Grant { role, granted_at, granted_by, until })
        })
        .collect())
}

/// Whether `account` is an admin of some license, and `contact` the primary contact of every one of those.
pub(super) fn leads(db: &mut Db, contact: i64, account: i64) -> Result<bool, Error> {
    let contacts = license_admins::table
        .inner_join(licenses::table)
        .filter(license_admins::account_id.eq(account))
        .select(licenses::contact_id)
        .distinct()
        .load::<i64>(db)?;
    Ok(contacts == [contact])
}
