//! What stands around the list of tickets.

use crate::grid::view::{Button, Empty, RowAction};
use crate::grid::{Around, Offer, Offered};
use crate::tickets::model::Listed;
use crate::web::language::Language;

/// What stands around the list.
#[must_use]
pub fn around(t: Language) -> Around {
    let create = || Button { label: t.say("tickets-new"), href: "/tickets/new".to_owned(), icon: "plus" };
    Around {
        title: "tickets-title",
        intro: None,
        primary: Some(create()),
        choices: Vec::new(),
        links: Vec::new(),
        bulk: Vec::new(),
        empty: Empty {
            title: t.say("tickets-empty"),
            text: t.say("tickets-empty-text"),
            button: Some(create()),
        },
        counted: "tickets-count",
    }
}

/// What a row is called, and its menu.
#[must_use]
pub fn offer(row: &Listed, t: Language) -> Offer {
    let view = RowAction {
        label: t.word("accounts-view"),
        href: format!("/tickets/{}", row.id),
        icon: "eye",
        danger: false,
        dialog: false,
        refused: None,
    };
    Offer { label: format!("#{} {}", row.id, row.subject), actions: vec![view], allows: String::new() }
}

/// How the query box offers a ticket.
#[must_use]
pub fn offered(row: &Listed, _: Language) -> Offered {
    Offered {
        label: row.subject.clone(),
        detail: format!("#{} · {}", row.id, row.requester_name),
        href: format!("/tickets/{}", row.id),
    }
}
