//! What stands around the outbox, and the question before a mail is sent again.

use askama::Template;
use chrono::NaiveDate;

use super::kind::Kind;
use super::labels;
use super::model::{Listed, State};
use super::queries::{CAP, Figures};
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
            label: t.word("outbox-resend"),
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

/// A number that leads into the list.
pub struct Figure {
    pub label: String,
    pub number: String,
    pub href: String,
}

/// How the outbox stands, in numbers; those of sent mails are of `today`, in the viewer's zone.
#[must_use]
pub fn figures(figures: &Figures, today: Option<NaiveDate>, t: Language) -> Vec<Figure> {
    let figure = |label: &str, count: i64, query: &str| Figure {
        label: t.say(label),
        number: if count < CAP { t.number(count) } else { t.named("overview-more-than", &t.number(CAP - 1)) },
        href: found(query),
    };
    let mut shown = vec![
        figure("outbox-figure-waiting", figures.waiting, "state:queued,sending"),
        figure("outbox-figure-tried", figures.tried, "state:queued attempts:>0"),
        figure("outbox-figure-given-up", figures.given_up, "state:failed,unsendable"),
    ];
    shown.extend(
        today.map(|day| figure("outbox-figure-sent", figures.sent, &format!("state:sent sent:{day}"))),
    );
    shown
}

/// The oldest mail that waits, as an address in the list.
#[must_use]
pub fn oldest() -> String {
    format!("{}&sort=created", found("state:queued,sending"))
}

/// The list of what a query finds.
fn found(query: &str) -> String {
    let query: String = url::form_urlencoded::byte_serialize(query.as_bytes()).collect();
    format!("/outbox?q={query}")
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
