//! The form of a license.

use askama::Template;

use super::conflict::Base;
use crate::licenses::forms;
use crate::licenses::model::License;
use crate::web::Visit;
use crate::web::form::{Choice, Form};
use crate::web::shell::Shell;

/// A new license, or an edit.
#[derive(Template)]
#[template(path = "licenses/form.html", blocks = ["content"])]
pub struct FormPage {
    pub shell: Shell,
    pub title: String,
    /// What the license is called now; `None` for a new one.
    pub name: Option<String>,
    pub action: String,
    pub back: String,
    /// See [`forms::FIELDS`], and `version`.
    pub form: Form,
    pub kinds: Vec<Choice>,
    pub deployments: Vec<Choice>,
    /// How many seats are in use, when some are.
    pub used: Option<String>,
    /// What the form was made from, to be sent along.
    pub base: Vec<(String, String)>,
    pub submit: String,
}

/// A new license.
#[must_use]
pub fn new(visit: &Visit, form: Form) -> FormPage {
    let t = visit.language();
    let title = t.say("licenses-new");
    FormPage {
        shell: visit.shell(&title),
        name: None,
        action: "/licenses/new".to_owned(),
        back: "/licenses".to_owned(),
        form,
        kinds: forms::kinds(t),
        deployments: forms::deployments(t),
        used: None,
        base: Vec::new(),
        submit: title.clone(),
        title,
    }
}

/// An edit.
#[must_use]
pub fn edit(visit: &Visit, license: &License, form: Form, base: &Base) -> FormPage {
    let t = visit.language();
    let title = t.named("accounts-edit-title", &license.name);
    FormPage {
        shell: visit.shell(&title),
        name: Some(license.name.clone()),
        action: format!("/licenses/{}/edit", license.id),
        back: format!("/licenses/{}", license.id),
        form,
        kinds: forms::kinds(t),
        deployments: forms::deployments(t),
        used: (license.used > 0).then(|| t.count("licenses-seats-in-use", license.used)),
        base: base.hidden(),
        submit: t.say("accounts-save"),
        title,
    }
}
