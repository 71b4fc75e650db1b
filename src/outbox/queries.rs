//! The SQL of the outbox.

mod figures;
mod listed;
mod pace;
mod wishes;

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::keys::Keys;
use super::kind::Kind;
use super::model::{Claimed, Entry, Mail, Outcome, State};
use crate::db::schema::{accounts, company, outbox};
use crate::db::{Db, dialect};
use crate::error::Error;

pub use figures::{CAP, Figures, figures};
pub use listed::{Visible, find};
pub(super) use pace::{being_sent, delivered_since, note_delivery, nth_newest};
pub use wishes::{refuse, refused};

pub(super) fn insert(db: &mut Db, mail: &Mail, facts: &str, now: NaiveDateTime) -> Result<i64, Error> {
    let keys = Keys::of(&mail.recipient_name, &mail.address);
    let id = diesel::insert_into(outbox::table)
        .values((
            outbox::account_id.eq(mail.account_id),
            outbox::address.eq(&mail.address),
            outbox::recipient_name.eq(&mail.recipient_name),
            outbox::locale.eq(&mail.locale),
            outbox::kind.eq(mail.kind.key()),
            outbox::facts.eq(facts),
            outbox::state.eq(State::Queued.key()),
            outbox::attempts.eq(0),
            outbox::next_attempt_at.eq(now),
            outbox::created_at.eq(now),
            outbox::recipient_key.eq(keys.recipient),
            outbox::address_key.eq(keys.address),
            outbox::search_text.eq(keys.search_text),
        ))
        .returning(outbox::id)
        .get_result(db)?;
    Ok(id)
}

/// Notes which notice a mail is of.
pub(super) fn of_notice(db: &mut Db, id: i64, notice: i64) -> Result<(), Error> {
    let noted = dialect::attempt(db, |db| {
        diesel::update(outbox::table.find(id)).set(outbox::notice_id.eq(notice)).execute(db)
    });
    noted.map(drop).map_err(|error| match dialect::violated_unique(&error) {
        Some(rule) => Error::Collision(rule),
        None => error.into(),
    })
}

/// The mails whose turn it is: queued and due, or left behind by a worker that is gone.
fn due(db: &mut Db, now: NaiveDateTime, limit: i64) -> Result<Vec<i64>, Error> {
    let mut ids: Vec<i64> = outbox::table
        .filter(outbox::state.eq(State::Queued.key()).and(outbox::next_attempt_at.le(now)))
        .order((outbox::next_attempt_at, outbox::id))
        .limit(limit)
        .select(outbox::id)
        .load(db)?;
    let room = limit - i64::try_from(ids.len()).unwrap_or(limit);
    let left_behind: Vec<i64> = outbox::table
        .filter(outbox::state.eq(State::Sending.key()).and(outbox::leased_until.le(now)))
        .order(outbox::id)
        .limit(room)
        .select(outbox::id)
        .load(db)?;
    ids.extend(left_behind);
    Ok(ids)
}

/// Whether it is any mail's turn.
pub(super) fn is_due(db: &mut Db, now: NaiveDateTime) -> Result<bool, Error> {
    Ok(!due(db, now, 1)?.is_empty())
}

type Columns = (i64, Option<i64>, String, String, String, String, String, i64, NaiveDateTime);

/// Takes up to `limit` due mails for whoever calls, until `lease`.
pub(super) fn claim(
    db: &mut Db,
    now: NaiveDateTime,
    lease: NaiveDateTime,
    limit: i64,
) -> Result<Vec<Claimed>, Error> {
    let ids = due(db, now, limit)?;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let is_free = outbox::state
        .eq(State::Queued.key())
        .or(outbox::state.eq(State::Sending.key()).and(outbox::leased_until.le(now).assume_not_null()));
    let mut rows: Vec<Columns> = diesel::update(outbox::table.filter(outbox::id.eq_any(ids)).filter(is_free))
        .set((outbox::state.eq(State::Sending.key()), outbox::leased_until.eq(lease)))
        .returning((
            outbox::id,
            outbox::account_id,
            outbox::address,
            outbox::recipient_name,
            outbox::locale,
            outbox::kind,
            outbox::facts,
            outbox::attempts,
            outbox::created_at,
        ))
        .get_results(db)?;
    rows.sort_unstable_by_key(|row| row.0);
    Ok(rows.into_iter().map(|row| claimed(row, lease)).collect())
}

/// Takes a mail that was just written for whoever calls, until `lease`.
pub(super) fn hold(db: &mut Db, id: i64, lease: NaiveDateTime) -> Result<(), Error> {
    let set = (outbox::state.eq(State::Sending.key()), outbox::leased_until.eq(lease));
    diesel::update(outbox::table.find(id)).set(set).execute(db)?;
    Ok(())
}

fn claimed(columns: Columns, lease: NaiveDateTime) -> Claimed {
    let (id, account_id, address, recipient_name, locale, kind, facts, attempts, created_at) = columns;
    Claimed { id, account_id, address, recipient_name, locale, kind, facts, attempts, created_at, lease }
}

/// Prolongs the caller's hold on a mail; false when another has it by now.
pub(super) fn renew(db: &mut Db, mail: &Claimed, lease: NaiveDateTime) -> Result<bool, Error> {
    let held = outbox::table
        .filter(outbox::id.eq(mail.id))
        .filter(outbox::state.eq(State::Sending.key()))
        .filter(outbox::leased_until.eq(mail.lease));
    Ok(diesel::update(held).set(outbox::leased_until.eq(lease)).execute(db)? == 1)
}

