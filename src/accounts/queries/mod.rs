//! The accounts' SQL. Every reading query starts at [`visible`].

mod buried;
mod listed;

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::keys::Keys;
use super::model::{Account, Details, IdentitySource, Kind, Status, Terms};
use crate::access::{Actor, BuiltIn, Permission, Scope};
use crate::clock;
use crate::db::schema::{account_roles, accounts, roles, tombstones};
use crate::db::{Backend, Db};
use crate::error::Error;
use crate::fold;

pub use buried::Buried;
pub use listed::Visible;

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

/// Several accounts, by name; those that the actor may not know of are left out.
///
/// # Errors
/// Database errors.
pub fn chosen(db: &mut Db, actor: &Actor, wanted: Permission, ids: &[i64]) -> Result<Vec<Account>, Error> {
    let mut found = Vec::new();
    for ids in ids.chunks(1_000) {
        let query = visible(actor, wanted)?.filter(accounts::id.eq_any(ids.to_vec()));
        found.extend(query.select(Account::as_select()).load(db)?);
    }
    found.sort_by(|a: &Account, b| (&a.display_name, a.id).cmp(&(&b.display_name, b.id)));
    Ok(found)
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

/// How many company admins without an end date would be left without `id`.
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
        .filter(roles::key.eq(role.key()))
        .count()
        .get_result::<i64>(db)?;
    Ok(count > 0)
}

