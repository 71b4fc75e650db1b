//! How an account is edited.

use std::collections::BTreeMap;

use super::creating::collision;
use super::{holders, keep_an_admin, note_refusal, subject, tell};
use crate::access::{Actor, BuiltIn, Permission};
use crate::accounts::model::{Account, Details, Kind, Status};
use crate::accounts::queries::{self, Unique};
use crate::audit::{self, Change, Trace};
use crate::db::{Db, dialect};
use crate::error::{Error, Message};
use crate::invitations;
use crate::licenses;
use crate::outbox;
use crate::policies::{self, ChangedBy, Policies};
use crate::roles::{self, Given, Role};

/// What came of saving an edit.
#[derive(Debug)]
pub enum Edited {
    /// It is saved.
    Saved,
    /// There was nothing to save.
    Unchanged,
    /// Somebody saved before; this is what they left.
    Stale(Box<Account>),
    /// Another account has this login or address.
    Taken(Unique),
}

/// Saves details and roles over `version`.
///
/// # Errors
/// [`Error::Forbidden`] or [`Error::Refused`] with the rule.
pub fn edit(
    db: &mut Db,
    actor: &Actor,
    id: i64,
    version: i64,
    details: &Details,
    wanted: &[Given],
) -> Result<Edited, Error> {
    let account = queries::find(db, actor, Permission::AccountsEditName, id)?;
    roles::may_handle(db, actor, id)?;
    let details = lock(&account, details, &policies::current(db)?);
    let held = roles::held(db, id)?;
    let mut sorted = wanted.to_vec();
    sorted.sort_unstable();
    if account.details() == details && held == sorted {
        return Ok(Edited::Unchanged);
    }
    if account.version != version {
        note_refusal(db, actor, "account.edit", id, &Message::new("accounts-conflict-title"))?;
        return Ok(Edited::Stale(Box::new(account)));
    }
    if let Some(taken) = collision(db, &details, Some(id))? {
        note_refusal(db, actor, "account.edit", id, &taken.refusal())?;
        return Ok(Edited::Taken(taken));
    }
    guard_admin(db, actor, &account, &details, &held, &sorted)?;
    save(db, actor, &account, &details, wanted)?;
    Ok(Edited::Saved)
}

/// What the policies keep as it is: a login once chosen, an address once confirmed.
fn lock(account: &Account, details: &Details, policies: &Policies) -> Details {
    let mut details = details.clone();
    let locked = locked(account, policies);
    if locked.login {
        details.login.clone_from(&account.login);
    }
    if locked.email {
        details.email.clone_from(&account.email);
    }
    details
}

/// Which fields of an account stay as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// Its login.
    pub login: bool,
    /// Its address.
    pub email: bool,
}

/// Which fields the policies keep as they are: a login once chosen, an address once confirmed.
#[must_use]
pub fn locked(account: &Account, policies: &Policies) -> Fixed {
    Fixed {
        login: account.login.is_some() && policies.login_change() == ChangedBy::Nobody,
        email: account.kind == Kind::Service
            || account.confirmed_at.is_some() && policies.email_change() == ChangedBy::Nobody,
    }
}

/// Nobody takes the admin role from themselves, now or later, and the last admin neither loses it nor expires: only an
/// active operator whose account and whose admin role both have no end counts. A primary contact of a license neither
/// expires nor loses what it takes to be one.
pub(super) fn guard_admin(
    db: &mut Db,
    actor: &Actor,
    account: &Account,
    details: &Details,
    held: &[Given],
    wanted: &[Given],
) -> Result<(), Error> {
    let admin = roles::built_in(db, BuiltIn::CompanyAdmin)?;
    let of = |given: &[Given]| given.iter().find(|given| given.role == admin).copied();
    let (was, will) = (of(held), of(wanted));
    let is_less = was.is_some() && was != will && will != Some(Given::endless(admin));
    if is_less && actor.account_id() == Some(account.id) {
        return Err(Error::refused("refusal-own-admin-role"));
    }
    let ends = details.valid_until.is_some() && account.valid_until.is_none();
    if is_less || ends {
        keep_an_admin(db, account)?;
    }
    if ends {
        licenses::keep_contact(db, account.id)?;
    }
    if held != wanted {
        let roles = roles::all(db)?;
        let stays = |role: &&Role| wanted.contains(&Given::endless(role.id));
        let left: Vec<&Role> = roles.iter().filter(stays).collect();
        licenses::keep_contact_able(db, account.id, &left)?;
    }
    Ok(())
}

