//! Who may have which keys, and when they end.

mod reminders;

pub use reminders::{remind, settle_expired};

use chrono::TimeDelta;
use subtle::ConstantTimeEq;

use super::model::{Bearer, Key, Minted, Presented, Standing, Wanted, title};
use super::queries::{self, Fresh};
use crate::access::{Actor, Permission};
use crate::accounts::{self, Account, Status};
use crate::audit::{self, Change, Subject, Trace};
use crate::auth::secrets;
use crate::clock;
use crate::db::Db;
use crate::error::{Error, Message};
use crate::policies;
use crate::roles;

/// How many good keys an account may have at once.
const MOST: i64 = 20;

/// The account behind a key that was brought, as it is now: this is the one place that asks whether a program may
/// still come in. `None` for every reason alike.
///
/// # Errors
/// Database errors.
pub fn find(db: &mut Db, presented: &Presented) -> Result<Option<Bearer>, Error> {
    let hash = secrets::hash(&presented.secret);
    let found = queries::good(db, presented.id, clock::now())?;
    Ok(found.filter(|(kept, _)| bool::from(kept.as_bytes().ct_eq(hash.as_bytes()))).map(|(_, bearer)| bearer))
}

/// The account whose keys the actor may manage: their own, or one whose roles they may give.
fn subject(db: &mut Db, actor: &Actor, account_id: i64) -> Result<Account, Error> {
    let account = accounts::queries::find(db, actor, Permission::ApiGenerateKey, account_id)?;
    if actor.account_id() != Some(account_id) {
        roles::may_handle(db, actor, account_id)?;
    }
    Ok(account)
}

/// Whether the actor may manage the keys of an account; a key can be made only for one that is active.
///
/// # Errors
/// Database errors.
pub fn may_manage(db: &mut Db, actor: &Actor, account: &Account) -> Result<bool, Error> {
    if account.status != Status::Active {
        return Ok(false);
    }
    match subject(db, actor, account.id) {
        Ok(_) => Ok(true),
        Err(Error::Forbidden(_) | Error::NotFound) => Ok(false),
        Err(other) => Err(other),
    }
}

/// What the form for a new key begins with: whose it will be, and the longest validity.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`], or [`Error::Refused`] for an account that is not active.
pub fn begin(db: &mut Db, actor: &Actor, account_id: i64) -> Result<(Account, TimeDelta), Error> {
    let account = subject(db, actor, account_id)?;
    if account.status != Status::Active {
        return Err(Error::refused("refusal-key-not-active"));
    }
    Ok((account, policies::current(db)?.api_key_validity()))
}

/// A key of this name that is good for as long as the policy allows.
///
/// # Errors
/// Database errors.
pub fn usual(db: &mut Db, name: &str) -> Result<Wanted, Error> {
    Ok(Wanted { name: name.to_owned(), valid_for: policies::current(db)?.api_key_validity() })
}

/// Makes a key. Its text is in the answer and nowhere else.
///
/// # Errors
/// Those of [`begin`]; [`Error::Refused`] for a validity longer than the policy's, or too many keys.
pub fn generate(db: &mut Db, actor: &Actor, account_id: i64, wanted: &Wanted) -> Result<Minted, Error> {
    let (account, longest) = begin(db, actor, account_id)?;
    let minted = mint(db, actor, &account, wanted, longest, None)?;
    let change = changed(String::new(), title(minted.id, &minted.name));
    record(db, actor, &account, "account.generate_key", change)?;
    Ok(minted)
}

/// Makes a key that takes the place of another, which stays good for `overlap`, at most until it expires.
///
/// # Errors
/// Those of [`generate`]; [`Error::NotFound`] for a key of another account; [`Error::Refused`] for one that is over.
pub fn rotate(
    db: &mut Db,
    actor: &Actor,
    account_id: i64,
    key: i64,
    wanted: &Wanted,
    overlap: TimeDelta,
) -> Result<Minted, Error> {
    let (account, longest) = begin(db, actor, account_id)?;
    let old = good(db, &account, key)?;
    let minted = mint(db, actor, &account, wanted, longest, Some(key))?;
    let until = clock::now() + overlap;
    if overlap <= TimeDelta::zero() {
        queries::revoke(db, actor, key)?;
    } else if until < old.expires_at {
        queries::shorten(db, key, until)?;
    } else {
        queries::shorten(db, key, old.expires_at)?;
    }
    queries::settle(db, account.id)?;
    let change = changed(old.title(), title(minted.id, &minted.name));
    record(db, actor, &account, "account.rotate_key", change)?;
    Ok(minted)
}

/// A key that can be rotated or revoked, for the page that asks.
///
/// # Errors
/// Those of [`revoke`].
pub fn open(db: &mut Db, actor: &Actor, account_id: i64, key: i64) -> Result<(Account, Key), Error> {
    let account = revocable(db, actor, account_id)?;
    let key = good(db, &account, key)?;
    Ok((account, key))
}

/// Ends a key at once. One's own can be ended without any permission.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`], or [`Error::Refused`] for a key that is over.
pub fn revoke(db: &mut Db, actor: &Actor, account_id: i64, key: i64) -> Result<Key, Error> {
    let (account, key) = open(db, actor, account_id, key)?;
    if !queries::revoke(db, actor, key.id)? {
        return Err(Error::refused("refusal-key-over"));
    }
    queries::settle(db, account.id)?;
    record(db, actor, &account, "account.revoke_key", changed(key.title(), String::new()))?;
    Ok(key)
}

fn revocable(db: &mut Db, actor: &Actor, account_id: i64) -> Result<Account, Error> {
    if actor.account_id() == Some(account_id) {
        return accounts::queries::by_id(db, account_id);
    }
    subject(db, actor, account_id)
}

fn good(db: &mut Db, account: &Account, key: i64) -> Result<Key, Error> {
    let key = queries::find(db, account.id, key)?;
    if key.standing(account.credential_epoch) != Standing::Good {
        return Err(Error::refused("refusal-key-over"));
    }
    Ok(key)
}

fn mint(
    db: &mut Db,
    actor: &Actor,
    account: &Account,
    wanted: &Wanted,
    longest: TimeDelta,
    replaces: Option<i64>,
) -> Result<Minted, Error> {
    if wanted.valid_for > longest || wanted.valid_for <= TimeDelta::zero() {
        return Err(Error::refused("refusal-key-too-long"));
    }
    if queries::living(db, account.id, account.credential_epoch)? >= MOST {
        return Err(Error::Refused(Message::new("refusal-key-too-many").with("limit", MOST)));
    }
    let secret = secrets::fresh();
    let expires_at = clock::now() + wanted.valid_for;
    let fresh = Fresh {
        account_id: account.id,
        epoch: account.credential_epoch,
        name: &wanted.name,
        secret_hash: secrets::hash(&secret),
        expires_at,
        reminded_days: reminders::known_from_the_start(wanted.valid_for),
        replaces,
    };
    let id = queries::insert(db, actor, &fresh)?;
    queries::settle(db, account.id)?;
    Ok(Minted {
        id,
        name: wanted.name.clone(),
        account_name: account.display_name.clone(),
        text: Presented { id, secret }.text(),
        expires_at,
    })
}

fn changed(old: String, new: String) -> Change {
    Change { field: "key".to_owned(), old, new }
}

fn record(
    db: &mut Db,
    actor: &Actor,
    account: &Account,
    action: &'static str,
    change: Change,
) -> Result<(), Error> {
    let subject = Subject::account(account.id, &account.display_name);
    audit::record(db, actor, &Trace::done(action, subject).changing(vec![change]))
}
