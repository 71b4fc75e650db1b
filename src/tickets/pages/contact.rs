//! Asking for another primary contact.

use askama::Template;

use crate::licenses::Named;
use crate::web::Visit;
use crate::web::form::{Choice, Form};
use crate::web::shell::Shell;

/// Which license, and who is to follow.
#[derive(Template)]
#[template(path = "tickets/contact.html", blocks = ["content"])]
pub struct ContactPage {
    pub shell: Shell,
    /// Empty: the viewer looks after none.
    pub licenses: Vec<Choice>,
    /// `license`, `person`, `reason`.
    pub form: Form,
}

/// The page.
#[must_use]
pub fn page(visit: &Visit, licenses: &[Named], form: Form) -> ContactPage {
    let choice = |license: &Named| Choice { value: license.id.to_string(), label: license.name.clone() };
    ContactPage {
        shell: visit.shell(&visit.language().say("tickets-contact-title")),
        licenses: licenses.iter().map(choice).collect(),
        form,
    }
}
