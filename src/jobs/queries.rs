//! The jobs' SQL.

mod items;

use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;

use super::model::{Job, Order, State, Subjects};
use crate::access::{Actor, Permission};
use crate::clock;
use crate::db::schema::jobs;
use crate::db::{Backend, Db, dialect};
use crate::error::{Error, Message};
use crate::{fold, table_source};

pub(super) use items::{Tally, count, list, of_job, put, settle, waiting};

/// How long a job stays with whoever took it unless they go on.
const LEASE: TimeDelta = TimeDelta::seconds(10);
/// The states of a job that is not over, as they are stored.
const OPEN: [&str; 2] = ["waiting", "running"];

/// The jobs that this actor may know of.
fn visible(actor: &Actor) -> jobs::BoxedQuery<'static, Backend> {
    let query = jobs::table.into_boxed();
    if actor.may(Permission::AuditView) {
        return query;
    }
    query.filter(jobs::actor_id.eq(actor.account_id().unwrap_or(0)))
}

/// The jobs that this actor may see.
pub struct Visible<'a>(pub &'a Actor);

impl Visible<'_> {
    #[expect(clippy::unnecessary_wraps, reason = "other lists refuse whoever lacks a permission")]
    fn visible(&self) -> Result<jobs::BoxedQuery<'static, Backend>, Error> {
        Ok(visible(self.0))
    }
}

