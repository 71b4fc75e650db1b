//! Jobs, their items, and what it takes to order one.

use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;

use crate::access::Origin;
use crate::clock;
use crate::db::bulk;
use crate::db::schema::{job_items, jobs};
use crate::error::Message;

/// How long after its end a job can be undone.
const UNDO: TimeDelta = TimeDelta::hours(24);

crate::text_enum! {
    /// Where a job is in its life.
    pub enum State {
        /// Nobody has begun it.
        Waiting = "waiting",
        /// Somebody has begun it.
        Running = "running",
        /// Everything was tried.
        Done = "done",
        /// Somebody ended it.
        Cancelled = "cancelled",
        /// Whoever ordered it may not go on.
        Stopped = "stopped",
    }
}

crate::text_enum! {
    /// What came of one item.
    pub enum Fate {
        /// It is not its turn yet, or never will be.
        Waiting = "waiting",
        /// It was done.
        Done = "done",
        /// A rule forbade it.
        Skipped = "skipped",
        /// It went wrong.
        Failed = "failed",
    }
}

/// A job.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = jobs, check_for_backend(crate::db::Backend))]
pub struct Job {
    /// Its id.
    pub id: i64,
    /// The word of the [`super::Work`] that does it.
    pub kind: String,
    /// Who ordered it.
    pub actor_id: i64,
    /// Who, as they were called then.
    pub actor_name: String,
    /// The same, folded for sorting.
    pub actor_key: String,
    ip: String,
    request_id: String,
    /// The query that its records match.
    pub query: Option<String>,
    exceptions: String,
    /// The job that its records come from.
    pub source_id: Option<i64>,
    /// Which of them.
    pub source_state: Option<Fate>,
    /// What was said along with the order, as the feature wrote it.
    pub terms: String,
    /// Where it is in its life.
    pub state: State,
    /// The id up to which its records are listed; `None` when all are.
    pub gathered_to: Option<i64>,
    /// How many records there are; an estimate while they are being listed.
    pub total: i64,
    /// How many were done.
    pub done: i64,
    /// How many a rule forbade.
    pub skipped: i64,
    /// How many went wrong.
    pub failed: i64,
    reason: Option<String>,
    /// The job that this one takes back.
    pub undo_of: Option<i64>,
    /// The job whose failures this one tries again.
    pub retry_of: Option<i64>,
    /// When it was ordered.
    pub created_at: NaiveDateTime,
    /// When it was begun.
    pub started_at: Option<NaiveDateTime>,
    /// When it ended, in whatever way.
    pub finished_at: Option<NaiveDateTime>,
}

impl Job {
    /// Whether nothing more will happen.
    #[must_use]
    pub fn is_over(&self) -> bool {
        match self.state {
            State::Waiting | State::Running => false,
            State::Done | State::Cancelled | State::Stopped => true,
        }
    }

    /// How many records something came of.
    #[must_use]
    pub fn tried(&self) -> i64 {
        self.done + self.skipped + self.failed
    }

    /// Whether every record was done.
    #[must_use]
    pub fn is_flawless(&self) -> bool {
        self.state == State::Done && self.skipped == 0 && self.failed == 0
    }

    /// Whether it ended so lately that it may be taken back.
    #[must_use]
    pub fn is_fresh(&self) -> bool {
        self.finished_at.is_some_and(|at| clock::now() - at < UNDO)
    }

    /// Why it was stopped.
    #[must_use]
    pub fn reason(&self) -> Option<Message> {
        serde_json::from_str(self.reason.as_deref()?).ok()
    }

    /// The request that ordered it.
    #[must_use]
    pub fn origin(&self) -> Origin {
        Origin { ip: self.ip.clone(), request_id: self.request_id.clone() }
    }

    /// The id of that request, to quote.
    #[must_use]
    pub fn request_id(&self) -> &str {
        &self.request_id
    }

    /// The records that are left out although they match.
    #[must_use]
    pub fn exceptions(&self) -> Vec<i64> {
        self.exceptions.split(',').filter_map(|id| id.parse().ok()).collect()
    }
}

/// A record, by what it is called now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Its id.
    pub id: i64,
    /// Its name; empty when it is gone.
    pub label: String,
}

/// A record of a job, and what came of it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = job_items, check_for_backend(crate::db::Backend))]
pub struct Item {
    /// Which.
    pub subject_id: i64,
    /// What it was called when the job was ordered.
    pub label: String,
    /// What came of it.
    pub state: Fate,
    reason: Option<String>,
    /// What undoing it takes, as the feature wrote it.
    pub memo: Option<String>,
}

impl Item {
    /// Why it was not done.
    #[must_use]
    pub fn reason(&self) -> Option<Message> {
        serde_json::from_str(self.reason.as_deref()?).ok()
    }
}

/// An item that is put on the list.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = job_items, treat_none_as_default_value = false)]
pub(super) struct NewItem {
    pub job_id: i64,
    pub subject_id: i64,
    pub label: String,
    /// The word of a [`Fate`].
    pub state: &'static str,
    pub reason: Option<String>,
    pub memo: Option<String>,
}

impl NewItem {
    /// A record whose turn will come.
    pub fn of(job: i64, subject: Subject, memo: Option<String>) -> Self {
        let state = Fate::Waiting.word();
        Self { job_id: job, subject_id: subject.id, label: subject.label, state, reason: None, memo }
    }
}

bulk::rows!(NewItem => job_items);

/// What came of one item, to be kept.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    pub fate: Fate,
    pub why: Option<Message>,
    pub memo: Option<String>,
}

/// Which records a job is about.
#[derive(Clone, Debug)]
pub enum Subjects {
    /// These.
    These(Vec<Subject>),
    /// Whatever matches a query of the list when the job begins, but for some; about so many.
    Matching {
        /// The query.
        query: String,
        /// Ids that are left out.
        except: Vec<i64>,
        /// How many there were when it was ordered.
        about: i64,
    },
    /// Those of another job that something came of.
    Of {
        /// The job.
        job: i64,
        /// What came of them.
        fate: Fate,
        /// How many.
        about: i64,
    },
}

/// A job that is wanted.
#[derive(Clone, Debug)]
pub struct Order {
    /// The word of the [`super::Work`].
    pub kind: &'static str,
    /// What is said along with it, as the feature reads it.
    pub terms: String,
    /// A word of the form: the same form twice is one job.
    pub key: String,
    /// Which records.
    pub subjects: Subjects,
    /// The job that is taken back.
    pub undo_of: Option<i64>,
    /// The job that is tried again.
    pub retry_of: Option<i64>,
}
