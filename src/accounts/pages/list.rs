//! The pages of the two lists.

use crate::access::Actor;
use crate::accounts::grid::GRID;
use crate::accounts::labels::words;
use crate::accounts::model::{Action, Row, Task, Tombstone};
use crate::accounts::report;
use crate::grid::pages::GridPage;
use crate::grid::view::{BulkAction, Button, Empty, RowAction, View};
use crate::grid::{Frame, Ink, Page, Request, draw};
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
    /// The list's address, encoded, to come back to.
    back: String,
}

impl Menu {
    /// The menus of this actor.
    #[must_use]
    pub fn of(actor: &Actor, here: &str) -> Self {
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
            back: url::form_urlencoded::byte_serialize(here.as_bytes()).collect(),
        }
    }

    fn actions(&self, row: &Row, t: Language) -> Vec<RowAction> {
        let link = |label: &str, href: String, icon| RowAction {
            label: t.say(label),
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
        let states = self.allowed.iter().filter(|action| action.is_allowed(row.status));
        actions.extend(states.map(|action| self.action(*action, row.id, t)));
        actions
    }

    /// One action on one account.
    #[must_use]
    pub fn action(&self, action: Action, id: i64, t: Language) -> RowAction {
        let words = words(action.into());
        let ends = matches!(action, Action::Deactivate | Action::Delete);
        RowAction {
            label: t.say(words.verb),
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

    /// The keys of the bulk actions that a row allows.
    fn allows(&self, row: &Row) -> String {
        let allowed = self
            .tasks
            .iter()
            .filter(|task| task.is_allowed(row.status) && (**task != Task::RemoveRole || row.role_count > 0));
        let words = allowed.map(|task| task.word());
        words.chain(self.may_make_roles.then_some(NEW_ROLE)).collect::<Vec<_>>().join(" ")
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

/// The key of "Create role from selection".
const NEW_ROLE: &str = "new-role";

/// The list of accounts.
#[must_use]
pub fn page(visit: &Visit, request: &Request<Row>, page: &Page<Row>, menu: &Menu) -> GridPage {
    let t = visit.language();
    let frame = Frame {
        label: &|row: &Row| row.display_name.clone(),
        actions: &|row: &Row| menu.actions(row, t),
        allows: &|row: &Row| menu.allows(row),
        bulk: menu.bulk(t),
        empty: Empty {
            title: t.say("accounts-empty"),
            text: t.say("accounts-empty-text"),
            button: menu.may_add.then(|| create(t)),
        },
        counted: "accounts-count",
        here: visit.here(),
    };
    let view = draw(&GRID, request, page, &Ink { t }, frame);
    let link = |label: &str, href: &str, icon| Button { label: t.say(label), href: href.to_owned(), icon };
    let links = vec![
        link("jobs-title", "/jobs", "stack-2"),
        link("accounts-status-report", "/accounts/status-report", "file-report"),
    ];
    let primary = menu.may_add.then(|| create(t));
    grid_page(visit, "accounts-title", None, primary, links, view)
}

fn create(t: Language) -> Button {
    Button { label: t.say("accounts-create"), href: "/accounts/new".to_owned(), icon: "plus" }
}

/// The status report.
#[must_use]
pub fn report_page(visit: &Visit, request: &Request<Tombstone>, page: &Page<Tombstone>) -> GridPage {
    let t = visit.language();
    let frame = Frame {
        label: &|row: &Tombstone| row.display_name.clone(),
        actions: &|_| Vec::new(),
        allows: &|_| String::new(),
        bulk: Vec::new(),
        empty: Empty {
            title: t.say("accounts-report-empty"),
            text: t.say("accounts-report-empty-text"),
            button: None,
        },
        counted: "accounts-count",
        here: visit.here(),
    };
    let view = draw(&report::GRID, request, page, &Ink { t }, frame);
    let intro = Some(t.say("accounts-status-report-intro"));
    grid_page(visit, "accounts-status-report", intro, None, Vec::new(), view)
}

fn grid_page(
    visit: &Visit,
    title: &'static str,
    intro: Option<String>,
    primary: Option<Button>,
    links: Vec<Button>,
    view: View,
) -> GridPage {
    let heading = visit.language().say(title);
    GridPage { shell: visit.shell(&heading), heading, intro, primary, links, view }
}
