//! What may be done to an account, and what follows from it.

mod blocks;
mod creating;
mod editing;
mod holders;
mod recovery;
mod refusals;
mod suspensions;
mod tasks;
mod undoing;

pub use blocks::build_blocks;
pub use creating::{collision, create, create_program};
pub use editing::{Edited, Fixed, edit, fields, locked, role_changes};
pub use holders::{clear, clear_ended, language, tell_holder, tell_holders};
pub use recovery::recover;
pub use refusals::{note_refusal, note_refused_creation};
pub use suspensions::lift_suspensions;
pub use tasks::{carry_out, fits, unfit};
pub use undoing::{Memo, restore};

use std::collections::BTreeMap;

use super::model::{Account, Action, IdentitySource, Kind, Status, Task, Terms};
use super::queries;
use crate::access::{Actor, BuiltIn};
use crate::audit::{self, Subject, Trace};
use crate::auth::{sessions, tokens};
use crate::db::Db;
use crate::error::Error;
use crate::outbox::{self, Mail};
use crate::policies::{self, Deletion};
use crate::{invitations, licenses, roles, tenants};

/// Does `action` to one account: the same for the page, the bulk job and the API.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`], or [`Error::Refused`] with the rule.
pub fn perform(db: &mut Db, actor: &Actor, action: Action, id: i64, terms: &Terms) -> Result<Account, Error> {
    let account = queries::find(db, actor, action.needs(), id)?;
    check(db, actor, action, &account)?;
    match action {
        Action::Activate => activate(db, actor, &account)?,
        Action::Deactivate => deactivate(db, actor, &account, terms)?,
        Action::Delete => delete(db, actor, &account, terms)?,
        Action::Resend => invitations::invite(db, &account)?,
        Action::Withdraw => withdraw(db, actor, &account, terms)?,
    }
    let trace = Trace::done(trail(action.into()), subject(&account)).because(terms.reason.as_deref());
    audit::record(db, actor, &trace)?;
    Ok(account)
}

/// Whether `action` may be done to `account` by `actor` now.
///
/// # Errors
/// [`Error::Forbidden`] or [`Error::Refused`] with the rule.
pub fn check(db: &mut Db, actor: &Actor, action: Action, account: &Account) -> Result<(), Error> {
    allowed(db, action, account)?;
    let ends = matches!(action, Action::Deactivate | Action::Delete);
    if ends && actor.account_id() == Some(account.id) {
        return Err(Error::refused("refusal-yourself"));
    }
    roles::may_handle(db, actor, account.id)?;
    if ends {
        keep_an_admin(db, account)?;
    }
    if ends || action == Action::Withdraw {
        licenses::keep_contact(db, account.id)?;
    }
    Ok(())
}

/// Ends every session of an account; returns how many there were.
///
/// # Errors
/// [`Error::NotFound`], or [`Error::Forbidden`] for somebody whose roles the actor may not give.
pub fn sign_out(db: &mut Db, actor: &Actor, id: i64) -> Result<usize, Error> {
    let account = queries::find(db, actor, Action::Deactivate.needs(), id)?;
    roles::may_handle(db, actor, id)?;
    let ended = sessions::end_all(db, id, None)?;
    audit::record(db, actor, &Trace::done("account.sign_out", subject(&account)))?;
    Ok(ended)
}

/// Ends one session of an account; false when it is not (any more) one of theirs.
///
/// # Errors
/// [`Error::NotFound`], or [`Error::Forbidden`] for somebody whose roles the actor may not give.
pub fn end_session(db: &mut Db, actor: &Actor, id: i64, session: i64) -> Result<bool, Error> {
    let account = queries::find(db, actor, Action::Deactivate.needs(), id)?;
    roles::may_handle(db, actor, id)?;
    let ended = sessions::end_one(db, id, session)?;
    if ended {
        audit::record(db, actor, &Trace::done("account.end_session", subject(&account)))?;
    }
    Ok(ended)
}

/// The last active company admin cannot be lost.
///
/// # Errors
/// [`Error::Refused`].
pub fn keep_an_admin(db: &mut Db, account: &Account) -> Result<(), Error> {
    let counts = account.status == Status::Active
        && account.kind == Kind::Operator
        && queries::holds(db, account.id, BuiltIn::CompanyAdmin)?;
    if counts && queries::other_company_admins(db, account.id)? == 0 {
        return Err(Error::refused("refusal-last-admin"));
    }
    Ok(())
}

