//! Who gets a link to choose a new password, and what follows when it is used.

use std::collections::BTreeMap;

use super::queries::{self, Person};
use crate::access::{Actor, Origin, Permission, Scopes};
use crate::accounts::{self, Account, IdentitySource, Kind, Status};
use crate::audit::{self, Subject, Trace};
use crate::auth::passwords::PasswordRules;
use crate::auth::tokens::{self, Purpose, Standing};
use crate::auth::{sessions, throttle};
use crate::clock;
use crate::db::{Db, dialect};
use crate::error::{Error, Message};
use crate::outbox::{self, Mail};
use crate::{fold, policies, roles, setup};

/// Mails with a link that strangers can have sent to one account before the next one has to wait.
const MAILS: i64 = 5;

/// What the person behind a link is asked with.
#[derive(Clone, Debug)]
pub struct Forgetful {
    /// The company's name.
    pub company: String,
    /// Their account.
    pub account: Account,
    /// What the new password must be.
    pub passwords: PasswordRules,
}

/// What a link leads to.
#[derive(Clone, Debug)]
pub enum Opened {
    /// A new password can be chosen.
    Good(Box<Forgetful>),
    /// Nowhere, with the company's name.
    Dead(Standing, String),
}

/// What came of choosing a new password.
#[derive(Debug, PartialEq, Eq)]
pub enum Reset {
    /// It is set, and every session has ended.
    Done,
    /// The link leads nowhere (any more).
    Dead(Standing),
}

/// Sends the link if this login or address is somebody's who may sign in with a password. Nobody learns whether it
/// is: for everybody else the same work is done and taken back.
///
/// # Errors
/// [`Error::TooManyAttempts`], which depends on what was typed and from where, not on who exists.
pub fn ask(db: &mut Db, name: &str, from: &Origin) -> Result<(), Error> {
    let key: String = fold::plain(name).chars().take(254).collect();
    throttle::admit(db, &format!("forgot {key}"), &from.ip)?;
    let found = queries::reachable(db, &key)?;
    let counted = found.as_ref().map_or(key, |person| format!("#{}", person.id));
    let is_in_time = throttle::pace(db, &format!("reset mail {counted}"), MAILS)?;
    let keep = found.is_some() && is_in_time;
    let person = found.unwrap_or_default();
    let actor = themselves(person.id, &person.name, from);
    rehearse(db, keep, |db| order(db, &actor, "account.ask_reset", &person))
}

/// Does `work` and takes it back unless it is to be kept: what is not kept costs as much.
fn rehearse(db: &mut Db, keep: bool, work: impl FnOnce(&mut Db) -> Result<(), Error>) -> Result<(), Error> {
    let done = dialect::savepoint(db, |db| {
        work(db)?;
        if keep { Ok(()) } else { Err(Error::NotFound) }
    });
    match done {
        Err(Error::NotFound) if !keep => Ok(()),
        other => other,
    }
}

/// Writes the mail. The link of an earlier one works until this one is sent, so that an outage strands nobody.
fn order(db: &mut Db, actor: &Actor, action: &'static str, person: &Person) -> Result<(), Error> {
    outbox::withdraw_queued(db, person.id, outbox::Kind::PasswordReset)?;
    outbox::enqueue(
        db,
        &Mail {
            account_id: person.id,
            address: person.address.clone().unwrap_or_default(),
            recipient_name: person.name.clone(),
            locale: person.locale.clone(),
            kind: outbox::Kind::PasswordReset,
            facts: BTreeMap::new(),
        },
    )?;
    audit::record(db, actor, &Trace::done(action, Subject::account(person.id, &person.name)))
}

/// The account that an admin wants to send the link to, and why that cannot be, if so.
///
/// # Errors
/// [`Error::NotFound`], or [`Error::Forbidden`] for somebody whose roles the actor may not give.
pub fn starting(db: &mut Db, actor: &Actor, id: i64) -> Result<(Account, Option<Message>), Error> {
    let account = accounts::queries::find(db, actor, Permission::AccountsEditName, id)?;
    roles::may_handle(db, actor, id)?;
    let refusal = refusal(&account).map(Message::new);
    Ok((account, refusal))
}

fn refusal(account: &Account) -> Option<&'static str> {
    let is_over = account.valid_until.is_some_and(|until| until <= clock::now());
    if account.kind != Kind::Operator || account.identity_source != IdentitySource::Local {
        return Some("refusal-no-password");
    }
    match account.status {
        Status::Pending => Some("refusal-reset-pending"),
        Status::Inactive => Some("refusal-not-active"),
        Status::Active if is_over => Some("refusal-reset-over"),
        Status::Active if account.email.is_none() => Some("refusal-no-address"),
        Status::Active => None,
    }
}

/// Sends the link in an admin's name; the person's name, or the rule that forbids it, which is audited.
///
/// # Errors
/// As [`starting`].
pub fn start(db: &mut Db, actor: &Actor, id: i64) -> Result<Result<String, Message>, Error> {
    let (account, refusal) = starting(db, actor, id)?;
    if let Some(why) = refusal {
        let subject = Subject::account(account.id, &account.display_name);
        audit::record(db, actor, &Trace::refused_by("account.send_reset", subject, &why))?;
        return Ok(Err(why));
    }
    let person = Person {
        id: account.id,
        name: account.display_name.clone(),
        address: account.email,
        locale: account.locale,
    };
    order(db, actor, "account.send_reset", &person)?;
    Ok(Ok(account.display_name))
}

/// What the link with this secret leads to. Changes nothing: scanners open links before people do.
///
/// # Errors
/// Database errors.
pub fn open(db: &mut Db, secret: &str) -> Result<Opened, Error> {
    let company = setup::company(db)?.unwrap_or_default();
    match tokens::check(db, secret, Purpose::PasswordReset)? {
        Standing::Good(token) => {
            let account = accounts::queries::by_id(db, token.account_id)?;
            let passwords = policies::current(db)?.passwords();
            Ok(Opened::Good(Box::new(Forgetful { company, account, passwords })))
        }
        standing => Ok(Opened::Dead(standing, company)),
    }
}

/// Sets the password behind `hash`. Every session and every other link of the account ends, and the person is told.
/// Of many at once exactly one does it.
///
/// # Errors
/// Database errors.
pub fn reset(db: &mut Db, secret: &str, hash: &str, from: &Origin) -> Result<Reset, Error> {
    let token = match tokens::check(db, secret, Purpose::PasswordReset)? {
        Standing::Good(token) => token,
        standing => return Ok(Reset::Dead(standing)),
    };
    if !tokens::use_up(db, token.id)? {
        return Ok(Reset::Dead(Standing::Used));
    }
    let account = accounts::queries::by_id(db, token.account_id)?;
    accounts::queries::set_password(db, account.id, hash)?;
    sessions::end_all(db, account.id, None)?;
    outbox::withdraw_queued(db, account.id, outbox::Kind::PasswordReset)?;
    throttle::forgive(db, &format!("#{}", account.id), &from.ip)?;
    accounts::tell(db, &account, outbox::Kind::PasswordChanged, BTreeMap::new())?;
    let actor = themselves(account.id, &account.display_name, from);
    let subject = Subject::account(account.id, &account.display_name);
    audit::record(db, &actor, &Trace::done("account.reset_password", subject))?;
    Ok(Reset::Done)
}

/// The person, known by a name or a link alone, for the trail.
fn themselves(account_id: i64, name: &str, from: &Origin) -> Actor {
    Actor::Operator { account_id, name: name.to_owned(), scopes: Scopes::default(), origin: from.clone() }
}
