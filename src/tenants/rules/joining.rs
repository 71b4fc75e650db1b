//! How somebody becomes a member of a tenant, and ceases to be one.
//!
//! The role Tenant user follows from membership: whoever begins or ends one settles it in the same unit of work.

use std::collections::BTreeMap;

use crate::access::{Actor, Permission};
use crate::accounts::{self, Account};
use crate::audit::{self, Change, Subject, Trace};
use crate::db::Db;
use crate::error::{Error, Message};
use crate::outbox;
use crate::roles;
use crate::tenants::labels;
use crate::tenants::model::{Kind, Membership, Place, Status, Tenant, TenantRole};
use crate::tenants::queries;

/// What came of making somebody a member, or of changing what they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joined {
    /// It is done.
    Done,
    /// Somebody else in this tenant has that login there.
    Taken,
    /// They are something else by now than what was changed.
    Stale,
}

/// Whether making somebody this gives so much away that the password is asked for again.
#[must_use]
pub fn give_power(role: TenantRole) -> bool {
    role == TenantRole::Admin
}

/// Whether an account may become a member of some tenant: an operator who may sign in, or soon may.
///
/// # Errors
/// [`Error::Refused`] with the rule.
pub fn may_join(account: &Account) -> Result<(), Error> {
    if account.kind != accounts::Kind::Operator {
        return Err(Error::refused("refusal-service-account"));
    }
    if account.status == accounts::Status::Inactive {
        return Err(Error::refused("tenants-refused-inactive"));
    }
    Ok(())
}

/// A tenant that the actor manages, and an account that they may act on.
fn both(db: &mut Db, actor: &Actor, (tenant, account): (i64, i64)) -> Result<(Tenant, Account), Error> {
    let tenant = queries::find(db, actor, Permission::TenantsManage, tenant)?;
    let account = accounts::queries::find(db, actor, Permission::AccountsView, account)?;
    roles::may_handle(db, actor, account.id)?;
    Ok((tenant, account))
}

/// In a cloud tenant everybody signs in as in Gatehouse.
fn fitting(tenant: &Tenant, place: &Place) -> Place {
    if tenant.kind == Kind::Cloud { Place::of(place.role) } else { place.clone() }
}

/// Makes an account a member of a tenant.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`], or [`Error::Refused`] with the rule.
pub fn add(db: &mut Db, actor: &Actor, ids: (i64, i64), place: &Place) -> Result<Joined, Error> {
    let (tenant, account) = both(db, actor, ids)?;
    may_join(&account)?;
    if queries::place(db, tenant.id, account.id)?.is_some() {
        return Err(Error::refused("tenants-refused-member"));
    }
    if tenant.status == Status::Suspended {
        return Err(Error::Refused(Message::new("tenants-refused-suspended").with("name", &tenant.name)));
    }
    let place = fitting(&tenant, place);
    if queries::has_login(db, tenant.id, &place.login, account.id)? {
        return Ok(Joined::Taken);
    }
    queries::insert(db, actor, (tenant.id, account.id), &place)?;
    let given = settle(db, actor, account.id)?;
    tell(db, &account, &tenant.name, ("added", Some(&place)))?;
    let change = Change {
        field: "tenant_joined".to_owned(),
        old: String::new(),
        new: labels::kept(&tenant.name, &place),
    };
    note(db, actor, "account.join_tenant", &account, (change, &given))?;
    let member = ("tenant.add_member", String::new(), labels::kept(&account.display_name, &place));
    note_tenant(db, actor, (tenant.id, &tenant.name), member)?;
    Ok(Joined::Done)
}

