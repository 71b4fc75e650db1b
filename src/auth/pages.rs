//! What the sign-in page receives.

use askama::Template;

use super::sessions::Listed;
use crate::grid::view::Time;
use crate::web::form::Form;
use crate::web::browser;
use crate::web::language::Language;
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

impl SessionRow {
    /// The row of a session; `current` is the viewer's own.
    #[must_use]
    pub fn of(session: &Listed, current: Option<i64>, t: Language) -> Self {
        Self {
            id: session.id.to_string(),
            browser: browser::describe(&session.user_agent, t),
            address: session.ip.clone(),
            started: t.time(session.created_at),
            seen: t.time(session.last_seen_at),
            current: current == Some(session.id),
        }
    }
}
