//! The roles' SQL.

use std::collections::HashMap;

use diesel::prelude::*;

use super::model::{Grant, Role, RoleRow};
use crate::access::{Actor, BuiltIn};
use crate::clock;
use crate::db::Db;
use crate::db::schema::{account_roles, accounts, license_admins, licenses, role_permissions, roles};
use crate::error::Error;

/// Every role, by name.
///
/// # Errors
/// Database errors.
pub fn all(db: &mut Db) -> Result<Vec<Role>, Error> {
    let rows = roles::table.order(roles::id).select(RoleRow::as_select()).load(db)?;
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

/// The id of a built-in role.
///
/// # Errors
/// Database errors.
pub fn built_in(db: &mut Db, role: BuiltIn) -> Result<i64, Error> {
    Ok(roles::table.filter(roles::key.eq(role.key())).select(roles::id).first(db)?)
}

/// The ids of the roles that an account holds.
///
/// # Errors
/// Database errors.
pub fn held_by(db: &mut Db, account_id: i64) -> Result<Vec<i64>, Error> {
    let ids = account_roles::table
        .filter(account_roles::account_id.eq(account_id))
        .order(account_roles::role_id)
        .select(account_roles::role_id)
        .load(db)?;
    Ok(ids)
}

/// The roles that an account holds, and how it came to them.
///
/// # Errors
/// Database errors.
pub fn granted(db: &mut Db, account_id: i64) -> Result<Vec<Grant>, Error> {
    let mut known: HashMap<i64, Role> = all(db)?.into_iter().map(|role| (role.id, role)).collect();
    let rows = account_roles::table
        .filter(account_roles::account_id.eq(account_id))
        .order(account_roles::role_id)
        .select((account_roles::role_id, account_roles::granted_at, account_roles::granted_by_name))
        .load::<(i64, chrono::NaiveDateTime, String)>(db)?;
    Ok(rows
        .into_iter()
        .filter_map(|(id, granted_at, granted_by)| {
            known.remove(&id).map(|role| Grant { role, granted_at, granted_by })
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

pub(super) fn insert(db: &mut Db, actor: &Actor, account: i64, role: i64) -> Result<(), Error> {
    diesel::insert_into(account_roles::table)
        .values((
            account_roles::account_id.eq(account),
            account_roles::role_id.eq(role),
            account_roles::granted_at.eq(clock::now()),
            account_roles::granted_by.eq(actor.account_id()),
            account_roles::granted_by_name.eq(actor.name()),
        ))
        .execute(db)?;
    Ok(())
}

/// Whether a role of this folded name exists.
pub(super) fn is_taken(db: &mut Db, name_key: &str) -> Result<bool, Error> {
    let same = roles::table.filter(roles::name_key.eq(name_key));
    Ok(diesel::select(diesel::dsl::exists(same)).get_result(db)?)
}

/// A role of the company's own with these permissions, by name; returns its id.
pub(super) fn make(
    db: &mut Db,
    (name, name_key): (&str, &str),
    description: &str,
    permissions: &[&str],
) -> Result<i64, Error> {
    let id = diesel::insert_into(roles::table)
        .values((
            roles::name.eq(name),
            roles::name_key.eq(name_key),
            roles::description.eq(description),
            roles::created_at.eq(clock::now()),
            roles::version.eq(1),
        ))
        .returning(roles::id)
        .get_result::<i64>(db)?;
    for permission in permissions {
        diesel::insert_into(role_permissions::table)
            .values((role_permissions::role_id.eq(id), role_permissions::permission.eq(permission)))
            .execute(db)?;
    }
    Ok(id)
}

pub(super) fn remove(db: &mut Db, account: i64, role: i64) -> Result<(), Error> {
    diesel::delete(account_roles::table.find((account, role))).execute(db)?;
    Ok(())
}

/// Keeps the number that the list sorts by.
pub(super) fn recount(db: &mut Db, account: i64) -> Result<(), Error> {
    let count =
        account_roles::table.filter(account_roles::account_id.eq(account)).count().get_result::<i64>(db)?;
    diesel::update(accounts::table.find(account)).set(accounts::role_count.eq(count)).execute(db)?;
    Ok(())
}
