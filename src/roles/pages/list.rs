//! What stands around the list of roles, and what a row leads to.

use crate::access::{Actor, Permission, Scopes};
use crate::grid::view::{Button, Empty, RowAction};
use crate::grid::{Around, Offer, Offered};
use crate::roles::grid::{explanation, label};
use crate::roles::model::Listed;
use crate::web::language::Language;

/// What the viewer may do to roles.
pub struct Menu {
    may_manage: bool,
}

impl Menu {
    /// The menus of this actor.
    #[must_use]
    pub fn of(actor: &Actor) -> Self {
        Self { may_manage: actor.may(Permission::RolesManage) }
    }

    /// What a row is called, and its menu.
    #[must_use]
    pub fn offer(&self, row: &Listed, t: Language) -> Offer {
        let mut actions = vec![action("roles-view", format!("/roles/{}", row.id), "eye", t)];
        if self.may_manage {
            let is_fixed = row.built_in().is_some();
            let fixed = |action: RowAction| RowAction {
                refused: is_fixed.then(|| t.say("roles-built-in")),
                ..action
            };
            actions.push(fixed(action("roles-edit", format!("/roles/{}/edit", row.id), "pencil", t)));
            actions.push(action("roles-clone", format!("/roles/new?from={}", row.id), "copy", t));
            let delete = action("roles-delete", format!("/roles/{}/delete", row.id), "trash", t);
            actions.push(fixed(RowAction { danger: true, dialog: true, ..delete }));
        }
        Offer { label: label(row, t), actions, allows: String::new() }
    }
}

fn action(label: &str, href: String, icon: &'static str, t: Language) -> RowAction {
    RowAction { label: t.word(label), href, icon, danger: false, dialog: false, refused: None }
}

fn button(label: &str, href: &str, icon: &'static str, t: Language) -> Button {
    Button { label: t.say(label), href: href.to_owned(), icon }
}

/// What stands around the list.
#[must_use]
pub fn around(menu: &Menu, t: Language) -> Around {
    let create = || menu.may_manage.then(|| button("roles-create", "/roles/new", "plus", t));
    Around {
        title: "roles-title",
        intro: None,
        primary: create(),
        choices: Vec::new(),
        links: vec![button("roles-permissions-title", "/roles/permissions", "key", t)],
        bulk: Vec::new(),
        empty: Empty { title: t.say("roles-empty"), text: t.say("roles-empty-text"), button: create() },
        counted: "roles-count",
    }
}

/// How the query box offers a role.
#[must_use]
pub fn offered(row: &Listed, t: Language) -> Offered {
    Offered { label: label(row, t), detail: explanation(row, t), href: format!("/roles/{}", row.id) }
}

/// Whether somebody may change or delete a role that permits this.
#[must_use]
pub fn may_change(actor: &Actor, scopes: &Scopes, is_built_in: bool) -> bool {
    actor.may(Permission::RolesManage) && !is_built_in && actor.covers(scopes)
}
