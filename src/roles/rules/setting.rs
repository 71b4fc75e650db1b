//! How the roles of an account are changed.

use super::assignable;
use crate::access::{Actor, BuiltIn, Scopes};
use crate::clock;
use crate::db::Db;
use crate::error::{Error, Message};
use crate::policies::{self, Edition};
use crate::roles::model::{Given, Role};
use crate::roles::queries::{self, Due};

/// What a change of roles came to; with each role, when it ends by itself.
#[derive(Clone, Debug, Default)]
pub struct Changed {
    /// Roles that were given.
    pub added: Vec<(Role, Given)>,
    /// Roles that were taken.
    pub removed: Vec<(Role, Given)>,
    /// Roles that end at another time than before: what was, and what is.
    pub limited: Vec<(Role, Given, Given)>,
}

impl Changed {
    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.limited.is_empty()
    }

    fn between(roles: Vec<Role>, held: &[Given], wanted: &[Given]) -> Self {
        let mut changed = Self::default();
        for role in roles {
            let of = |given: &[Given]| given.iter().find(|given| given.role == role.id).copied();
            match (of(held), of(wanted)) {
                (None, Some(given)) => changed.added.push((role, given)),
                (Some(given), None) => changed.removed.push((role, given)),
                (Some(old), Some(new)) if old.until != new.until => changed.limited.push((role, old, new)),
                (Some(_), Some(_)) | (None, None) => {}
            }
        }
        changed
    }

    /// The roles that are given, taken or limited.
    fn roles(&self) -> impl Iterator<Item = &Role> {
        let given = self.added.iter().chain(&self.removed).map(|(role, _)| role);
        given.chain(self.limited.iter().map(|(role, ..)| role))
    }

    /// The ends that are new.
    fn ends(&self) -> impl Iterator<Item = Given> {
        let added = self.added.iter().map(|(_, given)| *given);
        added.chain(self.limited.iter().map(|(_, _, new)| *new))
    }
}

/// Makes `wanted` the roles of an account. Each role that comes, goes or ends at another time is
/// checked; roles that the actor may not touch stay as they are if `wanted`
/// has them as they are. Audit and mail are the caller's.
///
/// # Errors
/// [`Error::Forbidden`] naming the role, [`Error::BadRequest`] for an unknown one, [`Error::Refused`] for an end
/// that has passed.
pub fn set(db: &mut Db, actor: &Actor, account_id: i64, wanted: &[Given]) -> Result<Changed, Error> {
    let held = queries::held(db, account_id)?;
    let roles = queries::all(db)?;
    if wanted.iter().any(|given| !roles.iter().any(|role| role.id == given.role)) {
        return Err(Error::bad_request("accounts-role-unknown"));
    }
    let changed = Changed::between(roles, &held, wanted);
    for role in changed.roles() {
        assignable(actor, role).map_err(|why| Error::Forbidden(why.with("name", &role.name)))?;
    }
    if changed.ends().any(|given| given.until.is_some_and(|until| until <= clock::now())) {
        return Err(Error::Refused(Message::new("roles-until-past")));
    }
    keep_to_edition(db, &changed.added)?;
    for (_, given) in &changed.added {
        queries::insert(db, actor, account_id, *given)?;
    }
    for (_, given) in &changed.removed {
        queries::remove(db, account_id, given.role)?;
    }
    for (_, _, given) in &changed.limited {
        queries::revalue(db, account_id, *given)?;
    }
    queries::recount(db, account_id)?;
    Ok(changed)
}

/// In the trial edition nobody becomes a company admin.
fn keep_to_edition(db: &mut Db, added: &[(Role, Given)]) -> Result<(), Error> {
    let admin = added.iter().any(|(role, _)| role.built_in == Some(BuiltIn::CompanyAdmin));
    if admin && policies::current(db)?.edition() == Edition::Trial {
        return Err(Error::refused("accounts-role-trial"));
    }
    Ok(())
}

/// Takes an assignment away that has ended; audit and mail are the caller's.
///
/// # Errors
/// Database errors.
pub fn take_away(db: &mut Db, due: &Due) -> Result<Changed, Error> {
    queries::remove(db, due.account, due.role)?;
    queries::recount(db, due.account)?;
    let role = Role {
        id: due.role,
        built_in: due.key.as_deref().and_then(BuiltIn::keyed),
        name: due.name.clone(),
        description: String::new(),
        version: 0,
        holders: 0,
        scopes: Scopes::default(),
    };
    Ok(Changed { removed: vec![(role, Given::endless(due.role))], ..Changed::default() })
}

/// Gives the role Tenant user to whoever is a member of a tenant and takes it from whoever is none: there is no other
/// way to it. Audit and mail are the caller's.
///
/// # Errors
/// Database errors.
pub fn follow_membership(
    db: &mut Db,
    actor: &Actor,
    account_id: i64,
    is_member: bool,
) -> Result<Changed, Error> {
    let id = queries::built_in(db, BuiltIn::TenantUser)?;
    let held = queries::held(db, account_id)?;
    let was: Vec<Given> = held.into_iter().filter(|given| given.role == id).collect();
    let will: Vec<Given> = is_member.then(|| Given::endless(id)).into_iter().collect();
    if was == will {
        return Ok(Changed::default());
    }
    queries::remove(db, account_id, id)?;
    for given in &will {
        queries::insert(db, actor, account_id, *given)?;
    }
    queries::recount(db, account_id)?;
    let role = queries::all(db)?.into_iter().filter(|role| role.id == id).collect();
    Ok(Changed::between(role, &was, &will))
}
