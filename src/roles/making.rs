//! How a company makes a role of its own.

use super::{model::Role, queries};
use crate::access::{Actor, Permission, Scope, Scopes};
use crate::audit::{self, Change, Subject, Trace};
use crate::db::Db;
use crate::error::{Error, Message};
use crate::fold;

/// A role that is wanted.
#[derive(Clone, Debug, Default)]
pub struct NewRole {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// What it permits.
    pub permissions: Vec<Permission>,
}

/// Makes a role; `None` when its name is taken. Nobody puts into a role what they do not hold themselves.
///
/// # Errors
/// [`Error::Forbidden`] without the permission to make roles, or for more than one holds.
pub fn create(db: &mut Db, actor: &Actor, wanted: &NewRole) -> Result<Option<Role>, Error> {
    actor.need(Permission::RolesManage)?;
    let scopes: Scopes = wanted.permissions.iter().map(|permission| (*permission, Scope::All)).collect();
    if !actor.covers(&scopes) {
        return Err(Error::Forbidden(Message::new("accounts-role-more-than-own")));
    }
    let key = fold::plain(&wanted.name);
    if queries::is_taken(db, &key)? {
        return Ok(None);
    }
    let names: Vec<&str> = wanted.permissions.iter().map(|permission| permission.name()).collect();
    let id = queries::make(db, (&wanted.name, &key), &wanted.description, &names)?;
    let change = Change { field: "permissions".to_owned(), old: String::new(), new: names.join(", ") };
    audit::record(
        db,
        actor,
        &Trace::done("role.create", Subject::role(id, &wanted.name)).changing(vec![change]),
    )?;
    Ok(Some(Role {
        id,
        built_in: None,
        name: wanted.name.clone(),
        description: wanted.description.clone(),
        scopes,
    }))
}
