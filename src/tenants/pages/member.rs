//! Adding a member, changing what one is, and the question before one is taken out.

use askama::Template;

use crate::tenants::labels::{self, ROLES};
use crate::tenants::model::{Kind, Member, Tenant};
use crate::web::form::{Choice, Form};
use crate::web::shell::Shell;
use crate::web::{Part, Visit};

/// Asks who becomes a member, or what one is.
#[derive(Template)]
#[template(path = "tenants/member.html", blocks = ["content"])]
pub struct MemberPage {
    pub shell: Shell,
    pub tenant: String,
    /// The tenant's page; Cancel leads there.
    pub back: String,
    pub title: String,
    pub lead: String,
    pub action: String,
    /// On the button.
    pub submit: String,
    /// Whether somebody has to be named: not where it is known whom it is about.
    pub asks_who: bool,
    /// Whether somebody may have another login there.
    pub asks_login: bool,
    /// Whether they are something else by now than when the form was made.
    pub has_changed: bool,
    /// Fields `who`, `role`, `login`, and what the last two were.
    pub form: Form,
    pub roles: Vec<Choice>,
}

/// The form of a new member.
#[must_use]
pub fn add(visit: &Visit, tenant: &Tenant, form: Form) -> MemberPage {
    let t = visit.language();
    let title = t.named("tenants-add-title", &tenant.name);
    MemberPage {
        shell: visit.shell(&title),
        tenant: tenant.name.clone(),
        back: format!("/tenants/{}", tenant.id),
        lead: t.say("tenants-add-lead"),
        action: format!("/tenants/{}/members/new", tenant.id),
        submit: t.say("tenants-add-member"),
        asks_who: true,
        asks_login: tenant.kind == Kind::OnPremises,
        has_changed: false,
        form,
        roles: labels::offered(ROLES, t),
        title,
    }
}

/// The form of what a member is.
#[must_use]
pub fn change(visit: &Visit, tenant: &Tenant, member: &Member, form: Form, has_changed: bool) -> MemberPage {
    let t = visit.language();
    let title =
        t.fill("tenants-change-title", &[("name", member.name.clone()), ("tenant", tenant.name.clone())]);
    MemberPage {
        shell: visit.shell(&title),
        tenant: tenant.name.clone(),
        back: format!("/tenants/{}", tenant.id),
        lead: t.say("tenants-change-lead"),
        action: format!("/tenants/{}/members/{}/edit", tenant.id, member.account),
        submit: t.say("accounts-save"),
        asks_who: false,
        asks_login: tenant.kind == Kind::OnPremises,
        has_changed,
        form,
        roles: labels::offered(ROLES, t),
        title,
    }
}

/// Asks before somebody is taken out; in a dialog or as a page.
#[derive(Template)]
#[template(path = "tenants/remove.html", blocks = ["content"])]
pub struct RemovePage {
    pub shell: Shell,
    pub title: String,
    pub action: String,
    pub back: String,
    pub name: String,
    pub detail: String,
    /// What they are there.
    pub role: String,
    /// What will happen, one sentence each.
    pub effects: Vec<String>,
}

impl Part for RemovePage {
    fn content(&self) -> impl Template + '_ {
        self.as_content()
    }
}

/// The question; `is_last` says that it is their last tenant.
#[must_use]
pub fn remove(visit: &Visit, tenant: &Tenant, member: &Member, is_last: bool) -> RemovePage {
    let t = visit.language();
    let title = t.named("tenants-remove-title", &tenant.name);
    let other = if is_last { "tenants-remove-effect-last" } else { "tenants-remove-effect-others" };
    RemovePage {
        shell: visit.shell(&title),
        action: format!("/tenants/{}/members/{}/remove", tenant.id, member.account),
        back: format!("/tenants/{}", tenant.id),
        name: member.name.clone(),
        detail: member.detail.clone(),
        role: labels::role(member.place.role, t),
        effects: vec![t.say("tenants-remove-effect"), t.say(other), t.count("accounts-effect-mail", 1)],
        title,
    }
}
