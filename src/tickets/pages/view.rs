//! The page of one ticket.

use askama::Template;

use super::form::files_help;
use crate::access::{Actor, Permission};
use crate::files::ENDS;
use crate::grid::view::{Status, Time};
use crate::tickets::model::{
    Attachment, Comment, Concerned, Decision, Status as Standing, Step, Succession, Ticket,
};
use crate::tickets::{labels, rules};
use crate::web::Visit;
use crate::web::form::Form;
use crate::web::language::Language;
use crate::web::shell::{self, Shell};

/// Everything that the page shows.
pub struct Shown {
    /// The ticket.
    pub ticket: Ticket,
    /// What was said, the oldest first.
    pub comments: Vec<Comment>,
    /// Whether something was said before.
    pub more: bool,
    /// The files.
    pub attachments: Vec<Attachment>,
    /// Whom it concerns.
    pub people: Vec<Concerned>,
    /// What it asks for a license.
    pub succession: Option<Succession>,
}

/// One ticket.
#[derive(Template)]
#[template(path = "tickets/view.html", blocks = ["content"])]
pub struct TicketPage {
    pub shell: Shell,
    pub id: i64,
    pub name: String,
    pub status: Status,
    pub kind: String,
    pub base: String,
    /// The address of the form; `None` when the viewer may not edit.
    pub edit: Option<String>,
    pub asked: Entry,
    pub comments: Vec<Entry>,
    /// Where what was said before stands.
    pub earlier: Option<String>,
    /// Where what was said last stands.
    pub latest: Option<String>,
    pub files: Vec<FileRow>,
    pub people: Vec<PersonRow>,
    /// Whether the viewer may share it, close it and open it again.
    pub directs: bool,
    pub is_closed: bool,
    /// "Closed by Ann Smith", with the time.
    pub closed: Option<(String, Time)>,
    /// Whether the viewer gets its mails.
    pub follows: bool,
    /// The field `body`.
    pub form: Form,
    pub ends: &'static str,
    pub files_help: String,
    /// Another primary contact that it asks for.
    pub asked_for: Option<AskedFor>,
}

/// Another primary contact that is asked for.
pub struct AskedFor {
    pub license: String,
    pub contact: String,
    pub successor: String,
    /// Whether it is decided, and by whom.
    pub standing: String,
    /// Whether the viewer may decide now.
    pub decides: bool,
}

/// Something that was said.
pub struct Entry {
    /// Part of its address on the page.
    pub anchor: String,
    pub author: String,
    /// Where the author's account stands, for whoever may see it.
    pub href: Option<String>,
    pub initials: String,
    pub hue: u16,
    pub at: Time,
    /// What was done by saying it: "closed the ticket".
    pub step: Option<String>,
    /// Whether the requester said it.
    pub asks: bool,
    pub body: String,
    pub files: Vec<FileRow>,
}

/// A file.
#[derive(Clone)]
pub struct FileRow {
    pub name: String,
    pub href: String,
    pub detail: String,
}

/// Somebody whom the ticket concerns.
pub struct PersonRow {
    pub id: i64,
    pub name: String,
    pub href: Option<String>,
    /// What they are to it.
    pub part: String,
    /// What stands on the button that removes them, and what it is called; `None`: it is not offered.
    pub remove: Option<(String, String)>,
}

/// The page; `before` is the comment that an earlier part ends before.
#[must_use]
pub fn page(visit: &Visit, actor: &Actor, shown: &Shown, before: Option<i64>, form: Form) -> TicketPage {
    let (t, ticket) = (visit.language(), &shown.ticket);
    let base = format!("/tickets/{}", ticket.id);
    let directs = rules::directs(actor, ticket);
    let files = |comment: Option<i64>| {
        let own = shown.attachments.iter().filter(move |file| file.comment_id == comment);
        own.map(|file| file_row(&base, file, t)).collect::<Vec<_>>()
    };
    let closed = ticket.closed_at.zip(ticket.closed_by_name.as_deref());
    let me = actor.account_id();
    let asked_for = shown.succession.as_ref().map(|asked| asked_for(visit, shown, asked));
    TicketPage {
        shell: visit.shell(&ticket.title()),
        id: ticket.id,
        name: ticket.subject.clone(),
        status: labels::state(ticket.status, t),
        kind: labels::kind(ticket.kind, t),
        edit: (directs && ticket.status != Standing::Closed && shown.succession.is_none())
            .then(|| format!("{base}/edit")),
        asked: asked(visit, shown, files(None)),
        comments: shown.comments.iter().map(|said| entry(visit, shown, said, files(Some(said.id)))).collect(),
        earlier: shown
            .comments
            .first()
            .filter(|_| shown.more)
            .map(|first| format!("{base}?before={}", first.id)),
        latest: before.map(|_| base.clone()),
        files: shown.attachments.iter().map(|file| file_row(&base, file, t)).collect(),
        people: people(visit, actor, shown),
        directs,
        is_closed: ticket.status == Standing::Closed,
        closed: closed.map(|(at, by)| (t.named("tickets-closed-by", by), t.time(at))),
        follows: shown.people.iter().any(|person| Some(person.account_id) == me && person.follows),
        form,
        ends: ENDS,
        files_help: files_help(visit),
        asked_for,
        base,
    }
}

