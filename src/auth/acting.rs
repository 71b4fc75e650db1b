//! Somebody who acts without being here: what they may do now, for work that goes on after their request.

use diesel::prelude::*;

use crate::access::{Actor, Origin, Scopes, held};
use crate::clock;
use crate::db::schema::{account_roles, accounts, role_permissions, roles};
use crate::db::{Db, in_force};
use crate::error::Error;
use crate::web::language::{Language, Tongue};

/// An account that could sign in now.
pub struct Person {
    id: i64,
    name: String,
    locale: String,
    time_zone: String,
    /// What it may do now.
    pub scopes: Scopes,
}

impl Person {
    /// As whoever acts.
    #[must_use]
    pub fn actor(self, origin: Origin) -> Actor {
        Actor::Operator { account_id: self.id, name: self.name, scopes: self.scopes, origin }
    }

    /// The language and zone that their queries are meant in.
    #[must_use]
    pub fn language(&self) -> Language {
        Language::new(Tongue::coded(&self.locale).unwrap_or(Tongue::English), &self.time_zone)
    }
}

type Row = (String, String, String, Option<String>, Option<String>);

/// The account as it is now; `None` when nobody can be signed in with it.
///
/// # Errors
/// Database errors.
pub fn find(db: &mut Db, account_id: i64) -> Result<Option<Person>, Error> {
    let rows = accounts::table
        .left_join(
            account_roles::table.on(account_roles::account_id.eq(accounts::id).and(in_force(clock::now()))),
        )
        .left_join(roles::table.on(roles::id.eq(account_roles::role_id)))
        .left_join(role_permissions::table.on(role_permissions::role_id.eq(account_roles::role_id)))
        .filter(accounts::id.eq(account_id))
        .filter(accounts::status.eq("active"))
        .filter(accounts::kind.eq("operator"))
        .filter(accounts::valid_until.is_null().or(accounts::valid_until.gt(clock::now())))
        .select((
            accounts::display_name,
            accounts::locale,
            accounts::time_zone,
            roles::key.nullable(),
            role_permissions::permission.nullable(),
        ))
        .load::<Row>(db)?;
    let keys: Vec<String> = rows.iter().filter_map(|row| row.3.clone()).collect();
    let permissions: Vec<String> = rows.iter().filter_map(|row| row.4.clone()).collect();
    let scopes = held(&keys, &permissions);
    let first = rows.into_iter().next();
    Ok(first.map(|(name, locale, time_zone, ..)| Person { id: account_id, name, locale, time_zone, scopes }))
}
