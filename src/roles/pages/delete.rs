//! What deleting a role takes from whom, shown before it is done.

use askama::Template;

use super::view::held_by;
use crate::roles::model::{Holder, Role};
use crate::web::language::Language;
use crate::web::shell::Shell;
use crate::web::{Part, Visit};

/// Asks before a role is deleted; in a dialog or as a page.
#[derive(Template)]
#[template(path = "roles/delete.html", blocks = ["content"])]
pub struct DeletePage {
    pub shell: Shell,
    pub title: String,
    pub action: String,
    pub back: String,
    /// Whether the role, or who holds it, is another than the one that was shown.
    pub has_changed: bool,
    /// "3 accounts lose this role."
    pub count: String,
    /// The first of them.
    pub losers: Vec<Loser>,
    /// "and 30 more", when not all are named.
    pub more: Option<String>,
    /// All of them, in the list.
    pub all: Option<String>,
    /// What will happen, one sentence each.
    pub effects: Vec<String>,
    pub version: String,
    pub holders: String,
}

/// Somebody who loses a role.
pub struct Loser {
    pub name: String,
    pub detail: String,
    /// What they can then do no longer, or that they lose nothing.
    pub loses: String,
}

impl Part for DeletePage {
    fn content(&self) -> impl Template + '_ {
        self.as_content()
    }
}

/// The question; `holders` are the first of those who hold the role, none for whoever may not see accounts.
#[must_use]
pub fn page(visit: &Visit, role: &Role, holders: &[Holder], has_changed: bool) -> DeletePage {
    let t = visit.language();
    let title = t.named("roles-delete-title", &role.name);
    let rest = role.holders - i64::try_from(holders.len()).unwrap_or(0);
    let mut effects = vec![t.say("roles-delete-effect"), t.say("roles-delete-effect-sessions")];
    if role.holders > 0 {
        effects.push(t.count("accounts-effect-mail", role.holders));
    }
    effects.push(t.say("roles-delete-effect-views"));
    DeletePage {
        shell: visit.shell(&title),
        action: format!("/roles/{}/delete", role.id),
        back: format!("/roles/{}", role.id),
        has_changed,
        count: t.count("roles-delete-count", role.holders),
        losers: holders.iter().map(|holder| loser(role, holder, t)).collect(),
        more: (rest > 0 && !holders.is_empty()).then(|| t.count("accounts-confirm-more", rest)),
        all: held_by(role).filter(|_| rest > 0 && !holders.is_empty()),
        effects,
        version: role.version.to_string(),
        holders: role.holders.to_string(),
        title,
    }
}

fn loser(role: &Role, holder: &Holder, t: Language) -> Loser {
    let lost: Vec<String> =
        role.scopes.lost(&holder.otherwise).iter().map(|permission| t.say(&permission.label())).collect();
    let loses = if lost.is_empty() {
        t.say("roles-loses-nothing")
    } else {
        t.named("roles-loses", &lost.join(&t.say("roles-list-separator")))
    };
    Loser { name: holder.name.clone(), detail: holder.detail.clone(), loses }
}
