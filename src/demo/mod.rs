//! A made-up company to try Gatehouse with: `gatehouse demo --accounts N`.

mod credentials;
mod crowd;
mod draw;
mod licenses;
mod life;
mod names;
mod notices;
mod people;
mod rows;
mod tenants;
#[cfg(test)]
mod tests;
mod texts;
mod tickets;
mod traces;

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::accounts::queries::blocks;
use crate::db::schema::{accounts, company, roles};
use crate::db::{Db, bulk, unit};
use crate::error::Error;
use crate::tenants as places;
use crowd::Crowd;
use names::Names;
pub use people::{PEOPLE, Person};
use rows::{AccountRow, GrantRow, KeyRow, MemberRow, SeatRow};
use tickets::Tickets;
use traces::{LATELY, Traces};

/// Name of the company.
pub const COMPANY: &str = "Northwind Trading GmbH";
/// The tables that very many rows are loaded into.
const TABLES: &[&str] =
    &["accounts", "account_roles", "api_keys", "tenant_members", "license_assignments", "license_usage"];
/// Accounts made and loaded at a time.
const BATCH: i64 = 5_000;

/// What was loaded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Accounts, the three people included.
    pub accounts: u64,
    /// Roles given to them.
    pub grants: u64,
    /// Seats of licenses that they have.
    pub seats: u64,
    /// Tenants.
    pub tenants: u64,
}

/// Accounts that are loaded together.
#[derive(Default)]
struct Batch {
    accounts: Vec<AccountRow>,
    grants: Vec<GrantRow>,
    keys: Vec<KeyRow>,
    /// Account, the number of a license, since when.
    seats: Vec<(i64, i64, NaiveDateTime)>,
    tenants: Vec<MemberRow>,
}

/// Fills an empty database with a company of so many accounts, at least the three [`PEOPLE`], and so many licenses;
/// the password of the people has this hash. All of it is loaded or nothing. The same number of accounts at
/// the same `now` gives the same rows. `progress` is told how many accounts are loaded so far;
/// the indexes are built after the last one.
///
/// # Errors
/// [`Error::Refused`] when the database already has a company or accounts; what the database answers.
pub fn load(
    db: &mut Db,
    (accounts, licenses): (u64, u32),
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
            licenses: i64::from(licenses),
            now,
            password_hash: password_hash.to_owned(),
            roles: builtin_roles(db)?.into_iter().collect(),
            tenants: tenants::insert(db, now)?,
            names: Names::default(),
        };
        fill(db, &crowd, progress)
    })?;
    unit::strict(db, &mut |db| {
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
        insert(db, (crowd, tenants), receiver, progress)
    })
}

fn make(crowd: &Crowd, batches: &SyncSender<Batch>) {
    let mut first = 1;
    while first <= crowd.total {
        let last = (first + BATCH - 1).min(crowd.total);
        let mut batch = Batch::default();
        for member in (first..=last).map(|id| crowd.member(id)) {
            let (id, since) = (member.account.id, member.account.created_at);
            batch.seats.extend(member.seats.into_iter().map(|number| (id, number, since)));
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
    (crowd, tenants): (&Crowd, u64),
    batches: Receiver<Batch>,
    progress: &mut dyn FnMut(u64),
) -> Result<Summary, Error> {
    let mut summary = Summary { tenants, ..Summary::default() };
    let mut traces = Traces::default();
    let (mut ids, mut used) = (Vec::new(), BTreeMap::new());
    let mut tickets = Tickets::of(crowd.total, crowd.now);
    for batch in batches {
        // The three people are left alone: whoever tries Gatehouse makes their history.
        let lately = batch.accounts.iter().filter(|account| account.id > 3.max(crowd.total - LATELY));
        lately.for_each(|account| traces.of(account));
        batch.accounts.iter().for_each(|account| tickets.meet(account));
        summary.accounts += bulk::insert(db, &batch.accounts)?;
        summary.grants += bulk::insert(db, &batch.grants)?;
        bulk::insert(db, &batch.keys)?;
        if summary.seats == 0 && ids.is_empty() {
            // The primary contacts are among the first accounts.
            ids = licenses::record(db, crowd.licenses, crowd.now)?;
        }
        let seats = seats(&batch.seats, &ids, &mut used);
        summary.seats += bulk::insert(db, &seats)?;
        bulk::insert(db, &batch.tenants)?;
        progress(summary.accounts);
    }
    licenses::settle(db, &ids, &used, crowd.now)?;
    traces.insert(db)?;
    tickets.insert(db)?;
    notices::insert(db, &ids, crowd.now)?;
    Ok(summary)
}

/// The seats as rows, counted by license.
fn seats(wanted: &[(i64, i64, NaiveDateTime)], ids: &[i64], used: &mut BTreeMap<i64, i64>) -> Vec<SeatRow> {
    let license = |number: i64| usize::try_from(number - 1).ok().and_then(|place| ids.get(place)).copied();
    let row = |(account, number, since): &(i64, i64, NaiveDateTime)| {
        let license = license(*number)?;
        *used.entry(license).or_default() += 1;
        Some(licenses::seat(license, *number, *account, *since))
    };
    wanted.iter().filter_map(row).collect()
}
