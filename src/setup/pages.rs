//! The first start: the company and its first company admin.

use crate::web::form::{Choice, Form};
use crate::web::shell::Shell;
use askama::Template;

/// The set-up form.
#[derive(Template)]
#[template(path = "setup/form.html", blocks = ["content"])]
pub struct SetupPage {
    pub shell: Shell,
    /// Where the form is posted, the one-time token included.
    pub action: String,
    /// Fields `company`, `first_name`, `last_name`, `email`, `login`, `time_zone`, `password`, `password_again`.
    pub form: Form,
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
