//! Naming the next primary contact.

use askama::Template;

use crate::licenses::model::License;
use crate::web::Visit;
use crate::web::form::Form;
use crate::web::shell::Shell;

/// Asks who the next primary contact is.
#[derive(Template)]
#[template(path = "licenses/contact.html", blocks = ["content"])]
pub struct ContactPage {
    pub shell: Shell,
    pub name: String,
    /// Who it is now.
    pub now: String,
    pub action: String,
    pub back: String,
    /// The field `person`.
    pub form: Form,
}

/// The page.
#[must_use]
pub fn page(visit: &Visit, license: &License, form: Form) -> ContactPage {
    let t = visit.language();
    ContactPage {
        shell: visit.shell(&t.say("licenses-change-contact")),
        name: license.name.clone(),
        now: t.named("licenses-contact-now", &license.contact_name),
        action: format!("/licenses/{}/contact", license.id),
        back: format!("/licenses/{}", license.id),
        form,
    }
}
