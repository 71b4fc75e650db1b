//! What stands around the list of notices, and what a row leads to.

use crate::grid::view::{Button, Empty, RowAction};
use crate::grid::{Around, Offer, Offered};
use crate::notices::labels;
use crate::notices::model::{Listed, State};
use crate::web::language::Language;

/// What a row is called, and its menu; only a draft can be changed.
#[must_use]
pub fn offer(row: &Listed, t: Language) -> Offer {
    let address = format!("/notices/{}", row.id);
    let unless_draft = || (row.state != State::Draft).then(|| t.say("notices-refused-sent"));
    let action = |label: &str, end: &str, icon| RowAction {
        label: t.word(label),
        href: format!("{address}{end}"),
        icon,
        danger: false,
        dialog: false,
        refused: None,
    };
    let while_sending = (!row.state.may_send()).then(|| t.say("notices-refused-sent"));
    let send =
        RowAction { dialog: true, refused: while_sending, ..action("notices-send", "/send", "mail-forward") };
    let edit = RowAction { refused: unless_draft(), ..action("notices-edit", "/edit", "pencil") };
    let delete = action("notices-delete", "/delete", "trash");
    let delete = RowAction { danger: true, dialog: true, refused: unless_draft(), ..delete };
    Offer {
        label: row.subject.clone(),
        actions: vec![action("notices-view", "", "eye"), edit, send, delete],
        allows: String::new(),
    }
}

/// What stands around the list.
#[must_use]
pub fn around(t: Language) -> Around {
    let create = || Button { label: t.say("notices-create"), href: "/notices/new".to_owned(), icon: "plus" };
    Around {
        title: "notices-title",
        intro: Some(t.say("notices-intro")),
        primary: Some(create()),
        choices: Vec::new(),
        links: Vec::new(),
        bulk: Vec::new(),
        empty: Empty {
            title: t.say("notices-empty"),
            text: t.say("notices-empty-text"),
            button: Some(create()),
        },
        counted: "notices-count",
    }
}

/// How the query box offers a notice.
#[must_use]
pub fn offered(row: &Listed, t: Language) -> Offered {
    let detail = format!("{} · {}", labels::kind(row.kind, t), labels::state(row.state, t).label);
    Offered { label: row.subject.clone(), detail, href: format!("/notices/{}", row.id) }
}
