//! What the pages around a forgotten password receive.

use askama::Template;

use super::rules::Forgetful;
use crate::accounts::Account;
use crate::error::Message;
use crate::web::form::Form;
use crate::web::shell::Shell;
use crate::web::{Part, Visit};

/// Asks who has forgotten a password.
#[derive(Template)]
#[template(path = "recovery/forgot.html", blocks = ["content"])]
pub struct ForgotPage {
    pub shell: Shell,
    /// Field `login`; an error without a field is the refusal.
    pub form: Form,
}

/// Says the same whoever was named.
#[derive(Template)]
#[template(path = "recovery/asked.html", blocks = ["content"])]
pub struct AskedPage {
    pub shell: Shell,
}

/// The page behind a link to choose a new password.
#[derive(Template)]
#[template(path = "recovery/reset.html", blocks = ["content"])]
pub struct ResetPage {
    pub shell: Shell,
    /// Where the form is posted: `/reset-password/{token}`.
    pub action: String,
    pub name: String,
    pub login: String,
    /// Fields `password`, `password_again`.
    pub form: Form,
    /// What the password must be, in words.
    pub password_rules: String,
    /// A weakness that does not stop, such as letters outside ASCII.
    pub warning: Option<String>,
}

/// Asks an admin before the link is sent; in a dialog or as a page.
#[derive(Template)]
#[template(path = "recovery/start.html", blocks = ["content"])]
pub struct StartPage {
    pub shell: Shell,
    pub action: String,
    pub back: String,
    pub name: String,
    pub email: String,
    /// Why it cannot be sent.
    pub refused: Option<String>,
}

impl Part for StartPage {
    fn content(&self) -> impl Template + '_ {
        self.as_content()
    }
}

impl ForgotPage {
    /// The page in the company's name.
    #[must_use]
    pub fn new(visit: &Visit, company: Option<String>, form: Form) -> Self {
        let mut shell = visit.shell(&visit.language().say("recovery-forgot-title"));
        shell.company = company.unwrap_or_default();
        Self { shell, form }
    }
}

impl AskedPage {
    /// The page in the company's name.
    #[must_use]
    pub fn new(visit: &Visit, company: Option<String>) -> Self {
        let mut shell = visit.shell(&visit.language().say("recovery-asked-title"));
        shell.company = company.unwrap_or_default();
        Self { shell }
    }
}

impl ResetPage {
    /// The form of `person`; `ascii` is false when the password just typed has letters that some keyboards lack.
    #[must_use]
    pub fn new(visit: &Visit, secret: &str, person: &Forgetful, form: Form, ascii: bool) -> Self {
        let t = visit.language();
        let mut shell = visit.shell(&t.say("recovery-reset-title"));
        shell.company.clone_from(&person.company);
        Self {
            shell,
            action: format!("/reset-password/{secret}"),
            name: person.account.display_name.clone(),
            login: person.account.login.clone().unwrap_or_default(),
            form,
            password_rules: person.passwords.worded(t),
            warning: (!ascii).then(|| t.say("auth-password-not-ascii")),
        }
    }
}

impl StartPage {
    /// The question about `account`.
    #[must_use]
    pub fn new(visit: &Visit, account: &Account, refused: Option<&Message>) -> Self {
        let t = visit.language();
        Self {
            shell: visit.shell(&t.say("recovery-start")),
            action: format!("/accounts/{}/reset-password", account.id),
            back: format!("/accounts/{}", account.id),
            name: account.display_name.clone(),
            email: account.email.clone().unwrap_or_default(),
            refused: refused.map(|why| t.message(why)),
        }
    }
}
