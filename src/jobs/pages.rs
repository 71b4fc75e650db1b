//! What the pages of the jobs receive.

mod view;

use super::labels::{fate, status, title};
use super::model::{Fate, Item, Job};
use super::{rules, work};
use crate::access::Actor;
use crate::error::{Error, Message};
use crate::grid::Around;
use crate::grid::view::Empty;
use crate::web::Visit;
use crate::web::language::Language;

pub use view::{ItemRow, JobPage, Progress, ShowTab};

/// Which rows are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// Every one.
    All,
    /// Those that the same came of.
    Only(Fate),
}

impl Show {
    /// Reads the word in an address; `None` when there is none.
    ///
    /// # Errors
    /// 400 for a word that means nothing.
    pub fn read(word: &str) -> Result<Option<Self>, Error> {
        match (word, Fate::worded(word)) {
            ("", _) => Ok(None),
            ("all", _) => Ok(Some(Self::All)),
            (_, Some(fate)) => Ok(Some(Self::Only(fate))),
            (other, None) => {
                let short: String = other.chars().take(60).collect();
                let why = Message::new("error-unknown-value").with("name", "show").with("value", short);
                Err(Error::BadRequest(why))
            }
        }
    }

    /// What is shown unless chosen otherwise: while it is at work, what was skipped so far.
    #[must_use]
    pub fn usual(job: &Job) -> Self {
        if job.is_over() { Self::All } else { Self::Only(Fate::Skipped) }
    }

    /// What must have come of the rows.
    #[must_use]
    pub fn fate(self) -> Option<Fate> {
        match self {
            Self::All => None,
            Self::Only(fate) => Some(fate),
        }
    }

    fn word(self) -> &'static str {
        self.fate().map_or("all", Fate::word)
    }
}

/// What is known of a job.
pub struct Report {
    /// The job.
    pub job: Job,
    /// The jobs that take it back or try it again.
    pub followers: Vec<Job>,
    /// Which rows were asked for.
    pub show: Show,
    /// Behind which one.
    pub after: i64,
    /// The rows, and one more when there are more.
    pub items: Vec<Item>,
    /// How many are shown.
    pub most: i64,
}

fn counts(job: &Job, t: Language) -> String {
    let parts = [
        ("jobs-count-done", job.done),
        ("jobs-count-skipped", job.skipped),
        ("jobs-count-failed", job.failed),
    ];
    let some = parts.iter().filter(|(key, count)| *count > 0 || *key == "jobs-count-done");
    some.map(|(key, count)| t.count(key, *count)).collect::<Vec<_>>().join(" · ")
}

/// What stands around the list.
#[must_use]
pub fn around(t: Language) -> Around {
    Around {
        title: "jobs-title",
        intro: Some(t.count("jobs-intro", rules::KEPT_DAYS)),
        primary: None,
        choices: Vec::new(),
        links: Vec::new(),
        bulk: Vec::new(),
        empty: Empty { title: t.say("jobs-empty"), text: t.say("jobs-empty-text"), button: None },
        counted: "jobs-count",
    }
}

/// The page of one job.
#[must_use]
pub fn show(visit: &Visit, actor: &Actor, report: Report, back: &str) -> JobPage {
    let t = visit.language();
    let Report { job, followers, show, after, mut items, most } = report;
    let has_more = i64::try_from(items.len()).unwrap_or(0) > most;
    items.truncate(usize::try_from(most).unwrap_or(0));
    let address = |show: Show, after: i64| {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("show", show.word());
        if after > 0 {
            query.append_pair("after", &after.to_string());
        }
        format!("/jobs/{}?{}", job.id, query.append_pair("back", back).finish())
    };
    let title = title(&job, t);
    let can = Can::of(&job, actor, &followers);
    let button = |may: bool, verb: &str| may.then(|| format!("/jobs/{}/{verb}", job.id));
    JobPage {
        shell: visit.shell(&title),
        by: t.named("jobs-by", &job.actor_name),
        when: t.time(job.created_at),
        status: status(&job, t),
        counts: counts(&job, t),
        reason: job.reason().map(|why| t.message(&why)),
        progress: (!job.is_over()).then(|| progress(&job, t)),
        tabs: tabs(&job, show, |show| address(show, 0), t),
        next: items.last().filter(|_| has_more).map(|item| address(show, item.subject_id)),
        first: (after > 0).then(|| address(show, 0)),
        rows: items.iter().map(|item| item_row(&job, item, t)).collect(),
        here: visit.here(),
        download: format!("/jobs/{}/report.csv", job.id),
        cancel: button(can.cancel, "cancel"),
        retry: button(can.retry, "retry"),
        undo: button(can.undo, "undo"),
        related: related(&job, &followers, t),
        back: if back == "/" { "/accounts".to_owned() } else { back.to_owned() },
        title,
    }
}

