//! Who may give which role, and act on whom.

mod changing;
mod naming;
mod setting;

use super::model::{Given, Role};
use super::queries;
use crate::access::{Actor, BuiltIn, Permission, Scope};
use crate::db::Db;
use crate::error::{Error, Message};

pub use changing::{Edited, Ending, changeable, edit, end};
pub use naming::is_reserved;
pub use setting::{Changed, follow_membership, set, take_away};

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
    let is_power = |role: &Role| match role.built_in {
        Some(BuiltIn::CompanyAdmin | BuiltIn::LicenseAdmin) => true,
        Some(BuiltIn::Support | BuiltIn::TenantUser | BuiltIn::WebService) => false,
        None => POWER.iter().any(|permission| role.scopes.of(*permission).is_some()),
    };
    roles.iter().any(|role| given.contains(&role.id) && is_power(role))
}

/// Whoever holds one of these can get, or do, almost everything.
const POWER: &[Permission] = &[
    Permission::AccountsDelete,
    Permission::RolesManage,
    Permission::RolesAssignCompanyAdmin,
    Permission::RolesAssignLicenseAdmin,
    Permission::RolesAssignCustom,
    Permission::ApiGenerateKey,
    Permission::SettingsManage,
];

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

/// Gives a built-in role for good without asking who may: for set-up, recovery and whoever is named an admin of a license.
///
/// # Errors
/// Database errors.
pub fn give(db: &mut Db, actor: &Actor, account_id: i64, role: BuiltIn) -> Result<(), Error> {
    let id = queries::built_in(db, role)?;
    if !queries::held(db, account_id)?.contains(&Given::endless(id)) {
        queries::insert(db, actor, account_id, Given::endless(id))?;
        queries::recount(db, account_id)?;
    }
    Ok(())
}
