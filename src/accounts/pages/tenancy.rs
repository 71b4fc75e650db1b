//! The tenants of an account, and the choice of one for many.

use crate::accounts::asked::Asked;
use crate::accounts::model::Task;
use crate::grid::view::Time;
use crate::tenants::labels::{self, ROLES};
use crate::tenants::{Kind, Membership};
use crate::web::form::Choice;
use crate::web::language::Language;

/// The tenants to choose from.
pub struct Tenancy {
    pub tenants: Vec<Choice>,
    /// What one can become there; none for whoever leaves.
    pub roles: Vec<Choice>,
}

/// What is asked along with a task that is about a tenant.
#[must_use]
pub fn tenancy(asked: &Asked, t: Language) -> Option<Tenancy> {
    let none = Choice { value: String::new(), label: t.say("accounts-tenant-choose") };
    let known = asked.tenants.iter().map(|tenant| Choice {
        value: tenant.id.to_string(),
        label: format!("{} ({})", tenant.name, labels::kind(tenant.kind, t)),
    });
    let roles = if asked.task == Task::AddTenant { labels::offered(ROLES, t) } else { Vec::new() };
    asked.task.takes_a_tenant().then(|| Tenancy { tenants: [none].into_iter().chain(known).collect(), roles })
}

/// A tenant that an account is a member of.
pub struct TenantHeld {
    pub name: String,
    /// Its page, for whoever may see it.
    pub href: Option<String>,
    pub role: String,
    /// Who runs it, and the login there where it differs.
    pub detail: String,
    /// "Added by Ada Admin".
    pub by: String,
    pub since: Time,
}

/// The tenants of an account, for a reader.
#[must_use]
pub fn held(memberships: &[Membership], links: bool, t: Language) -> Vec<TenantHeld> {
    let held = |membership: &Membership| TenantHeld {
        name: membership.name.clone(),
        href: links.then(|| format!("/tenants/{}", membership.tenant)),
        role: labels::role(membership.place.role, t),
        detail: detail(membership, t),
        by: t.named("tenants-added-by", &membership.given_by),
        since: t.time(membership.since),
    };
    memberships.iter().map(held).collect()
}

fn detail(membership: &Membership, t: Language) -> String {
    let kind = labels::kind(membership.kind, t);
    if membership.kind == Kind::Cloud || membership.place.login.is_empty() {
        return kind;
    }
    format!("{kind} · {}", t.named("tenants-login-is", &membership.place.login))
}
