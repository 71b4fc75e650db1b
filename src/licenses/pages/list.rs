//! What stands around the list of licenses.

use crate::access::{Actor, Permission};
use crate::grid::view::{Button, Empty, RowAction};
use crate::grid::{Around, Offer, Offered};
use crate::licenses::model::License;
use crate::web::language::Language;

/// What the viewer may do to licenses, for the menus.
pub struct Menu {
    may_manage: bool,
}

impl Menu {
    /// The menus of this actor.
    #[must_use]
    pub fn of(actor: &Actor) -> Self {
        Self { may_manage: actor.may(Permission::LicensesManage) }
    }
}

/// What stands around the list.
#[must_use]
pub fn around(menu: &Menu, t: Language) -> Around {
    let create = || Button { label: t.say("licenses-new"), href: "/licenses/new".to_owned(), icon: "plus" };
    Around {
        title: "licenses-title",
        intro: None,
        primary: menu.may_manage.then(create),
        choices: Vec::new(),
        links: Vec::new(),
        bulk: Vec::new(),
        empty: Empty {
            title: t.say("licenses-empty"),
            text: t.say(if menu.may_manage { "licenses-empty-text" } else { "licenses-empty-own" }),
            button: menu.may_manage.then(create),
        },
        counted: "licenses-count",
    }
}

/// What a row is called, and its menu.
#[must_use]
pub fn offer(menu: &Menu, row: &License, t: Language) -> Offer {
    let link = |label: &str, end: &str, icon| RowAction {
        label: t.word(label),
        href: format!("/licenses/{}{end}", row.id),
        icon,
        danger: false,
        dialog: false,
        refused: None,
    };
    let mut actions = vec![link("accounts-view", "", "eye"), link("licenses-people", "/people", "users")];
    if menu.may_manage {
        actions.push(link("accounts-edit", "/edit", "pencil"));
    }
    Offer { label: row.name.clone(), actions, allows: String::new() }
}

/// How the query box offers a license: by name, with its product and key.
#[must_use]
pub fn offered(row: &License, _: Language) -> Offered {
    Offered {
        label: row.name.clone(),
        detail: format!("{} · {}", row.product, row.code),
        href: format!("/licenses/{}", row.id),
    }
}