/// What may be done about a job now.
struct Can {
    cancel: bool,
    retry: bool,
    undo: bool,
}

impl Can {
    fn of(job: &Job, actor: &Actor, followers: &[Job]) -> Self {
        let Some(work) = work::of_kind(&job.kind).filter(|work| actor.may(work.needs())) else {
            return Self { cancel: false, retry: false, undo: false };
        };
        let over = job.is_over();
        Self {
            cancel: !over,
            retry: over && job.failed > 0 && followers.iter().all(|other| other.retry_of.is_none()),
            undo: over
                && job.done > 0
                && job.is_fresh()
                && work.undone_by().is_some()
                && followers.iter().all(|other| other.undo_of.is_none()),
        }
    }
}

fn related(job: &Job, followers: &[Job], t: Language) -> Vec<(String, String)> {
    let link = |key: &str, id: i64| (t.say(key), format!("/jobs/{id}"));
    let before = [("jobs-undo-of", job.undo_of), ("jobs-retry-of", job.retry_of)];
    let before = before.into_iter().filter_map(|(key, id)| id.map(|id| link(key, id)));
    let behind = followers.iter().map(|other| {
        link(if other.undo_of.is_some() { "jobs-undone-by" } else { "jobs-retried-by" }, other.id)
    });
    before.chain(behind).collect()
}

fn progress(job: &Job, t: Language) -> Progress {
    if job.gathered_to.is_some() {
        let text = t.count("jobs-gathering", job.total);
        return Progress { tried: 0, total: None, text };
    }
    let facts = [("tried", t.number(job.tried())), ("total", t.number(job.total))];
    Progress { tried: job.tried(), total: Some(job.total), text: t.fill("jobs-progress", &facts) }
}

fn tabs(job: &Job, shown: Show, address: impl Fn(Show) -> String, t: Language) -> Vec<ShowTab> {
    let left = job.total - job.tried();
    let all = [
        (Show::All, "jobs-tab-all", job.total),
        (Show::Only(Fate::Done), "accounts-done", job.done),
        (Show::Only(Fate::Skipped), "accounts-left-out", job.skipped),
        (Show::Only(Fate::Failed), "jobs-item-wrong", job.failed),
        (Show::Only(Fate::Waiting), if job.is_over() { "jobs-item-left" } else { "jobs-waiting" }, left),
    ];
    let is_there = |show: Show, count: i64| show != Show::Only(Fate::Waiting) || count > 0;
    all.into_iter()
        .filter(|(show, _, count)| is_there(*show, *count))
        .map(|(show, key, count)| ShowTab {
            label: t.say(key),
            count: t.number(count),
            href: address(show),
            current: show == shown,
        })
        .collect()
}

fn name(item: &Item, t: Language) -> String {
    if item.label.is_empty() {
        t.named("jobs-nameless", &item.subject_id.to_string())
    } else {
        item.label.clone()
    }
}

fn item_row(job: &Job, item: &Item, t: Language) -> ItemRow {
    ItemRow {
        name: name(item, t),
        href: work::of_kind(&job.kind).and_then(|work| work.page(item)),
        status: fate(item.state, job.is_over(), t),
        reason: item.reason().map(|why| t.message(&why)),
    }
}

/// The headings of the download.
#[must_use]
pub fn csv_head(t: Language) -> [String; 4] {
    ["jobs-column-id", "jobs-column-name", "jobs-column-result", "jobs-column-reason"].map(|key| t.say(key))
}

/// One row of the download.
#[must_use]
pub fn csv_row(item: &Item, t: Language) -> [String; 4] {
    let reason = item.reason().map(|why| t.message(&why)).unwrap_or_default();
    [item.subject_id.to_string(), item.label.clone(), fate(item.state, true, t).label.into_owned(), reason]
}