/// Whom a login or an e-mail address belongs to, apart from `except`.
///
/// # Errors
/// Database errors.
pub fn taken_by(db: &mut Db, column: Unique, value: &str, except: Option<i64>) -> Result<Option<i64>, Error> {
    let key = fold::plain(value);
    let others = accounts::table.filter(accounts::id.ne(except.unwrap_or(0))).select(accounts::id);
    let found = match column {
        Unique::Login => others.filter(accounts::login_key.eq(key)).first(db),
        Unique::Email => others.filter(accounts::email_key.eq(key)).first(db),
    };
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

#[derive(AsChangeset, Insertable)]
#[diesel(table_name = accounts)]
#[diesel(treat_none_as_null = true)]
struct DetailColumns {
    display_name: String,
    first_name: String,
    last_name: String,
    email: Option<String>,
    login: Option<String>,
    job_title: String,
    description: String,
    locale: String,
    time_zone: String,
    valid_until: Option<NaiveDateTime>,
    login_key: Option<String>,
    email_key: Option<String>,
    name_key: String,
    first_name_key: String,
    last_name_key: String,
    job_title_key: String,
    search_text: String,
}

impl DetailColumns {
    fn of(details: &Details) -> Self {
        let keys = Keys::of(
            &details.display_name,
            &details.first_name,
            &details.last_name,
            details.login.as_deref(),
            details.email.as_deref(),
            &details.job_title,
        );
        let details = details.clone();
        Self {
            display_name: details.display_name,
            first_name: details.first_name,
            last_name: details.last_name,
            email: details.email,
            login: details.login,
            job_title: details.job_title,
            description: details.description,
            locale: details.locale,
            time_zone: details.time_zone,
            valid_until: details.valid_until,
            login_key: keys.login,
            email_key: keys.email,
            name_key: keys.name,
            first_name_key: keys.first_name,
            last_name_key: keys.last_name,
            job_title_key: keys.job_title,
            search_text: keys.search_text,
        }
    }
}

/// A new account without roles; returns its id.
///
/// # Errors
/// Database errors, a unique violation among them.
pub fn insert(db: &mut Db, actor: &Actor, kind: Kind, status: Status, details: &Details) -> QueryResult<i64> {
    let now = clock::now();
    let confirmed = (status == Status::Active).then_some(now);
    diesel::insert_into(accounts::table)
        .values((
            accounts::kind.eq(kind),
            accounts::identity_source.eq(IdentitySource::Local),
            accounts::status.eq(status),
            accounts::theme.eq("auto"),
            accounts::credential_epoch.eq(1),
            accounts::confirmed_at.eq(confirmed),
            accounts::role_count.eq(0),
            accounts::created_at.eq(now),
            accounts::created_by.eq(actor.account_id()),
            accounts::created_by_name.eq(actor.name()),
            accounts::modified_at.eq(now),
            accounts::modified_by.eq(actor.account_id()),
            accounts::modified_by_name.eq(actor.name()),
            accounts::version.eq(1),
            DetailColumns::of(details),
        ))
        .returning(accounts::id)
        .get_result(db)
}

/// Writes the details; false when `version` is no longer the newest.
///
/// # Errors
/// Database errors, a unique violation among them.
pub fn update(db: &mut Db, actor: &Actor, id: i64, version: i64, details: &Details) -> QueryResult<bool> {
    let newest = accounts::table.filter(accounts::id.eq(id)).filter(accounts::version.eq(version));
    let changed = diesel::update(newest)
        .set((DetailColumns::of(details), modified(actor), accounts::version.eq(accounts::version + 1)))
        .execute(db)?;
    Ok(changed == 1)
}

/// What every change leaves on the record.
fn modified(actor: &Actor) -> Modified {
    Modified {
        modified_at: clock::now(),
        modified_by: actor.account_id(),
        modified_by_name: actor.name().to_owned(),
    }
}

#[derive(AsChangeset)]
#[diesel(table_name = accounts)]
#[diesel(treat_none_as_null = true)]
struct Modified {
    modified_at: NaiveDateTime,
    modified_by: Option<i64>,
    modified_by_name: String,
}

/// Notes a change that the details do not show, such as one of roles.
///
/// # Errors
/// Database errors.
pub fn mark_modified(db: &mut Db, actor: &Actor, id: i64) -> Result<(), Error> {
    diesel::update(accounts::table.find(id))
        .set((modified(actor), accounts::version.eq(accounts::version + 1)))
        .execute(db)?;
    Ok(())
}

/// Moves an account from one state to another; false when it is no longer in the first.
///
/// # Errors
/// Database errors.
pub fn set_status(
    db: &mut Db,
    actor: &Actor,
    id: i64,
    from: Status,
    to: Status,
    terms: &Terms,
) -> Result<bool, Error> {
    let reason = if to == Status::Inactive { terms.reason.clone() } else { None };
    let until = if to == Status::Inactive { terms.until } else { None };
    let changed = diesel::update(accounts::table.find(id).filter(accounts::status.eq(from)))
        .set((
            accounts::status.eq(to),
            accounts::inactive_reason.eq(reason),
            accounts::inactive_until.eq(until),
            accounts::credential_epoch.eq(accounts::credential_epoch + 1),
            accounts::version.eq(accounts::version + 1),
            modified(actor),
        ))
        .execute(db)?;
    Ok(changed == 1)
}

/// Sets the password; whatever proved this person before proves nothing now.
///
/// # Errors
/// Database errors.
pub fn set_password(db: &mut Db, id: i64, hash: &str) -> Result<(), Error> {
    diesel::update(accounts::table.find(id))
        .set((
            accounts::password_hash.eq(hash),
            accounts::credential_epoch.eq(accounts::credential_epoch + 1),
        ))
        .execute(db)?;
    Ok(())
}

/// Makes a pending account active with the login and the password that the person chose.
///
/// # Errors
/// Database errors, a unique violation among them.
pub fn confirm(db: &mut Db, id: i64, details: &Details, hash: &str) -> QueryResult<bool> {
    let pending = accounts::table.filter(accounts::id.eq(id)).filter(accounts::status.eq(Status::Pending));
    let changed = diesel::update(pending)
        .set((
            DetailColumns::of(details),
            accounts::status.eq(Status::Active),
            accounts::password_hash.eq(hash),
            accounts::confirmed_at.eq(clock::now()),
            accounts::credential_epoch.eq(accounts::credential_epoch + 1),
            accounts::version.eq(accounts::version + 1),
        ))
        .execute(db)?;
    Ok(changed == 1)
}

/// The password's hash.
///
/// # Errors
/// [`Error::NotFound`].
pub fn password_hash(db: &mut Db, id: i64) -> Result<Option<String>, Error> {
    Ok(accounts::table.find(id).select(accounts::password_hash).first(db)?)
}

/// Language, zone and colors, each kept when `None`.
#[derive(AsChangeset, Debug, Default)]
#[diesel(table_name = accounts)]
pub struct Preferences {
    /// Language code.
    pub locale: Option<String>,
    /// IANA name.
    pub time_zone: Option<String>,
    /// `auto`, `light` or `dark`.
    pub theme: Option<String>,
}

/// Keeps what somebody prefers; not an edit that others could collide with.
///
/// # Errors
/// Database errors.
pub fn set_preferences(db: &mut Db, id: i64, preferences: &Preferences) -> Result<(), Error> {
    let changed = diesel::update(accounts::table.find(id)).set(preferences).execute(db);
    match changed {
        Ok(_) | Err(diesel::result::Error::QueryBuilderError(_)) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Removes an account and leaves its tombstone.
///
/// # Errors
/// Database errors.
pub fn bury(
    db: &mut Db,
    actor: &Actor,
    account: &Account,
    reason: Option<&str>,
    released: &str,
) -> Result<(), Error> {
    let details = account.details();
    let keys = DetailColumns::of(&details);
    diesel::insert_into(tombstones::table)
        .values((
            tombstones::account_id.eq(account.id),
            tombstones::kind.eq(account.kind),
            tombstones::display_name.eq(&account.display_name),
            tombstones::login.eq(&account.login),
            tombstones::email.eq(&account.email),
            tombstones::reason.eq(reason),
            tombstones::released.eq(released),
            tombstones::deleted_at.eq(clock::now()),
            tombstones::deleted_by.eq(actor.account_id()),
            tombstones::deleted_by_name.eq(actor.name()),
            tombstones::name_key.eq(keys.name_key),
            tombstones::login_key.eq(keys.login_key),
            tombstones::email_key.eq(keys.email_key),
            tombstones::deleted_by_key.eq(fold::sort_key(actor.name())),
            tombstones::search_text.eq(keys.search_text),
        ))
        .execute(db)?;
    diesel::delete(accounts::table.find(account.id)).execute(db)?;
    Ok(())
}
