//! The records of a job.

use diesel::prelude::*;

use crate::db::schema::job_items;
use crate::db::{Db, bulk};
use crate::error::Error;
use crate::jobs::model::{Fate, Item, NewItem, Outcome, Subject};

/// What came of a chunk.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    pub done: i64,
    pub skipped: i64,
    pub failed: i64,
}

impl Tally {
    /// Counts one more.
    pub fn note(&mut self, fate: Fate) {
        match fate {
            Fate::Waiting => {}
            Fate::Done => self.done += 1,
            Fate::Skipped => self.skipped += 1,
            Fate::Failed => self.failed += 1,
        }
    }
}

/// Puts records on the list.
pub fn put(db: &mut Db, items: &[NewItem]) -> Result<(), Error> {
    bulk::insert(db, items).map(drop)
}

/// How many records are on the list.
pub fn count(db: &mut Db, job: i64) -> Result<i64, Error> {
    Ok(job_items::table.filter(job_items::job_id.eq(job)).count().get_result(db)?)
}

/// Records that wait for their turn, by ascending id.
pub fn waiting(db: &mut Db, job: i64, most: i64) -> Result<Vec<Item>, Error> {
    list(db, job, Some(Fate::Waiting), 0, most)
}

/// The records of a job above an id, all or those that the same came of.
pub fn list(db: &mut Db, job: i64, fate: Option<Fate>, after: i64, most: i64) -> Result<Vec<Item>, Error> {
    let mut query = job_items::table
        .filter(job_items::job_id.eq(job))
        .filter(job_items::subject_id.gt(after))
        .order(job_items::subject_id)
        .limit(most)
        .select(Item::as_select())
        .into_boxed();
    if let Some(fate) = fate {
        query = query.filter(job_items::state.eq(fate));
    }
    Ok(query.load(db)?)
}

/// The same as new items of another job.
pub fn of_job(
    db: &mut Db,
    from: (i64, Option<Fate>),
    job: i64,
    after: i64,
    most: i64,
) -> Result<Vec<NewItem>, Error> {
    let items = list(db, from.0, from.1, after, most)?;
    Ok(items
        .into_iter()
        .map(|item| NewItem::of(job, Subject { id: item.subject_id, label: item.label }, item.memo))
        .collect())
}

/// Keeps what came of one record.
pub fn settle(db: &mut Db, job: i64, subject: i64, outcome: &Outcome) -> Result<(), Error> {
    let reason = outcome.why.as_ref().map(serde_json::to_string).transpose().map_err(Error::internal)?;
    diesel::update(job_items::table.find((job, subject)))
        .set((
            job_items::state.eq(outcome.fate),
            job_items::reason.eq(reason),
            job_items::memo.eq(&outcome.memo),
        ))
        .execute(db)?;
    Ok(())
}

/// Forgets so many records of a job.
pub fn forget(db: &mut Db, job: i64, most: i64) -> Result<usize, Error> {
    let of = job_items::table.filter(job_items::job_id.eq(job)).order(job_items::subject_id);
    let first: Option<i64> =
        of.offset(most - 1).limit(1).select(job_items::subject_id).first(db).optional()?;
    let these = job_items::table.filter(job_items::job_id.eq(job));
    let these = these.filter(job_items::subject_id.le(first.unwrap_or(i64::MAX)));
    Ok(diesel::delete(these).execute(db)?)
}
