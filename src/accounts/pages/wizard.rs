//! The three steps that create an account.

use super::Fact;
use crate::grid::view::Cell;
use crate::web::form::{Choice, Form};
use crate::web::shell::Shell;
use askama::Template;

/// One step of the wizard.
pub struct Step {
    pub label: String,
    /// Where a finished step is opened again.
    pub href: Option<String>,
    pub current: bool,
}

/// Wizard, step 1: who it is.
#[derive(Template)]
#[template(path = "accounts/new_details.html", blocks = ["content"])]
pub struct NewDetailsPage {
    pub shell: Shell,
    pub steps: Vec<Step>,
    /// Where the form is posted: `/accounts/new`, or a draft's address.
    pub action: String,
    /// Fields `first_name` … `valid_until`, see `accounts/fields.html`; `email_again` only here.
    pub form: Form,
    pub locales: Vec<Choice>,
    pub zones: Vec<Choice>,
}

/// Wizard, step 2: what they may do.
#[derive(Template)]
#[template(path = "accounts/new_roles.html", blocks = ["content"])]
pub struct NewRolesPage {
    pub shell: Shell,
    pub steps: Vec<Step>,
    pub action: String,
    /// The step before.
    pub back: String,
    pub name: String,
    pub form: Form,
    pub roles: Vec<RoleChoice>,
}

/// A role as a card with a checkbox.
pub struct RoleChoice {
    pub key: String,
    pub name: String,
    pub description: String,
    pub checked: bool,
    /// Why the actor may not give or take it; the card is disabled.
    pub refused: Option<String>,
}

/// Wizard, step 3: read it again, then save.
#[derive(Template)]
#[template(path = "accounts/new_review.html", blocks = ["content"])]
pub struct NewReviewPage {
    pub shell: Shell,
    pub steps: Vec<Step>,
    pub action: String,
    pub back: String,
    pub form: Form,
    pub facts: Vec<Fact>,
    pub roles: Vec<String>,
    /// Things to know before saving, such as "no role".
    pub warnings: Vec<String>,
    /// What happens after saving, one sentence each.
    pub effects: Vec<String>,
}
