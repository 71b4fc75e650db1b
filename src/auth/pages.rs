//! What the sign-in page receives.

use askama::Template;

use crate::grid::view::Time;

use crate::web::form::Form;
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
