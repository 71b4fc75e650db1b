//! What stands around the list of tenants, and what a row leads to.

use crate::access::{Actor, Permission};
use crate::grid::view::{Button, Empty, RowAction};
use crate::grid::{Around, Offer, Offered};
use crate::tenants::labels;
use crate::tenants::model::Listed;
use crate::web::language::Language;

/// What the viewer may do to tenants.
pub struct Menu {
    may_manage: bool,
}

impl Menu {
    /// The menus of this actor.
    #[must_use]
    pub fn of(actor: &Actor) -> Self {
        Self { may_manage: actor.may(Permission::TenantsManage) }
    }

    /// What a row is called, and its menu.
    #[must_use]
    pub fn offer(&self, row: &Listed, t: Language) -> Offer {
        let address = format!("/tenants/{}", row.id);
        let mut actions = vec![action("tenants-view", address.clone(), "eye", t)];
        if self.may_manage {
            actions.push(action("tenants-edit", format!("{address}/edit"), "pencil", t));
            actions.push(action("tenants-add-member", format!("{address}/members/new"), "user-plus", t));
            let delete = action("tenants-delete", format!("{address}/delete"), "trash", t);
            actions.push(RowAction { danger: true, dialog: true, ..delete });
        }
        Offer { label: row.name.clone(), actions, allows: String::new() }
    }
}

fn action(label: &str, href: String, icon: &'static str, t: Language) -> RowAction {
    RowAction { label: t.word(label), href, icon, danger: false, dialog: false, refused: None }
}

/// What stands around the list.
#[must_use]
pub fn around(menu: &Menu, t: Language) -> Around {
    let button = || Button { label: t.say("tenants-create"), href: "/tenants/new".to_owned(), icon: "plus" };
    let create = || menu.may_manage.then(button);
    let text = if menu.may_manage { "tenants-empty-text" } else { "tenants-empty-own" };
    Around {
        title: "tenants-title",
        intro: (!menu.may_manage).then(|| t.say("tenants-intro-own")),
        primary: create(),
        choices: Vec::new(),
        links: Vec::new(),
        bulk: Vec::new(),
        empty: Empty { title: t.say("tenants-empty"), text: t.say(text), button: create() },
        counted: "tenants-count",
    }
}

/// How the query box offers a tenant.
#[must_use]
pub fn offered(row: &Listed, t: Language) -> Offered {
    let detail = format!("{} · {}", labels::kind(row.kind, t), row.url);
    Offered { label: row.name.clone(), detail, href: format!("/tenants/{}", row.id) }
}
