//! The words for jobs and for what came of them.

use super::model::{Fate, Job, State};
use super::work;
use crate::grid::Choice;
use crate::grid::view::{Mark, Status};
use crate::web::language::Language;

/// Where jobs are in their lives, and the keys of the words for it.
pub const STATES: &[Choice] = &[
    Choice { word: "waiting", label: "jobs-waiting" },
    Choice { word: "running", label: "jobs-running" },
    Choice { word: "done", label: "jobs-done" },
    Choice { word: "cancelled", label: "jobs-cancelled" },
    Choice { word: "stopped", label: "jobs-stopped" },
];

/// What a job does, in words.
#[must_use]
pub fn title(job: &Job, t: Language) -> String {
    work::of_kind(&job.kind).map_or_else(|| t.say("jobs-one"), |work| work.title(&job.terms, job.total, t))
}

/// Where it is, as color, shape and word.
#[must_use]
pub fn status(job: &Job, t: Language) -> Status {
    let (mark, key) = match job.state {
        State::Waiting => (Mark::Waiting, "jobs-waiting"),
        State::Running => (Mark::Waiting, "jobs-running"),
        State::Done if job.failed > 0 => (Mark::Bad, "jobs-done"),
        State::Done if job.skipped > 0 => (Mark::Partial, "jobs-done"),
        State::Done => (Mark::Good, "jobs-done"),
        State::Cancelled => (Mark::Off, "jobs-cancelled"),
        State::Stopped => (Mark::Bad, "jobs-stopped"),
    };
    Status { mark, label: t.word(key) }
}

/// What came of a record, as color, shape and word.
#[must_use]
pub fn fate(fate: Fate, is_over: bool, t: Language) -> Status {
    let (mark, key) = match fate {
        Fate::Waiting if is_over => (Mark::Off, "jobs-item-left"),
        Fate::Waiting => (Mark::Waiting, "jobs-waiting"),
        Fate::Done => (Mark::Good, "accounts-done"),
        Fate::Skipped => (Mark::Partial, "accounts-left-out"),
        Fate::Failed => (Mark::Bad, "jobs-item-wrong"),
    };
    Status { mark, label: t.word(key) }
}
