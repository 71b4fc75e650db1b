//! A brake on guessing. Every attempt counts before its password is looked at,
//! so that fifty at once are no better than one after the other; the right
//! password takes its attempt back. Nobody is locked out for good: a stranger
//! slows mostly their own address down.

use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;

use crate::clock;
use crate::db::Db;
use crate::db::schema::throttles;
use crate::error::Error;

/// Attempts are forgotten after this long without one.
const MEMORY: TimeDelta = TimeDelta::minutes(15);
/// What is written down once is not written down again for this long.
pub const PAUSE: TimeDelta = TimeDelta::minutes(1);

/// What is counted, with how many attempts are free and how long the wait grows.
struct Rule {
    key: String,
    free: i64,
    longest: TimeDelta,
}

fn rules(name: &str, ip: &str) -> [Rule; 3] {
    [
        Rule { key: format!("pair {ip} {name}"), free: 5, longest: TimeDelta::minutes(5) },
        Rule { key: format!("name {name}"), free: 50, longest: TimeDelta::seconds(30) },
        Rule { key: format!("address {ip}"), free: 100, longest: TimeDelta::minutes(1) },
    ]
}

/// Counts an attempt on the account called `name` (its id, or what was typed) from `ip`.
///
/// # Errors
/// [`Error::TooManyAttempts`] with the seconds to wait; such an attempt is not counted.
pub fn admit(db: &mut Db, name: &str, ip: &str) -> Result<(), Error> {
    let now = clock::now();
    let rules = rules(name, ip);
    for rule in &rules {
        if let Some((_, until)) = standing(db, &rule.key, now)?
            && until > now
        {
            return Err(Error::TooManyAttempts((until - now).num_seconds() + 1));
        }
    }
    for rule in &rules {
        count(db, rule, now)?;
    }
    Ok(())
}

/// Counts one more of something that may happen `free` times before it has to wait, such as a mail that
/// strangers can ask for; whether this one may happen. One that may not is not counted.
///
/// # Errors
/// Database errors.
pub fn pace(db: &mut Db, what: &str, free: i64) -> Result<bool, Error> {
    let now = clock::now();
    let rule = Rule { key: format!("pace {what}"), free, longest: TimeDelta::minutes(5) };
    let waits = standing(db, &rule.key, now)?.is_some_and(|(_, until)| until > now);
    if !waits {
        count(db, &rule, now)?;
    }
    Ok(!waits)
}

/// Takes the attempt back: the password was right.
///
/// # Errors
/// Database errors.
pub fn forgive(db: &mut Db, name: &str, ip: &str) -> Result<(), Error> {
    let [pair, account, address] = rules(name, ip);
    diesel::delete(throttles::table.filter(throttles::key.eq(pair.key))).execute(db)?;
    for key in [account.key, address.key] {
        diesel::update(throttles::table.filter(throttles::key.eq(key)))
            .filter(throttles::failures.gt(0))
            .set(throttles::failures.eq(throttles::failures - 1))
            .execute(db)?;
    }
    Ok(())
}

fn standing(db: &mut Db, key: &str, now: NaiveDateTime) -> Result<Option<(i64, NaiveDateTime)>, Error> {
    let row = throttles::table
        .find(key)
        .filter(throttles::last_failure_at.gt(now - MEMORY))
        .select((throttles::failures, throttles::blocked_until))
        .first(db)
        .optional()?;
    Ok(row)
}

/// What is written down at most once in [`PAUSE`], such as a refusal: whether it is due. If so, the pause begins.
///
/// # Errors
/// Database errors.
pub fn pause(db: &mut Db, what: &str) -> Result<bool, Error> {
    if is_paused(db, what)? {
        return Ok(false);
    }
    let now = clock::now();
    put(db, &format!("pause {what}"), (1, now, now + PAUSE)).map(|()| true)
}

/// Whether it is not yet due again: see [`pause`]. Only reads.
///
/// # Errors
/// Database errors.
pub fn is_paused(db: &mut Db, what: &str) -> Result<bool, Error> {
    let now = clock::now();
    Ok(standing(db, &format!("pause {what}"), now)?.is_some_and(|(_, until)| until > now))
}

fn count(db: &mut Db, rule: &Rule, now: NaiveDateTime) -> Result<(), Error> {
    let failures = standing(db, &rule.key, now)?.map_or(0, |(failures, _)| failures) + 1;
    let over = u32::try_from((failures - rule.free).clamp(0, 20)).unwrap_or(0);
    let wait =
        if over == 0 { TimeDelta::zero() } else { TimeDelta::seconds(2_i64.pow(over)).min(rule.longest) };
    put(db, &rule.key, (failures, now, now + wait))
}

/// Keeps how often something was counted, when the last time was, and until when it waits.
fn put(
    db: &mut Db,
    key: &str,
    (failures, now, until): (i64, NaiveDateTime, NaiveDateTime),
) -> Result<(), Error> {
    let values = (
        throttles::failures.eq(failures),
        throttles::last_failure_at.eq(now),
        throttles::blocked_until.eq(until),
    );
    let changed = diesel::update(throttles::table.find(key)).set(values).execute(db)?;
    if changed == 0 {
        diesel::insert_into(throttles::table)
            .values((throttles::key.eq(key), values.0, values.1, values.2))
            .execute(db)?;
        forget(db, now)?;
    }
    Ok(())
}

/// What nobody counts any more leaves, a few at a time.
fn forget(db: &mut Db, now: NaiveDateTime) -> Result<(), Error> {
    let old = throttles::table
        .filter(throttles::last_failure_at.lt(now - MEMORY))
        .select(throttles::key)
        .limit(20)
        .load::<String>(db)?;
    diesel::delete(throttles::table.filter(throttles::key.eq_any(old))).execute(db)?;
    Ok(())
}
