//! The page of one role.

use askama::Template;

use super::list::may_change;
use crate::access::{Actor, EVERYBODY, Permission, Scope, areas};
use crate::accounts::pages::{HistoryEntry, history};
use crate::audit::Event;
use crate::grid::address_of;
use crate::grid::language::Value;
use crate::roles::model::Role;
use crate::web::Visit;
use crate::web::language::Language;
use crate::web::shell::Shell;

/// One role, read-only.
#[derive(Template)]
#[template(path = "roles/view.html", blocks = ["content"])]
pub struct ViewPage {
    pub shell: Shell,
    pub head: Head,
    /// "12 accounts hold this role."
    pub holders: String,
    /// Those accounts in the list, for whoever may see it.
    pub held_by: Option<String>,
    pub groups: Vec<Area>,
}

/// What was done to a role.
#[derive(Template)]
#[template(path = "roles/history.html", blocks = ["content"])]
pub struct HistoryPage {
    pub shell: Shell,
    pub head: Head,
    pub entries: Vec<HistoryEntry>,
    pub more: Option<String>,
    /// The same in the audit trail, for whoever may read it.
    pub all: Option<String>,
}

/// The head of a role's pages.
pub struct Head {
    pub name: String,
    pub description: String,
    /// Whether it is built in.
    pub kind: String,
    /// The addresses of its actions, for whoever may do them.
    pub edit: Option<String>,
    pub clone: Option<String>,
    pub delete: Option<String>,
    /// Its parts: what they are called, where they are, and whether it is this one.
    pub tabs: Vec<(String, String, bool)>,
}

/// Permissions that belong together.
pub struct Area {
    pub name: String,
    pub permissions: Vec<Permit>,
}

/// A permission, and how far the role permits it.
pub struct Permit {
    pub label: String,
    /// "everything", "own"; empty: not at all.
    pub reach: String,
    /// Everybody may do it, with or without this role.
    pub by_everybody: bool,
}

/// How far something is permitted, in words.
#[must_use]
pub fn reach(scope: Option<Scope>, t: Language) -> String {
    match scope {
        None => String::new(),
        Some(Scope::Own) => t.say("roles-reach-own"),
        Some(Scope::All) => t.say("roles-reach-all"),
    }
}

fn head(visit: &Visit, actor: &Actor, role: &Role, tab: &str) -> Head {
    let (t, address) = (visit.language(), format!("/roles/{}", role.id));
    let changes = may_change(actor, &role.scopes, role.built_in.is_some());
    let tabs = [("overview", "roles-tab-permits", ""), ("history", "accounts-tab-history", "/history")];
    Head {
        name: role.label(t),
        description: role.explanation(t),
        kind: t.say(if role.built_in.is_some() { "roles-kind-built-in" } else { "roles-kind-own" }),
        edit: changes.then(|| format!("{address}/edit")),
        clone: visit.may(Permission::RolesManage).then(|| format!("/roles/new?from={}", role.id)),
        delete: changes.then(|| format!("{address}/delete")),
        tabs: tabs
            .into_iter()
            .map(|(key, label, end)| (t.say(label), format!("{address}{end}"), key == tab))
            .collect(),
    }
}

/// The page of what it permits and who holds it.
#[must_use]
pub fn page(visit: &Visit, actor: &Actor, role: &Role) -> ViewPage {
    let t = visit.language();
    let permit = |permission: Permission| Permit {
        label: t.say(&permission.label()),
        reach: reach(role.scopes.of(permission), t),
        by_everybody: EVERYBODY.contains(&permission),
    };
    ViewPage {
        shell: visit.shell(&role.label(t)),
        head: head(visit, actor, role, "overview"),
        holders: t.count("roles-holders", role.holders),
        held_by: held_by(role).filter(|_| role.holders > 0 && visit.may(Permission::AccountsView)),
        groups: areas()
            .into_iter()
            .map(|(area, permissions)| Area {
                name: t.say(area),
                permissions: permissions.into_iter().map(permit).collect(),
            })
            .collect(),
    }
}

/// The accounts that hold a role, as the list shows them; nothing for a name that cannot be written in a query.
#[must_use]
pub fn held_by(role: &Role) -> Option<String> {
    let name = role.built_in.map_or(role.name.as_str(), |built_in| built_in.key());
    Value::new(name).ok().map(|name| address_of("/accounts", &format!("role:{name}")))
}

/// The page of what was done to it.
#[must_use]
pub fn history(visit: &Visit, actor: &Actor, role: &Role, events: &[Event], more: bool) -> HistoryPage {
    let t = visit.language();
    HistoryPage {
        shell: visit.shell(&role.label(t)),
        head: head(visit, actor, role, "history"),
        entries: events.iter().map(|event| history::entry(event, t)).collect(),
        more: events
            .last()
            .filter(|_| more)
            .map(|last| format!("/roles/{}/history?before={}", role.id, last.id)),
        all: visit
            .may(Permission::AuditView)
            .then(|| address_of("/audit", &format!("subject_kind:role subject_id:{}", role.id))),
    }
}
