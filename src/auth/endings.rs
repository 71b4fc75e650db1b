//! How sessions end.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::secrets;
use crate::clock;
use crate::db::schema::{accounts, sessions, sign_ins};
use crate::db::{Db, Pool};
use crate::error::Error;
use crate::policies;

/// Ends the session behind a cookie.
///
/// # Errors
/// Database errors.
pub fn close(db: &mut Db, secret: &str) -> Result<(), Error> {
    let ended = diesel::delete(sessions::table.filter(sessions::key_hash.eq(secrets::hash(secret))))
        .returning(sessions::id)
        .get_results::<i64>(db)?;
    note_end(db, &ended)
}

/// Ends one session of an account; false when it is not (any more) one of theirs.
///
/// # Errors
/// Database errors.
pub fn end_one(db: &mut Db, account_id: i64, id: i64) -> Result<bool, Error> {
    let mine = sessions::table.filter(sessions::id.eq(id)).filter(sessions::account_id.eq(account_id));
    let ended = diesel::delete(mine).returning(sessions::id).get_results::<i64>(db)?;
    note_end(db, &ended)?;
    Ok(!ended.is_empty())
}

/// Ends every session of an account, apart from `except`; returns how many there were.
///
/// # Errors
/// Database errors.
pub fn end_all(db: &mut Db, account_id: i64, except: Option<i64>) -> Result<usize, Error> {
    let theirs = sessions::table
        .filter(sessions::account_id.eq(account_id))
        .filter(sessions::id.ne(except.unwrap_or(0)));
    let ended = diesel::delete(theirs).returning(sessions::id).get_results::<i64>(db)?;
    note_end(db, &ended)?;
    Ok(ended.len())
}

fn note_end(db: &mut Db, ids: &[i64]) -> Result<(), Error> {
    if ids.is_empty() {
        return Ok(());
    }
    let mut accounts = diesel::update(sign_ins::table.filter(sign_ins::session_id.eq_any(ids)))
        .set(sign_ins::ended_at.eq(clock::now()))
        .returning(sign_ins::account_id)
        .get_results::<i64>(db)?;
    accounts.dedup();
    accounts.into_iter().try_for_each(|account| measure(db, account))
}

/// Copies to the account how long its newest session that is over lasted: the list sorts by it.
fn measure(db: &mut Db, account_id: i64) -> Result<(), Error> {
    let newest = sign_ins::table
        .filter(sign_ins::account_id.eq(account_id))
        .filter(sign_ins::ended_at.is_not_null())
        .order(sign_ins::id.desc())
        .select((sign_ins::at, sign_ins::ended_at.assume_not_null()))
        .first::<(NaiveDateTime, NaiveDateTime)>(db)
        .optional()?;
    let seconds = newest.map(|(begun, ended)| (ended - begun).num_seconds().max(0));
    diesel::update(accounts::table.find(account_id)).set(accounts::login_seconds.eq(seconds)).execute(db)?;
    Ok(())
}

/// How many sessions that are over leave at a time.
const SWEPT: i64 = 100;

type Swept = (i64, NaiveDateTime);

/// Lets sessions leave that nobody ended: those that were left idle, and those that have lasted as long as they may.
/// Returns how many.
///
/// # Errors
/// Database errors.
pub fn sweep_idle(pool: &Pool) -> Result<usize, Error> {
    let mut total = 0;
    while !pool.read_here(idle)?.is_empty() {
        total += pool.write_here(|db| {
            let over = idle(db)?;
            remove(db, &over)?;
            Ok(over.len())
        })?;
    }
    Ok(total)
}

fn idle(db: &mut Db) -> Result<Vec<Swept>, Error> {
    let (policies, now) = (policies::current(db)?, clock::now());
    let over = sessions::table
        .filter(
            sessions::last_seen_at
                .le(now - policies.session_idle())
                .or(sessions::created_at.le(now - policies.session_length()))
                .or(sessions::expires_at.le(now)),
        )
        .order(sessions::id)
        .limit(SWEPT)
        .select((sessions::id, sessions::last_seen_at))
        .load(db)?;
    Ok(over)
}

/// Sessions that are over leave a few at a time, so that nobody has to clean up. Nobody ended them: the sign-in
/// ends when its session was used last.
///
/// # Errors
/// Database errors.
pub(super) fn sweep(db: &mut Db, now: NaiveDateTime) -> Result<(), Error> {
    let over = sessions::table
        .filter(sessions::expires_at.lt(now))
        .select((sessions::id, sessions::last_seen_at))
        .order(sessions::expires_at)
        .limit(20)
        .load::<Swept>(db)?;
    remove(db, &over)
}

fn remove(db: &mut Db, over: &[Swept]) -> Result<(), Error> {
    for (id, seen) in over {
        let its = sign_ins::table.filter(sign_ins::session_id.eq(id)).filter(sign_ins::ended_at.is_null());
        let accounts = diesel::update(its)
            .set(sign_ins::ended_at.eq(seen))
            .returning(sign_ins::account_id)
            .get_results::<i64>(db)?;
        diesel::delete(sessions::table.find(id)).execute(db)?;
        accounts.into_iter().try_for_each(|account| measure(db, account))?;
    }
    Ok(())
}
