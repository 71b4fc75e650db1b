//! What people may do to their own account, and what follows.

use std::collections::BTreeMap;

use crate::access::{Actor, Origin, Permission};
use crate::accounts::queries::{self, Preferences};
use crate::accounts::{self, Account, Details};
use crate::audit::{self, Change, Subject, Trace};
use crate::auth::passwords::PasswordRules;
use crate::auth::sessions::{self, Listed};
use crate::auth::throttle;
use crate::db::{Db, dialect};
use crate::error::Error;
use crate::keys::{self, Key};
use crate::outbox::{self, Kind};
use crate::roles::{self, Grant};
use crate::{notices, policies};

/// An account as its owner sees it.
#[derive(Debug)]
pub struct Own {
    /// The account.
    pub account: Account,
    /// The roles it holds.
    pub grants: Vec<Grant>,
    /// Where it is signed in, the newest first.
    pub sessions: Vec<Listed>,
    /// What a new password must be.
    pub passwords: PasswordRules,
    /// The API keys, the newest first.
    pub keys: Vec<Key>,
    /// The kinds of mail that are switched off.
    pub refused: Vec<Kind>,
    /// Which notices of which licenses one gets.
    pub notices: Vec<notices::Asked>,
    /// Whether one may make more.
    pub may_make_keys: bool,
}

/// The details that people change themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// The name that others see.
    pub display_name: String,
    /// Job title; may be empty.
    pub job_title: String,
}

/// What came of saving the details.
#[derive(Debug, PartialEq, Eq)]
pub enum Saved {
    /// They are saved.
    Done,
    /// There was nothing to save.
    Unchanged,
    /// Somebody saved before.
    Stale,
}

/// What came of changing the password.
#[derive(Debug, PartialEq, Eq)]
pub enum Changed {
    /// It is changed, and the other sessions have ended.
    Done,
    /// The current password was another one.
    Wrong,
}

/// Everything that the profile shows.
///
/// # Errors
/// Database errors.
pub fn own(db: &mut Db, actor: &Actor) -> Result<Own, Error> {
    let account = queries::by_id(db, id_of(actor)?)?;
    let grants = roles::granted(db, account.id)?;
    let sessions = sessions::of_account(db, account.id)?;
    let passwords = policies::current(db)?.passwords();
    let keys = keys::of_account(db, account.id)?;
    let may_make_keys = actor.may(Permission::ApiGenerateKey);
    let refused = outbox::refused(db, account.id)?;
    let notices = notices::choices(db, account.id)?;
    Ok(Own { account, grants, sessions, passwords, keys, refused, notices, may_make_keys })
}

/// Saves the own details over `version`.
///
/// # Errors
/// Database errors.
pub fn save_details(db: &mut Db, actor: &Actor, version: i64, names: &Names) -> Result<Saved, Error> {
    let account = queries::by_id(db, id_of(actor)?)?;
    let changes = changes(&account, names);
    if changes.is_empty() {
        return Ok(Saved::Unchanged);
    }
    if account.version != version {
        return Ok(Saved::Stale);
    }
    let details = with(&account, names);
    if !dialect::attempt(db, |db| queries::update(db, actor, account.id, version, &details))? {
        return Err(Error::Collision("the account changed meanwhile".to_owned()));
    }
    audit::record(db, actor, &Trace::done("account.edit", subject(&account)).changing(changes))?;
    Ok(Saved::Done)
}

fn with(account: &Account, names: &Names) -> Details {
    let names = names.clone();
    Details {
        first_name: names.first_name,
        last_name: names.last_name,
        display_name: names.display_name,
        job_title: names.job_title,
        ..account.details()
    }
}

fn changes(account: &Account, names: &Names) -> Vec<Change> {
    [
        ("first_name", &account.first_name, &names.first_name),
        ("last_name", &account.last_name, &names.last_name),
        ("display_name", &account.display_name, &names.display_name),
        ("job_title", &account.job_title, &names.job_title),
    ]
    .into_iter()
    .filter(|(_, old, new)| old != new)
    .map(|(field, old, new)| Change { field: field.to_owned(), old: old.clone(), new: new.clone() })
    .collect()
}

