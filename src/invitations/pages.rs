//! What the pages around an invitation receive.

use askama::Template;

use super::rules::{Invitee, Shown};
use crate::web::Visit;
use crate::web::form::Form;
use crate::web::shell::Shell;

/// The page behind an invitation link.
#[derive(Template)]
#[template(path = "auth/activate.html", blocks = ["content"])]
pub struct ActivatePage {
    pub shell: Shell,
    /// Where the form is posted: `/activate/{token}`.
    pub action: String,
    /// The person's name.
    pub name: String,
    pub email: String,
    /// The login when an administrator has fixed it.
    pub login: Option<String>,
    /// Fields `login`, `password`, `password_again`.
    pub form: Form,
    /// What the password must be, in words.
    pub password_rules: String,
    /// A weakness that does not stop, such as letters outside ASCII.
    pub warning: Option<String>,
}

/// The invitation link, shown once.
#[derive(Template)]
#[template(path = "accounts/link.html", blocks = ["content"])]
pub struct LinkPage {
    pub shell: Shell,
    pub name: String,
    pub link: String,
    /// "Works once, until …".
    pub valid: String,
    pub back: String,
}

impl ActivatePage {
    /// The form for `invitee`; `ascii` is false when the password just typed has letters that some keyboards lack.
    #[must_use]
    pub fn new(visit: &Visit, secret: &str, invitee: &Invitee, form: Form, ascii: bool) -> Self {
        let t = visit.language();
        let mut shell = visit.shell(&t.say("auth-activate-page"));
        shell.company.clone_from(&invitee.company);
        Self {
            shell,
            action: format!("/activate/{secret}"),
            name: invitee.account.display_name.clone(),
            email: invitee.account.email.clone().unwrap_or_default(),
            login: invitee.account.login.clone(),
            form,
            password_rules: invitee.passwords.worded(t),
            warning: (!ascii).then(|| t.say("auth-password-not-ascii")),
        }
    }
}

impl LinkPage {
    /// The link to the account with this id.
    #[must_use]
    pub fn new(visit: &Visit, id: i64, shown: Shown) -> Self {
        let t = visit.language();
        let back = format!("/accounts/{id}");
        let mut shell = visit.shell(&t.named("accounts-link-title", &shown.name));
        shell.here.clone_from(&back);
        let valid = t.named("accounts-link-valid", &t.exact(shown.expires_at));
        Self { shell, name: shown.name, link: shown.link, valid, back }
    }
}
