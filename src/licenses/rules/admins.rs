//! Who looks after a license.
//!
//! Being listed as an admin of a license gives the scope, the role License admin gives the permissions. So the two
//! go together: who is listed and has no such permission is given the role, who is no longer listed anywhere gives
//! it back, and who loses the role leaves the lists.

use std::collections::BTreeMap;

use super::person::{must_be_active, person_for};
use super::{changed, subject};
use crate::access::{Actor, BuiltIn, Permission, Scope};
use crate::accounts::{self, Account};
use crate::audit::{self, Change, Subject, Trace};
use crate::db::Db;
use crate::error::{Error, Message};
use crate::licenses::model::License;
use crate::licenses::queries;
use crate::{outbox, roles};

/// The most admins that a license has.
pub const MOST_ADMINS: i64 = 100;

/// Makes the account of a login or address an admin of a license.
///
/// # Errors
/// [`Error::NotFound`] for a license that the actor may not know of; [`Error::Forbidden`] for a license admin who is
/// not its primary contact; [`Error::Refused`] with the rule.
pub fn add_admin(db: &mut Db, actor: &Actor, license: i64, typed: &str) -> Result<Account, Error> {
    let license = handled(db, actor, license)?;
    let account = person_for(db, actor, typed)?;
    list(db, actor, &license, &account)?;
    let facts = BTreeMap::from([("manages".to_owned(), license.name.clone())]);
    accounts::tell(db, &account, outbox::Kind::LicensesChanged, facts)?;
    Ok(account)
}

/// Lists an account; the role License admin comes with it.
pub(super) fn list(db: &mut Db, actor: &Actor, license: &License, account: &Account) -> Result<(), Error> {
    must_be_active(account)?;
    if queries::admins(db, license.id, MOST_ADMINS)?.len() >= usize::try_from(MOST_ADMINS).unwrap_or(0) {
        return Err(Error::Refused(Message::new("licenses-refusal-many-admins").with("limit", MOST_ADMINS)));
    }
    if !queries::add_admin(db, actor, license.id, account.id)? {
        let why = Message::new("licenses-refusal-is-admin").with("name", &account.display_name);
        return Err(Error::Refused(why));
    }
    let trace = Trace::done("license.add_admin", subject(license));
    audit::record(db, actor, &trace.changing(vec![changed("admin", "", &account.display_name)]))?;
    if manages(db, account.id, true)? {
        return Ok(());
    }
    roles::give(db, actor, account.id, BuiltIn::LicenseAdmin)?;
    noted(db, actor, account, true)
}

/// Makes an account an admin of a license no longer.
///
/// # Errors
/// Those of [`add_admin`]; the primary contact stays until a successor is named.
pub fn remove_admin(db: &mut Db, actor: &Actor, license: i64, account: i64) -> Result<Account, Error> {
    let license = handled(db, actor, license)?;
    if queries::admin_of(db, license.id, account)?.is_none() {
        return Err(Error::refused("licenses-refusal-no-admin"));
    }
    let account = accounts::queries::by_id(db, account)?;
    if license.contact_id == account.id {
        return Err(Error::Refused(Message::new("refusal-primary-contact").with("name", &license.name)));
    }
    leave(db, actor, &license, &account)?;
    if queries::administers(db, account.id)? == 0 && roles::take(db, account.id, BuiltIn::LicenseAdmin)? {
        noted(db, actor, &account, false)?;
    }
    let facts = BTreeMap::from([("manages_not".to_owned(), license.name.clone())]);
    accounts::tell(db, &account, outbox::Kind::LicensesChanged, facts)?;
    Ok(account)
}

fn leave(db: &mut Db, actor: &Actor, license: &License, account: &Account) -> Result<(), Error> {
    queries::remove_admin(db, license.id, account.id)?;
    let trace = Trace::done("license.remove_admin", subject(license));
    audit::record(db, actor, &trace.changing(vec![changed("admin", &account.display_name, "")]))
}

/// After the roles of an account have changed: without the permissions it leaves the lists.
///
/// # Errors
/// Database errors.
pub fn follow_roles(db: &mut Db, actor: &Actor, account: &Account) -> Result<(), Error> {
    if manages(db, account.id, false)? {
        return Ok(());
    }
    for license in queries::administered(db, account.id)? {
        leave(db, actor, &license, account)?;
    }
    Ok(())
}

/// The same of everybody who holds a role that has come to permit less.
///
/// # Errors
/// Database errors.
pub fn follow_role(db: &mut Db, actor: &Actor, role: i64) -> Result<(), Error> {
    for account in queries::admins_holding(db, role)? {
        let account = accounts::queries::by_id(db, account)?;
        follow_roles(db, actor, &account)?;
    }
    Ok(())
}

/// Whether somebody's roles let them look after licenses, now or `for_good`.
fn manages(db: &mut Db, account: i64, for_good: bool) -> Result<bool, Error> {
    let held = roles::granted(db, account)?;
    let stays = |grant: &&roles::Grant| !for_good || grant.until.is_none();
    Ok(held.iter().filter(stays).any(|grant| grant.role.scopes.of(Permission::LicensesAssign).is_some()))
}

/// Notes that the role came or went, on the account and in its trail.
fn noted(db: &mut Db, actor: &Actor, account: &Account, given: bool) -> Result<(), Error> {
    accounts::queries::mark_modified(db, actor, account.id)?;
    let name = roles::english(BuiltIn::LicenseAdmin);
    let (old, new) = if given { (String::new(), name) } else { (name, String::new()) };
    let change = Change { field: "roles".to_owned(), old, new };
    let person = Subject::account(account.id, &account.display_name);
    audit::record(db, actor, &Trace::done("account.edit", person).changing(vec![change]))
}

/// A license whose admins the actor may change: a license admin only as its primary contact.
fn handled(db: &mut Db, actor: &Actor, license: i64) -> Result<License, Error> {
    let license = queries::find(db, actor, Permission::RolesAssignLicenseAdmin, license)?;
    let own = actor.scope(Permission::RolesAssignLicenseAdmin) == Some(Scope::Own);
    if own && actor.account_id() != Some(license.contact_id) {
        let why = Message::new("licenses-refusal-not-contact").with("name", &license.contact_name);
        return Err(Error::Forbidden(why));
    }
    Ok(license)
}

/// Notes whether the actor wants the notices of a license they are an admin of.
///
/// # Errors
/// [`Error::NotFound`] for somebody who is none; [`Error::Refused`] for the primary contact, who must get them.
pub fn set_notices(db: &mut Db, actor: &Actor, license: i64, wanted: bool) -> Result<License, Error> {
    let license = queries::find(db, actor, Permission::LicensesView, license)?;
    let me = actor.account_id().unwrap_or(0);
    if license.contact_id == me && !wanted {
        return Err(Error::refused("licenses-refusal-contact-notices"));
    }
    match queries::admin_of(db, license.id, me)? {
        None => return Err(Error::refused("licenses-refusal-not-admin")),
        Some(had) if had == wanted => return Ok(license),
        Some(_) => queries::set_notices(db, license.id, me, wanted)?,
    };
    let (old, new) = if wanted { ("", license.name.as_str()) } else { (license.name.as_str(), "") };
    let change = changed("license_notices", old, new);
    let trace = Trace::done("account.edit", Subject::account(me, actor.name()));
    audit::record(db, actor, &trace.changing(vec![change]))?;
    Ok(license)
}
