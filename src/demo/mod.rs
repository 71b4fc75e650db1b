//! A made-up company to try Gatehouse with: `gatehouse demo --accounts N`.

mod credentials;
mod crowd;
mod draw;
mod life;
mod names;
mod people;
mod rows;
mod tenants;
#[cfg(test)]
mod tests;
mod texts;
mod traces;

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::accounts::queries::blocks;
use crate::db::schema::{accounts, company, roles};
use crate::db::{Db, bulk, dialect};
use crate::error::Error;
use crate::tenants as places;
use crowd::Crowd;
use names::Names;
pub use people::{PEOPLE, Person};
use rows::{AccountRow, GrantRow, KeyRow, MemberRow};
use traces::{LATELY, Traces};

/// Name of the company.
pub const COMPANY: &str = "Northwind Trading GmbH";
/// Accounts made and loaded at a time.
const BATCH: i64 = 5_000;

/// The tables that are filled in bulk.
const TABLES: &[&str] = &["accounts", "account_roles", "api_keys", "tenant_members"];

/// What was loaded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Accounts, the three people included.
    pub accounts: u64,
    /// Roles given to them.
    pub grants: u64,
    /// Tenants.
    pub tenants: u64,
}

/// Accounts that are loaded together.
#[derive(Default)]
struct Batch {
    accounts: Vec<AccountRow>,
    grants: Vec<GrantRow>,
    keys: Vec<KeyRow>,
    tenants: Vec<MemberRow>,
}

/// Fills an empty database with a company of `accounts` accounts, at least the three [`PEOPLE`],
/// whose password has this hash. All of it is loaded or nothing. The same number of accounts at
/// the same `now` gives the same rows. `progress` is told how many accounts are loaded so far;
/// the indexes are built after the last one.
///
/// # Errors
/// [`Error::Refused`] when the database already has a company or accounts; what the database answers.
pub fn load(
    db: &mut Db,
    accounts: u64,
    password_hash: &str,
    now: NaiveDateTime,
    progress: &mut dyn FnMut(u64),
) -> Result<Summary, Error> {
    let total = i64::try_from(accounts).map_err(Error::internal)?.max(3);
    refuse_unless_empty(db)?; // Before anything is touched, and again when nobody else can write.
    let summary = bulk::load(db, TABLES, &mut |db| {
        refuse_unless_empty(db)?;
        blocks::clear(db)?;
        diesel::insert_into(company::table)
            .values((company::id.eq(1), company::name.eq(COMPANY), company::created_at.eq(now)))
            .execute(db)?;
        let crowd = Crowd {
            total,
            now,
            password_hash: password_hash.to_owned(),
            roles: builtin_roles(db)?.into_iter().collect(),
            tenants: tenants::insert(db, now)?,
            names: Names::default(),
        };
        fill(db, &crowd, progress)
    })?;
    dialect::transaction(db, &mut |db| {
        crate::roles::recount_holders(db)?;
        places::recount_members(db)?;
        crate::roles::settle(db)?;
        Ok(blocks::build(db)?)
    })?;
    bulk::settled(db, "accounts_blocks")?;
    Ok(summary)
}

fn refuse_unless_empty(db: &mut Db) -> Result<(), Error> {
    let company = company::table.select(company::id).first::<i64>(db).optional()?;
    let account = accounts::table.select(accounts::id).first::<i64>(db).optional()?;
    if company.is_some() || account.is_some() {
        return Err(Error::refused("demo-refusal-not-empty"));
    }
    Ok(())
}

fn builtin_roles(db: &mut Db) -> QueryResult<Vec<(String, i64)>> {
    roles::table.filter(roles::key.is_not_null()).select((roles::key.assume_not_null(), roles::id)).load(db)
}

/// Makes the rows on another thread than the one that loads them.
fn fill(db: &mut Db, crowd: &Crowd, progress: &mut dyn FnMut(u64)) -> Result<Summary, Error> {
    let (sender, receiver) = sync_channel(2);
    std::thread::scope(|scope| {
        scope.spawn(move || make(crowd, &sender));
        let tenants = u64::try_from(crowd.tenants.len()).unwrap_or_default();
        insert(db, (crowd.total, tenants), receiver, progress)
    })
}

fn make(crowd: &Crowd, batches: &SyncSender<Batch>) {
    let mut first = 1;
    while first <= crowd.total {
        let last = (first + BATCH - 1).min(crowd.total);
        let mut batch = Batch::default();
        for member in (first..=last).map(|id| crowd.member(id)) {
            batch.accounts.push(member.account);
            batch.grants.extend(member.grants);
            batch.keys.extend(member.keys);
            batch.tenants.extend(member.tenants);
        }
        if batches.send(batch).is_err() {
            return; // Nobody takes them any more: loading failed.
        }
        first = last + 1;
    }
}

fn insert(
    db: &mut Db,
    (total, tenants): (i64, u64),
    batches: Receiver<Batch>,
    progress: &mut dyn FnMut(u64),
) -> Result<Summary, Error> {
    let mut summary = Summary { tenants, ..Summary::default() };
    let mut traces = Traces::default();
    for batch in batches {
        // The three people are left alone: whoever tries Gatehouse makes their history.
        let lately = batch.accounts.iter().filter(|account| account.id > 3.max(total - LATELY));
        lately.for_each(|account| traces.of(account));
        summary.accounts += bulk::insert(db, &batch.accounts)?;
        summary.grants += bulk::insert(db, &batch.grants)?;
        bulk::insert(db, &batch.keys)?;
        bulk::insert(db, &batch.tenants)?;
        progress(summary.accounts);
    }
    traces.insert(db)?;
    Ok(summary)
}