/// Writes down what became of a mail and lets go of it; false when another has it by now.
pub(super) fn settle(db: &mut Db, id: i64, lease: NaiveDateTime, outcome: &Outcome) -> Result<bool, Error> {
    let held = outbox::table
        .filter(outbox::id.eq(id))
        .filter(outbox::state.eq(State::Sending.key()))
        .filter(outbox::leased_until.eq(lease));
    let changed = diesel::update(held)
        .set((
            outbox::state.eq(outcome.state.key()),
            outbox::leased_until.eq(None::<NaiveDateTime>),
            outbox::attempts.eq(outcome.attempts),
            outcome.next_attempt_at.map(|at| outbox::next_attempt_at.eq(at)),
            outcome.reply.as_ref().map(|reply| outbox::reply.eq(reply)),
            outbox::sent_at.eq(outcome.sent_at),
        ))
        .execute(db)?;
    Ok(changed == 1)
}

/// Marks up to `limit` waiting mails as unsendable; how many.
pub(super) fn give_up_waiting(
    db: &mut Db,
    now: NaiveDateTime,
    reply: &str,
    limit: i64,
) -> Result<usize, Error> {
    let ids = due(db, now, limit)?;
    if ids.is_empty() {
        return Ok(0);
    }
    let waiting = outbox::table
        .filter(outbox::id.eq_any(ids))
        .filter(outbox::state.eq_any([State::Queued.key(), State::Sending.key()]));
    Ok(diesel::update(waiting)
        .set((
            outbox::state.eq(State::Unsendable.key()),
            outbox::leased_until.eq(None::<NaiveDateTime>),
            outbox::reply.eq(reply),
        ))
        .execute(db)?)
}

/// Queues a mail again that is not waiting; whether it was this call that did.
pub(super) fn requeue(db: &mut Db, id: i64, now: NaiveDateTime) -> Result<bool, Error> {
    let over = [State::Sent.key(), State::Failed.key(), State::Unsendable.key()];
    let over = outbox::table.filter(outbox::id.eq(id)).filter(outbox::state.eq_any(over));
    let changed = diesel::update(over)
        .set((
            outbox::state.eq(State::Queued.key()),
            outbox::attempts.eq(0),
            outbox::next_attempt_at.eq(now),
            outbox::reply.eq(None::<String>),
            outbox::created_at.eq(now),
            outbox::sent_at.eq(None::<NaiveDateTime>),
        ))
        .execute(db)?;
    Ok(changed == 1)
}

pub(super) fn exists(db: &mut Db, id: i64) -> Result<bool, Error> {
    Ok(diesel::select(diesel::dsl::exists(outbox::table.filter(outbox::id.eq(id)))).get_result(db)?)
}

pub(super) fn withdraw_queued(db: &mut Db, account_id: i64, kind: Kind) -> Result<usize, Error> {
    let queued = outbox::table
        .filter(outbox::account_id.eq(account_id))
        .filter(outbox::kind.eq(kind.key()))
        .filter(outbox::state.eq(State::Queued.key()));
    Ok(diesel::update(queued).set(outbox::state.eq(State::Withdrawn.key())).execute(db)?)
}

/// The mail of this kind that was ordered last for the account.
pub(super) fn newest(db: &mut Db, account_id: i64, kind: Kind) -> Result<Option<i64>, Error> {
    Ok(outbox::table
        .filter(outbox::account_id.eq(account_id))
        .filter(outbox::kind.eq(kind.key()))
        .order((outbox::created_at.desc(), outbox::id.desc()))
        .select(outbox::id)
        .first(db)
        .optional()?)
}

type EntryColumns =
    (i64, String, String, String, i64, NaiveDateTime, Option<String>, NaiveDateTime, Option<NaiveDateTime>);

/// The account's mails, the newest first.
pub(super) fn of_account(db: &mut Db, account_id: i64, limit: i64) -> Result<Vec<Entry>, Error> {
    let rows: Vec<EntryColumns> = outbox::table
        .filter(outbox::account_id.eq(account_id))
        .order(outbox::id.desc())
        .limit(limit)
        .select((
            outbox::id,
            outbox::address,
            outbox::kind,
            outbox::state,
            outbox::attempts,
            outbox::next_attempt_at,
            outbox::reply,
            outbox::created_at,
            outbox::sent_at,
        ))
        .load(db)?;
    rows.into_iter().map(entry).collect()
}

fn entry(columns: EntryColumns) -> Result<Entry, Error> {
    let (id, address, kind, state, attempts, next_attempt_at, reply, created_at, sent_at) = columns;
    let kind = Kind::parse(&kind).ok_or_else(|| Error::internal(format!("mail {id} is of kind {kind}")))?;
    let state = State::parse(&state).ok_or_else(|| Error::internal(format!("mail {id} is {state}")))?;
    Ok(Entry { id, address, kind, state, attempts, next_attempt_at, reply, created_at, sent_at })
}

/// Status and address of an account, for whether an invitation still fits.
pub(super) fn invitee(db: &mut Db, account_id: i64) -> Result<Option<(String, Option<String>)>, Error> {
    Ok(accounts::table.find(account_id).select((accounts::status, accounts::email)).first(db).optional()?)
}

pub(super) fn company_name(db: &mut Db) -> Result<Option<String>, Error> {
    Ok(company::table.order(company::id).select(company::name).first(db).optional()?)
}
