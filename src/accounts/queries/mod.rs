//! The accounts' SQL. Every reading query starts at [`visible`].

pub mod blocks;
mod buried;
mod listed;
mod picked;
mod written;

use diesel::prelude::*;

use super::model::{Account, Kind, Status};
use crate::access::{Actor, BuiltIn, Permission, Scope};
use crate::clock;
use crate::db::schema::{account_roles, accounts, roles};
use crate::db::{Backend, Db, in_force};
use crate::error::{Error, Message};
use crate::fold;

pub use buried::Buried;
pub use listed::Visible;
pub use picked::{Share, names, picked, shares};
pub use written::{
    Preferences, bury, confirm, insert, mark_modified, password_hash, set_password, set_preferences,
    set_status, update,
};

/// The accounts that this actor may know of, for what they want to do.
///
/// # Errors
/// [`Error::Forbidden`] without the permission.
pub fn visible(actor: &Actor, wanted: Permission) -> Result<accounts::BoxedQuery<'static, Backend>, Error> {
    let query = accounts::table.into_boxed();
    Ok(match actor.need(wanted)? {
        Scope::All => query,
        Scope::Own => query.filter(accounts::id.eq(actor.account_id().unwrap_or(0))),
    })
}

/// One account.
///
/// # Errors
/// [`Error::NotFound`] also when the actor may not know of it.
pub fn find(db: &mut Db, actor: &Actor, wanted: Permission, id: i64) -> Result<Account, Error> {
    let query = visible(actor, wanted)?.filter(accounts::id.eq(id));
    Ok(query.select(Account::as_select()).first(db)?)
}

/// One account, for the system's own use.
///
/// # Errors
/// [`Error::NotFound`].
pub fn by_id(db: &mut Db, id: i64) -> Result<Account, Error> {
    Ok(accounts::table.find(id).select(Account::as_select()).first(db)?)
}

/// The account of this login or e-mail address.
///
/// # Errors
/// [`Error::NotFound`].
pub fn by_login(db: &mut Db, login: &str) -> Result<Account, Error> {
    let key = fold::plain(login);
    Ok(accounts::table
        .filter(accounts::login_key.eq(&key).or(accounts::email_key.eq(&key)))
        .select(Account::as_select())
        .first(db)?)
}

/// How many active company admins would be left without `id` whose account and whose role have no end.
///
/// # Errors
/// Database errors.
pub fn other_company_admins(db: &mut Db, id: i64) -> Result<i64, Error> {
    let count = accounts::table
        .inner_join(account_roles::table.inner_join(roles::table))
        .filter(roles::key.eq(BuiltIn::CompanyAdmin.key()))
        .filter(accounts::status.eq(Status::Active))
        .filter(accounts::kind.eq(Kind::Operator))
        .filter(accounts::valid_until.is_null())
        .filter(account_roles::valid_until.is_null())
        .filter(accounts::id.ne(id))
        .count()
        .get_result(db)?;
    Ok(count)
}

/// Whether an account holds a built-in role.
///
/// # Errors
/// Database errors.
pub fn holds(db: &mut Db, id: i64, role: BuiltIn) -> Result<bool, Error> {
    let count = account_roles::table
        .inner_join(roles::table)
        .filter(account_roles::account_id.eq(id))
        .filter(in_force(clock::now()))
        .filter(roles::key.eq(role.key()))
        .count()
        .get_result::<i64>(db)?;
    Ok(count > 0)
}

/// Whom a login or an e-mail address belongs to, apart from `except`. One signs
/// in with either, so a login may be nobody else's address, and the other way round.
///
/// # Errors
/// Database errors.
pub fn taken_by(db: &mut Db, value: &str, except: Option<i64>) -> Result<Option<i64>, Error> {
    let key = fold::plain(value);
    let found = accounts::table
        .filter(accounts::login_key.eq(&key).or(accounts::email_key.eq(&key)))
        .filter(accounts::id.ne(except.unwrap_or(0)))
        .select(accounts::id)
        .first(db);
    Ok(found.optional()?)
}

/// Inactive accounts whose end date has passed.
///
/// # Errors
/// Database errors.
pub fn due(db: &mut Db, most: i64) -> Result<Vec<i64>, Error> {
    let ids = accounts::table
        .filter(accounts::inactive_until.le(clock::now()))
        .filter(accounts::status.eq(Status::Inactive))
        .order(accounts::inactive_until)
        .limit(most)
        .select(accounts::id)
        .load(db)?;
    Ok(ids)
}

/// What no two accounts share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unique {
    /// The login.
    Login,
    /// The e-mail address.
    Email,
}

impl Unique {
    /// Why it cannot be had.
    #[must_use]
    pub fn refusal(self) -> Message {
        match self {
            Self::Email => Message::new("form-email-taken"),
            Self::Login => Message::new("form-login-taken"),
        }
    }
}