impl TicketPage {
    /// Whether to reply is what there is to do, and not to decide.
    fn replies(&self) -> bool {
        !self.asked_for.as_ref().is_some_and(|asked| asked.decides)
    }
}

fn asked_for(visit: &Visit, shown: &Shown, asked: &Succession) -> AskedFor {
    let t = visit.language();
    let by = asked.decided_by_name.as_deref().unwrap_or("");
    AskedFor {
        license: asked.license_name.clone(),
        contact: asked.contact_name.clone(),
        successor: asked.successor_name.clone(),
        standing: match asked.decision {
            None => t.say("tickets-undecided"),
            Some(Decision::Approved) => t.named("tickets-approved-by", by),
            Some(Decision::Rejected) => t.named("tickets-rejected-by", by),
        },
        decides: asked.decision.is_none()
            && shown.ticket.status != Standing::Closed
            && visit.may(Permission::LicensesManage),
    }
}

fn account(visit: &Visit, id: Option<i64>) -> Option<String> {
    id.filter(|_| visit.may(Permission::AccountsView)).map(|id| format!("/accounts/{id}"))
}

fn asked(visit: &Visit, shown: &Shown, files: Vec<FileRow>) -> Entry {
    let ticket = &shown.ticket;
    Entry {
        anchor: "description".to_owned(),
        author: ticket.requester_name.clone(),
        href: account(visit, Some(ticket.requester_id)),
        initials: shell::initials(&ticket.requester_name),
        hue: shell::hue(ticket.requester_id),
        at: visit.language().time(ticket.created_at),
        step: None,
        asks: true,
        body: ticket.description.clone(),
        files,
    }
}

fn entry(visit: &Visit, shown: &Shown, said: &Comment, files: Vec<FileRow>) -> Entry {
    let t = visit.language();
    Entry {
        anchor: format!("comment-{}", said.id),
        author: said.author_name.clone(),
        href: account(visit, said.author_id),
        initials: shell::initials(&said.author_name),
        hue: shell::hue(said.author_id.unwrap_or(0)),
        at: t.time(said.at),
        step: match said.step {
            Step::Comment => None,
            Step::Close => Some(t.say("tickets-step-closed")),
            Step::Reopen => Some(t.say("tickets-step-reopened")),
            Step::Approve => Some(t.say("tickets-step-approved")),
            Step::Reject => Some(t.say("tickets-step-rejected")),
        },
        asks: said.author_id == Some(shown.ticket.requester_id),
        body: said.body.clone(),
        files,
    }
}

fn file_row(base: &str, file: &Attachment, t: Language) -> FileRow {
    FileRow {
        name: file.name.clone(),
        href: format!("{base}/attachments/{}", file.id),
        detail: format!("{} · {}", labels::size(file.size, t), file.by_name),
    }
}

/// The requester first.
fn people(visit: &Visit, actor: &Actor, shown: &Shown) -> Vec<PersonRow> {
    let mut people: Vec<&Concerned> = shown.people.iter().collect();
    people.sort_by_key(|person| person.account_id != shown.ticket.requester_id);
    people.into_iter().map(|person| person_row(visit, actor, shown, person)).collect()
}

fn person_row(visit: &Visit, actor: &Actor, shown: &Shown, person: &Concerned) -> PersonRow {
    let t = visit.language();
    let is_requester = person.account_id == shown.ticket.requester_id;
    let is_me = actor.account_id() == Some(person.account_id);
    let part = match (is_requester, person.sees) {
        (true, _) => t.say("tickets-requester"),
        (false, true) => t.named("tickets-shared-by", &person.by_name),
        (false, false) => t.say("tickets-follows"),
    };
    let may = !is_requester && person.sees && (is_me || rules::directs(actor, &shown.ticket));
    PersonRow {
        id: person.account_id,
        name: person.name.clone(),
        href: account(visit, Some(person.account_id)),
        part,
        remove: may.then(|| {
            let (button, label) = if is_me {
                ("tickets-leave", t.say("tickets-leave-ticket"))
            } else {
                ("tickets-remove", t.named("tickets-remove-person", &person.name))
            };
            (t.say(button), label)
        }),
    }
}
