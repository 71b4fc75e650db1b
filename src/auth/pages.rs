//! What the pages receive that ask or tell who somebody is.

use askama::Template;

use super::tokens::{Purpose, Standing};
use crate::grid::view::Time;
use crate::web::Visit;
use crate::web::form::Form;
use crate::web::pages::WayOut;
use crate::web::shell::{Kind, Shell};

/// The sign-in form.
#[derive(Template)]
#[template(path = "auth/sign_in.html", blocks = ["content"])]
pub struct SignInPage {
    pub shell: Shell,
    /// Field `login`; an error without a field is the refusal.
    pub form: Form,
    /// Why the viewer is here: signed out by an administrator, idle, just activated.
    pub reason: Option<Banner>,
    /// Where to go afterwards; a path of this portal.
    pub next: String,
}

/// A message inside a page.
pub struct Banner {
    pub kind: Kind,
    pub text: String,
}

/// One session in a list of sessions.
pub struct SessionRow {
    pub id: String,
    /// Browser and system, in words.
    pub browser: String,
    pub address: String,
    pub started: Time,
    pub seen: Time,
    /// The session that this page belongs to.
    pub current: bool,
}

/// The page behind a link of a mail that leads nowhere.
#[derive(Template)]
#[template(path = "auth/dead_link.html", blocks = ["content"])]
pub struct DeadLinkPage {
    pub shell: Shell,
    pub title: String,
    /// Why, and how to get a new one.
    pub why: String,
    /// Whom to ask for a new one; `None` when that must not be told.
    pub contact: Option<String>,
    /// Where one asks for a new one oneself.
    pub again: Option<WayOut>,
    pub is_used: bool,
}

impl DeadLinkPage {
    /// The page for a link that was meant for `purpose`.
    #[must_use]
    pub fn new(
        visit: &Visit,
        purpose: Purpose,
        standing: &Standing,
        company: String,
        contact: Option<String>,
    ) -> Self {
        let t = visit.language();
        let (page, (title, why)) = match purpose {
            Purpose::Invitation => ("auth-activate-page", invitation(standing)),
            Purpose::PasswordReset => ("recovery-reset-title", reset(standing)),
        };
        let mut shell = visit.shell(&t.say(page));
        shell.company = company;
        let again = || WayOut { label: t.say("recovery-asked-again"), href: "/forgot-password".to_owned() };
        Self {
            shell,
            title: t.say(title),
            why: t.say(why),
            contact,
            again: (purpose == Purpose::PasswordReset).then(again),
            is_used: *standing == Standing::Used,
        }
    }
}

fn invitation(standing: &Standing) -> (&'static str, &'static str) {
    match standing {
        Standing::Expired => ("auth-link-expired", "auth-link-expired-why"),
        Standing::Used => ("auth-link-used", "auth-link-used-why"),
        Standing::Withdrawn => ("auth-link-withdrawn", "auth-link-withdrawn-why"),
        Standing::Replaced => ("auth-link-replaced", "auth-link-replaced-why"),
        Standing::Good(_) | Standing::Unknown => ("auth-link-unknown", "auth-link-unknown-why"),
    }
}

fn reset(standing: &Standing) -> (&'static str, &'static str) {
    match standing {
        Standing::Expired => ("recovery-link-expired", "recovery-link-expired-why"),
        Standing::Used => ("recovery-link-used", "recovery-link-used-why"),
        Standing::Withdrawn => ("recovery-link-withdrawn", "recovery-link-withdrawn-why"),
        Standing::Replaced => ("recovery-link-replaced", "recovery-link-replaced-why"),
        Standing::Good(_) | Standing::Unknown => ("auth-link-unknown", "recovery-link-unknown-why"),
    }
}
