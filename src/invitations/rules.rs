//! What an invitation may do, and when it ends.

use std::collections::BTreeMap;

use crate::access::{Actor, Origin, Permission, Scopes};
use crate::accounts::{self, Account, Status};
use crate::audit::{self, Subject, Trace};
use crate::auth::passwords::PasswordRules;
use crate::auth::tokens::{self, Purpose, Standing};
use crate::clock;
use crate::db::{Db, dialect};
use crate::error::Error;
use crate::web::Site;
use crate::{outbox, policies, roles, setup};

/// What the person behind an invitation is asked with.
#[derive(Clone, Debug)]
pub struct Invitee {
    /// The company's name.
    pub company: String,
    /// The account that waits for them.
    pub account: Account,
    /// What their password must be.
    pub passwords: PasswordRules,
}

/// What an invitation link leads to.
#[derive(Clone, Debug)]
pub enum Opened {
    /// Login and password can be chosen.
    Good(Box<Invitee>),
    /// Nowhere.
    Dead(Dead),
}

/// A link that leads nowhere.
#[derive(Clone, Debug)]
pub struct Dead {
    /// Why; never [`Standing::Good`].
    pub standing: Standing,
    /// The company's name; empty when the link is not one of ours.
    pub company: String,
    /// Who made the account, whom the person can ask; only for a link that was one.
    pub contact: Option<String>,
}

/// What came of an activation.
#[derive(Debug)]
pub enum Activated {
    /// The account is active.
    Done,
    /// Somebody else has this login; the link is as good as before.
    Taken,
    /// The link leads nowhere (any more).
    Dead(Dead),
}

/// A link that is shown to an admin once.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Whose it is.
    pub name: String,
    /// The link itself.
    pub link: String,
    /// From when on it is no longer accepted, UTC.
    pub expires_at: chrono::NaiveDateTime,
}

/// Sends a new invitation; whatever link there was is dead from now on.
///
/// # Errors
/// Database errors.
pub fn invite(db: &mut Db, account: &Account) -> Result<(), Error> {
    outbox::withdraw_queued(db, account.id, outbox::Kind::Invitation)?;
    tokens::replace_older(db, account.id, Purpose::Invitation, clock::now())?;
    accounts::tell(db, account, outbox::Kind::Invitation, BTreeMap::new())
}

/// Takes an invitation back.
///
/// # Errors
/// Database errors.
pub fn withdraw(db: &mut Db, account_id: i64) -> Result<(), Error> {
    outbox::withdraw_queued(db, account_id, outbox::Kind::Invitation)?;
    tokens::withdraw(db, account_id, Purpose::Invitation)
}

/// A link to hand over when no mail can be sent; it is shown once and not kept.
///
/// # Errors
/// [`Error::Refused`] when the account waits for no invitation.
pub fn link(db: &mut Db, actor: &Actor, account: &Account, site: &Site) -> Result<String, Error> {
    if account.status != Status::Pending {
        return Err(Error::refused("refusal-not-pending"));
    }
    outbox::withdraw_queued(db, account.id, outbox::Kind::Invitation)?;
    let valid_for = policies::current(db)?.invitation_validity();
    let secret = tokens::mint(db, account.id, Purpose::Invitation, None, valid_for)?;
    let subject = Subject::account(account.id, &account.display_name);
    audit::record(db, actor, &Trace::done("account.show_invitation", subject))?;
    Ok(site.link(&format!("/activate/{secret}")))
}

/// What the link with this secret leads to. Changes nothing: scanners open links before people do.
///
/// # Errors
/// Database errors.
pub fn open(db: &mut Db, secret: &str) -> Result<Opened, Error> {
    let company = setup::company(db)?.unwrap_or_default();
    match tokens::check(db, secret, Purpose::Invitation)? {
        Standing::Good(token) => {
            let account = accounts::queries::by_id(db, token.account_id)?;
            let passwords = policies::current(db)?.passwords();
            Ok(Opened::Good(Box::new(Invitee { company, account, passwords })))
        }
        standing => dead(db, secret, standing).map(Opened::Dead),
    }
}

