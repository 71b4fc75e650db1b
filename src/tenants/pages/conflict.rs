//! Two people changed a tenant at once: both versions, to choose from.

use askama::Template;

use crate::tenants::labels;
use crate::tenants::model::{Tenant, Wanted};
use crate::web::Visit;
use crate::web::language::Language;
use crate::web::shell::Shell;

/// Somebody else saved first.
#[derive(Template)]
#[template(path = "tenants/conflict.html", blocks = ["content"])]
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

fn said(wanted: &Wanted, other: &Wanted, t: Language) -> Vec<(String, String, bool)> {
    let fields = |wanted: &Wanted| {
        [
            ("tenants-column-name", wanted.name.clone()),
            ("tenants-column-kind", labels::kind(wanted.kind, t)),
            ("tenants-column-status", labels::status(wanted.status, t).label.into_owned()),
            ("tenants-column-url", wanted.url.clone()),
            ("tenants-column-description", wanted.description.clone()),
        ]
    };
    let pairs = fields(wanted).into_iter().zip(fields(other));
    pairs.map(|((label, value), (_, other))| (t.say(label), value.clone(), value != other)).collect()
}

/// Both versions.
#[must_use]
pub fn page(visit: &Visit, theirs: &Tenant, yours: &Wanted) -> ConflictPage {
    let (t, their) = (visit.language(), theirs.said());
    let facts = [("name", theirs.modified_by_name.clone()), ("time", t.exact(theirs.modified_at))];
    ConflictPage {
        shell: visit.shell(&t.say("tenants-conflict-title")),
        name: theirs.name.clone(),
        action: format!("/tenants/{}/edit", theirs.id),
        back: format!("/tenants/{}", theirs.id),
        saved: t.fill("tenants-conflict-saved", &facts),
        theirs: said(&their, yours, t),
        yours: said(yours, &their, t),
        hidden: vec![
            ("version", theirs.version.to_string()),
            ("name", yours.name.clone()),
            ("kind", yours.kind.word().to_owned()),
            ("status", yours.status.word().to_owned()),
            ("url", yours.url.clone()),
            ("description", yours.description.clone()),
        ],
    }
}
