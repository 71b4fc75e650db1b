//! What an invitation may do, and when it ends.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use crate::access::Actor;
use crate::accounts::{self, Account, Status};
use crate::audit::{self, Subject, Trace};
use crate::auth::tokens::{self, Purpose};
use crate::clock;
use crate::db::Db;
use crate::error::Error;
use crate::outbox;
use crate::web::Site;

/// How long an invitation is good for.
#[must_use]
pub fn validity() -> TimeDelta {
    TimeDelta::days(7)
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
    let secret = tokens::mint(db, account.id, Purpose::Invitation, None, validity())?;
    let subject = Subject::account(account.id, &account.display_name);
    audit::record(db, actor, &Trace::done("account.show_invitation", subject))?;
    Ok(site.link(&format!("/activate/{secret}")))
}