fn dead(db: &mut Db, secret: &str, standing: Standing) -> Result<Dead, Error> {
    let Some(id) = tokens::holder(db, secret, Purpose::Invitation)? else {
        return Ok(Dead { standing, company: String::new(), contact: None });
    };
    let company = setup::company(db)?.unwrap_or_default();
    let contact = accounts::queries::by_id(db, id)?.created_by_name;
    Ok(Dead { standing, company, contact: Some(contact).filter(|name| !name.is_empty()) })
}

/// Makes the account active with the chosen login (kept when an administrator has fixed one) and the password
/// behind `hash`. Of many at once exactly one does it; nothing that fails uses the link up.
///
/// # Errors
/// Database errors.
pub fn activate(
    db: &mut Db,
    secret: &str,
    login: Option<&str>,
    hash: &str,
    from: &Origin,
) -> Result<Activated, Error> {
    let token = match tokens::check(db, secret, Purpose::Invitation)? {
        Standing::Good(token) => token,
        standing => return dead(db, secret, standing).map(Activated::Dead),
    };
    let account = accounts::queries::by_id(db, token.account_id)?;
    let mut details = account.details();
    details.login = details.login.or_else(|| login.map(str::to_owned));
    let chosen = details.login.as_deref().ok_or_else(|| Error::bad_request("error-400-why"))?;
    if account.login.is_none() && is_taken(db, chosen, account.id)? {
        return Ok(Activated::Taken);
    }
    if !tokens::use_up(db, token.id)? {
        return dead(db, secret, Standing::Used).map(Activated::Dead);
    }
    confirm(db, &account, &details, hash)?;
    outbox::withdraw_queued(db, account.id, outbox::Kind::Invitation)?;
    let actor = themselves(&account, from);
    let subject = Subject::account(account.id, &account.display_name);
    audit::record(db, &actor, &Trace::done("account.confirm", subject))?;
    Ok(Activated::Done)
}

/// A login is nobody else's login, nor an address that somebody else signs in with.
fn is_taken(db: &mut Db, login: &str, id: i64) -> Result<bool, Error> {
    Ok(accounts::queries::taken_by(db, login, Some(id))?.is_some())
}

/// Whoever takes the login at the same moment makes this unit of work run again, and find it taken.
fn confirm(db: &mut Db, account: &Account, details: &accounts::Details, hash: &str) -> Result<(), Error> {
    let confirmed = dialect::attempt(db, |db| accounts::queries::confirm(db, account.id, details, hash));
    match confirmed {
        Ok(true) => Ok(()),
        Ok(false) => Err(Error::Collision("the account is no longer pending".to_owned())),
        Err(error) => Err(match dialect::violated_unique(&error) {
            Some(rule) => Error::Collision(rule),
            None => error.into(),
        }),
    }
}

/// The person, known by the link alone, for the trail.
fn themselves(account: &Account, from: &Origin) -> Actor {
    Actor::Operator {
        account_id: account.id,
        name: account.display_name.clone(),
        scopes: Scopes::default(),
        origin: from.clone(),
    }
}

/// A new link for an admin to hand over; it is shown this once.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`] for somebody whose roles the actor may not give,
/// [`Error::Refused`] when the account waits for no invitation.
pub fn show_link(db: &mut Db, actor: &Actor, id: i64, site: &Site) -> Result<Shown, Error> {
    let account = accounts::queries::find(db, actor, Permission::AccountsAdd, id)?;
    roles::may_handle(db, actor, id)?;
    let link = link(db, actor, &account, site)?;
    let newest = tokens::newest(db, id, Purpose::Invitation)?.ok_or(Error::NotFound)?;
    Ok(Shown { name: account.display_name, link, expires_at: newest.expires_at })
}
