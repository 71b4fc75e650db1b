//! What stands around the audit trail, and what a row leads to.

use askama::Template;

use super::chain::Standing;
use super::labels::action;
use super::model::Event;
use crate::access::{Actor, Permission};
use crate::grid::view::{Button, Empty, RowAction, Time};
use crate::grid::{Around, Offer, address_of};
use crate::web::Visit;
use crate::web::language::Language;
use crate::web::shell::Shell;

/// What the viewer may see beside the trail.
pub struct Menu {
    sees_accounts: bool,
}

impl Menu {
    /// The menus of this actor.
    #[must_use]
    pub fn of(actor: &Actor, _: &Visit) -> Self {
        Self { sees_accounts: actor.may(Permission::AccountsView) }
    }

    /// What a row is called, and where it leads.
    #[must_use]
    pub fn offer(&self, row: &Event, t: Language) -> Offer {
        let link = |label: &str, href: String, icon| RowAction {
            label: t.word(label),
            href,
            icon,
            danger: false,
            dialog: false,
            refused: None,
        };
        let asked = |label, query: &str| link(label, address_of("/audit", query), "search");
        let mut actions = Vec::new();
        if let Some(id) = row.subject_id {
            actions.push(asked(
                "audit-same-subject",
                &format!("subject_kind:{} subject_id:{id}", row.subject_kind),
            ));
        }
        // A quote inside a name cannot be written down in a query.
        if !row.actor_name.contains(['"', '\\']) {
            actions.push(asked("audit-same-actor", &format!("actor:=\"{}\"", row.actor_name)));
        }
        if !row.request_id.is_empty() {
            actions.push(asked("audit-same-request", &format!("request:=\"{}\"", row.request_id)));
        }
        let account = row.subject_id.filter(|_| self.sees_accounts && row.subject_kind == "account");
        if let Some(id) = account.filter(|_| row.action != "account.delete") {
            actions.push(link("audit-open-account", format!("/accounts/{id}"), "eye"));
        }
        let label = format!("{}: {}", action(&row.action, t), row.subject_name);
        Offer { label, actions, allows: String::new() }
    }
}

/// What stands around the list.
#[must_use]
pub fn around(t: Language) -> Around {
    Around {
        title: "audit-title",
        intro: Some(t.say("audit-intro")),
        primary: None,
        choices: Vec::new(),
        links: vec![Button { label: t.say("audit-seals"), href: "/audit/seals".to_owned(), icon: "lock" }],
        bulk: Vec::new(),
        empty: Empty { title: t.say("audit-empty"), text: t.say("audit-empty-text"), button: None },
        counted: "audit-count",
    }
}

/// How far the trail is sealed, with the anchor to keep and the command that verifies it.
#[derive(Template)]
#[template(path = "audit/seals.html", blocks = ["content"])]
pub struct SealsPage {
    pub shell: Shell,
    /// How many entries are sealed.
    pub sealed: String,
    /// When the newest seal was made.
    pub sealed_at: Option<Time>,
    /// How many entries wait for their seal.
    pub waiting: String,
    /// Since when the first of them does.
    pub since: Option<String>,
    /// What to keep elsewhere; none while nothing is sealed.
    pub anchor: Option<String>,
}

impl SealsPage {
    /// The page of a trail that is sealed as far as `standing` says.
    #[must_use]
    pub fn new(visit: &Visit, standing: &Standing) -> Self {
        let t = visit.language();
        let mut shell = visit.shell(&t.say("audit-seals-title"));
        "/audit".clone_into(&mut shell.here);
        Self {
            shell,
            sealed: t.number(standing.newest.map_or(0, |(anchor, _)| anchor.number)),
            sealed_at: standing.newest.map(|(_, at)| t.time(at)),
            waiting: t.number(standing.waiting),
            since: standing.since.map(|at| t.named("audit-seals-since", &t.exact(at))),
            anchor: standing.newest.map(|(anchor, _)| anchor.to_string()),
        }
    }
}
