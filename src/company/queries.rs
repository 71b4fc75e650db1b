//! What the company page reads.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use diesel::dsl::count;
use diesel::prelude::*;

use crate::access::{Actor, BuiltIn, Permission, Scope};
use crate::clock;
use crate::db::schema::{account_roles, accounts, company, licenses, roles};
use crate::db::{Db, in_force};
use crate::error::Error;
use crate::licenses::queries::visible;

/// How many contacts are named.
pub(super) const NAMED: i64 = 20;

/// Whom to ask.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Contact {
    /// The account.
    pub id: i64,
    /// As they are called.
    pub name: String,
    /// Where they are written to.
    pub email: Option<String>,
    /// What they do.
    pub job_title: String,
}

/// A primary contact, and of how many licenses.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Primary {
    /// The account.
    pub id: i64,
    pub name: String,
    pub email: Option<String>,
    pub job_title: String,
    pub licenses: i64,
}

/// The first primary contacts of licenses, by name; one more than are named, if there are more.
///
/// # Errors
/// Database errors.
pub fn primary_contacts(db: &mut Db) -> Result<Vec<Primary>, Error> {
    let rows = licenses::table
        .inner_join(accounts::table.on(accounts::id.eq(licenses::contact_id)))
        .group_by((
            accounts::id,
            accounts::display_name,
            accounts::email,
            accounts::job_title,
            accounts::name_key,
        ))
        .order((accounts::name_key, accounts::id))
        .limit(NAMED + 1)
        .select((
            accounts::id,
            accounts::display_name,
            accounts::email,
            accounts::job_title,
            count(licenses::id),
        ))
        .load(db)?;
    Ok(rows)
}

/// How many of the licenses of each of these contacts the actor may see, by account.
///
/// # Errors
/// Database errors.
pub fn seen_of(db: &mut Db, actor: &Actor, contacts: &[Primary]) -> Result<BTreeMap<i64, i64>, Error> {
    let mut seen = BTreeMap::new();
    match actor.scope(Permission::LicensesView) {
        None => {}
        Some(Scope::All) => seen.extend(contacts.iter().map(|contact| (contact.id, contact.licenses))),
        Some(Scope::Own) => {
            let ids: Vec<i64> = contacts.iter().map(|contact| contact.id).collect();
            let own = visible(actor, Permission::LicensesView)?.filter(licenses::contact_id.eq_any(ids));
            for contact in own.select(licenses::contact_id).load::<i64>(db)? {
                *seen.entry(contact).or_default() += 1;
            }
        }
    }
    Ok(seen)
}

/// The company's name, and since when it is here.
///
/// # Errors
/// [`Error::NotFound`] before set-up.
pub fn company(db: &mut Db) -> Result<(String, NaiveDateTime), Error> {
    Ok(company::table.select((company::name, company::created_at)).first(db)?)
}

/// The first of those who run everything, by name; one more than are named, if there are more.
///
/// # Errors
/// Database errors.
pub fn contacts(db: &mut Db) -> Result<Vec<Contact>, Error> {
    let now = clock::now();
    let found = accounts::table
        .inner_join(account_roles::table.inner_join(roles::table))
        .filter(roles::key.eq(BuiltIn::CompanyAdmin.key()))
        .filter(in_force(now))
        .filter(accounts::kind.eq("operator"))
        .filter(accounts::status.eq("active"))
        .filter(accounts::valid_until.is_null().or(accounts::valid_until.gt(now)))
        .order((accounts::name_key, accounts::id))
        .limit(NAMED + 1)
        .select((accounts::id, accounts::display_name, accounts::email, accounts::job_title))
        .load(db)?;
    Ok(found)
}
