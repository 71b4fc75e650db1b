//! What stands around the outbox, and the question before a mail is sent again.

use askama::Template;

use super::labels;
use super::model::{Kind, Listed, State};
use crate::access::Actor;
use crate::grid::view::{Empty, RowAction};
use crate::grid::{Around, Offer};
use crate::web::language::Language;
use crate::web::shell::Shell;
use crate::web::{Part, Visit};

/// Where a row's menu comes back to.
pub struct Menu {
    back: String,
}

impl Menu {
    /// The menus of this page.
    #[must_use]
    pub fn of(_: &Actor, visit: &Visit) -> Self {
        Self { back: url::form_urlencoded::byte_serialize(visit.here().as_bytes()).collect() }
    }

    /// What a row is called, and what can be done to it.
    #[must_use]
    pub fn offer(&self, row: &Listed, t: Language) -> Offer {
        let may = State::parse(&row.state).is_some_and(State::may_resend);
        let resend = RowAction {
            label: t.say("outbox-resend"),
            href: format!("/outbox/resend?id={}&back={}", row.id, self.back),
            icon: "mail-forward",
            danger: false,
            dialog: true,
            refused: (!may).then(|| t.say("outbox-not-resent")),
        };
        Offer { label: row.recipient_name.clone(), actions: vec![resend], allows: String::new() }
    }
}

/// What stands around the list.
#[must_use]
pub fn around(t: Language) -> Around {
    Around {
        title: "outbox-title",
        intro: Some(t.say("outbox-intro")),
        primary: None,
        choices: Vec::new(),
        links: Vec::new(),
        bulk: Vec::new(),
        empty: Empty { title: t.say("outbox-empty"), text: t.say("outbox-empty-text"), button: None },
        counted: "outbox-count",
    }
}

/// Asks before a mail is sent again; in a dialog or as a page.
#[derive(Template)]
#[template(path = "outbox/resend.html", blocks = ["content"])]
pub struct ResendPage {
    pub shell: Shell,
    pub id: i64,
    /// What the mail is about.
    pub about: String,
    pub recipient: String,
    pub address: String,
    /// Whether it can be sent again.
    pub may: bool,
    /// Whether the links of its earlier delivery end.
    pub ends_links: bool,
    pub back: String,
}

impl Part for ResendPage {
    fn content(&self) -> impl Template + '_ {
        self.as_content()
    }
}

/// The question.
#[must_use]
pub fn confirm(visit: &Visit, mail: &Listed, back: String) -> ResendPage {
    let t = visit.language();
    let kind = Kind::parse(&mail.kind);
    ResendPage {
        shell: visit.shell(&t.say("outbox-resend-title")),
        id: mail.id,
        about: kind.map_or_else(|| mail.kind.clone(), |kind| labels::about(kind, t)),
        recipient: mail.recipient_name.clone(),
        address: mail.address.clone(),
        may: State::parse(&mail.state).is_some_and(State::may_resend),
        ends_links: kind == Some(Kind::Invitation),
        back,
    }
}
