//! What the templates of the jobs draw.

use askama::Template;

use crate::grid::view::{Status, Time};
use crate::web::Part;
use crate::web::shell::Shell;

/// How far a job is, and what came of each record.
#[derive(Template)]
#[template(path = "jobs/show.html", blocks = ["content"])]
pub struct JobPage {
    pub shell: Shell,
    pub title: String,
    /// Who ordered it.
    pub by: String,
    pub when: Time,
    pub status: Status,
    /// "9,988 done · 12 skipped".
    pub counts: String,
    /// Why it was stopped.
    pub reason: Option<String>,
    /// How far it is, while it is at work.
    pub progress: Option<Progress>,
    pub tabs: Vec<ShowTab>,
    pub rows: Vec<ItemRow>,
    /// The address of the rows behind these.
    pub next: Option<String>,
    /// The address of the first rows.
    pub first: Option<String>,
    /// The address of this page, to look again.
    pub here: String,
    pub download: String,
    /// Where the buttons lead, as far as they may be pressed.
    pub cancel: Option<String>,
    pub retry: Option<String>,
    pub undo: Option<String>,
    /// Jobs that belong to this one: what they are to it, and their address.
    pub related: Vec<(String, String)>,
    pub back: String,
}

/// How far a job is.
pub struct Progress {
    pub tried: i64,
    /// None while it is not known how much there is to do.
    pub total: Option<i64>,
    /// "1,200 of 12,345".
    pub text: String,
}

/// One way to look at the rows.
pub struct ShowTab {
    pub label: String,
    pub count: String,
    pub href: String,
    pub current: bool,
}

/// One record, and what came of it.
pub struct ItemRow {
    pub name: String,
    /// The record's page, when it still exists.
    pub href: Option<String>,
    pub status: Status,
    /// Why it was not done.
    pub reason: Option<String>,
}

impl Part for JobPage {
    fn content(&self) -> impl Template + '_ {
        self.as_content()
    }
}
