//! The overview's SQL. Every count ends early.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::rules::Part;
use crate::access::{Actor, Permission};
use crate::accounts::{self, Status};
use crate::db::Db;
use crate::db::schema::{accounts as table, sign_ins};
use crate::error::Error;
use crate::grid::Capped;

/// Where counting ends.
pub(super) const CAP: i64 = 1_001;

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

/// How many accounts of a part the actor may see; [`CAP`] for that many or more.
pub(super) fn count(db: &mut Db, actor: &Actor, part: Part) -> Result<i64, Error> {
    let visible = accounts::queries::visible(actor, Permission::AccountsView)?;
    let counted = match part {
        Part::Active => visible.filter(table::status.eq(Status::Active)),
        Part::Pending => visible.filter(table::status.eq(Status::Pending)),
        Part::Inactive => visible.filter(table::status.eq(Status::Inactive)),
        Part::NoRoles => visible.filter(table::role_count.eq(0)),
    };
    Ok(Capped(counted.select(table::id).limit(CAP)).get_result(db)?)
}
