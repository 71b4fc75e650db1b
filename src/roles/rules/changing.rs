//! How a role of the company's own is changed and deleted, and what follows for whoever holds it.

use crate::access::{Actor, Permission};
use crate::accounts;
use crate::audit::{self, Change, Subject, Trace};
use crate::db::{Db, dialect};
use crate::error::{Error, Message};
use crate::licenses;
use crate::roles::making::{self, NewRole};
use crate::roles::model::Role;
use crate::roles::queries;

/// What came of saving a role.
#[derive(Debug)]
pub enum Edited {
    /// It is saved.
    Saved,
    /// There was nothing to save.
    Unchanged,
    /// Somebody saved before; this is what they left.
    Stale(Box<Role>),
    /// Another role has this name.
    Taken,
}

/// What came of deleting a role.
#[derive(Debug)]
pub enum Ending {
    /// It is gone; so many still have to be told.
    Done(i64),
    /// It, or who holds it, is another than the one that was shown.
    Changed,
}

/// A role that the actor may change: one of the company's own that permits nothing they may not do themselves.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Refused`] for a built-in one, [`Error::Forbidden`] for one that permits more.
pub fn changeable(db: &mut Db, actor: &Actor, id: i64) -> Result<Role, Error> {
    let role = queries::find(db, actor, Permission::RolesManage, id)?;
    if role.built_in.is_some() {
        return Err(Error::refused("roles-built-in"));
    }
    if !actor.covers(&role.scopes) {
        return Err(Error::Forbidden(Message::new("roles-more-than-own")));
    }
    Ok(role)
}

/// Saves a role over `version`. From their next request on, whoever holds it may do what it then permits; they are
/// written to when that changed.
///
/// # Errors
/// As [`changeable`]; [`Error::Forbidden`] for permissions that the actor does not hold.
pub fn edit(db: &mut Db, actor: &Actor, id: i64, version: i64, wanted: &NewRole) -> Result<Edited, Error> {
    let role = changeable(db, actor, id)?;
    let (before, after) = (role.permissions(), wanted.permits());
    making::check(actor, &after)?;
    let changes = changes(&role, wanted, (&before, &after));
    if changes.is_empty() {
        return Ok(Edited::Unchanged);
    }
    if role.version != version {
        return Ok(Edited::Stale(Box::new(role)));
    }
    if making::is_taken(db, &wanted.name, Some(id))? {
        return Ok(Edited::Taken);
    }
    let write = |db: &mut Db| queries::change(db, actor, (id, version), &wanted.name, &wanted.description);
    match dialect::attempt(db, write) {
        Ok(true) => {}
        Ok(false) => return Err(Error::Collision("the role changed meanwhile".to_owned())),
        // Somebody else took the name meanwhile.
        Err(error) if dialect::violated_unique(&error).is_some() => return Ok(Edited::Taken),
        Err(error) => return Err(error.into()),
    }
    let loses = |one| before.contains(&one) && !after.contains(&one);
    if loses(Permission::LicensesAssign) {
        licenses::keep_contacts_without(db, id)?;
    }
    if before != after {
        queries::set_permissions(db, id, &after)?;
        if loses(Permission::LicensesAssign) {
            licenses::follow_role(db, actor, id)?;
        }
        let difference = |of: &[Permission], other: &[Permission]| -> Vec<Permission> {
            of.iter().copied().filter(|permission| !other.contains(permission)).collect()
        };
        let (granted, withdrawn) = (difference(&after, &before), difference(&before, &after));
        accounts::tell_holders(db, actor, (id, version), &wanted.name, (&granted, &withdrawn))?;
    }
    audit::record(db, actor, &Trace::done("role.edit", Subject::role(id, &role.name)).changing(changes))?;
    Ok(Edited::Saved)
}

fn changes(role: &Role, wanted: &NewRole, (before, after): (&[Permission], &[Permission])) -> Vec<Change> {
    let fields = [
        ("role_name", role.name.clone(), wanted.name.clone()),
        ("description", role.description.clone(), wanted.description.clone()),
        ("permissions", making::names(before), making::names(after)),
    ];
    let changed = fields.into_iter().filter(|(_, old, new)| old != new);
    changed.map(|(field, old, new)| Change { field: field.to_owned(), old, new }).collect()
}

/// Deletes a role that is still as it was shown: `version`, held by `holders`. It permits nothing from this moment on;
/// those who held it are told, the first of them in this unit of work and the others after it.
///
/// # Errors
/// As [`changeable`].
pub fn end(db: &mut Db, actor: &Actor, id: i64, version: i64, holders: i64) -> Result<Ending, Error> {
    let role = changeable(db, actor, id)?;
    if (role.version, role.holders) != (version, holders) {
        return Ok(Ending::Changed);
    }
    licenses::keep_contacts_without(db, id)?;
    if !queries::end(db, actor, (id, version))? {
        return Err(Error::Collision("the role changed meanwhile".to_owned()));
    }
    let change = |field: &str, old: String| Change { field: field.to_owned(), old, new: String::new() };
    let changes = vec![
        change("permissions", making::names(&role.permissions())),
        change("holders", role.holders.to_string()),
    ];
    audit::record(db, actor, &Trace::done("role.delete", Subject::role(id, &role.name)).changing(changes))?;
    let told = accounts::clear(db, Some(id))?;
    Ok(Ending::Done(role.holders - i64::try_from(told).unwrap_or(0)))
}
