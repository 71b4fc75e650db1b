//! The form of a new or a changed notice.

use askama::Template;

use crate::licenses::{self, labels as words};
use crate::notices::forms::Typed;
use crate::notices::labels;
use crate::notices::model::Notice;
use crate::web::Visit;
use crate::web::form::{Choice, Form};
use crate::web::language::Language;
use crate::web::shell::Shell;

/// Asks for what a notice says, and about which licenses it is.
#[derive(Template)]
#[template(path = "notices/form.html", blocks = ["content"])]
pub struct FormPage {
    pub shell: Shell,
    pub title: String,
    /// Where the form is posted.
    pub action: String,
    /// Where Cancel leads.
    pub back: String,
    /// Fields `kind`, `subject`, `body`, `starts`, `ends`, `about`, `more`, `version`.
    pub form: Form,
    pub kinds: Vec<Choice>,
    /// In which zone the times are meant.
    pub zone: String,
    pub licenses: Vec<LicenseChoice>,
    /// Whether there are more licenses than can be ticked: they are named.
    pub has_more: bool,
}

/// A license to tick.
pub struct LicenseChoice {
    pub id: i64,
    pub name: String,
    pub detail: String,
    pub checked: bool,
}

/// The licenses to choose from.
pub struct Offered {
    /// Those that are ticked.
    pub chosen: Vec<licenses::Named>,
    /// The first of the others.
    pub others: Vec<licenses::Named>,
    /// Whether there are more.
    pub has_more: bool,
}

/// The form; of a notice that is not there yet without one.
#[must_use]
pub fn page(visit: &Visit, notice: Option<&Notice>, typed: Typed, offered: &Offered) -> FormPage {
    let t = visit.language();
    let (title, action, back) = match notice {
        None => (t.say("notices-create"), "/notices/new".to_owned(), "/notices".to_owned()),
        Some(notice) => (
            t.named("notices-edit-title", &notice.subject),
            format!("/notices/{}/edit", notice.id),
            format!("/notices/{}", notice.id),
        ),
    };
    let chosen = offered.chosen.iter().map(|license| choice(license, true, t));
    let others = offered.others.iter().map(|license| choice(license, false, t));
    FormPage {
        shell: visit.shell(&title),
        title,
        action,
        back,
        form: typed.form,
        kinds: labels::offered(t),
        zone: t.named("notices-zone", t.zone_name()),
        licenses: chosen.chain(others).collect(),
        has_more: offered.has_more,
    }
}

fn choice(license: &licenses::Named, checked: bool, t: Language) -> LicenseChoice {
    let detail = words::kind(license.kind, t);
    LicenseChoice { id: license.id, name: license.name.clone(), detail, checked }
}
