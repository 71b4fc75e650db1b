//! What follows for accounts when a role that they hold is changed, is deleted, or is over.

use std::collections::BTreeMap;

use super::{editing, subject, tell};
use crate::access::{Actor, Permission};
use crate::accounts::model::{Account, Named, Shift};
use crate::accounts::{queries, work};
use crate::audit::{self, Trace};
use crate::db::{Db, Pool};
use crate::error::Error;
use crate::jobs::{self, Order, Subjects};
use crate::licenses;
use crate::outbox;
use crate::roles::{self, Due};
use crate::web::language::{Language, Tongue};

/// So many accounts are told, or cleared of a role, in one unit of work.
const CHUNK: i64 = 200;

/// Writes to whoever holds a role that it permits something else: to a few in this unit of work, to many by a job.
///
/// # Errors
/// Database errors.
pub fn tell_holders(
    db: &mut Db,
    actor: &Actor,
    (role, version): (i64, i64),
    name: &str,
    (granted, withdrawn): (&[Permission], &[Permission]),
) -> Result<(), Error> {
    let names = |permissions: &[Permission]| permissions.iter().map(|one| one.name().to_owned()).collect();
    let role = Named { id: role, name: name.to_owned() };
    let shift = Shift { role, granted: names(granted), withdrawn: names(withdrawn) };
    let first = roles::holders_of(db, shift.role.id, 0, CHUNK + 1)?;
    if i64::try_from(first.len()).unwrap_or(i64::MAX) <= CHUNK {
        return first.into_iter().try_for_each(|(id, _)| tell_holder(db, id, &shift));
    }
    let order = Order {
        kind: work::TELL,
        terms: serde_json::to_string(&shift).map_err(Error::internal)?,
        key: format!("role/{}/{version}", shift.role.id),
        subjects: Subjects::Matching {
            query: shift.role.id.to_string(),
            except: Vec::new(),
            about: CHUNK + 1,
        },
        undo_of: None,
        retry_of: None,
    };
    jobs::start(db, actor, &order).map(drop)
}

/// Writes to one of them.
///
/// # Errors
/// [`Error::NotFound`] when the account is gone.
pub fn tell_holder(db: &mut Db, id: i64, shift: &Shift) -> Result<(), Error> {
    let account = queries::by_id(db, id)?;
    let t = language(&account);
    let labels =
        |names: &[String]| outbox::list(names.iter().map(|name| roles::permissions_translated(name, t)));
    let facts = [
        ("role", shift.role.name.clone()),
        ("granted", labels(&shift.granted)),
        ("withdrawn", labels(&shift.withdrawn)),
    ];
    let facts = facts.into_iter().map(|(name, value)| (name.to_owned(), value));
    tell(db, &account, outbox::Kind::RolesChanged, facts.collect::<BTreeMap<_, _>>())
}

/// The language and the zone of whoever a mail goes to.
#[must_use]
pub fn language(account: &Account) -> Language {
    Language::new(Tongue::coded(&account.locale).unwrap_or(Tongue::English), &account.time_zone)
}

/// Clears away assignments that have ended, of one deleted role or of any kind, a chunk of them; each account is told
/// and has it in its history. Returns how many. They permit nothing any more since the moment they ended.
///
/// # Errors
/// Database errors.
pub fn clear(db: &mut Db, of: Option<i64>) -> Result<usize, Error> {
    let due = roles::due(db, of, CHUNK)?;
    for one in &due {
        clear_one(db, one)?;
    }
    roles::drop_ended(db)?;
    Ok(due.len())
}

fn clear_one(db: &mut Db, due: &Due) -> Result<(), Error> {
    let actor = Actor::behind(due.ended_by, &due.ended_by_name);
    let account = queries::by_id(db, due.account)?;
    let changed = roles::take_away(db, due)?;
    licenses::follow_roles(db, &actor, &account)?;
    queries::mark_modified(db, &actor, account.id)?;
    editing::tell_roles(db, &account, &changed)?;
    let trace = Trace::done("account.end_role", subject(&account)).changing(editing::role_changes(&changed));
    audit::record(db, &actor, &trace)
}

/// Clears away everything that has ended; returns how much that was.
///
/// # Errors
/// Database errors.
pub fn clear_ended(pool: &Pool) -> Result<usize, Error> {
    pool.chunks_here(roles::has_ended, |db| clear(db, None))
}
