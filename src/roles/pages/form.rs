//! The form of a new or a changed role.

use askama::Template;

use super::{PermissionChoices, choices};
use crate::access::{Actor, Permission};
use crate::roles::model::Role;
use crate::web::Visit;
use crate::web::form::Form;
use crate::web::shell::Shell;

/// Asks for name, description and permissions.
#[derive(Template)]
#[template(path = "roles/form.html", blocks = ["content"])]
pub struct FormPage {
    pub shell: Shell,
    pub title: String,
    /// What saving leads to.
    pub lead: String,
    /// Where the form is posted.
    pub action: String,
    /// Where Cancel leads.
    pub back: String,
    /// On the button.
    pub submit: String,
    /// Fields `name`, `description`, `permission`, `version`.
    pub form: Form,
    pub groups: Vec<PermissionChoices>,
}

/// What the form is for.
pub enum Purpose<'r> {
    /// A role that is not there yet, perhaps after another one.
    New,
    /// One that is.
    Edit(&'r Role),
}

/// The form.
#[must_use]
pub fn page(
    visit: &Visit,
    actor: &Actor,
    purpose: &Purpose<'_>,
    ticked: &[Permission],
    form: Form,
) -> FormPage {
    let t = visit.language();
    let (title, lead, submit) = match purpose {
        Purpose::New => (t.say("roles-create"), t.say("roles-new-lead"), t.say("roles-create")),
        Purpose::Edit(role) => (
            t.named("roles-edit-title", &role.name),
            t.count("roles-edit-lead", role.holders),
            t.say("accounts-save"),
        ),
    };
    let (action, back) = match purpose {
        Purpose::New => ("/roles/new".to_owned(), "/roles".to_owned()),
        Purpose::Edit(role) => (format!("/roles/{}/edit", role.id), format!("/roles/{}", role.id)),
    };
    let groups = choices(actor, ticked, t);
    FormPage { shell: visit.shell(&title), title, lead, action, back, submit, form, groups }
}
