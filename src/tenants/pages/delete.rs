//! Who loses what when a tenant is deleted, shown before it is done.

use askama::Template;

use super::view;
use crate::tenants::labels;
use crate::tenants::model::{Member, Tenant};
use crate::web::shell::Shell;
use crate::web::{Part, Visit};

/// Asks before a tenant is deleted; in a dialog or as a page.
#[derive(Template)]
#[template(path = "tenants/delete.html", blocks = ["content"])]
pub struct DeletePage {
    pub shell: Shell,
    pub title: String,
    pub action: String,
    pub back: String,
    /// Whether the tenant, or who is a member, is another than what was shown.
    pub has_changed: bool,
    /// "3 accounts can no longer sign in to it."
    pub count: String,
    /// The first of them: name, login, and what they are there.
    pub losers: Vec<(String, String, String)>,
    /// "and 30 more", when not all are named.
    pub more: Option<String>,
    /// All of them, in the list.
    pub all: Option<String>,
    /// What will happen, one sentence each.
    pub effects: Vec<String>,
    pub version: String,
    pub members: String,
}

impl Part for DeletePage {
    fn content(&self) -> impl Template + '_ {
        self.as_content()
    }
}

/// The question; `members` are the first of those who lose access, none for whoever may not see accounts.
#[must_use]
pub fn page(visit: &Visit, tenant: &Tenant, members: &[Member], has_changed: bool) -> DeletePage {
    let t = visit.language();
    let title = t.named("tenants-delete-title", &tenant.name);
    let rest = tenant.member_count - i64::try_from(members.len()).unwrap_or(0);
    let mut effects = vec![t.say("tenants-delete-effect"), t.say("tenants-delete-effect-accounts")];
    if tenant.member_count > 0 {
        effects.push(t.count("accounts-effect-mail", tenant.member_count));
    }
    let loser =
        |member: &Member| (member.name.clone(), member.detail.clone(), labels::role(member.place.role, t));
    DeletePage {
        shell: visit.shell(&title),
        action: format!("/tenants/{}/delete", tenant.id),
        back: format!("/tenants/{}", tenant.id),
        has_changed,
        count: t.count("tenants-delete-count", tenant.member_count),
        losers: members.iter().map(loser).collect(),
        more: (rest > 0 && !members.is_empty()).then(|| t.count("accounts-confirm-more", rest)),
        all: view::all(tenant).filter(|_| rest > 0 && !members.is_empty()),
        effects,
        version: tenant.version.to_string(),
        members: tenant.member_count.to_string(),
        title,
    }
}
