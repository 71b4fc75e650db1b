//! The notices' SQL.

mod listed;
mod recipients;
mod wishes;
mod written;

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::model::{Figures, Named, Notice};
use crate::access::{Actor, Permission};
use crate::db::Db;
use crate::db::schema::{notice_licenses, notices, outbox};
use crate::error::Error;

pub use listed::{Visible, visible};
pub(super) use recipients::has_mail;
pub use recipients::{concerning, count_recipients, recipients};
pub(super) use wishes::{asked, drop_wish, keep_wish};
pub use written::{about, insert};
pub(super) use written::{change, remove, settle, start, update_job};

/// How many licenses of a notice are named.
pub const NAMED: i64 = 500;

/// A notice.
///
/// # Errors
/// [`Error::NotFound`] also for one that the actor may not know of.
pub fn find(db: &mut Db, actor: &Actor, id: i64) -> Result<Notice, Error> {
    let query = visible(actor, Permission::NoticesManage)?.filter(notices::id.eq(id));
    Ok(query.select(Notice::as_select()).first(db)?)
}

/// A notice, for the system's own use.
pub(super) fn by_id(db: &mut Db, id: i64) -> Result<Notice, Error> {
    Ok(notices::table.find(id).select(Notice::as_select()).first(db)?)
}

/// The licenses that a notice is about, by name; none for one that is about all.
///
/// # Errors
/// Database errors.
pub fn licenses(db: &mut Db, notice: i64) -> Result<Vec<Named>, Error> {
    use crate::db::schema::licenses;
    let rows = notice_licenses::table
        .inner_join(licenses::table)
        .filter(notice_licenses::notice_id.eq(notice))
        .order((licenses::name_key, licenses::id))
        .limit(NAMED)
        .select((licenses::id, licenses::name))
        .load(db)?;
    Ok(rows)
}

/// How far the mails of a notice got.
///
/// # Errors
/// Database errors.
pub fn mails(db: &mut Db, notice: i64) -> Result<Figures, Error> {
    let rows: Vec<(String, i64)> = outbox::table
        .filter(outbox::notice_id.eq(notice))
        .group_by(outbox::state)
        .select((outbox::state, count_star()))
        .load(db)?;
    let sum = |states: &[&str]| {
        rows.iter().filter(|(state, _)| states.contains(&state.as_str())).map(|row| row.1).sum()
    };
    Ok(Figures {
        queued: sum(&["queued", "sending"]),
        sent: sum(&["sent"]),
        failed: sum(&["failed", "unsendable"]),
    })
}

/// How many people have a mail of a notice.
///
/// # Errors
/// Database errors.
pub fn count_mails(db: &mut Db, notice: i64) -> Result<i64, Error> {
    Ok(outbox::table.filter(outbox::notice_id.eq(notice)).count().get_result(db)?)
}
