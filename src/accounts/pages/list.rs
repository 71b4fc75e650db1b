//! The pages of the two lists.

use crate::access::Actor;
use crate::accounts::labels::words;
use crate::accounts::model::{Action, Kind, Row, Status, Task};
use crate::grid::view::{BulkAction, Button, Empty, RowAction};
use crate::grid::{Around, Offer, Offered};
use crate::policies::Deletion;
use crate::web::Visit;
use crate::web::language::Language;

/// What the viewer may do to accounts, for the menus.
pub struct Menu {
    me: Option<i64>,
    may_add: bool,
    may_edit: bool,
    allowed: Vec<Action>,
    tasks: Vec<Task>,
    may_make_roles: bool,
    deletion: Deletion,
    /// The list's address, encoded, to come back to.
    back: String,
}

impl Menu {
    /// The menus of this actor.
    #[must_use]
    pub fn of(actor: &Actor, visit: &Visit) -> Self {
        use crate::access::Permission as P;
        Self {
            me: actor.account_id(),
            may_add: actor.may(P::AccountsAdd),
            may_edit: actor.may(P::AccountsEditName),
            tasks: Task::ALL.iter().copied().filter(|task| actor.may(task.needs())).collect(),
            may_make_roles: [P::RolesManage, P::RolesAssignCustom, Task::AddRole.needs()]
                .iter()
                .all(|permission| actor.may(*permission)),
            allowed: Action::ALL.iter().copied().filter(|action| actor.may(action.needs())).collect(),
            deletion: visit.person().map_or(Deletion::InactiveOnly, |person| person.deletion),
            back: url::form_urlencoded::byte_serialize(visit.here().as_bytes()).collect(),
        }
    }

    fn actions(&self, row: &Row, t: Language) -> Vec<RowAction> {
        let link = |label: &str, href: String, icon| RowAction {
            label: t.word(label),
            href,
            icon,
            danger: false,
            dialog: false,
            refused: None,
        };
        let mut actions = vec![link("accounts-view", format!("/accounts/{}", row.id), "eye")];
        if self.may_edit {
            actions.push(link("accounts-edit", format!("/accounts/{}/edit", row.id), "pencil"));
        }
        let states = self.allowed.iter().filter(|action| self.allows_in(**action, row.status));
        actions.extend(states.map(|action| self.action(*action, row.id, t)));
        actions
    }

    /// One action on one account.
    #[must_use]
    pub fn action(&self, action: Action, id: i64, t: Language) -> RowAction {
        let words = words(action.into());
        let ends = matches!(action, Action::Deactivate | Action::Delete);
        RowAction {
            label: t.word(words.verb),
            href: format!("/accounts/{}?id={id}&back={}", action.word(), self.back),
            icon: words.icon,
            danger: words.danger,
            dialog: true,
            refused: (ends && self.me == Some(id)).then(|| t.say("refusal-yourself")),
        }
    }

    /// Which actions the viewer is permitted at all.
    #[must_use]
    pub fn allowed(&self) -> &[Action] {
        &self.allowed
    }

    /// Whether the action is offered for an account in this state.
    #[must_use]
    pub fn allows_in(&self, action: Action, status: Status) -> bool {
        action.is_allowed(status, self.deletion)
    }

    /// The keys of the bulk actions that a row allows.
    fn allows(&self, row: &Row) -> String {
        let allowed = self.tasks.iter().filter(|task| {
            let has_some = match **task {
                Task::RemoveRole => row.role_count > 0,
                Task::UnassignLicense => row.license_count > 0,
                Task::RemoveTenant => row.tenant_count > 0,
                Task::AddTenant => row.kind == Kind::Operator,
                _ => true,
            };
            has_some && task.is_allowed(row.status, self.deletion)
        });
        let words = allowed.map(|task| task.word()).chain(self.may_make_roles.then_some(NEW_ROLE));
        let mut allows = String::with_capacity(ALLOWS);
        for word in words {
            if !allows.is_empty() {
                allows.push(' ');
            }
            allows.push_str(word);
        }
        allows
    }

    fn bulk(&self, t: Language) -> Vec<BulkAction> {
        let task = |task: &Task| {
            let words = words(*task);
            BulkAction {
                key: task.word(),
                label: t.say(words.verb),
                icon: words.icon,
                href: format!("/accounts/{}", task.word()),
                danger: words.danger,
                dialog: true,
                is_rare: !matches!(task, Task::Activate | Task::Deactivate | Task::Delete),
                reason: t.say(words.why_not),
            }
        };
        let new_role = BulkAction {
            key: NEW_ROLE,
            label: t.say("accounts-new-role"),
            icon: "shield",
            href: format!("/accounts/{NEW_ROLE}"),
            danger: false,
            dialog: false,
            is_rare: true,
            reason: t.say("accounts-nobody-ticked"),
        };
        self.tasks.iter().map(task).chain(self.may_make_roles.then_some(new_role)).collect()
    }
}

/// Room for the keys of all bulk actions, in bytes.
const ALLOWS: usize = 256;

/// The key of "Create role from selection".
const NEW_ROLE: &str = "new-role";

/// What stands around the list of accounts.
#[must_use]
pub fn around(menu: &Menu, t: Language) -> Around {
    Around {
        title: "accounts-title",
        intro: None,
        primary: menu.may_add.then(|| create(t)),
        choices: if menu.may_add { kinds(t) } else { Vec::new() },
        links: vec![
            link("jobs-title", "/jobs", "stack-2", t),
            link("accounts-status-report", "/accounts/status-report", "file-report", t),
        ],
        bulk: menu.bulk(t),
        empty: Empty {
            title: t.say("accounts-empty"),
            text: t.say("accounts-empty-text"),
            button: menu.may_add.then(|| create(t)),
        },
        counted: "accounts-count",
    }
}

/// What a row of the list is called, and its menu.
#[must_use]
pub fn offer(menu: &Menu, row: &Row, t: Language) -> Offer {
    Offer { label: row.display_name.clone(), actions: menu.actions(row, t), allows: menu.allows(row) }
}

/// How the query box offers an account: by name, with the login and the address.
#[must_use]
pub fn offered(row: &Row, _: Language) -> Offered {
    let known = [row.login.as_deref(), row.email.as_deref()];
    let mut detail: Vec<&str> = known.into_iter().flatten().collect();
    detail.dedup();
    Offered {
        label: row.display_name.clone(),
        detail: detail.join(" · "),
        href: format!("/accounts/{}", row.id),
    }
}

fn link(label: &str, href: &str, icon: &'static str, t: Language) -> Button {
    Button { label: t.say(label), href: href.to_owned(), icon }
}

fn create(t: Language) -> Button {
    Button { label: t.say("accounts-create"), href: "/accounts/new".to_owned(), icon: "plus" }
}

fn kinds(t: Language) -> Vec<Button> {
    let kind = |label: &str, href: &str, icon| Button { label: t.say(label), href: href.to_owned(), icon };
    vec![
        kind("accounts-operator", "/accounts/new", "user-circle"),
        kind("accounts-program", "/accounts/new?kind=service", "key"),
    ]
}

/// What stands around the status report.
#[must_use]
pub fn around_report(t: Language) -> Around {
    Around {
        title: "accounts-status-report",
        intro: Some(t.say("accounts-status-report-intro")),
        primary: None,
        choices: Vec::new(),
        links: Vec::new(),
        bulk: Vec::new(),
        empty: Empty {
            title: t.say("accounts-report-empty"),
            text: t.say("accounts-report-empty-text"),
            button: None,
        },
        counted: "accounts-count",
    }
}
