//! The overview's SQL.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::db::Db;
use crate::db::schema::sign_ins;
use crate::error::Error;

/// When an account signed in before the session it looks from.
pub(super) fn sign_in_before(
    db: &mut Db,
    account_id: i64,
    session_id: i64,
) -> Result<Option<NaiveDateTime>, Error> {
    let at = sign_ins::table
        .filter(sign_ins::account_id.eq(account_id))
        .filter(sign_ins::succeeded.eq(true))
        .filter(sign_ins::session_id.is_null().or(sign_ins::session_id.lt(session_id)))
        .order(sign_ins::id.desc())
        .select(sign_ins::at)
        .first(db)
        .optional()?;
    Ok(at)
}
