//! Who gets a notice, shown before it is sent.

use askama::Template;

use crate::notices::model::{Notice, Recipient};
use crate::web::language::Language;
use crate::web::shell::Shell;
use crate::web::{Part, Visit};

/// Asks before a notice is sent; in a dialog or as a page.
#[derive(Template)]
#[template(path = "notices/send.html", blocks = ["content"])]
pub struct SendPage {
    pub shell: Shell,
    pub title: String,
    pub action: String,
    pub back: String,
    /// Whether it, or who gets it, is another than what was shown.
    pub has_changed: bool,
    /// "12 people get it."
    pub count: String,
    /// Whether there is anybody.
    pub may: bool,
    /// The first of them: name, address, why.
    pub first: Vec<(String, String, String)>,
    /// "and 30 more", when not all are named.
    pub more: Option<String>,
    pub version: String,
    pub recipients: String,
}

/// What is shown, not yet in words.
pub struct Preview {
    pub notice: Notice,
    /// How many get it who have not got it yet.
    pub count: i64,
    /// The first of them.
    pub first: Vec<Recipient>,
}

impl Part for SendPage {
    fn content(&self) -> impl Template + '_ {
        self.as_content()
    }
}

fn shown(one: &Recipient, t: Language) -> (String, String, String) {
    let why = if one.is_contact { "notices-why-contact" } else { "notices-why-asked" };
    (one.name.clone(), one.email.clone(), t.say(why))
}

/// The question.
#[must_use]
pub fn page(visit: &Visit, preview: &Preview, has_changed: bool) -> SendPage {
    let (t, notice) = (visit.language(), &preview.notice);
    let title = t.named("notices-send-title", &notice.subject);
    let rest = preview.count - i64::try_from(preview.first.len()).unwrap_or(0);
    SendPage {
        shell: visit.shell(&title),
        action: format!("/notices/{}/send", notice.id),
        back: format!("/notices/{}", notice.id),
        has_changed,
        count: t.count("notices-send-count", preview.count),
        may: preview.count > 0,
        first: preview.first.iter().map(|one| shown(one, t)).collect(),
        more: (rest > 0).then(|| t.count("accounts-confirm-more", rest)),
        version: notice.version.to_string(),
        recipients: preview.count.to_string(),
        title,
    }
}