/// Whether the state of the account allows it.
fn allowed(db: &mut Db, action: Action, account: &Account) -> Result<(), Error> {
    let deletes = action == Action::Delete;
    let deletion = if deletes { policies::current(db)?.deletion() } else { Deletion::InactiveOnly };
    if deletes && deletion == Deletion::Never {
        return Err(Error::refused("refusal-deletion-never"));
    }
    if !action.is_allowed(account.status, deletion) {
        return Err(Error::refused(not_in_state(action, account.status)));
    }
    if deletes && deletion == Deletion::WhenSignedOut && !sessions::of_account(db, account.id)?.is_empty() {
        return Err(Error::refused("refusal-is-signed-in"));
    }
    Ok(())
}

fn not_in_state(action: Action, status: Status) -> &'static str {
    match (action, status) {
        (Action::Activate, _) => "refusal-not-inactive",
        (Action::Deactivate, _) => "refusal-not-active",
        (Action::Delete, Status::Active) => "refusal-is-active",
        (Action::Delete, Status::Pending | Status::Inactive) => "refusal-is-pending",
        (Action::Resend | Action::Withdraw, _) => "refusal-not-pending",
    }
}

fn activate(db: &mut Db, actor: &Actor, account: &Account) -> Result<(), Error> {
    let unconfirmed = account.confirmed_at.is_none()
        && account.kind == Kind::Operator
        && account.identity_source == IdentitySource::Local;
    let to = if unconfirmed { Status::Pending } else { Status::Active };
    queries::set_status(db, actor, account.id, Status::Inactive, to, &Terms::default())?;
    if unconfirmed {
        return invitations::invite(db, account);
    }
    tell(db, account, outbox::Kind::Activated, BTreeMap::new())
}

fn deactivate(db: &mut Db, actor: &Actor, account: &Account, terms: &Terms) -> Result<(), Error> {
    queries::set_status(db, actor, account.id, Status::Active, Status::Inactive, terms)?;
    sessions::end_all(db, account.id, None)?;
    tell(db, account, outbox::Kind::Deactivated, facts(terms))
}

fn withdraw(db: &mut Db, actor: &Actor, account: &Account, terms: &Terms) -> Result<(), Error> {
    invitations::withdraw(db, account.id)?;
    queries::set_status(db, actor, account.id, Status::Pending, Status::Inactive, terms)?;
    Ok(())
}

fn delete(db: &mut Db, actor: &Actor, account: &Account, terms: &Terms) -> Result<(), Error> {
    let held = roles::granted(db, account.id)?;
    let seats = licenses::release_all(db, actor, account)?;
    let roles = held.iter().map(|grant| grant.role.name.as_str());
    let released: Vec<&str> = roles.chain(seats.iter().map(String::as_str)).collect();
    let left = tenants::release(db, actor, account)?;
    let left: Vec<&str> = left.iter().map(|membership| membership.name.as_str()).collect();
    sessions::end_all(db, account.id, None)?;
    tokens::withdraw(db, account.id, tokens::Purpose::Invitation)?;
    tell(db, account, outbox::Kind::Deleted, facts(terms))?;
    queries::bury(db, actor, account, terms.reason.as_deref(), (&released.join(", "), &left.join(", ")))
}

fn facts(terms: &Terms) -> BTreeMap<String, String> {
    let reason = terms.reason.iter().map(|reason| ("reason".to_owned(), reason.clone()));
    let until = terms.until.iter().map(|at| ("until".to_owned(), at.format("%Y-%m-%d").to_string()));
    reason.chain(until).collect()
}

/// Writes a mail to the person, if they have an address.
pub fn tell(
    db: &mut Db,
    account: &Account,
    kind: outbox::Kind,
    facts: BTreeMap<String, String>,
) -> Result<(), Error> {
    let Some(address) = &account.email else { return Ok(()) };
    outbox::enqueue(
        db,
        &Mail {
            account_id: account.id,
            address: address.clone(),
            recipient_name: account.display_name.clone(),
            locale: account.locale.clone(),
            kind,
            facts,
        },
    )?;
    Ok(())
}

/// What a task is called in the trail.
#[must_use]
pub fn trail(task: Task) -> &'static str {
    match task {
        Task::Activate => "account.activate",
        Task::Deactivate => "account.deactivate",
        Task::Delete => "account.delete",
        Task::Resend => "account.resend",
        Task::Withdraw => "account.withdraw",
        Task::SignOut => "account.sign_out",
        Task::AddRole | Task::RemoveRole => "account.edit",
        Task::AssignLicense | Task::UnassignLicense => "account.licenses",
        Task::AddTenant => "account.join_tenant",
        Task::RemoveTenant => "account.leave_tenant",
    }
}

fn subject(account: &Account) -> Subject {
    Subject::account(account.id, &account.display_name)
}
