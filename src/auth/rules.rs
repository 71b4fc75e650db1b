//! Who may sign in.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::{history, passwords, sessions, throttle};
use crate::access::{Actor, Origin};
use crate::accounts::queries;
use crate::audit::{self, Subject, Trace};
use crate::clock;
use crate::db::Db;
use crate::db::schema::accounts;
use crate::error::Error;
use crate::web::browser;
use crate::web::language::{Language, Tongue};
use crate::{fold, outbox};

/// An attempt that was counted, before its password is looked at.
#[derive(Clone, Debug)]
pub struct Attempt {
    name: String,
    account: Option<(i64, Option<String>)>,
}

impl Attempt {
    /// The hash that the password has to fit, if somebody may sign in here.
    #[must_use]
    pub fn known_hash(&self) -> Option<String> {
        self.account.as_ref().and_then(|(_, hash)| hash.clone())
    }
}

/// Counts an attempt to sign in with a login or an e-mail address.
///
/// # Errors
/// [`Error::TooManyAttempts`].
pub fn attempt(db: &mut Db, login: &str, from: &Origin) -> Result<Attempt, Error> {
    let key: String = fold::plain(login).chars().take(254).collect();
    let now = clock::now();
    let account = accounts::table
        .filter(accounts::login_key.eq(&key).or(accounts::email_key.eq(&key)))
        .filter(accounts::kind.eq("operator"))
        .filter(accounts::status.eq("active"))
        .filter(accounts::valid_until.is_null().or(accounts::valid_until.gt(now)))
        .order(accounts::login_key.eq(&key).desc())
        .select((accounts::id, accounts::password_hash))
        .first::<(i64, Option<String>)>(db)
        .optional()?;
    let name = account.as_ref().map_or(key, |(id, _)| format!("#{id}"));
    throttle::admit(db, &name, &from.ip)?;
    Ok(Attempt { name, account })
}

/// Opens a session when the password was right and the account is still as it
/// was; `None` for every other reason alike. Returns the id for the cookie.
///
/// # Errors
/// Database errors.
pub fn sign_in(
    db: &mut Db,
    attempt: &Attempt,
    fits: bool,
    rehashed: Option<&str>,
    from: &Origin,
    user_agent: &str,
) -> Result<Option<String>, Error> {
    let Some((id, hash)) = &attempt.account else { return Ok(None) };
    if !fits {
        sessions::note(db, *id, None, from, user_agent)?;
        return Ok(None);
    }
    let now = accounts::table
        .find(id)
        .filter(accounts::status.eq("active"))
        .select(accounts::password_hash)
        .first::<Option<String>>(db)
        .optional()?;
    if now.as_ref() != Some(hash) {
        return Ok(None);
    }
    if let Some(better) = rehashed {
        diesel::update(accounts::table.find(id)).set(accounts::password_hash.eq(better)).execute(db)?;
    }
    throttle::forgive(db, &attempt.name, &from.ip)?;
    warn_of_new_browser(db, *id, from, user_agent)?;
    sessions::open(db, *id, from, user_agent).map(Some)
}

/// Tells the person of a sign-in with a browser that was not seen lately.
fn warn_of_new_browser(db: &mut Db, id: i64, from: &Origin, user_agent: &str) -> Result<(), Error> {
    if !history::is_new_browser(db, id, user_agent)? {
        return Ok(());
    }
    let account = queries::by_id(db, id)?;
    let tongue = Tongue::coded(&account.locale).unwrap_or(Tongue::English);
    let t = Language::new(tongue, &account.time_zone);
    let seen = [browser::describe(user_agent, t), from.ip.clone(), t.exact(clock::now())].join(" · ");
    let facts = BTreeMap::from([("seen".to_owned(), seen)]);
    crate::accounts::tell(db, &account, outbox::Kind::NewBrowser, facts)
}

/// Counts an attempt to prove the own password again, before it is looked at; returns the hash it has to fit.
///
/// # Errors
/// [`Error::TooManyAttempts`].
pub fn attempt_again(db: &mut Db, actor: &Actor) -> Result<Option<String>, Error> {
    let (id, from) = of(actor)?;
    throttle::admit(db, &format!("#{id}"), &from.ip)?;
    queries::password_hash(db, id)
}

/// Notes that the password behind `known` was proven in this session, or that it was not; whether it was.
///
/// # Errors
/// Database errors.
pub fn prove(
    db: &mut Db,
    actor: &Actor,
    session: i64,
    known: Option<&str>,
    fits: bool,
) -> Result<bool, Error> {
    let (id, from) = of(actor)?;
    if fits && queries::password_hash(db, id)?.as_deref() == known {
        throttle::forgive(db, &format!("#{id}"), &from.ip)?;
        sessions::prove(db, session)?;
        return Ok(true);
    }
    let subject = Subject::account(id, actor.name());
    audit::record(db, actor, &Trace::refused("account.confirm_password", subject, "step-up-wrong"))?;
    Ok(false)
}

/// Who proves the password, and from where.
fn of(actor: &Actor) -> Result<(i64, &Origin), Error> {
    match actor {
        Actor::Operator { account_id, origin, .. } => Ok((*account_id, origin)),
        Actor::System { .. } => Err(Error::SignedOut),
    }
}

/// Whether the hash behind this attempt should be made anew with today's parameters.
#[must_use]
pub fn is_outdated(attempt: &Attempt) -> bool {
    attempt.known_hash().is_some_and(|hash| passwords::is_outdated(&hash))
}
