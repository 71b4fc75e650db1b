//! What the set-up pages receive.

use askama::Template;

use crate::auth::passwords::PasswordRules;
use crate::web::form::{Choice, Form};
use crate::web::shell::Shell;
use crate::web::{Visit, language};

/// The set-up form.
#[derive(Template)]
#[template(path = "setup/form.html", blocks = ["content"])]
pub struct SetupPage {
    pub shell: Shell,
    /// Where the form is posted, the one-time token included.
    pub action: String,
    /// Fields `company`, `first_name`, `last_name`, `email`, `login`, `time_zone`, `password`, `password_again`.
    pub form: Form,
    /// What the password must be, in words.
    pub password_rules: String,
    pub zones: Vec<Choice>,
}

/// The set-up link is used up or wrong.
#[derive(Template)]
#[template(path = "setup/dead.html", blocks = ["content"])]
pub struct SetupDeadPage {
    pub shell: Shell,
    /// True: the company exists already; false: the link is not the printed one.
    pub done: bool,
}

impl SetupPage {
    /// The form behind the link with this secret.
    #[must_use]
    pub fn new(visit: &Visit, secret: &str, form: Form) -> Self {
        let action = format!("/setup?token={secret}");
        let mut shell = visit.shell(&visit.language().say("setup-page"));
        shell.here.clone_from(&action);
        let password_rules = PasswordRules::default().worded(visit.language());
        Self { shell, action, form, password_rules, zones: zones() }
    }
}

impl SetupDeadPage {
    /// The page that says why the link does nothing.
    #[must_use]
    pub fn new(visit: &Visit, done: bool) -> Self {
        Self { shell: visit.shell(&visit.language().say("setup-page")), done }
    }
}

fn zones() -> Vec<Choice> {
    let choice = |zone: &str| Choice { value: zone.to_owned(), label: zone.to_owned() };
    language::zones().into_iter().map(choice).collect()
}
