//! Whom a forgotten password can be about.

use diesel::prelude::*;

use crate::accounts::{IdentitySource, Kind, Status};
use crate::clock;
use crate::db::Db;
use crate::db::schema::accounts;
use crate::error::Error;

/// Whoever signs in with a password of ours and can be written to; the default is nobody.
#[derive(Clone, Debug, Default, Queryable)]
pub struct Person {
    /// The account; 0 is nobody.
    pub id: i64,
    /// Display name.
    pub name: String,
    /// E-mail address.
    pub address: Option<String>,
    /// Language code.
    pub locale: String,
}

/// The person behind a folded login or address, if they could sign in now.
///
/// # Errors
/// Database errors.
pub fn reachable(db: &mut Db, key: &str) -> Result<Option<Person>, Error> {
    let found = accounts::table
        .filter(accounts::login_key.eq(key).or(accounts::email_key.eq(key)))
        .filter(accounts::kind.eq(Kind::Operator))
        .filter(accounts::identity_source.eq(IdentitySource::Local))
        .filter(accounts::status.eq(Status::Active))
        .filter(accounts::valid_until.is_null().or(accounts::valid_until.gt(clock::now())))
        .filter(accounts::email.is_not_null())
        .order(accounts::login_key.eq(key).desc())
        .select((accounts::id, accounts::display_name, accounts::email, accounts::locale))
        .first::<Person>(db)
        .optional()?;
    Ok(found)
}
