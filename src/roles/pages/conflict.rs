//! Two people changed a role at once: both versions, to choose from.

use askama::Template;

use crate::access::Permission;
use crate::roles::making::NewRole;
use crate::roles::model::Role;
use crate::web::Visit;
use crate::web::language::Language;
use crate::web::shell::Shell;

/// Somebody else saved first.
#[derive(Template)]
#[template(path = "roles/conflict.html", blocks = ["content"])]
pub struct ConflictPage {
    pub shell: Shell,
    pub name: String,
    pub action: String,
    pub back: String,
    /// The version that the next save replaces.
    pub version: String,
    pub theirs: Version,
    pub yours: Version,
    /// What only they have put in, and what only the viewer has.
    pub only_theirs: Vec<String>,
    pub only_yours: Vec<String>,
}

/// One of the two, as hidden fields and in words.
pub struct Version {
    pub name: String,
    pub description: String,
    /// The stored names of its permissions.
    pub permissions: Vec<&'static str>,
    /// "5 permissions".
    pub count: String,
}

impl Version {
    fn of(name: &str, description: &str, permissions: &[Permission], t: Language) -> Self {
        Self {
            name: name.to_owned(),
            description: description.to_owned(),
            permissions: permissions.iter().map(|permission| permission.name()).collect(),
            count: t.count("roles-permission-count", i64::try_from(permissions.len()).unwrap_or(0)),
        }
    }
}

/// Both versions.
#[must_use]
pub fn page(visit: &Visit, theirs: &Role, yours: &NewRole) -> ConflictPage {
    let t = visit.language();
    let (their, your) = (theirs.permissions(), yours.permits());
    let only = |of: &[Permission], other: &[Permission]| {
        let missing = of.iter().filter(|permission| !other.contains(permission));
        missing.map(|permission| t.say(&permission.label())).collect()
    };
    ConflictPage {
        shell: visit.shell(&t.say("roles-conflict-title")),
        name: theirs.name.clone(),
        action: format!("/roles/{}/edit", theirs.id),
        back: format!("/roles/{}", theirs.id),
        version: theirs.version.to_string(),
        only_theirs: only(&their, &your),
        only_yours: only(&your, &their),
        theirs: Version::of(&theirs.name, &theirs.description, &their, t),
        yours: Version::of(&yours.name, &yours.description, &your, t),
    }
}
