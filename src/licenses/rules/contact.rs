//! The primary contact: exactly one, always active, replaced before they can leave.

use std::collections::BTreeMap;

use super::admins::list;
use super::person::must_stay_active;
use super::{changed, subject};
use crate::access::{Actor, Permission};
use crate::accounts::{self, Account};
use crate::audit::{self, Trace};
use crate::db::Db;
use crate::error::{Error, Message};
use crate::licenses::model::License;
use crate::licenses::queries;
use crate::outbox;
use crate::roles::{self, Role};

/// How many licenses are named when somebody cannot leave.
const NAMED: i64 = 5;

/// Makes `successor` the primary contact of a license, and one of its admins; the one before stays an admin. Both
/// are mailed. For company admins, directly or by approving a ticket.
///
/// # Errors
/// [`Error::Forbidden`] without the permission for all licenses; [`Error::NotFound`]; [`Error::Refused`] for a
/// successor who is not active, has an end date, or is the primary contact.
pub fn change_primary_contact(
    db: &mut Db,
    actor: &Actor,
    license: i64,
    successor: i64,
) -> Result<License, Error> {
    let license = queries::find(db, actor, Permission::LicensesManage, license)?;
    let account = accounts::queries::by_id(db, successor)?;
    must_stay_active(&account)?;
    if license.contact_id == account.id {
        let why = Message::new("licenses-refusal-same-contact").with("name", &account.display_name);
        return Err(Error::Refused(why));
    }
    if queries::admin_of(db, license.id, account.id)?.is_none() {
        list(db, actor, &license, &account)?;
    }
    if !queries::set_contact(db, &license, (account.id, &account.display_name))? {
        return Err(Error::Collision("the primary contact changed meanwhile".to_owned()));
    }
    let change = changed("contact", &license.contact_name, &account.display_name);
    audit::record(
        db,
        actor,
        &Trace::done("license.change_contact", subject(&license)).changing(vec![change]),
    )?;
    let before = accounts::queries::by_id(db, license.contact_id)?;
    tell(db, &license, &account, &account)?;
    tell(db, &license, &before, &account)?;
    queries::by_id(db, license.id)
}

fn tell(db: &mut Db, license: &License, to: &Account, successor: &Account) -> Result<(), Error> {
    let facts =
        [("license", &license.name), ("old", &license.contact_name), ("new", &successor.display_name)];
    let facts: BTreeMap<String, String> =
        facts.into_iter().map(|(name, value)| (name.to_owned(), value.clone())).collect();
    accounts::tell(db, to, outbox::Kind::ContactChanged, facts)
}

/// A primary contact neither leaves nor gets an end date before a successor is named.
///
/// # Errors
/// [`Error::Refused`] with the licenses' names.
pub fn keep_contact(db: &mut Db, account: i64) -> Result<(), Error> {
    let mut names = queries::names_of_contact(db, account, NAMED + 1)?;
    if names.is_empty() {
        return Ok(());
    }
    let more = i64::try_from(names.len()).unwrap_or(0) > NAMED;
    names.truncate(usize::try_from(NAMED).unwrap_or(0));
    let end = if more { " …" } else { "" };
    let licenses = format!("{}{end}", names.join(", "));
    Err(Error::Refused(Message::new("refusal-primary-contact").with("name", licenses)))
}

/// The same of the roles that let them look after their licenses: some of `left` must.
///
/// # Errors
/// [`Error::Refused`] with the licenses' names.
pub fn keep_contact_able(db: &mut Db, account: i64, left: &[&Role]) -> Result<(), Error> {
    if left.iter().any(|role| role.scopes.of(Permission::LicensesAssign).is_some()) {
        return Ok(());
    }
    keep_contact(db, account)
}

/// The same of everybody who holds a role that is about to end or to permit less: who is a primary contact must be one
/// by another role, without an end.
///
/// # Errors
/// [`Error::Refused`] with the licenses' names.
pub fn keep_contacts_without(db: &mut Db, role: i64) -> Result<(), Error> {
    for account in queries::contacts_holding(db, role)? {
        let grants = roles::granted(db, account)?;
        let others = grants.iter().filter(|grant| grant.role.id != role && grant.until.is_none());
        keep_contact_able(db, account, &others.map(|grant| &grant.role).collect::<Vec<_>>())?;
    }
    Ok(())
}
