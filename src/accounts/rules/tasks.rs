//! What is done to many accounts is done to each by the same rules as to one.

use super::{check, editing, not_in_state, perform, sign_out, subject};
use crate::access::Actor;
use crate::accounts::model::{Account, Status, Task, Terms};
use crate::accounts::queries;
use crate::audit::{self, Trace};
use crate::db::Db;
use crate::error::Error;
use crate::licenses;
use crate::policies::Deletion;
use crate::roles::{self, Given};
use crate::tenants::{self, Place};

/// Does `task` to one account; returns the account as it was before.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`], or [`Error::Refused`] with the rule.
pub fn carry_out(db: &mut Db, actor: &Actor, task: Task, id: i64, terms: &Terms) -> Result<Account, Error> {
    if let Some(action) = task.action() {
        return perform(db, actor, action, id, terms);
    }
    let account = queries::find(db, actor, task.reaches(), id)?;
    fits(db, actor, task, &account)?;
    if task.takes_a_license() {
        let license = terms.license.as_ref().ok_or_else(|| Error::bad_request("accounts-license-choose"))?;
        let change = if task == Task::AssignLicense { licenses::assign } else { licenses::unassign };
        change(db, actor, license.id, id)?;
        return Ok(account);
    }
    if task.takes_a_tenant() {
        change_membership(db, actor, task, id, terms)?;
        return Ok(account);
    }
    if task == Task::SignOut {
        sign_out(db, actor, id)?;
        return Ok(account);
    }
    let role = terms.role.as_ref().ok_or_else(|| Error::bad_request("accounts-role-unknown"))?;
    change_role(db, actor, &account, role.id, task == Task::AddRole)?;
    Ok(account)
}

/// Whether `task` may be done to `account` by `actor` now, as far as that is known without the role.
///
/// # Errors
/// [`Error::Forbidden`] or [`Error::Refused`] with the rule.
pub fn fits(db: &mut Db, actor: &Actor, task: Task, account: &Account) -> Result<(), Error> {
    if let Some(action) = task.action() {
        return check(db, actor, action, account);
    }
    if task == Task::SignOut && account.status != Status::Active {
        return Err(Error::refused("refusal-not-active"));
    }
    if task == Task::SignOut && actor.account_id() == Some(account.id) {
        return Err(Error::refused("refusal-yourself"));
    }
    if task.takes_a_license() {
        return fits_seat(task, account);
    }
    if task == Task::RemoveRole && account.role_count == 0 {
        return Err(Error::refused("refusal-lacks-role"));
    }
    if task == Task::RemoveTenant && account.tenant_count == 0 {
        return Err(Error::refused("tenants-refused-no-member"));
    }
    if task == Task::AddTenant {
        tenants::may_join(account)?;
    }
    roles::may_handle(db, actor, account.id)
}

/// A seat belongs to its license, so the roles of whoever gets it do not matter.
fn fits_seat(task: Task, account: &Account) -> Result<(), Error> {
    if !task.is_allowed(account.status, Deletion::Never) {
        return Err(Error::refused("refusal-seat-inactive"));
    }
    if task == Task::UnassignLicense && account.license_count == 0 {
        return Err(Error::refused("refusal-lacks-license"));
    }
    Ok(())
}

/// Key of why a state does not allow `task` under the company's policy.
#[must_use]
pub fn unfit(task: Task, status: Status, deletion: Deletion) -> Option<&'static str> {
    if task.is_allowed(status, deletion) {
        return None;
    }
    if task == Task::Delete && deletion == Deletion::Never {
        return Some("refusal-deletion-never");
    }
    if task == Task::AssignLicense {
        return Some("refusal-seat-inactive");
    }
    if task == Task::AddTenant {
        return Some("tenants-refused-inactive");
    }
    Some(task.action().map_or("refusal-not-active", |action| not_in_state(action, status)))
}

fn change_membership(db: &mut Db, actor: &Actor, task: Task, id: i64, terms: &Terms) -> Result<(), Error> {
    let tenant = terms.tenant.as_ref().ok_or_else(|| Error::bad_request("accounts-tenant-unknown"))?;
    if task == Task::RemoveTenant {
        return tenants::remove(db, actor, (tenant.id, id));
    }
    let role = terms.tenant_role.ok_or_else(|| Error::bad_request("accounts-tenant-unknown"))?;
    // Nobody has another login there when many are added at once, so none is taken.
    tenants::add(db, actor, (tenant.id, id), &Place::of(role)).map(drop)
}

fn change_role(db: &mut Db, actor: &Actor, account: &Account, role: i64, gives: bool) -> Result<(), Error> {
    let held = roles::held(db, account.id)?;
    if held.iter().any(|given| given.role == role) == gives {
        return Err(Error::refused(if gives { "refusal-has-role" } else { "refusal-lacks-role" }));
    }
    let mut wanted = held.clone();
    wanted.retain(|given| given.role != role);
    if gives {
        wanted.push(Given::endless(role));
    }
    editing::guard_admin(db, actor, account, &account.details(), &held, &wanted)?;
    let changed = roles::set(db, actor, account.id, &wanted)?;
    licenses::follow_roles(db, actor, account)?;
    queries::mark_modified(db, actor, account.id)?;
    editing::tell_roles(db, account, &changed)?;
    let trace = Trace::done("account.edit", subject(account)).changing(editing::role_changes(&changed));
    audit::record(db, actor, &trace)
}
