//! How sessions end.

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