table_source!(Visible<'_>: Job, read as Job, from jobs);

/// A job.
///
/// # Errors
/// [`Error::NotFound`] also when the actor may not know of it.
pub(super) fn find(db: &mut Db, actor: &Actor, id: i64) -> Result<Job, Error> {
    Ok(visible(actor).filter(jobs::id.eq(id)).select(Job::as_select()).first(db)?)
}

/// A job, for the system's own use.
pub(super) fn by_id(db: &mut Db, id: i64) -> Result<Job, Error> {
    Ok(jobs::table.find(id).select(Job::as_select()).first(db)?)
}

/// The actor's own job that is still at work, the newest one.
pub(super) fn open(db: &mut Db, actor: &Actor) -> Result<Option<Job>, Error> {
    let mine = jobs::table.filter(jobs::actor_id.eq(actor.account_id().unwrap_or(0)));
    let open = mine.filter(jobs::state.eq_any(OPEN));
    Ok(open.order(jobs::id.desc()).select(Job::as_select()).first(db).optional()?)
}

/// The jobs that take back or try again what `id` did.
pub(super) fn followers(db: &mut Db, id: i64) -> Result<Vec<Job>, Error> {
    let of = jobs::undo_of.eq(id).or(jobs::retry_of.eq(id));
    Ok(jobs::table.filter(of).order(jobs::id).select(Job::as_select()).load(db)?)
}

/// The job that this form has ordered already.
pub(super) fn by_key(db: &mut Db, key: &str) -> Result<Option<Job>, Error> {
    Ok(jobs::table.filter(jobs::key.eq(key)).select(Job::as_select()).first(db).optional()?)
}

/// Writes an order down; returns the job's id. Somebody who was faster with the same key is a collision.
pub(super) fn insert(db: &mut Db, actor: &Actor, key: &str, order: &Order) -> Result<i64, Error> {
    let Actor::Operator { account_id, name, origin, .. } = actor else {
        return Err(Error::internal("only people order jobs"));
    };
    let now = clock::now();
    let (query, except, source, about) = match &order.subjects {
        Subjects::These(subjects) => (None, &[][..], None, i64::try_from(subjects.len()).unwrap_or(i64::MAX)),
        Subjects::Matching { query, except, about } => (Some(query), except.as_slice(), None, *about),
        Subjects::Of { job, fate, about } => (None, &[][..], Some((*job, *fate)), *about),
    };
    let is_listed = matches!(order.subjects, Subjects::These(_));
    let inserted = dialect::attempt(db, |db| {
        diesel::insert_into(jobs::table)
            .values((
                jobs::key.eq(key),
                jobs::kind.eq(order.kind),
                jobs::actor_id.eq(account_id),
                (jobs::actor_name.eq(name), jobs::ip.eq(&origin.ip), jobs::request_id.eq(&origin.request_id)),
                (jobs::actor_key.eq(fold::sort_key(name)), jobs::search_text.eq(fold::search_text(&[name]))),
                (jobs::query.eq(query), jobs::exceptions.eq(joined(except))),
                (jobs::source_id.eq(source.map(|of| of.0)), jobs::source_state.eq(source.map(|of| of.1))),
                jobs::terms.eq(&order.terms),
                jobs::state.eq(State::Waiting),
                jobs::gathered_to.eq((!is_listed).then_some(0)),
                (jobs::total.eq(about), jobs::done.eq(0), jobs::skipped.eq(0), jobs::failed.eq(0)),
                (jobs::undo_of.eq(order.undo_of), jobs::retry_of.eq(order.retry_of)),
                (jobs::created_at.eq(now), jobs::touched_at.eq(now)),
            ))
            .returning(jobs::id)
            .get_result(db)
    });
    inserted.map_err(|error| match dialect::violated_unique(&error) {
        Some(rule) => Error::Collision(rule),
        None => error.into(),
    })
}

fn joined(ids: &[i64]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

/// The job of one of these kinds whose turn it is: begun or not, and in nobody's hands. Only reads.
pub(super) fn due(db: &mut Db, kinds: &[&str]) -> Result<Option<i64>, Error> {
    let is_free = jobs::leased_until.is_null().or(jobs::leased_until.le(clock::now()));
    let due = jobs::table
        .filter(jobs::state.eq_any(OPEN))
        .filter(is_free)
        .filter(jobs::kind.eq_any(kinds.iter().copied()))
        .order((jobs::touched_at, jobs::id))
        .select(jobs::id)
        .first(db);
    Ok(due.optional()?)
}

/// Takes a free job for `owner`; false when another was faster.
pub(super) fn claim(db: &mut Db, id: i64, owner: &str) -> Result<bool, Error> {
    let now = clock::now();
    let is_open = jobs::state.eq_any(OPEN);
    let is_free = jobs::leased_until.is_null().or(jobs::leased_until.le(now));
    let job = jobs::table.filter(jobs::id.eq(id)).filter(is_open).filter(is_free.assume_not_null());
    let taken = diesel::update(job)
        .set((
            jobs::state.eq(State::Running),
            jobs::owner.eq(owner),
            jobs::leased_until.eq(now + LEASE),
            jobs::touched_at.eq(now),
        ))
        .execute(db)?;
    if taken == 1 {
        let first = jobs::table.filter(jobs::id.eq(id)).filter(jobs::started_at.is_null());
        diesel::update(first).set(jobs::started_at.eq(now)).execute(db)?;
    }
    Ok(taken == 1)
}

/// Prolongs the hold of `owner` and reads the job; `None` when it was cancelled or has gone to another.
pub(super) fn hold(db: &mut Db, id: i64, owner: &str) -> Result<Option<Job>, Error> {
    let now = clock::now();
    let mine = jobs::table
        .filter(jobs::id.eq(id))
        .filter(jobs::owner.eq(owner).assume_not_null())
        .filter(jobs::state.eq(State::Running));
    let held = diesel::update(mine)
        .set((jobs::leased_until.eq(now + LEASE), jobs::touched_at.eq(now)))
        .execute(db)?;
    if held == 1 { by_id(db, id).map(Some) } else { Ok(None) }
}

/// Lets go of a job that is not over, so that others get their turn.
pub(super) fn release(db: &mut Db, id: i64, owner: &str) -> Result<(), Error> {
    let mine = jobs::table.filter(jobs::id.eq(id)).filter(jobs::owner.eq(owner).assume_not_null());
    diesel::update(mine)
        .set((jobs::owner.eq(None::<String>), jobs::leased_until.eq(None::<NaiveDateTime>)))
        .execute(db)?;
    Ok(())
}

/// Keeps how far the list of records has got; `None` and the number of records when it is complete.
pub(super) fn gathered(db: &mut Db, id: i64, to: Option<i64>, total: Option<i64>) -> Result<(), Error> {
    diesel::update(jobs::table.find(id)).set(jobs::gathered_to.eq(to)).execute(db)?;
    if let Some(total) = total {
        diesel::update(jobs::table.find(id)).set(jobs::total.eq(total)).execute(db)?;
    }
    Ok(())
}

/// The job, when `owner` holds it and it is at work; only reads.
pub(super) fn held(db: &mut Db, id: i64, owner: &str) -> Result<Option<Job>, Error> {
    let mine = jobs::table
        .filter(jobs::id.eq(id))
        .filter(jobs::owner.eq(owner).assume_not_null())
        .filter(jobs::state.eq(State::Running));
    Ok(mine.select(Job::as_select()).first(db).optional()?)
}

/// Adds what came of a chunk and prolongs the hold of `owner`. Whoever has lost the job meanwhile takes the whole
/// chunk back: a collision. It is the last that a chunk writes, so that nobody who cancels waits for it.
pub(super) fn add(db: &mut Db, id: i64, owner: &str, tally: &Tally) -> Result<(), Error> {
    let now = clock::now();
    let mine = jobs::table
        .filter(jobs::id.eq(id))
        .filter(jobs::owner.eq(owner).assume_not_null())
        .filter(jobs::state.eq(State::Running));
    let added = diesel::update(mine)
        .set((
            jobs::done.eq(jobs::done + tally.done),
            jobs::skipped.eq(jobs::skipped + tally.skipped),
            jobs::failed.eq(jobs::failed + tally.failed),
            jobs::leased_until.eq(now + LEASE),
            jobs::touched_at.eq(now),
        ))
        .execute(db)?;
    if added == 1 { Ok(()) } else { Err(Error::Collision("the job has gone to another".to_owned())) }
}

/// Ends a job that is not over; false when it was.
pub(super) fn end(db: &mut Db, id: i64, as_what: State, why: Option<&Message>) -> Result<bool, Error> {
    let reason = why.map(serde_json::to_string).transpose().map_err(Error::internal)?;
    let is_open = jobs::state.eq_any(OPEN);
    let ended = diesel::update(jobs::table.filter(jobs::id.eq(id)).filter(is_open))
        .set((
            jobs::state.eq(as_what),
            jobs::reason.eq(reason),
            jobs::finished_at.eq(clock::now()),
            jobs::owner.eq(None::<String>),
            jobs::leased_until.eq(None::<NaiveDateTime>),
        ))
        .execute(db)?;
    Ok(ended == 1)
}

/// A job that has been over since before then, the oldest one, unless another one still reads it.
pub(super) fn old(db: &mut Db, before: NaiveDateTime) -> Result<Option<i64>, Error> {
    let reader = diesel::alias!(jobs as reader);
    let (source, state) = (reader.field(jobs::source_id), reader.field(jobs::state));
    let read = reader.filter(source.eq(jobs::id.nullable())).filter(state.eq_any(OPEN));
    let old =
        jobs::table.filter(jobs::finished_at.lt(before)).filter(diesel::dsl::not(diesel::dsl::exists(read)));
    Ok(old.order((jobs::finished_at, jobs::id)).select(jobs::id).first(db).optional()?)
}

/// Forgets so many records of a job, and the job behind the last one; returns how many rows that were.
pub(super) fn forget(db: &mut Db, id: i64, most: i64) -> Result<usize, Error> {
    let forgotten = items::forget(db, id, most)?;
    if i64::try_from(forgotten).unwrap_or(0) == most {
        return Ok(forgotten);
    }
    Ok(forgotten + diesel::delete(jobs::table.find(id)).execute(db)?)
}