/// Counts an attempt to prove the own password, before it is looked at; returns the hash it has to fit.
///
/// # Errors
/// [`Error::TooManyAttempts`].
pub fn attempt(db: &mut Db, actor: &Actor, from: &Origin) -> Result<Option<String>, Error> {
    let id = id_of(actor)?;
    throttle::admit(db, &counted_as(id), &from.ip)?;
    queries::password_hash(db, id)
}

/// Sets a new password once the current one was proven against `known`. Every session but `session` ends, and the
/// person is told by mail.
///
/// # Errors
/// Database errors.
pub fn change_password(
    db: &mut Db,
    actor: &Actor,
    known: Option<&str>,
    hash: &str,
    session: i64,
    from: &Origin,
) -> Result<Changed, Error> {
    let account = queries::by_id(db, id_of(actor)?)?;
    if queries::password_hash(db, account.id)?.as_deref() != known {
        return Ok(Changed::Wrong);
    }
    throttle::forgive(db, &counted_as(account.id), &from.ip)?;
    queries::set_password(db, account.id, hash)?;
    sessions::end_all(db, account.id, Some(session))?;
    accounts::tell(db, &account, outbox::Kind::PasswordChanged, BTreeMap::new())?;
    audit::record(db, actor, &Trace::done("account.change_password", subject(&account)))?;
    Ok(Changed::Done)
}

/// Notes that the current password was not proven.
///
/// # Errors
/// Database errors.
pub fn note_wrong_password(db: &mut Db, actor: &Actor) -> Result<(), Error> {
    let account = queries::by_id(db, id_of(actor)?)?;
    let trace = Trace::refused("account.change_password", subject(&account), "profile-password-wrong");
    audit::record(db, actor, &trace)
}

/// Keeps what the person prefers.
///
/// # Errors
/// Database errors.
pub fn prefer(db: &mut Db, actor: &Actor, preferences: &Preferences) -> Result<(), Error> {
    queries::set_preferences(db, id_of(actor)?, preferences)
}

/// Makes these the mails that one gets of those that one may do without; false when they were.
///
/// # Errors
/// Database errors.
pub fn choose_mails(db: &mut Db, actor: &Actor, wanted: &[Kind]) -> Result<bool, Error> {
    let id = id_of(actor)?;
    let old = outbox::refused(db, id)?;
    let is_off = |kind: &Kind| kind.duty().is_none() && !wanted.contains(kind);
    let new: Vec<Kind> = Kind::told().filter(is_off).collect();
    if old == new {
        return Ok(false);
    }
    outbox::refuse(db, id, &new)?;
    let keys = |kinds: &[Kind]| kinds.iter().map(|kind| kind.key()).collect::<Vec<_>>().join(", ");
    let change = Change { field: "mails".to_owned(), old: keys(&old), new: keys(&new) };
    let subject = Subject::account(id, actor.name());
    audit::record(db, actor, &Trace::done("account.edit", subject).changing(vec![change]))?;
    Ok(true)
}

/// Ends one of the own sessions; false when it is not (any more) one of them.
///
/// # Errors
/// Database errors.
pub fn end_session(db: &mut Db, actor: &Actor, session: i64) -> Result<bool, Error> {
    let ended = sessions::end_one(db, id_of(actor)?, session)?;
    if ended {
        note_sign_out(db, actor)?;
    }
    Ok(ended)
}

/// Ends every own session but this one; returns how many there were.
///
/// # Errors
/// Database errors.
pub fn end_other_sessions(db: &mut Db, actor: &Actor, session: i64) -> Result<usize, Error> {
    let ended = sessions::end_all(db, id_of(actor)?, Some(session))?;
    if ended > 0 {
        note_sign_out(db, actor)?;
    }
    Ok(ended)
}

fn note_sign_out(db: &mut Db, actor: &Actor) -> Result<(), Error> {
    let subject = Subject::account(id_of(actor)?, actor.name());
    audit::record(db, actor, &Trace::done("account.sign_out", subject))
}

/// As signing in counts attempts on the same account.
fn counted_as(id: i64) -> String {
    format!("#{id}")
}

fn subject(account: &Account) -> Subject {
    Subject::account(account.id, &account.display_name)
}

fn id_of(actor: &Actor) -> Result<i64, Error> {
    actor.account_id().ok_or(Error::SignedOut)
}
