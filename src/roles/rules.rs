//! Who may give which role, and act on whom.

use super::model::Role;
use super::queries;
use crate::access::{Actor, BuiltIn, Permission, Scope};
use crate::db::Db;
use crate::error::{Error, Message};
use crate::policies::{self, Edition};

/// Whether the actor may give or take `role`; the refusal says why not.
///
/// # Errors
/// The sentence that is shown beside the disabled role.
pub fn assignable(actor: &Actor, role: &Role) -> Result<(), Message> {
    let needed = match role.built_in {
        Some(BuiltIn::TenantUser) => return Err(Message::new("accounts-role-by-membership")),
        Some(built_in) => built_in.assigned_by(),
        None => Some(Permission::RolesAssignCustom),
    };
    let reach = needed.map(|permission| actor.scope(permission));
    if reach == Some(None) {
        return Err(Message::new("accounts-role-refused"));
    }
    // Who may do so for their own licenses names people there; the role comes with it.
    if reach == Some(Some(Scope::Own)) {
        return Err(Message::new("accounts-role-by-license"));
    }
    // Giving away what one lacks would be a way to get it.
    let own = role.built_in.is_none();
    if own && !actor.covers(&role.scopes) {
        return Err(Message::new("accounts-role-more-than-own"));
    }
    Ok(())
}

/// Whether giving these roles gives so much away that the password is asked for again.
#[must_use]
pub fn give_power(roles: &[Role], given: &[i64]) -> bool {
    let is_power = |role: &Role| matches!(role.built_in, Some(BuiltIn::CompanyAdmin | BuiltIn::LicenseAdmin));
    roles.iter().any(|role| given.contains(&role.id) && is_power(role))
}

/// Whether the actor may act on whoever holds these roles: only if they may
/// give each of them. A role that nobody gives by hand does not count. Who may
/// name license admins for their own licenses may act on those alone whose
/// every license has them as its primary contact.
///
/// # Errors
/// [`Error::Forbidden`].
pub fn may_handle(db: &mut Db, actor: &Actor, account_id: i64) -> Result<(), Error> {
    if actor.scope(Permission::RolesAssignCompanyAdmin) == Some(Scope::All) {
        return Ok(());
    }
    let held = queries::held_by(db, account_id)?;
    let roles = queries::all(db)?;
    let own = actor.scope(Permission::RolesAssignLicenseAdmin) == Some(Scope::Own);
    let led = own && queries::leads(db, actor.account_id().unwrap_or(0), account_id)?;
    let stronger = roles
        .iter()
        .filter(|role| held.contains(&role.id) && role.built_in != Some(BuiltIn::TenantUser))
        .filter(|role| !(led && role.built_in == Some(BuiltIn::LicenseAdmin)))
        .find(|role| assignable(actor, role).is_err());
    match stronger {
        None => Ok(()),
        Some(role) => Err(Error::Forbidden(Message::new("refusal-role").with("name", &role.name))),
    }
}

/// What a change of roles came to.
#[derive(Clone, Debug, Default)]
pub struct Changed {
    /// Roles that were given.
    pub added: Vec<Role>,
    /// Roles that were taken.
    pub removed: Vec<Role>,
}

impl Changed {
    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty()
    }
}

/// Makes `wanted` the roles of an account. Each role that comes or goes is
/// checked; roles that the actor may not touch stay as they are if `wanted`
/// has them as they are. Audit and mail are the caller's.
///
/// # Errors
/// [`Error::Forbidden`] naming the role, [`Error::BadRequest`] for an unknown one.
pub fn set(db: &mut Db, actor: &Actor, account_id: i64, wanted: &[i64]) -> Result<Changed, Error> {
    let held = queries::held_by(db, account_id)?;
    let roles = queries::all(db)?;
    if wanted.iter().any(|id| !roles.iter().any(|role| role.id == *id)) {
        return Err(Error::bad_request("accounts-role-unknown"));
    }
    let mut changed = Changed::default();
    for role in roles {
        match (held.contains(&role.id), wanted.contains(&role.id)) {
            (false, true) => changed.added.push(role),
            (true, false) => changed.removed.push(role),
            (true, true) | (false, false) => {}
        }
    }
    for role in changed.added.iter().chain(&changed.removed) {
        assignable(actor, role).map_err(|why| Error::Forbidden(why.with("name", &role.name)))?;
    }
    keep_to_edition(db, &changed.added)?;
    for role in &changed.added {
        queries::insert(db, actor, account_id, role.id)?;
    }
    for role in &changed.removed {
        queries::remove(db, account_id, role.id)?;
    }
    queries::recount(db, account_id)?;
    Ok(changed)
}

/// In the trial edition nobody becomes a company admin.
fn keep_to_edition(db: &mut Db, added: &[Role]) -> Result<(), Error> {
    let admin = added.iter().any(|role| role.built_in == Some(BuiltIn::CompanyAdmin));
    if admin && policies::current(db)?.edition() == Edition::Trial {
        return Err(Error::refused("accounts-role-trial"));
    }
    Ok(())
}

/// Whether the actor may give each of these.
///
/// # Errors
/// [`Error::Forbidden`] naming the first they may not, [`Error::BadRequest`] for an unknown one.
pub fn check_all(actor: &Actor, known: &[Role], wanted: &[i64]) -> Result<(), Error> {
    for id in wanted {
        let role = known.iter().find(|role| role.id == *id);
        let role = role.ok_or_else(|| Error::bad_request("accounts-role-unknown"))?;
        assignable(actor, role).map_err(|why| Error::Forbidden(why.with("name", &role.name)))?;
    }
    Ok(())
}

/// Takes a built-in role without asking who may; false when it was not held.
///
/// # Errors
/// Database errors.
pub fn take(db: &mut Db, account_id: i64, role: BuiltIn) -> Result<bool, Error> {
    let id = queries::built_in(db, role)?;
    let held = queries::held_by(db, account_id)?.contains(&id);
    if held {
        queries::remove(db, account_id, id)?;
        queries::recount(db, account_id)?;
    }
    Ok(held)
}

/// Gives a built-in role without asking who may: for set-up, recovery and whoever is named an admin of a license.
///
/// # Errors
/// Database errors.
pub fn give(db: &mut Db, actor: &Actor, account_id: i64, role: BuiltIn) -> Result<(), Error> {
    let id = queries::built_in(db, role)?;
    if !queries::held_by(db, account_id)?.contains(&id) {
        queries::insert(db, actor, account_id, id)?;
        queries::recount(db, account_id)?;
    }
    Ok(())
}
