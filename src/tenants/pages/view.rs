//! The page of one tenant.

use askama::Template;

use crate::access::Permission;
use crate::accounts::labels::status_cell;
use crate::accounts::pages::{Fact, HistoryEntry, history};
use crate::audit::Event;
use crate::grid::address_of;
use crate::grid::language::Value;
use crate::grid::view::{Cell, Status, Time};
use crate::tenants::labels;
use crate::tenants::model::{Member, Membership, Tenant};
use crate::web::Visit;
use crate::web::language::Language;
use crate::web::shell::Shell;

/// One tenant, read-only.
#[derive(Template)]
#[template(path = "tenants/view.html", blocks = ["content"])]
pub struct ViewPage {
    pub shell: Shell,
    pub head: Head,
    pub facts: Vec<Fact>,
    /// Who is a member, for whoever manages tenants.
    pub members: Option<Members>,
}

/// What was done to a tenant.
#[derive(Template)]
#[template(path = "tenants/history.html", blocks = ["content"])]
pub struct HistoryPage {
    pub shell: Shell,
    pub head: Head,
    pub entries: Vec<HistoryEntry>,
    pub more: Option<String>,
    /// The same in the audit trail, for whoever may read it.
    pub all: Option<String>,
}

/// The head of a tenant's pages.
pub struct Head {
    pub name: String,
    pub kind: String,
    pub status: Status,
    /// The addresses of its actions, for whoever may do them.
    pub edit: Option<String>,
    pub delete: Option<String>,
    /// Its parts: what they are called, where they are, and whether it is this one.
    pub tabs: Vec<(String, String, bool)>,
}

/// Who is a member.
pub struct Members {
    /// "3 members."
    pub count: String,
    /// The first of them; none for whoever may not see accounts.
    pub rows: Vec<MemberRow>,
    /// "and 30 more members", when not all are named.
    pub more: Option<String>,
    /// All of them in the list of accounts, for whoever may see it.
    pub all: Option<String>,
    /// Where one is added.
    pub add: Option<String>,
}

/// One member.
pub struct MemberRow {
    pub name: String,
    pub detail: String,
    pub href: String,
    pub status: Status,
    pub role: String,
    /// Their login there, where it differs.
    pub login: Option<String>,
    /// "Added by Ada Admin".
    pub by: String,
    pub since: Time,
    /// Where what they are is changed, and where they are taken out.
    pub edit: String,
    pub remove: String,
}

/// What is known of a tenant's members, not yet in words.
pub struct Known {
    pub tenant: Tenant,
    /// The first of them.
    pub members: Vec<Member>,
    /// What the viewer is there.
    pub own: Option<Membership>,
}

fn head(visit: &Visit, tenant: &Tenant, tab: &str) -> Head {
    let (t, address) = (visit.language(), format!("/tenants/{}", tenant.id));
    let manages = visit.may(Permission::TenantsManage);
    let tabs = [("overview", "tenants-tab-overview", ""), ("history", "accounts-tab-history", "/history")];
    Head {
        name: tenant.name.clone(),
        kind: labels::kind(tenant.kind, t),
        status: labels::status(tenant.status, t),
        edit: manages.then(|| format!("{address}/edit")),
        delete: manages.then(|| format!("{address}/delete")),
        tabs: tabs
            .into_iter()
            .filter(|(key, ..)| manages || *key == "overview")
            .map(|(key, label, end)| (t.say(label), format!("{address}{end}"), key == tab))
            .collect(),
    }
}

/// The page of what it is and who is a member.
#[must_use]
pub fn page(visit: &Visit, known: &Known) -> ViewPage {
    let (t, tenant) = (visit.language(), &known.tenant);
    let manages = visit.may(Permission::TenantsManage);
    ViewPage {
        shell: visit.shell(&tenant.name),
        head: head(visit, tenant, "overview"),
        facts: facts(known, manages, t),
        members: manages.then(|| members(visit, known)),
    }
}

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

fn facts(known: &Known, manages: bool, t: Language) -> Vec<Fact> {
    let tenant = &known.tenant;
    let mut facts = vec![
        ("tenants-column-url", Cell::Link { text: tenant.url.clone(), href: tenant.url.clone() }),
        ("tenants-column-kind", Cell::Text(labels::kind(tenant.kind, t))),
        ("tenants-column-status", Cell::Status(labels::status(tenant.status, t))),
        ("tenants-column-description", text(&tenant.description)),
    ];
    if let Some(own) = &known.own {
        facts.push(("tenants-your-role", Cell::Text(labels::role(own.place.role, t))));
        if !own.place.login.is_empty() {
            facts.push(("tenants-your-login", Cell::Text(own.place.login.clone())));
        }
        facts.push(("tenants-your-since", Cell::Time(t.time(own.since))));
    }
    if manages {
        facts.extend([
            ("accounts-created-at", Cell::Time(t.time(tenant.created_at))),
            ("accounts-created-by", text(&tenant.created_by_name)),
            ("accounts-modified-at", Cell::Time(t.time(tenant.modified_at))),
            ("accounts-modified-by", text(&tenant.modified_by_name)),
            ("tenants-column-id", Cell::Number(tenant.id.to_string())),
        ]);
    }
    facts.into_iter().map(|(label, value)| Fact { label: t.say(label), value }).collect()
}

fn members(visit: &Visit, known: &Known) -> Members {
    let (t, tenant) = (visit.language(), &known.tenant);
    let sees = visit.may(Permission::AccountsView);
    let rest = tenant.member_count - i64::try_from(known.members.len()).unwrap_or(0);
    Members {
        count: t.count("tenants-member-count", tenant.member_count),
        rows: known.members.iter().map(|member| row(tenant, member, t)).collect(),
        more: (sees && rest > 0).then(|| t.count("tenants-and-more", rest)),
        all: all(tenant).filter(|_| sees && tenant.member_count > 0),
        add: sees.then(|| format!("/tenants/{}/members/new", tenant.id)),
    }
}

/// The members of a tenant, as the list of accounts shows them; nothing for a name that cannot be written in a query.
#[must_use]
pub fn all(tenant: &Tenant) -> Option<String> {
    Value::new(&tenant.name).ok().map(|name| address_of("/accounts", &format!("tenant:{name}")))
}

fn row(tenant: &Tenant, member: &Member, t: Language) -> MemberRow {
    let address = format!("/tenants/{}/members/{}", tenant.id, member.account);
    MemberRow {
        name: member.name.clone(),
        detail: member.detail.clone(),
        href: format!("/accounts/{}", member.account),
        status: status_cell(member.status, member.role_count, t),
        role: labels::role(member.place.role, t),
        login: (!member.place.login.is_empty()).then(|| t.named("tenants-login-is", &member.place.login)),
        by: t.named("tenants-added-by", &member.given_by),
        since: t.time(member.since),
        edit: format!("{address}/edit"),
        remove: format!("{address}/remove"),
    }
}

/// The page of what was done to it.
#[must_use]
pub fn history(visit: &Visit, tenant: &Tenant, events: &[Event], more: bool) -> HistoryPage {
    let t = visit.language();
    HistoryPage {
        shell: visit.shell(&tenant.name),
        head: head(visit, tenant, "history"),
        entries: events.iter().map(|event| history::entry(event, t)).collect(),
        more: events
            .last()
            .filter(|_| more)
            .map(|last| format!("/tenants/{}/history?before={}", tenant.id, last.id)),
        all: visit
            .may(Permission::AuditView)
            .then(|| address_of("/audit", &format!("subject_kind:tenant subject_id:{}", tenant.id))),
    }
}
