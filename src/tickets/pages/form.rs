//! The form of a ticket.

use askama::Template;

use crate::access::Permission;
use crate::files::ENDS;
use crate::tickets::model::Ticket;
use crate::tickets::{forms, labels};
use crate::web::Visit;
use crate::web::form::{Choice, Form};
use crate::web::shell::Shell;
use crate::web::upload::{FILE_MB, FILES};

/// A new ticket, or an edit.
#[derive(Template)]
#[template(path = "tickets/form.html", blocks = ["content"])]
pub struct FormPage {
    pub shell: Shell,
    pub title: String,
    /// What the ticket is called now; `None` for a new one.
    pub name: Option<String>,
    pub action: String,
    pub back: String,
    /// `type`, `subject`, `description`, `shared`, `file`, `version`.
    pub form: Form,
    pub kinds: Vec<Choice>,
    /// Whether the viewer may ask for another primary contact.
    pub asks_contact: bool,
    /// Whether the viewer may write the description.
    pub own: bool,
    /// What somebody else has saved meanwhile: labels and values.
    pub theirs: Vec<(String, String)>,
    /// The ends of names of the files that are taken.
    pub ends: &'static str,
    /// What files are taken, in words.
    pub files_help: String,
    pub submit: String,
}

/// A new ticket.
#[must_use]
pub fn new(visit: &Visit, form: Form) -> FormPage {
    let t = visit.language();
    let title = t.say("tickets-new");
    FormPage {
        shell: visit.shell(&title),
        name: None,
        action: "/tickets/new".to_owned(),
        back: "/tickets".to_owned(),
        form,
        kinds: forms::kinds(t),
        asks_contact: visit.may(Permission::LicensesAssign),
        own: true,
        theirs: Vec::new(),
        ends: ENDS,
        files_help: files_help(visit),
        submit: t.say("tickets-send"),
        title,
    }
}

/// An edit.
#[must_use]
pub fn edit(visit: &Visit, ticket: &Ticket, own: bool, form: Form) -> FormPage {
    let t = visit.language();
    let title = t.named("tickets-edit-title", &ticket.id.to_string());
    FormPage {
        shell: visit.shell(&title),
        name: Some(ticket.title()),
        action: format!("/tickets/{}/edit", ticket.id),
        back: format!("/tickets/{}", ticket.id),
        form,
        kinds: forms::kinds(t),
        asks_contact: false,
        own,
        theirs: Vec::new(),
        ends: ENDS,
        files_help: String::new(),
        submit: t.say("accounts-save"),
        title,
    }
}

/// An edit that came too late: what the other has saved stands beside what was typed.
#[must_use]
pub fn conflict(visit: &Visit, theirs: &Ticket, own: bool, form: Form) -> FormPage {
    let t = visit.language();
    let saved = [
        ("tickets-kind", labels::kind(theirs.kind, t)),
        ("tickets-subject", theirs.subject.clone()),
        ("tickets-description", theirs.description.clone()),
    ];
    let theirs_in_words = saved.into_iter().map(|(label, value)| (t.say(label), value)).collect();
    FormPage { theirs: theirs_in_words, ..edit(visit, theirs, own, form) }
}

/// How many files of which size are taken.
pub(super) fn files_help(visit: &Visit) -> String {
    let t = visit.language();
    let files = i64::try_from(FILES).unwrap_or(0);
    t.fill("tickets-files-help", &[("files", t.number(files)), ("size", t.number(FILE_MB))])
}
