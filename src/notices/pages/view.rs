//! The page of one notice.

use askama::Template;
use chrono::NaiveDateTime;

use crate::access::{Permission, Scope};
use crate::accounts::pages::Fact;
use crate::grid::address_of;
use crate::grid::view::{Cell, Status};
use crate::jobs::Job;
use crate::notices::labels;
use crate::notices::model::{Figures, Named, Notice, State};
use crate::outbox::pages::Figure;
use crate::web::Visit;
use crate::web::language::Language;
use crate::web::shell::Shell;

/// One notice, read-only.
#[derive(Template)]
#[template(path = "notices/view.html", blocks = ["content"])]
pub struct ViewPage {
    pub shell: Shell,
    pub subject: String,
    pub kind: String,
    pub state: Status,
    /// Where it is changed, deleted and sent, as long as it may be.
    pub edit: Option<String>,
    pub delete: Option<String>,
    pub send: Option<String>,
    /// On the button that sends.
    pub send_label: String,
    /// The same in the audit trail, for whoever may read it.
    pub trail: Option<String>,
    pub facts: Vec<Fact>,
    /// The text, line by line.
    pub lines: Vec<String>,
    /// "12 people would get it."
    pub recipients: String,
    /// How its mails stand; none of a draft.
    pub mails: Vec<Figure>,
    /// Whether the numbers lead into the outbox.
    pub leads: bool,
    /// What writes its mails: how far it is, and its page.
    pub job: Option<(String, String)>,
}

/// What is known of a notice, not yet in words.
pub struct Known {
    pub notice: Notice,
    pub licenses: Vec<Named>,
    /// How many would get it, or have got it.
    pub recipients: i64,
    pub mails: Figures,
    /// What writes its mails, for whoever may see it.
    pub job: Option<Job>,
}

/// From when until when.
#[must_use]
pub fn window((from, until): (NaiveDateTime, NaiveDateTime), t: Language) -> String {
    t.fill("notices-window", &[("from", t.exact(from)), ("until", t.exact(until))])
}

/// The page.
#[must_use]
pub fn page(visit: &Visit, known: &Known) -> ViewPage {
    let (t, notice) = (visit.language(), &known.notice);
    let address = |end: &str| format!("/notices/{}{end}", notice.id);
    let is_draft = notice.state == State::Draft;
    let count = if is_draft { "notices-would-get" } else { "notices-got" };
    let send_label = if is_draft { "notices-send" } else { "notices-send-rest" };
    let sees_mail =
        visit.person().is_some_and(|person| person.scopes().of(Permission::MailView) == Some(Scope::All));
    ViewPage {
        shell: visit.shell(&notice.subject),
        subject: notice.subject.clone(),
        kind: labels::kind(notice.kind, t),
        state: labels::state(notice.state, t),
        edit: is_draft.then(|| address("/edit")),
        delete: is_draft.then(|| address("/delete")),
        send: notice.state.may_send().then(|| address("/send")),
        send_label: t.say(send_label),
        trail: visit
            .may(Permission::AuditView)
            .then(|| address_of("/audit", &format!("subject_kind:notice subject_id:{}", notice.id))),
        facts: facts(known, t),
        lines: notice.body.lines().map(str::to_owned).collect(),
        recipients: t.count(count, known.recipients),
        mails: if is_draft { Vec::new() } else { mails(notice.id, known.mails, t) },
        leads: sees_mail,
        job: known.job.as_ref().map(|job| (progress(job, t), format!("/jobs/{}", job.id))),
    }
}

fn progress(job: &Job, t: Language) -> String {
    let facts = [("done", t.number(job.tried())), ("total", t.number(job.total.max(job.tried())))];
    t.fill("notices-progress", &facts)
}

fn mails(notice: i64, figures: Figures, t: Language) -> Vec<Figure> {
    let figure = |label: &str, number: i64, states: &str| Figure {
        label: t.say(label),
        number: t.number(number),
        href: address_of("/outbox", &format!("notice:{notice} state:{states}")),
    };
    vec![
        figure("outbox-view-queued", figures.queued, "queued,sending"),
        figure("outbox-view-sent", figures.sent, "sent"),
        figure("outbox-view-failed", figures.failed, "failed,unsendable"),
    ]
}

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

fn facts(known: &Known, t: Language) -> Vec<Fact> {
    let notice = &known.notice;
    let mut facts = vec![("notices-column-kind", Cell::Text(labels::kind(notice.kind, t)))];
    if let Some(both) = notice.starts_at.zip(notice.ends_at) {
        facts.push(("notices-when", Cell::Text(window(both, t))));
    }
    let about = if notice.is_for_all {
        Cell::Text(t.say("notices-all-licenses"))
    } else {
        Cell::Badges(known.licenses.iter().map(|license| license.name.clone().into()).collect())
    };
    facts.extend([
        ("notices-licenses", about),
        ("accounts-created-at", Cell::Time(t.time(notice.created_at))),
        ("accounts-created-by", text(&notice.created_by_name)),
        ("accounts-modified-at", Cell::Time(t.time(notice.modified_at))),
        ("accounts-modified-by", text(&notice.modified_by_name)),
    ]);
    if let Some(at) = notice.sent_at {
        facts.push(("notices-column-sent", Cell::Time(t.time(at))));
        facts.push(("notices-sent-by", text(&notice.sent_by_name)));
    }
    facts.into_iter().map(|(label, value)| Fact { label: t.say(label), value }).collect()
}
