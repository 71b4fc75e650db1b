//! Before and after something happens to one account or many.

use askama::Template;

use crate::accounts::batch::{Outcome, Unfit};
use crate::accounts::forms;
use crate::accounts::labels::{status_cell, words};
use crate::accounts::model::{Account, Action};
use crate::audit;
use crate::error::{Error, Message};
use crate::grid::view::{Mark, Status};
use crate::web::form::Form;
use crate::web::language::Language;
use crate::web::session::Notice;
use crate::web::shell::Shell;
use crate::web::{Input, Part, Visit};

/// Asks before something happens to accounts; in a dialog or as a page.
#[derive(Template)]
#[template(path = "accounts/confirm.html", blocks = ["content"])]
pub struct ConfirmPage {
    pub shell: Shell,
    /// "Deactivate 3 accounts", the heading and the button alike.
    pub title: String,
    /// Where the form is posted.
    pub action: String,
    /// Where Cancel leads.
    pub back: String,
    pub danger: bool,
    /// The accounts it will happen to; none: nothing can be done.
    pub accounts: Vec<Named>,
    /// "and 9,988 more", when not all are named.
    pub more: Option<String>,
    /// What will happen, one sentence each.
    pub effects: Vec<String>,
    /// What cannot be undone.
    pub warning: Option<String>,
    pub skipped: Vec<Refused>,
    /// Hidden fields: ids, or the query and its exclusions; the way back.
    pub hidden: Vec<(String, String)>,
    /// Fields `reason`, `until`, `typed`.
    pub form: Form,
    pub asks_reason: bool,
    pub asks_until: bool,
    /// The word to be typed before the button works, such as the login.
    pub type_this: Option<String>,
}

/// An account in a sentence.
pub struct Named {
    pub name: String,
    /// Login or e-mail address.
    pub detail: String,
    pub status: Status,
}

/// An account that is left out, and why.
pub struct Refused {
    pub name: String,
    pub detail: String,
    pub reason: String,
}

/// What was done to which account, row by row.
#[derive(Template)]
#[template(path = "accounts/report.html", blocks = ["content"])]
pub struct ReportPage {
    pub shell: Shell,
    pub title: String,
    /// "2 accounts deactivated, 1 skipped".
    pub summary: String,
    pub rows: Vec<ReportRow>,
    pub back: String,
}

/// One account in a report.
pub struct ReportRow {
    pub name: String,
    pub detail: String,
    /// The account's page, when it still exists.
    pub href: Option<String>,
    pub status: Status,
    /// Why it was skipped or failed.
    pub reason: Option<String>,
}

impl ConfirmPage {
    /// How many accounts are left out.
    pub fn skipped_count(&self) -> i64 {
        i64::try_from(self.skipped.len()).unwrap_or(i64::MAX)
    }
}

impl Part for ConfirmPage {
    fn content(&self) -> impl Template + '_ {
        self.as_content()
    }
}

/// The most accounts that are named.
const NAMED: usize = 20;

/// What is about to happen to whom.
pub struct Asked {
    /// What.
    pub action: Action,
    /// To these accounts.
    pub fit: Vec<Account>,
    /// Not to those, and why.
    pub unfit: Vec<Unfit>,
}

impl Asked {
    fn count(&self) -> i64 {
        i64::try_from(self.fit.len()).unwrap_or(i64::MAX)
    }

    /// What has to be typed: deleting one account asks for its login.
    fn word(&self) -> Option<String> {
        match (self.action, self.fit.as_slice()) {
            (Action::Delete, [account]) => Some(forms::word_to_type(account)),
            _ => None,
        }
    }
}

/// Whether the word that had to be typed was.
#[must_use]
pub fn is_typed(asked: &Asked, typed: &str) -> bool {
    asked.word().is_none_or(|word| typed.trim() == word)
}

/// The form again, with the word complained about.
///
/// # Errors
/// 400 when a field is repeated.
pub fn mistyped(input: &Input, t: Language) -> Result<Form, Error> {
    let mut form = Form::default();
    for field in ["reason", "until", "typed"] {
        form = form.with(field, input.one(field)?);
    }
    Ok(form.refuse("typed", t.say("accounts-type-differs")))
}

