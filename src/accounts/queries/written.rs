//! How accounts are written.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::blocks;
use crate::access::Actor;
use crate::accounts::keys::Keys;
use crate::accounts::model::{Account, Details, IdentitySource, Kind, Status, Terms};
use crate::clock;
use crate::db::Db;
use crate::db::schema::{accounts, tombstones};
use crate::error::Error;
use crate::{fold, grid, licenses};

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
    description_key: String,
    description_text: String,
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
            (&details.job_title, &details.description),
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
            description_key: keys.description,
            description_text: keys.description_text,
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
    let columns = DetailColumns::of(details);
    let (name_key, search_text) = (columns.name_key.clone(), columns.search_text.clone());
    let id = diesel::insert_into(accounts::table)
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
            accounts::created_by_key.eq(fold::sort_key(actor.name())),
            Modified { modified_at: now, ..modified(actor) },
            accounts::version.eq(1),
            columns,
        ))
        .returning(accounts::id)
        .get_result(db)?;
    blocks::note(db, (&name_key, id), &search_text)?;
    Ok(id)
}

/// Writes the details; false when `version` is no longer the newest.
///
/// # Errors
/// Database errors, a unique violation among them.
pub fn update(db: &mut Db, actor: &Actor, id: i64, version: i64, details: &Details) -> QueryResult<bool> {
    let newest = accounts::table.filter(accounts::id.eq(id)).filter(accounts::version.eq(version));
    let columns = DetailColumns::of(details);
    let changed = diesel::update(newest)
        .set((&columns, modified(actor), accounts::version.eq(accounts::version + 1)))
        .execute(db)?;
    blocks::note(db, (&columns.name_key, id), &columns.search_text)?;
    licenses::rename_contact(db, id, &columns.display_name)?;
    Ok(changed == 1)
}

/// What every change leaves on the record.
fn modified(actor: &Actor) -> Modified {
    Modified {
        modified_at: clock::now(),
        modified_by: actor.account_id(),
        modified_by_name: actor.name().to_owned(),
        modified_by_key: fold::sort_key(actor.name()),
    }
}

#[derive(AsChangeset, Insertable)]
#[diesel(table_name = accounts)]
#[diesel(treat_none_as_null = true)]
struct Modified {
    modified_at: NaiveDateTime,
    modified_by: Option<i64>,
    modified_by_name: String,
    modified_by_key: String,
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

/// Moves an account from one state to another; false when it is no longer in the first. Its API keys end.
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
            accounts::key_expires_at.eq(None::<NaiveDateTime>),
            accounts::version.eq(accounts::version + 1),
            modified(actor),
        ))
        .execute(db)?;
    Ok(changed == 1)
}

/// Sets the password; whatever proved this person before proves nothing now, API keys among it.
///
/// # Errors
/// Database errors.
pub fn set_password(db: &mut Db, id: i64, hash: &str) -> Result<(), Error> {
    diesel::update(accounts::table.find(id))
        .set((
            accounts::password_hash.eq(hash),
            accounts::credential_epoch.eq(accounts::credential_epoch + 1),
            accounts::key_expires_at.eq(None::<NaiveDateTime>),
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
    let columns = DetailColumns::of(details);
    let changed = diesel::update(pending)
        .set((
            &columns,
            accounts::status.eq(Status::Active),
            accounts::password_hash.eq(hash),
            accounts::confirmed_at.eq(clock::now()),
            accounts::credential_epoch.eq(accounts::credential_epoch + 1),
            accounts::version.eq(accounts::version + 1),
        ))
        .execute(db)?;
    blocks::note(db, (&columns.name_key, id), &columns.search_text)?;
    licenses::rename_contact(db, id, &columns.display_name)?;
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
    (released, tenants): (&str, &str),
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
            tombstones::reason_key.eq(fold::sort_key(reason.unwrap_or(""))),
            tombstones::released_key.eq(fold::sort_key(released)),
            tombstones::tenants.eq(tenants),
            tombstones::tenants_key.eq(fold::sort_key(tenants)),
            tombstones::search_text.eq(keys.search_text),
        ))
        .execute(db)?;
    grid::forget(db, account.id, &account.display_name)?;
    diesel::delete(accounts::table.find(account.id)).execute(db)?;
    Ok(())
}
