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
    let area = |(area, permissions): (&str, Vec<Permission>)| {
        let rows: String = permissions.into_iter().map(row).collect();
        format!("\n## {}\n\n{}{rows}", said(area), heading())
    };
    let areas: String = areas().into_iter().map(area).collect();
    [HEAD, &areas, &giving()].concat()
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
    let line = |role: &BuiltIn| {
        let needed = role.assigned_by().map_or_else(
            || "nobody by hand: it comes with a membership".to_owned(),
            |permission| format!("`{}`", permission.name()),
        );
        format!("| {} | {needed} |\n", said(role.label()))
    };
    let roles: String = BuiltIn::ALL.iter().map(line).collect();
    let own = Permission::RolesAssignCustom.name();
    format!(
        "\n## Who may give a role\n\n| role | given by whoever holds |\n| --- | --- |\n{roles}\
         | of the company's own | `{own}`, and everything in it |\n"
    )
}
