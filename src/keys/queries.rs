//! The keys' SQL.

use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;

use super::model::{Bearer, Key, Recipient, TOUCH};
use crate::access::{self, Actor, Permission};
use crate::clock;
use crate::db::schema::{account_roles, accounts, api_keys, role_permissions, roles};
use crate::db::{Db, in_force};
use crate::error::Error;
use crate::roles::permitting;

/// How many mails one expiring key causes at most.
const MOST_RECIPIENTS: i64 = 100;

/// What one row of [`good`] says: the key with its account, and one of the roles held.
#[derive(Queryable)]
struct Row {
    key_id: i64,
    key_name: String,
    secret_hash: String,
    expires_at: NaiveDateTime,
    last_used_at: Option<NaiveDateTime>,
    account_id: i64,
    account_name: String,
    account_kind: String,
    role: Option<String>,
    permission: Option<String>,
}

/// The good key of this id with the hash of its secret: alive, its account active and within its dates, with the
/// roles and permissions as they are now. One query.
pub(super) fn good(db: &mut Db, id: i64, now: NaiveDateTime) -> Result<Option<(String, Bearer)>, Error> {
    let rows = api_keys::table
        .inner_join(accounts::table)
        .left_join(account_roles::table.on(account_roles::account_id.eq(accounts::id).and(in_force(now))))
        .left_join(roles::table.on(roles::id.eq(account_roles::role_id)))
        .left_join(role_permissions::table.on(role_permissions::role_id.eq(account_roles::role_id)))
        .filter(api_keys::id.eq(id))
        .filter(api_keys::revoked_at.is_null())
        .filter(api_keys::expires_at.gt(now))
        .filter(api_keys::credential_epoch.eq(accounts::credential_epoch))
        .filter(accounts::status.eq("active"))
        .filter(accounts::valid_until.is_null().or(accounts::valid_until.gt(now)))
        .select((
            api_keys::id,
            api_keys::name,
            api_keys::secret_hash,
            api_keys::expires_at,
            api_keys::last_used_at,
            accounts::id,
            accounts::display_name,
            accounts::kind,
            roles::key.nullable(),
            role_permissions::permission.nullable(),
        ))
        .load::<Row>(db)?;
    let held: Vec<String> = rows.iter().filter_map(|row| row.role.clone()).collect();
    let permissions: Vec<String> = rows.iter().filter_map(|row| row.permission.clone()).collect();
    Ok(rows.into_iter().next().map(|row| {
        let bearer = Bearer {
            key_id: row.key_id,
            key_name: row.key_name,
            expires_at: row.expires_at,
            last_used_at: row.last_used_at,
            account_id: row.account_id,
            account_name: row.account_name,
            account_kind: row.account_kind,
            scopes: access::held(&held, &permissions),
        };
        (row.secret_hash, bearer)
    }))
}

/// Notes that a key was used now, unless that was noted a moment ago.
///
/// # Errors
/// Database errors.
pub fn touch(db: &mut Db, id: i64) -> Result<(), Error> {
    let now = clock::now();
    let stale = api_keys::last_used_at.is_null().or(api_keys::last_used_at.lt(now - TOUCH));
    diesel::update(api_keys::table.filter(api_keys::id.eq(id)).filter(stale.assume_not_null()))
        .set(api_keys::last_used_at.eq(now))
        .execute(db)?;
    Ok(())
}

/// Every key of an account, the newest first.
///
/// # Errors
/// Database errors.
pub fn of_account(db: &mut Db, account_id: i64) -> Result<Vec<Key>, Error> {
    let keys = api_keys::table
        .filter(api_keys::account_id.eq(account_id))
        .order(api_keys::id.desc())
        .limit(200)
        .select(Key::as_select())
        .load(db)?;
    Ok(keys)
}

/// A key of this account, and of no other.
pub(super) fn find(db: &mut Db, account_id: i64, id: i64) -> Result<Key, Error> {
    let mine = api_keys::table.filter(api_keys::id.eq(id)).filter(api_keys::account_id.eq(account_id));
    Ok(mine.select(Key::as_select()).first(db)?)
}

/// How many keys of the account have neither been revoked nor expired nor ended with an epoch.
pub(super) fn living(db: &mut Db, account_id: i64, epoch: i64) -> Result<i64, Error> {
    let count = api_keys::table
        .filter(api_keys::account_id.eq(account_id))
        .filter(api_keys::revoked_at.is_null())
        .filter(api_keys::credential_epoch.eq(epoch))
        .filter(api_keys::expires_at.gt(clock::now()))
        .count()
        .get_result(db)?;
    Ok(count)
}

/// A key to be kept.
pub(super) struct Fresh<'k> {
    pub account_id: i64,
    pub epoch: i64,
    pub name: &'k str,
    pub secret_hash: String,
    pub expires_at: NaiveDateTime,
    pub reminded_days: i64,
    pub replaces: Option<i64>,
}

