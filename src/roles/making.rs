//! How a company makes a role of its own.

use super::model::Role;
use super::{queries, rules};
use crate::access::{Actor, EVERYBODY, Permission, Scope, Scopes};
use crate::audit::{self, Change, Subject, Trace};
use crate::db::{Db, dialect};
use crate::error::{Error, Message};
use crate::fold;

/// A role that is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewRole {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// What it permits.
    pub permissions: Vec<Permission>,
}

impl NewRole {
    /// What it permits, each once and in the order of the matrix; what everybody may do is no part of a role.
    #[must_use]
    pub fn permits(&self) -> Vec<Permission> {
        let is_wanted = |permission: &Permission| self.permissions.contains(permission);
        let of_roles = Permission::ALL.iter().copied().filter(|permission| !EVERYBODY.contains(permission));
        of_roles.filter(is_wanted).collect()
    }
}

/// As a company's own roles permit: everything in the company.
#[must_use]
pub fn scopes(permissions: &[Permission]) -> Scopes {
    permissions.iter().map(|permission| (*permission, Scope::All)).collect()
}

/// Nobody puts into a role what they do not hold themselves.
///
/// # Errors
/// [`Error::Forbidden`] without the permission to make roles, or for more than one holds.
pub fn check(actor: &Actor, permissions: &[Permission]) -> Result<(), Error> {
    actor.need(Permission::RolesManage)?;
    if actor.covers(&scopes(permissions)) {
        return Ok(());
    }
    Err(Error::Forbidden(Message::new("accounts-role-more-than-own")))
}

/// Whether a name is another role's, or a built-in one's in any language.
///
/// # Errors
/// Database errors.
pub fn is_taken(db: &mut Db, name: &str, except: Option<i64>) -> Result<bool, Error> {
    Ok(rules::is_reserved(name) || queries::is_taken(db, &fold::plain(name), except)?)
}

/// Makes a role; `None` when its name is taken. Nobody puts into a role what they do not hold themselves.
///
/// # Errors
/// [`Error::Forbidden`] without the permission to make roles, or for more than one holds.
pub fn create(db: &mut Db, actor: &Actor, wanted: &NewRole) -> Result<Option<Role>, Error> {
    let permits = wanted.permits();
    check(actor, &permits)?;
    if is_taken(db, &wanted.name, None)? {
        return Ok(None);
    }
    let id = match dialect::attempt(db, |db| queries::make(db, actor, &wanted.name, &wanted.description)) {
        Ok(id) => id,
        // Somebody else took the name meanwhile.
        Err(error) if dialect::violated_unique(&error).is_some() => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    queries::set_permissions(db, id, &permits)?;
    let change = |field: &str, new: String| Change { field: field.to_owned(), old: String::new(), new };
    let changes =
        vec![change("description", wanted.description.clone()), change("permissions", names(&permits))];
    let changes = changes.into_iter().filter(|change| !change.new.is_empty()).collect();
    audit::record(db, actor, &Trace::done("role.create", Subject::role(id, &wanted.name)).changing(changes))?;
    Ok(Some(Role {
        id,
        built_in: None,
        name: wanted.name.clone(),
        description: wanted.description.clone(),
        version: 1,
        holders: 0,
        scopes: scopes(&permits),
    }))
}

/// Permissions as the trail has them.
#[must_use]
pub fn names(permissions: &[Permission]) -> String {
    permissions.iter().map(|permission| permission.name()).collect::<Vec<_>>().join(", ")
}
