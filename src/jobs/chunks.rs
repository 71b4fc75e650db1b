//! How a job goes on: first its records are listed, then each is done, a chunk at a time.
//!
//! Each chunk is one unit of work that ends by prolonging the hold on the job. What was done by whoever has lost the job
//! meanwhile is taken back, so that any number of processes may run the same one, and each may die at any moment.

use super::model::{Fate, Item, Job, NewItem, Outcome, State};
use super::queries::{self, Tally};
use super::rules::{end, stop};
use super::work::{self, Matching, Work};
use crate::access::Actor;
use crate::auth::acting;
use crate::db::{Db, Pool, dialect};
use crate::error::{Error, Message};
use crate::web::language::Language;

/// How many records are listed at a time.
const BATCH: i64 = 2_000;

/// How far a step has brought a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// There is more to do.
    More,
    /// It is over, or in other hands.
    Over,
}

/// One step: a batch of the list, or a chunk of at most `size` records.
pub(super) fn step(pool: &Pool, id: i64, owner: &str, size: usize) -> Result<Step, Error> {
    let job = pool.read_here(|db| queries::by_id(db, id))?;
    if job.gathered_to.is_none() {
        let done = pool.write_here(|db| run(db, id, owner, (size, straight)));
        return match done {
            // One of them stands in the way: nothing of the chunk was kept, and each is done apart now.
            Err(error) if !error.is_passing() => pool.write_here(|db| run(db, id, owner, (size, apart))),
            done => done,
        };
    }
    // Looking for records may take long, so it is not done while others wait to write.
    let batch = pool.read_here(|db| batch(db, &job))?;
    pool.write_here(|db| keep(db, &job, owner, &batch))
}

/// Who acts, as they are now, or why they may not.
fn actor(db: &mut Db, job: &Job, work: &dyn Work) -> Result<Result<(Actor, Language), Message>, Error> {
    let Some(person) = acting::find(db, job.actor_id)? else {
        return Ok(Err(Message::new("jobs-stopped-gone").with("name", &job.actor_name)));
    };
    let needed = work.needs();
    if person.scopes.of(needed).is_none() {
        let why = Message::new("jobs-stopped-permission");
        return Ok(Err(why.with("name", &job.actor_name).with("permission", needed.label())));
    }
    let t = person.language();
    Ok(Ok((person.actor(job.origin()), t)))
}

/// The next records of the list, or why it cannot be made.
type Batch = Result<Vec<NewItem>, Message>;

fn batch(db: &mut Db, job: &Job) -> Result<Batch, Error> {
    let work = work::of_kind(&job.kind).ok_or_else(|| Error::internal(&job.kind))?;
    let after = job.gathered_to.unwrap_or(0);
    let (actor, t) = match actor(db, job, work)? {
        Ok(known) => known,
        Err(why) => return Ok(Err(why)),
    };
    if let Some(source) = job.source_id {
        return queries::of_job(db, (source, job.source_state), job.id, after, BATCH).map(Ok);
    }
    let query = job.query.as_deref().unwrap_or("");
    let matching = Matching { query, except: &job.exceptions(), after, most: BATCH };
    let found = match work.find(db, &actor, t, &matching) {
        Ok(found) => found,
        Err(Error::Unprocessable(why)) => return Ok(Err(why)),
        Err(other) => return Err(other),
    };
    Ok(Ok(found.into_iter().map(|subject| NewItem::of(job.id, subject, None)).collect()))
}

/// Puts a batch on the list, unless another has done so meanwhile.
fn keep(db: &mut Db, seen: &Job, owner: &str, batch: &Batch) -> Result<Step, Error> {
    let Some(job) = queries::hold(db, seen.id, owner)? else { return Ok(Step::Over) };
    if job.gathered_to != seen.gathered_to {
        return Ok(Step::More);
    }
    match batch {
        Err(why) => {
            stop(db, job.id, why)?;
            Ok(Step::Over)
        }
        Ok(items) => {
            queries::put(db, items)?;
            let full = i64::try_from(items.len()).unwrap_or(0) == BATCH;
            let to = items.last().map(|item| item.subject_id).filter(|_| full);
            let total = if to.is_none() { Some(queries::count(db, job.id)?) } else { None };
            queries::gathered(db, job.id, to, total)?;
            Ok(Step::More)
        }
    }
}

/// A way to do one record.
type Way = fn(&mut Db, &dyn Work, &Actor, &Job, &Item) -> Result<Outcome, Error>;

/// Does the next records of a job that `owner` holds, at most `size`; all of it is kept, or nothing.
pub(super) fn run(db: &mut Db, id: i64, owner: &str, (size, way): (usize, Way)) -> Result<Step, Error> {
    let Some(job) = queries::held(db, id, owner)? else { return Ok(Step::Over) };
    let work = work::of_kind(&job.kind).ok_or_else(|| Error::internal(&job.kind))?;
    let actor = match actor(db, &job, work)? {
        Ok((actor, _)) => actor,
        Err(why) => {
            stop(db, id, &why)?;
            return Ok(Step::Over);
        }
    };
    // One more than is done, to know whether it is the last chunk.
    let most = i64::try_from(size + 1).unwrap_or(i64::MAX);
    let items = queries::waiting(db, id, most)?;
    let mut tally = Tally::default();
    for item in items.iter().take(size) {
        let outcome = way(db, work, &actor, &job, item)?;
        queries::settle(db, id, item.subject_id, &outcome)?;
        tally.note(outcome.fate);
        // Whoever answers a page on this core need not wait until the kernel takes it away, which is some milliseconds.
        std::thread::yield_now();
    }
    queries::add(db, id, owner, &tally)?;
    if items.len() > size {
        return Ok(Step::More);
    }
    end(db, id, State::Done, None)?;
    Ok(Step::Over)
}

/// One record, where nothing is expected to stand in the way; an error takes the whole chunk back. SQLite writes its index
/// of words down at every savepoint, which costs more than the record itself.
fn straight(db: &mut Db, work: &dyn Work, actor: &Actor, job: &Job, item: &Item) -> Result<Outcome, Error> {
    let memo = work.act(db, actor, &job.terms, item)?;
    Ok(Outcome { fate: Fate::Done, why: None, memo })
}

/// One record: what is refused or fails leaves nothing behind.
pub(super) fn apart(
    db: &mut Db,
    work: &dyn Work,
    actor: &Actor,
    job: &Job,
    item: &Item,
) -> Result<Outcome, Error> {
    let (fate, why) = match dialect::savepoint(db, |db| work.act(db, actor, &job.terms, item)) {
        Ok(memo) => return Ok(Outcome { fate: Fate::Done, why: None, memo }),
        Err(Error::Refused(why) | Error::Forbidden(why)) => {
            work.note(db, actor, item.subject_id, &why)?;
            (Fate::Skipped, why)
        }
        Err(Error::NotFound) => (Fate::Skipped, Message::new("refusal-gone")),
        Err(error) if error.is_passing() => return Err(error),
        Err(error) => {
            tracing::error!(job = job.id, subject = item.subject_id, %error, "an item of a job failed");
            (Fate::Failed, Message::new("jobs-item-failed").with("id", job.request_id()))
        }
    };
    Ok(Outcome { fate, why: Some(why), memo: item.memo.clone() })
}
