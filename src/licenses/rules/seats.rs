//! Seats: given, taken back, never more than there are.

use std::collections::BTreeMap;

use super::{changed, subject};
use crate::access::{Actor, Permission};
use crate::accounts::{self, Account, Status};
use crate::audit::{self, Subject, Trace};
use crate::clock;
use crate::db::Db;
use crate::error::{Error, Message};
use crate::licenses::model::{License, Named};
use crate::licenses::queries;
use crate::outbox;

/// Gives an account a seat. A seat belongs to its license: whoever may assign the license may give it to everybody
/// they may see, whatever roles those hold.
///
/// # Errors
/// [`Error::NotFound`] for a license or an account that the actor may not know of; [`Error::Refused`] with the
/// rule, among them that no seat is left, with the numbers.
pub fn assign(db: &mut Db, actor: &Actor, license: i64, account: i64) -> Result<License, Error> {
    let (license, account) = both(db, actor, license, account)?;
    give(db, actor, &license, &account)?;
    told(db, actor, &account, std::slice::from_ref(&license.name), &[])?;
    Ok(license)
}

/// Takes a seat back.
///
/// # Errors
/// Those of [`assign`].
pub fn unassign(db: &mut Db, actor: &Actor, license: i64, account: i64) -> Result<License, Error> {
    let (license, account) = both(db, actor, license, account)?;
    take(db, actor, &license, &account)?;
    told(db, actor, &account, &[], std::slice::from_ref(&license.name))?;
    Ok(license)
}

/// The license of this name or key, among those that the actor may use so.
///
/// # Errors
/// [`Error::Refused`] when there is none.
pub fn called(db: &mut Db, actor: &Actor, wanted: Permission, typed: &str) -> Result<Named, Error> {
    let nothing = || Error::Refused(Message::new("licenses-refusal-unknown").with("name", typed.trim()));
    queries::called(db, actor, wanted, typed)?.ok_or_else(nothing)
}

/// Whether so many more seats of a license are left.
///
/// # Errors
/// [`Error::Refused`] with the numbers.
pub fn leaves_room(license: &Named, asked: i64) -> Result<(), Error> {
    if asked <= license.seats - license.used {
        return Ok(());
    }
    Err(full((&license.name, license.seats, license.used), asked))
}

fn full((name, seats, used): (&str, i64, i64), asked: i64) -> Error {
    let why = Message::new("licenses-refusal-full").with("name", name).with("seats", seats);
    Error::Refused(why.with("used", used).with("asked", asked))
}

/// Gives and takes several seats of one account at once, all or none; returns how many.
///
/// # Errors
/// Those of [`assign`].
pub fn settle(
    db: &mut Db,
    actor: &Actor,
    account: i64,
    give_these: &[i64],
    take_these: &[i64],
) -> Result<usize, Error> {
    let account = accounts::queries::find(db, actor, Permission::AccountsView, account)?;
    let (mut given, mut taken) = (Vec::new(), Vec::new());
    // What is taken first makes room: an account has one device license at most.
    for license in take_these {
        let license = queries::find(db, actor, Permission::LicensesAssign, *license)?;
        take(db, actor, &license, &account)?;
        taken.push(license.name);
    }
    for license in give_these {
        let license = queries::find(db, actor, Permission::LicensesAssign, *license)?;
        give(db, actor, &license, &account)?;
        given.push(license.name);
    }
    told(db, actor, &account, &given, &taken)?;
    Ok(given.len() + taken.len())
}

/// Takes back every seat of an account that is about to be deleted; returns the licenses' names.
///
/// # Errors
/// Database errors.
pub fn release_all(db: &mut Db, actor: &Actor, account: &Account) -> Result<Vec<String>, Error> {
    let mut names = Vec::new();
    for (named, _, _) in queries::of_account(db, account.id)? {
        let license = queries::by_id(db, named.id)?;
        take(db, actor, &license, account)?;
        names.push(named.name);
    }
    Ok(names)
}

fn both(db: &mut Db, actor: &Actor, license: i64, account: i64) -> Result<(License, Account), Error> {
    let license = queries::find(db, actor, Permission::LicensesAssign, license)?;
    let account = accounts::queries::find(db, actor, Permission::AccountsView, account)?;
    Ok((license, account))
}

fn give(db: &mut Db, actor: &Actor, license: &License, account: &Account) -> Result<(), Error> {
    let refused = |key: &'static str| Error::Refused(Message::new(key).with("name", &license.name));
    if queries::holds_seat(db, license.id, account.id)? {
        return Err(refused("licenses-refusal-has-seat"));
    }
    if account.status == Status::Inactive {
        return Err(refused("licenses-refusal-inactive"));
    }
    if license.is_expired(clock::now()) {
        return Err(refused("licenses-refusal-expired"));
    }
    if license.kind.is_device()
        && let Some(held) = queries::device_license_of(db, account.id)?
    {
        return Err(Error::Refused(Message::new("licenses-refusal-device").with("name", held)));
    }
    if !queries::give_seat(db, actor, license, account.id)? {
        let now = queries::by_id(db, license.id)?;
        return Err(full((&now.name, now.seats, now.used), 1));
    }
    queries::sample(db, license.id)?;
    let trace = Trace::done("license.assign", subject(license));
    audit::record(db, actor, &trace.changing(vec![changed("seat", "", &account.display_name)]))
}

fn take(db: &mut Db, actor: &Actor, license: &License, account: &Account) -> Result<(), Error> {
    if !queries::take_seat(db, license.id, account.id)? {
        return Err(Error::Refused(Message::new("licenses-refusal-no-seat").with("name", &license.name)));
    }
    queries::sample(db, license.id)?;
    let trace = Trace::done("license.unassign", subject(license));
    audit::record(db, actor, &trace.changing(vec![changed("seat", &account.display_name, "")]))
}

/// The person's own trail, and their mail.
fn told(
    db: &mut Db,
    actor: &Actor,
    account: &Account,
    given: &[String],
    taken: &[String],
) -> Result<(), Error> {
    if given.is_empty() && taken.is_empty() {
        return Ok(());
    }
    let change = changed("licenses", taken.join(", "), given.join(", "));
    let person = Subject::account(account.id, &account.display_name);
    audit::record(db, actor, &Trace::done("account.licenses", person).changing(vec![change]))?;
    let facts = [("added", given), ("removed", taken)]
        .map(|(name, licenses)| (name.to_owned(), outbox::list(licenses)));
    accounts::tell(db, account, outbox::Kind::LicensesChanged, BTreeMap::from(facts))
}
