//! The page that stands in for one that cannot be shown.

use super::form::Form;
use super::shell::Shell;
use askama::Template;

/// A refusal or an error: what happened, why, what to do now, and the id to quote.
#[derive(Template)]
#[template(path = "error.html", blocks = ["content"])]
pub struct ErrorPage {
    pub shell: Shell,
    /// The HTTP status, shown small.
    pub status: u16,
    /// What happened, as the heading.
    pub what: String,
    /// Why it happened.
    pub why: String,
    /// What to do now, one sentence each.
    pub steps: Vec<String>,
    /// The request's id, to quote.
    pub id: String,
    /// Where the button leads, and its words.
    pub way_out: Option<WayOut>,
}

/// A button that leads away from a dead end.
pub struct WayOut {
    pub label: String,
    pub href: String,
}

/// Asks for the password again.
#[derive(Template)]
#[template(path = "web/step_up.html", blocks = ["content"])]
pub struct StepUpPage {
    pub shell: Shell,
    /// Field `proof`.
    pub form: Form,
    /// What the form is posted to.
    pub action: String,
    /// What is posted along.
    pub hidden: Vec<(String, String)>,
    /// Where whoever changes their mind goes.
    pub cancel: String,
}
