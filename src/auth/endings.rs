//! How sessions end.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::secrets;
use crate::clock;
use crate::db::Db;
use crate::db::schema::{sessions, sign_ins};
use crate::error::Error;

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
    diesel::update(sign_ins::table.filter(sign_ins::session_id.eq_any(ids)))
        .set(sign_ins::ended_at.eq(clock::now()))
        .execute(db)?;
    Ok(())
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
        .load::<(i64, NaiveDateTime)>(db)?;
    for (id, seen) in over {
        let its = sign_ins::table.filter(sign_ins::session_id.eq(id)).filter(sign_ins::ended_at.is_null());
        diesel::update(its).set(sign_ins::ended_at.eq(seen)).execute(db)?;
        diesel::delete(sessions::table.find(id)).execute(db)?;
    }
    Ok(())
}