/// Changes what a member is in a tenant, if they still are what `was` says.
///
/// # Errors
/// [`Error::NotFound`] also when they are no member; [`Error::Forbidden`].
pub fn change(
    db: &mut Db,
    actor: &Actor,
    ids: (i64, i64),
    was: &Place,
    place: &Place,
) -> Result<Joined, Error> {
    let (tenant, account) = both(db, actor, ids)?;
    let held = queries::place(db, tenant.id, account.id)?.ok_or(Error::NotFound)?;
    let place = fitting(&tenant, place);
    if held == place {
        return Ok(Joined::Done);
    }
    if held != *was {
        return Ok(Joined::Stale);
    }
    if queries::has_login(db, tenant.id, &place.login, account.id)? {
        return Ok(Joined::Taken);
    }
    queries::revalue(db, (tenant.id, account.id), &place)?;
    accounts::queries::mark_modified(db, actor, account.id)?;
    tell(db, &account, &tenant.name, ("changed", Some(&place)))?;
    let (old, new) = (labels::kept(&tenant.name, &held), labels::kept(&tenant.name, &place));
    let change = Change { field: "tenant_place".to_owned(), old, new };
    note(db, actor, "account.change_in_tenant", &account, (change, &roles::Changed::default()))?;
    let name = &account.display_name;
    let member = ("tenant.change_member", labels::kept(name, &held), labels::kept(name, &place));
    note_tenant(db, actor, (tenant.id, &tenant.name), member)?;
    Ok(Joined::Done)
}

/// Ends a membership; the account stays as it is, and a member of its other tenants.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`], or [`Error::Refused`] when the account is no member.
pub fn remove(db: &mut Db, actor: &Actor, ids: (i64, i64)) -> Result<(), Error> {
    let (tenant, account) = both(db, actor, ids)?;
    let held = queries::place(db, tenant.id, account.id)?;
    let held = held.ok_or_else(|| Error::refused("tenants-refused-no-member"))?;
    part(db, actor, &account, (tenant.id, &tenant.name), &held)?;
    let member = ("tenant.remove_member", labels::kept(&account.display_name, &held), String::new());
    note_tenant(db, actor, (tenant.id, &tenant.name), member)
}

/// Takes somebody out of a tenant, tells them, and notes it with the account.
pub(super) fn part(
    db: &mut Db,
    actor: &Actor,
    account: &Account,
    (tenant, name): (i64, &str),
    held: &Place,
) -> Result<(), Error> {
    queries::part(db, tenant, account.id)?;
    let taken = settle(db, actor, account.id)?;
    tell(db, account, name, ("removed", None))?;
    let change =
        Change { field: "tenant_left".to_owned(), old: labels::kept(name, held), new: String::new() };
    note(db, actor, "account.leave_tenant", account, (change, &taken))
}

/// Ends every membership of an account that is about to be deleted; returns what they were.
///
/// # Errors
/// Database errors.
pub fn release(db: &mut Db, actor: &Actor, account: &Account) -> Result<Vec<Membership>, Error> {
    let held = queries::of_account(db, account.id)?;
    for membership in &held {
        queries::part(db, membership.tenant, account.id)?;
        let member =
            ("tenant.remove_member", labels::kept(&account.display_name, &membership.place), String::new());
        note_tenant(db, actor, (membership.tenant, &membership.name), member)?;
    }
    Ok(held)
}

/// Makes the role Tenant user and the numbers of an account what its memberships say.
fn settle(db: &mut Db, actor: &Actor, account: i64) -> Result<roles::Changed, Error> {
    let count = queries::recount(db, account)?;
    let changed = roles::follow_membership(db, actor, account, count > 0)?;
    accounts::queries::mark_modified(db, actor, account)?;
    Ok(changed)
}

/// Writes to the person which tenant they were added to, removed from, or are something else in.
fn tell(db: &mut Db, account: &Account, name: &str, what: (&str, Option<&Place>)) -> Result<(), Error> {
    let t = accounts::language(account);
    let said = what.1.map_or_else(|| name.to_owned(), |place| labels::named(name, place, t));
    let facts = BTreeMap::from([(what.0.to_owned(), outbox::list([said]))]);
    accounts::tell(db, account, outbox::Kind::TenantsChanged, facts)
}

fn note(
    db: &mut Db,
    actor: &Actor,
    action: &'static str,
    account: &Account,
    (change, roles): (Change, &roles::Changed),
) -> Result<(), Error> {
    let subject = Subject::account(account.id, &account.display_name);
    let changes = [change].into_iter().chain(accounts::role_changes(roles)).collect();
    audit::record(db, actor, &Trace::done(action, subject).changing(changes))
}

pub(super) fn note_tenant(
    db: &mut Db,
    actor: &Actor,
    (tenant, name): (i64, &str),
    (action, old, new): (&'static str, String, String),
) -> Result<(), Error> {
    let changes = vec![Change { field: "tenant_member".to_owned(), old, new }];
    audit::record(db, actor, &Trace::done(action, Subject::tenant(tenant, name)).changing(changes))
}
