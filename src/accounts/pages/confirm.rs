//! Before and after something happens to one account or many.

use crate::grid::view::Status;
use crate::web::form::Form;
use crate::web::shell::Shell;
use askama::Template;

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
