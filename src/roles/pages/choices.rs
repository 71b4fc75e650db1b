//! Permissions with checkboxes, by area.

use crate::access::{Actor, EVERYBODY, Permission, Scope, areas};
use crate::web::language::Language;

/// Permissions that belong together.
pub struct PermissionChoices {
    pub name: String,
    pub permissions: Vec<PermissionChoice>,
}

/// A permission with a checkbox.
pub struct PermissionChoice {
    pub key: &'static str,
    pub label: String,
    pub checked: bool,
    /// Why it cannot be put into the role.
    pub refused: Option<String>,
}

/// Every permission that a role can have, by area.
#[must_use]
pub fn choices(actor: &Actor, ticked: &[Permission], t: Language) -> Vec<PermissionChoices> {
    let choice = |permission: Permission| PermissionChoice {
        key: permission.name(),
        label: t.say(&permission.label()),
        checked: ticked.contains(&permission),
        refused: (actor.scope(permission) != Some(Scope::All)).then(|| t.say("accounts-permission-not-own")),
    };
    let group = |(area, permissions): (&str, Vec<Permission>)| {
        // What everybody may do anyway is no part of a role.
        let of_roles = permissions.into_iter().filter(|permission| !EVERYBODY.contains(permission));
        PermissionChoices { name: t.say(area), permissions: of_roles.map(choice).collect() }
    };
    areas().into_iter().map(group).filter(|group| !group.permissions.is_empty()).collect()
}