fn save(
    db: &mut Db,
    actor: &Actor,
    account: &Account,
    details: &Details,
    wanted: &[Given],
) -> Result<(), Error> {
    if !dialect::attempt(db, |db| queries::update(db, actor, account.id, account.version, details))? {
        return Err(Error::Collision("the account changed meanwhile".to_owned()));
    }
    let given = roles::set(db, actor, account.id, wanted)?;
    licenses::follow_roles(db, actor, account)?;
    let changes = changes(&account.details(), details);
    tell_roles(db, account, &given)?;
    let fields: Vec<&str> = changes.iter().map(|change| change.field.as_str()).collect();
    let edited = queries::by_id(db, account.id)?;
    if !fields.is_empty() {
        let facts = BTreeMap::from([("fields".to_owned(), outbox::list(fields))]);
        tell(db, &edited, outbox::Kind::Edited, facts)?;
    }
    if account.status == Status::Pending && edited.email != account.email {
        invitations::invite(db, &edited)?;
    }
    let all = changes.into_iter().chain(role_changes(&given)).collect();
    audit::record(db, actor, &Trace::done("account.edit", subject(account)).changing(all))
}

/// Writes a mail about the roles that came and went, or end at another time, if any did.
pub(super) fn tell_roles(db: &mut Db, account: &Account, given: &roles::Changed) -> Result<(), Error> {
    if given.is_empty() {
        return Ok(());
    }
    let t = holders::language(account);
    let facts = [
        ("added", outbox::list(given.added.iter().map(|(role, new)| new.called(role, t)))),
        ("removed", outbox::list(given.removed.iter().map(|(role, _)| role.label(t)))),
        ("limited", outbox::list(given.limited.iter().map(|(role, _, new)| new.called_with_end(role, t)))),
    ];
    let facts = facts.map(|(name, roles)| (name.to_owned(), roles));
    tell(db, account, outbox::Kind::RolesChanged, facts.into_iter().collect())
}

/// The fields in which two versions differ.
fn changes(old: &Details, new: &Details) -> Vec<Change> {
    fields(old)
        .into_iter()
        .zip(fields(new))
        .filter(|((_, old), (_, new))| old != new)
        .map(|((field, old), (_, new))| Change { field: field.to_owned(), old, new })
        .collect()
}

/// The details by field name, as text.
#[must_use]
pub fn fields(details: &Details) -> Vec<(&'static str, String)> {
    let until = details.valid_until.map(|at| at.format("%Y-%m-%d").to_string());
    vec![
        ("first_name", details.first_name.clone()),
        ("last_name", details.last_name.clone()),
        ("display_name", details.display_name.clone()),
        ("email", details.email.clone().unwrap_or_default()),
        ("login", details.login.clone().unwrap_or_default()),
        ("job_title", details.job_title.clone()),
        ("description", details.description.clone()),
        ("locale", details.locale.clone()),
        ("time_zone", details.time_zone.clone()),
        ("valid_until", until.unwrap_or_default()),
    ]
}

fn names(roles: &[(Role, Given)]) -> String {
    roles.iter().map(|(role, _)| role.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// The end of a role as the trail has it: its name, and the moment in UTC.
fn ending(role: &Role, given: Given) -> String {
    let until = given.until.map(|until| until.and_utc().format("%Y-%m-%dT%H:%M:%SZ").to_string());
    format!("{}: {}", role.name, until.unwrap_or_default())
}

/// What was given, taken and limited, as the trail has it.
#[must_use]
pub fn role_changes(changed: &roles::Changed) -> Vec<Change> {
    if changed.is_empty() {
        return Vec::new();
    }
    let change = |field: &str, old, new| Change { field: field.to_owned(), old, new };
    let mut told = vec![change("roles", names(&changed.removed), names(&changed.added))];
    told.retain(|change| !change.old.is_empty() || !change.new.is_empty());
    let limited = changed.added.iter().filter(|(_, new)| new.until.is_some());
    told.extend(limited.map(|(role, new)| change("role_until", String::new(), ending(role, *new))));
    let moved = changed.limited.iter();
    told.extend(moved.map(|(role, old, new)| change("role_until", ending(role, *old), ending(role, *new))));
    told
}
