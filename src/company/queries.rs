//! What the company page reads.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::access::BuiltIn;
use crate::clock;
use crate::db::schema::{account_roles, accounts, company, roles};
use crate::db::{Db, in_force};
use crate::error::Error;

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
