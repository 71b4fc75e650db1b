//! When mails were handed to the server.

use chrono::{Duration, NaiveDateTime};
use diesel::prelude::*;

use crate::db::Db;
use crate::db::schema::{mail_deliveries, outbox};
use crate::error::Error;
use crate::outbox::model::State;

/// Rows that leave whenever one comes: more than come, so that what is old goes.
const SWEPT: i64 = 20;

/// How many mails were handed over after this moment.
pub(in crate::outbox) fn delivered_since(db: &mut Db, since: NaiveDateTime) -> Result<i64, Error> {
    Ok(mail_deliveries::table.filter(mail_deliveries::at.gt(since)).count().get_result(db)?)
}

/// How many mails are in the hands of workers, whose hold has not run out.
pub(in crate::outbox) fn being_sent(db: &mut Db, now: NaiveDateTime) -> Result<i64, Error> {
    let held = outbox::table.filter(outbox::state.eq(State::Sending.key()).and(outbox::leased_until.gt(now)));
    Ok(held.count().get_result(db)?)
}

/// When the `nth` newest mail (the newest is the first) to this address was handed over, if that was after `since`.
pub(in crate::outbox) fn nth_newest(
    db: &mut Db,
    address_key: &str,
    nth: i64,
    since: NaiveDateTime,
) -> Result<Option<NaiveDateTime>, Error> {
    Ok(mail_deliveries::table
        .filter(mail_deliveries::address_key.eq(address_key))
        .filter(mail_deliveries::at.gt(since))
        .order(mail_deliveries::at.desc())
        .offset(nth - 1)
        .limit(1)
        .select(mail_deliveries::at)
        .first(db)
        .optional()?)
}

/// Writes down that a mail is handed over now; what is older than `memory` leaves, a few at a time.
pub(in crate::outbox) fn note_delivery(
    db: &mut Db,
    address_key: &str,
    now: NaiveDateTime,
    memory: Duration,
) -> Result<(), Error> {
    diesel::insert_into(mail_deliveries::table)
        .values((mail_deliveries::address_key.eq(address_key), mail_deliveries::at.eq(now)))
        .execute(db)?;
    let old: Vec<i64> = mail_deliveries::table
        .filter(mail_deliveries::at.lt(now - memory))
        .select(mail_deliveries::id)
        .limit(SWEPT)
        .load(db)?;
    if !old.is_empty() {
        diesel::delete(mail_deliveries::table.filter(mail_deliveries::id.eq_any(old))).execute(db)?;
    }
    Ok(())
}
