//! The form of a new or a changed tenant.

use askama::Template;

use crate::tenants::labels::{self, KINDS, STATUSES};
use crate::tenants::model::Tenant;
use crate::web::Visit;
use crate::web::form::{Choice, Form};
use crate::web::shell::Shell;

/// Asks for what a tenant is.
#[derive(Template)]
#[template(path = "tenants/form.html", blocks = ["content"])]
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
    /// Fields `name`, `kind`, `status`, `url`, `description`, `version`.
    pub form: Form,
    pub kinds: Vec<Choice>,
    pub statuses: Vec<Choice>,
}

/// The form; of a tenant that is not there yet without one.
#[must_use]
pub fn page(visit: &Visit, tenant: Option<&Tenant>, form: Form) -> FormPage {
    let t = visit.language();
    let (title, lead, submit, address, back) = match tenant {
        None => (
            t.say("tenants-create"),
            t.say("tenants-new-lead"),
            t.say("tenants-create"),
            "/tenants/new".to_owned(),
            "/tenants".to_owned(),
        ),
        Some(tenant) => (
            t.named("tenants-edit-title", &tenant.name),
            t.count("tenants-edit-lead", tenant.member_count),
            t.say("accounts-save"),
            format!("/tenants/{}/edit", tenant.id),
            format!("/tenants/{}", tenant.id),
        ),
    };
    FormPage {
        shell: visit.shell(&title),
        title,
        lead,
        submit,
        action: address,
        back,
        form,
        kinds: labels::offered(KINDS, t),
        statuses: labels::offered(STATUSES, t),
    }
}
