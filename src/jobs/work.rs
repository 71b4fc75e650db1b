//! What a feature can do to many of its records.

use super::model::{Item, Job, Subject};
use crate::access::{Actor, Permission};
use crate::app;
use crate::db::Db;
use crate::error::{Error, Message};
use crate::web::language::Language;

/// Which records a query means.
pub struct Matching<'m> {
    /// The query, as typed.
    pub query: &'m str,
    /// Ids that are left out.
    pub except: &'m [i64],
    /// Only ids above this.
    pub after: i64,
    /// How many at most.
    pub most: i64,
}

/// One kind of work. The same rules as for a single record apply to each item.
pub trait Work: Sync {
    /// The word that is stored with a job.
    fn kind(&self) -> &'static str;

    /// What the actor must be permitted, also while the job runs.
    fn needs(&self) -> Permission;

    /// The records that match, by ascending id, as far as the actor may act on them.
    ///
    /// # Errors
    /// [`Error::Unprocessable`] for a query that cannot be read.
    fn find(
        &self,
        db: &mut Db,
        actor: &Actor,
        t: Language,
        matching: &Matching<'_>,
    ) -> Result<Vec<Subject>, Error>;

    /// Does it to one record, with audit, mail and whatever follows; returns what undoing it takes.
    ///
    /// # Errors
    /// [`Error::Refused`], [`Error::Forbidden`] or [`Error::NotFound`] skip the record.
    fn act(&self, db: &mut Db, actor: &Actor, terms: &str, item: &Item) -> Result<Option<String>, Error>;

    /// Notes in the trail that a rule forbade it.
    ///
    /// # Errors
    /// Database errors.
    fn note(&self, db: &mut Db, actor: &Actor, id: i64, why: &Message) -> Result<(), Error>;

    /// Notes that a job of this kind is over, in the unit of work that ends it.
    ///
    /// # Errors
    /// Database errors.
    fn over(&self, _db: &mut Db, _job: &Job) -> Result<(), Error> {
        Ok(())
    }

    /// The kind that takes it back.
    fn undone_by(&self) -> Option<&'static str>;

    /// Whether whoever orders it types the password again.
    ///
    /// # Errors
    /// Database errors; terms that cannot be read.
    fn needs_proof(&self, _db: &mut Db, _terms: &str) -> Result<bool, Error> {
        Ok(false)
    }

    /// "Deactivate 12,345 accounts".
    fn title(&self, terms: &str, count: i64, t: Language) -> String;

    /// The record's page; `None` when there is none any more.
    fn page(&self, item: &Item) -> Option<String>;
}

/// The work of this kind, if this program knows it.
#[must_use]
pub fn of_kind(kind: &str) -> Option<&'static dyn Work> {
    app::kinds().find(|work| work.kind() == kind)
}