/// Keeps a new key; returns its id.
pub(super) fn insert(db: &mut Db, actor: &Actor, fresh: &Fresh<'_>) -> Result<i64, Error> {
    let id = diesel::insert_into(api_keys::table)
        .values((
            api_keys::account_id.eq(fresh.account_id),
            api_keys::name.eq(fresh.name),
            api_keys::secret_hash.eq(&fresh.secret_hash),
            api_keys::credential_epoch.eq(fresh.epoch),
            api_keys::created_at.eq(clock::now()),
            api_keys::created_by.eq(actor.account_id()),
            api_keys::created_by_name.eq(actor.name()),
            api_keys::expires_at.eq(fresh.expires_at),
            api_keys::reminded_days.eq(fresh.reminded_days),
            api_keys::replaces.eq(fresh.replaces),
        ))
        .returning(api_keys::id)
        .get_result(db)?;
    Ok(id)
}

/// Ends a key; false when somebody else did.
pub(super) fn revoke(db: &mut Db, actor: &Actor, id: i64) -> Result<bool, Error> {
    let open = api_keys::table.filter(api_keys::id.eq(id)).filter(api_keys::revoked_at.is_null());
    let changed = diesel::update(open)
        .set((api_keys::revoked_at.eq(clock::now()), api_keys::revoked_by_name.eq(actor.name())))
        .execute(db)?;
    Ok(changed == 1)
}

/// Lets a key that was replaced end at `at`; nobody is reminded of it any more.
pub(super) fn shorten(db: &mut Db, id: i64, at: NaiveDateTime) -> Result<(), Error> {
    diesel::update(api_keys::table.find(id))
        .set((api_keys::expires_at.eq(at), api_keys::reminded_days.eq(0)))
        .execute(db)?;
    Ok(())
}

/// Copies to the account when the first of its good keys expires.
pub(super) fn settle(db: &mut Db, account_id: i64) -> Result<(), Error> {
    let first = api_keys::table
        .inner_join(accounts::table)
        .filter(accounts::id.eq(account_id))
        .filter(accounts::status.eq("active"))
        .filter(api_keys::credential_epoch.eq(accounts::credential_epoch))
        .filter(api_keys::revoked_at.is_null())
        .filter(api_keys::expires_at.gt(clock::now()))
        .order(api_keys::expires_at)
        .select(api_keys::expires_at)
        .first::<NaiveDateTime>(db)
        .optional()?;
    diesel::update(accounts::table.find(account_id)).set(accounts::key_expires_at.eq(first)).execute(db)?;
    Ok(())
}

/// Accounts whose copy tells of a moment that has passed.
pub(super) fn unsettled(db: &mut Db, most: i64) -> Result<Vec<i64>, Error> {
    let ids = accounts::table
        .filter(accounts::key_expires_at.le(clock::now()))
        .order(accounts::key_expires_at)
        .limit(most)
        .select(accounts::id)
        .load(db)?;
    Ok(ids)
}

/// Good keys that expire within so many days, and nobody was reminded of that.
pub(super) fn due(db: &mut Db, days: i64, most: i64) -> Result<Vec<i64>, Error> {
    let now = clock::now();
    let ids = api_keys::table
        .inner_join(accounts::table)
        .filter(api_keys::expires_at.gt(now))
        .filter(api_keys::expires_at.le(now + TimeDelta::days(days)))
        .filter(api_keys::reminded_days.gt(days))
        .filter(api_keys::revoked_at.is_null())
        .filter(api_keys::credential_epoch.eq(accounts::credential_epoch))
        .filter(accounts::status.eq("active"))
        .order((api_keys::expires_at, api_keys::id))
        .limit(most)
        .select(api_keys::id)
        .load(db)?;
    Ok(ids)
}

/// Notes a reminder; the key, unless another instance was faster or somebody revoked it.
pub(super) fn note_reminder(db: &mut Db, id: i64, days: i64) -> Result<Option<Key>, Error> {
    let open = api_keys::table
        .filter(api_keys::id.eq(id))
        .filter(api_keys::reminded_days.gt(days))
        .filter(api_keys::revoked_at.is_null());
    if diesel::update(open).set(api_keys::reminded_days.eq(days)).execute(db)? == 0 {
        return Ok(None);
    }
    Ok(Some(api_keys::table.find(id).select(Key::as_select()).first(db)?))
}

/// The owner, and the first of those who may make keys for everybody: whoever of them can be written to.
pub(super) fn recipients(db: &mut Db, owner: Option<i64>) -> Result<Vec<Recipient>, Error> {
    let roles = permitting(db, Permission::ApiGenerateKey)?;
    let mut ids = account_roles::table
        .inner_join(accounts::table)
        .filter(account_roles::role_id.eq_any(roles))
        .filter(in_force(clock::now()))
        .filter(accounts::status.eq("active"))
        .order(account_roles::account_id)
        .limit(MOST_RECIPIENTS)
        .select(account_roles::account_id)
        .load::<i64>(db)?;
    ids.extend(owner);
    let found = accounts::table
        .filter(accounts::id.eq_any(ids))
        .filter(accounts::kind.eq("operator"))
        .filter(accounts::status.eq("active"))
        .filter(accounts::email.is_not_null())
        .order(accounts::id)
        .select((accounts::id, accounts::display_name, accounts::email.assume_not_null(), accounts::locale))
        .load(db)?;
    Ok(found)
}
