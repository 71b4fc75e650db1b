//! Two people changed a notice at once: both versions, to choose from.

use askama::Template;

use super::view::window;
use crate::notices::labels;
use crate::notices::model::{Named, Notice, Wanted};
use crate::web::language::Language;
use crate::web::shell::Shell;
use crate::web::{Visit, moment};

/// Somebody else saved first.
#[derive(Template)]
#[template(path = "notices/conflict.html", blocks = ["content"])]
pub struct ConflictPage {
    pub shell: Shell,
    pub name: String,
    pub action: String,
    pub back: String,
    /// Who saved, and when, as one sentence.
    pub saved: String,
    /// What each of the two says, field by field: label, value, and whether the other says something else.
    pub theirs: Vec<(String, String, bool)>,
    pub yours: Vec<(String, String, bool)>,
    /// The viewer's version, to be sent again over the newest one.
    pub hidden: Vec<(&'static str, String)>,
}

fn fields(wanted: &Wanted, licenses: &[String], t: Language) -> [(&'static str, String); 5] {
    let about = match &wanted.licenses {
        None => t.say("notices-all-licenses"),
        Some(_) => licenses.join(&t.say("mail-list-separator")),
    };
    [
        ("notices-column-kind", labels::kind(wanted.kind, t)),
        ("notices-column-subject", wanted.subject.clone()),
        ("notices-text", wanted.body.clone()),
        ("notices-when", wanted.window.map(|both| window(both, t)).unwrap_or_default()),
        ("notices-licenses", about),
    ]
}

fn said(
    side: &[(&'static str, String); 5],
    other: &[(&'static str, String); 5],
    t: Language,
) -> Vec<(String, String, bool)> {
    let pairs = side.iter().zip(other);
    pairs.map(|((label, value), (_, other))| (t.say(label), value.clone(), value != other)).collect()
}

/// Both versions; `yours` with the names of its licenses.
#[must_use]
pub fn page(
    visit: &Visit,
    theirs: &Notice,
    about: &[Named],
    (yours, names): (&Wanted, &[String]),
) -> ConflictPage {
    let t = visit.language();
    let facts = [("name", theirs.modified_by_name.clone()), ("time", t.exact(theirs.modified_at))];
    let their_names: Vec<String> = about.iter().map(|license| license.name.clone()).collect();
    let (their, your) = (fields(&theirs.said(about), &their_names, t), fields(yours, names, t));
    let shown = |at: Option<chrono::NaiveDateTime>| at.map(|at| moment::shown(at, t)).unwrap_or_default();
    let mut hidden = vec![
        ("version", theirs.version.to_string()),
        ("kind", yours.kind.word().to_owned()),
        ("subject", yours.subject.clone()),
        ("body", yours.body.clone()),
        ("starts", shown(yours.window.map(|window| window.0))),
        ("ends", shown(yours.window.map(|window| window.1))),
        ("about", if yours.licenses.is_none() { "all" } else { "some" }.to_owned()),
    ];
    hidden.extend(yours.licenses.iter().flatten().map(|license| ("license", license.to_string())));
    ConflictPage {
        shell: visit.shell(&t.say("notices-conflict-title")),
        name: theirs.subject.clone(),
        action: format!("/notices/{}/edit", theirs.id),
        back: format!("/notices/{}", theirs.id),
        saved: t.fill("tenants-conflict-saved", &facts),
        theirs: said(&their, &your, t),
        yours: said(&your, &their, t),
        hidden,
    }
}
