//! The first page after signing in.

use crate::web::shell::Shell;
use askama::Template;

/// What somebody who manages nothing sees: who they are and what they can do.
#[derive(Template)]
#[template(path = "overview/page.html", blocks = ["content"])]
pub struct OverviewPage {
    pub shell: Shell,
    pub name: String,
    /// Names of the roles held; empty: a hint is shown.
    pub roles: Vec<String>,
    /// What the roles allow, in words.
    pub abilities: Vec<String>,
    /// The time of the sign-in before this one, in words.
    pub last_sign_in: Option<String>,
}
