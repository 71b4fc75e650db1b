//! The matrix of the built-in roles as a document: `docs/PERMISSIONS.md`, made by `gatehouse permissions`.

use super::matrix::{BuiltIn, EVERYBODY};
use super::permission::{Permission, Scope, areas};
use crate::wording;

const HEAD: &str = "\
# Permissions

Made by `gatehouse permissions` from `src/access/matrix.rs`, which the program itself asks; a test fails when this file
is stale. Change the matrix there, then run `cargo run -- permissions > docs/PERMISSIONS.md`.

**all**: everything in the company. **own**: only what is assigned to the person, such as their licenses or tenants.
Roles add up; the wider reach wins. A role of the company's own permits what is ticked in it, always with the reach
**all**, and nobody puts into it what they do not hold that far themselves.
";

fn said(key: &str) -> String {
    wording::say("en", key, &[])
}

fn reach(scope: Option<Scope>) -> &'static str {
    scope.map_or("", Scope::word)
}

/// The document, in English.
#[must_use]
pub fn document() -> String {
    let mut text = HEAD.to_owned();
    for (area, permissions) in areas() {
        text.push_str(&format!("\n## {}\n\n{}", said(area), heading()));
        for permission in permissions {
            text.push_str(&row(permission));
        }
    }
    text.push_str(&giving());
    text
}

fn heading() -> String {
    let roles: Vec<String> = BuiltIn::ALL.iter().map(|role| said(role.label())).collect();
    let rule = "| --- ".repeat(roles.len() + 3);
    format!("| permission | meaning | {} | everybody |\n{rule}|\n", roles.join(" | "))
}

fn row(permission: Permission) -> String {
    let cells: Vec<&str> = BuiltIn::ALL.iter().map(|role| reach(role.scopes().of(permission))).collect();
    let everybody = if EVERYBODY.contains(&permission) { reach(Some(Scope::All)) } else { "" };
    let meaning = said(&permission.label());
    format!("| `{}` | {meaning} | {} | {everybody} |\n", permission.name(), cells.join(" | "))
}

/// Who may give which role.
fn giving() -> String {
    let mut text =
        "\n## Who may give a role\n\n| role | given by whoever holds |\n| --- | --- |\n".to_owned();
    for role in BuiltIn::ALL {
        let needed = role.assigned_by().map_or_else(
            || "nobody by hand: it comes with a membership".to_owned(),
            |permission| format!("`{}`", permission.name()),
        );
        text.push_str(&format!("| {} | {needed} |\n", said(role.label())));
    }
    let own = Permission::RolesAssignCustom.name();
    text.push_str(&format!("| of the company's own | `{own}`, and everything in it |\n"));
    text
}
