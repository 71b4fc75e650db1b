//! How a job is ordered, cancelled, tried again and taken back.

use chrono::TimeDelta;

use super::model::{Fate, Job, NewItem, Order, State, Subjects};
use super::{chunks, queries, work};
use crate::access::Actor;
use crate::clock;
use crate::db::{Db, Pool};
use crate::error::{Error, Message};

/// So few records are done while the person waits.
pub const FEW: usize = 200;
/// The longest word of a form.
const LONGEST_KEY: usize = 64;

/// How many days a job that is over is kept, with what came of each record.
pub const KEPT_DAYS: i64 = 90;
/// So many records of an old job are forgotten at a time.
const FORGOTTEN: i64 = 2_000;

/// Forgets the jobs that have been over for [`KEPT_DAYS`]; what they did stays in the audit trail. Returns how many
/// rows that were.
///
/// # Errors
/// Database errors.
pub fn forget(pool: &Pool) -> Result<usize, Error> {
    let before = clock::now() - TimeDelta::days(KEPT_DAYS);
    pool.chunks_here(
        |db| Ok(queries::old(db, before)?.is_some()),
        |db| queries::old(db, before)?.map_or(Ok(0), |id| queries::forget(db, id, FORGOTTEN)),
    )
}

/// Orders a job, or finds the one that the same form ordered before. A small one is done at once, in this very unit
/// of work; returns it as it is then.
///
/// # Errors
/// [`Error::Forbidden`] without the permission of its kind.
pub fn start(db: &mut Db, actor: &Actor, order: &Order) -> Result<Job, Error> {
    let work = work::of_kind(order.kind).ok_or_else(|| Error::internal(order.kind))?;
    actor.need(work.needs())?;
    let key = personal(actor, &order.key);
    if let Some(known) = queries::by_key(db, &key)? {
        return Ok(known);
    }
    let id = queries::insert(db, actor, &key, order)?;
    if let Subjects::These(subjects) = &order.subjects {
        let items: Vec<NewItem> =
            subjects.iter().map(|subject| NewItem::of(id, subject.clone(), None)).collect();
        queries::put(db, &items)?;
        if subjects.len() <= FEW && queries::claim(db, id, &key)? {
            chunks::run(db, id, &key, (FEW, chunks::apart))?;
        }
    }
    queries::by_id(db, id)
}

/// The job that the form with this word has ordered already.
///
/// # Errors
/// Database errors.
pub fn ordered(db: &mut Db, actor: &Actor, key: &str) -> Result<Option<Job>, Error> {
    queries::by_key(db, &personal(actor, key))
}

/// Nobody meets another's job by the word of a form.
fn personal(actor: &Actor, key: &str) -> String {
    let word: String = key.chars().take(LONGEST_KEY).collect();
    format!("{}/{word}", actor.account_id().unwrap_or(0))
}

/// Ends a job after the chunk that is running; false when it was over.
///
/// # Errors
/// [`Error::NotFound`] for whoever may not see it, [`Error::Forbidden`] without the permission of its kind.
pub fn cancel(db: &mut Db, actor: &Actor, id: i64) -> Result<bool, Error> {
    let (job, _) = touchable(db, actor, id)?;
    end(db, job.id, State::Cancelled, None)
}

/// Orders what went wrong once more; asked twice, it is one job.
///
/// # Errors
/// As [`cancel`]; [`Error::Refused`] when nothing went wrong, or not all was tried.
pub fn retry(db: &mut Db, actor: &Actor, id: i64) -> Result<Job, Error> {
    let (job, work) = touchable(db, actor, id)?;
    if job.failed == 0 || !job.is_over() {
        return Err(Error::refused("jobs-nothing-failed"));
    }
    let subjects = Subjects::Of { job: id, fate: Fate::Failed, about: job.failed };
    let order = Order {
        kind: work.kind(),
        terms: job.terms,
        key: format!("retry/{id}"),
        subjects,
        undo_of: None,
        retry_of: Some(id),
    };
    start_once(db, actor, &order)
}

/// Whether whoever has a job tried again types the password again, as for ordering it.
///
/// # Errors
/// As [`cancel`].
pub fn needs_proof(db: &mut Db, actor: &Actor, id: i64) -> Result<bool, Error> {
    let (job, work) = touchable(db, actor, id)?;
    work.needs_proof(db, &job.terms)
}

/// Orders that what was done is taken back; asked twice, it is one job.
///
/// # Errors
/// As [`cancel`]; [`Error::Refused`] when it cannot be taken back, or not any more.
pub fn undo(db: &mut Db, actor: &Actor, id: i64) -> Result<Job, Error> {
    let (job, work) = touchable(db, actor, id)?;
    let kind = work.undone_by().ok_or_else(|| Error::refused("jobs-cannot-undo"))?;
    if job.done == 0 || !job.is_over() {
        return Err(Error::refused("jobs-nothing-done"));
    }
    if !job.is_fresh() {
        return Err(Error::refused("jobs-undo-late"));
    }
    let subjects = Subjects::Of { job: id, fate: Fate::Done, about: job.done };
    let order = Order {
        kind,
        terms: job.terms,
        key: format!("undo/{id}"),
        subjects,
        undo_of: Some(id),
        retry_of: None,
    };
    start_once(db, actor, &order)
}

/// Whoever orders it first: two people who undo the same share one job.
fn start_once(db: &mut Db, actor: &Actor, order: &Order) -> Result<Job, Error> {
    let of = order.undo_of.or(order.retry_of).unwrap_or(0);
    let followers = queries::followers(db, of)?;
    match followers.into_iter().find(|job| (job.undo_of, job.retry_of) == (order.undo_of, order.retry_of)) {
        Some(known) => Ok(known),
        None => start(db, actor, order),
    }
}

/// A job that the actor may see, and whose work they may do.
fn touchable(db: &mut Db, actor: &Actor, id: i64) -> Result<(Job, &'static dyn work::Work), Error> {
    let job = queries::find(db, actor, id)?;
    let work = work::of_kind(&job.kind).ok_or(Error::NotFound)?;
    actor.need(work.needs())?;
    Ok((job, work))
}

/// A job, and the jobs that take it back or try it again.
///
/// # Errors
/// [`Error::NotFound`] for whoever may not see it.
pub fn find(db: &mut Db, actor: &Actor, id: i64) -> Result<(Job, Vec<Job>), Error> {
    let job = queries::find(db, actor, id)?;
    let followers = queries::followers(db, id)?;
    Ok((job, followers))
}

/// The newest job of the actor that is still at work.
///
/// # Errors
/// Database errors.
pub fn open(db: &mut Db, actor: &Actor) -> Result<Option<Job>, Error> {
    queries::open(db, actor)
}

/// Why the job has to stop, now that `why` was found.
pub(super) fn stop(db: &mut Db, id: i64, why: &Message) -> Result<(), Error> {
    end(db, id, State::Stopped, Some(why)).map(drop)
}

/// Ends a job that is not over, and lets the feature know; false when it was.
pub(super) fn end(db: &mut Db, id: i64, as_what: State, why: Option<&Message>) -> Result<bool, Error> {
    let is_ended = queries::end(db, id, as_what, why)?;
    if is_ended {
        let job = queries::by_id(db, id)?;
        if let Some(work) = work::of_kind(&job.kind) {
            work.over(db, &job)?;
        }
    }
    Ok(is_ended)
}