/// The question.
#[must_use]
pub fn page(visit: &Visit, asked: &Asked, back: String, form: Option<Form>) -> ConfirmPage {
    let t = visit.language();
    let words = words(asked.action);
    let title = t.count(words.title, asked.count());
    let mut effects: Vec<String> = words.effects.iter().map(|key| t.say(key)).collect();
    effects.push(t.count("accounts-effect-mail", asked.count()));
    let rest = asked.fit.len().saturating_sub(NAMED);
    let ids = asked.fit.iter().map(|account| ("id".to_owned(), account.id.to_string()));
    ConfirmPage {
        shell: visit.shell(&title),
        action: format!("/accounts/{}", asked.action.word()),
        danger: words.danger,
        more: (rest > 0).then(|| t.count("accounts-confirm-more", i64::try_from(rest).unwrap_or(0))),
        warning: (asked.action == Action::Delete).then(|| t.say("accounts-delete-warning")),
        hidden: ids.chain([("back".to_owned(), back.clone())]).collect(),
        form: form.unwrap_or_default(),
        asks_reason: asked.action != Action::Resend && asked.action != Action::Activate,
        asks_until: asked.action == Action::Deactivate,
        type_this: asked.word(),
        accounts: asked.fit.iter().take(NAMED).map(|account| named(account, t)).collect(),
        skipped: asked.unfit.iter().map(|(account, why)| left_out(account, why, t)).collect(),
        title,
        back,
        effects,
    }
}

fn named(account: &Account, t: Language) -> Named {
    Named {
        name: account.display_name.clone(),
        detail: detail(account),
        status: status_cell(account.status, account.role_count, t),
    }
}

fn left_out(account: &Account, why: &Message, t: Language) -> Refused {
    Refused { name: account.display_name.clone(), detail: detail(account), reason: t.message(why) }
}

fn detail(account: &Account) -> String {
    account.login.clone().or_else(|| account.email.clone()).unwrap_or_default()
}

/// The sentence after all went well.
#[must_use]
pub fn done(action: Action, count: usize) -> Message {
    Message::new(words(action).done).with("count", count)
}

/// The sentence after the only account was refused.
#[must_use]
pub fn refused(outcome: &Outcome) -> Notice {
    let text = outcome.refusal.clone().unwrap_or_else(|| Message::new("refusal-gone"));
    Notice { kind: "danger".to_owned(), text, link: None }
}

/// Where to go afterwards: back, but not to the page of an account that is gone.
#[must_use]
pub fn way_back<'b>(action: Action, outcomes: &[Outcome], back: &'b str) -> &'b str {
    let gone = outcomes.iter().any(|outcome| {
        let page = format!("/accounts/{}", outcome.id);
        back == page || back.starts_with(&format!("{page}/")) || back.starts_with(&format!("{page}?"))
    });
    if back == "/" || (action == Action::Delete && gone) { "/accounts" } else { back }
}

/// What one request did, row by row.
#[must_use]
pub fn report(visit: &Visit, events: &[audit::Event], back: String) -> ReportPage {
    let t = visit.language();
    let (done, refused): (Vec<_>, Vec<_>) =
        events.iter().partition(|event| event.outcome == audit::Outcome::Done);
    let count = |events: &[&audit::Event]| i64::try_from(events.len()).unwrap_or(0);
    let action = events.first().and_then(|event| event.action.strip_prefix("account."));
    let told = action.and_then(Action::worded).map_or("accounts-done-count", |action| words(action).done);
    ReportPage {
        shell: visit.shell(&t.say("accounts-report-title")),
        title: t.say("accounts-report-title"),
        summary: format!("{} {}", t.count(told, count(&done)), t.count("accounts-skipped", count(&refused))),
        rows: refused.iter().chain(&done).map(|event| report_row(event, t)).collect(),
        back,
    }
}

fn report_row(event: &audit::Event, t: Language) -> ReportRow {
    let is_done = event.outcome == audit::Outcome::Done;
    let (mark, key) =
        if is_done { (Mark::Good, "accounts-done") } else { (Mark::Partial, "accounts-left-out") };
    ReportRow {
        name: event.subject_name.clone(),
        detail: String::new(),
        href: event
            .subject_id
            .filter(|_| event.action != "account.delete" || !is_done)
            .map(|id| format!("/accounts/{id}")),
        status: Status { mark, label: t.say(key) },
        reason: if is_done { None } else { event.reason.as_deref().map(|key| t.say(key)) },
    }
}
