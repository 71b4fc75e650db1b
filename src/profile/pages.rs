//! Everybody's own account.

use crate::auth::pages::SessionRow;
use crate::web::form::{Choice, Form};
use crate::web::shell::Shell;
use askama::Template;

/// Details, password, preferences and sessions on one page, each a form of its own.
#[derive(Template)]
#[template(path = "profile/page.html", blocks = ["content"])]
pub struct ProfilePage {
    pub shell: Shell,
    pub name: String,
    pub initials: String,
    pub hue: u16,
    pub login: String,
    pub email: String,
    /// Names of the roles held.
    pub roles: Vec<String>,
    /// Fields `first_name`, `last_name`, `display_name`, `job_title`, `version`.
    pub details: Form,
    /// Fields `password`, `new_password`, `new_password_again`.
    pub password: Form,
    /// Fields `language`, `time_zone`, `theme`.
    pub preferences: Form,
    pub languages: Vec<Choice>,
    pub zones: Vec<Choice>,
    pub themes: Vec<Choice>,
    /// The current session first.
    pub sessions: Vec<SessionRow>,
}
