//! Why an account may do what it may: through which role, since when, given by whom, until when.

use super::{PermissionGroup, PermissionRow, RoleHeld, Through};
use crate::access::{EVERYBODY, Permission, Scope, areas};
use crate::roles::Grant;
use crate::web::language::Language;

/// The roles of an account, for a reader.
pub(super) struct Access<'a> {
    pub roles: &'a [Grant],
    /// Whether the reader may open roles.
    pub links: bool,
    pub t: Language,
}

impl Access<'_> {
    /// The roles.
    pub fn held(&self) -> Vec<RoleHeld> {
        let held = |grant: &Grant| RoleHeld {
            name: grant.role.label(self.t),
            description: grant.role.explanation(self.t),
            href: self.href(grant),
            by: self.t.named("accounts-role-by", &grant.granted_by),
            since: self.t.time(grant.granted_at),
            until: grant.until.map(|until| self.t.named("accounts-role-until", &self.t.exact(until))),
        };
        self.roles.iter().map(held).collect()
    }

    /// Every permission, granted or not, by area.
    pub fn groups(&self) -> Vec<PermissionGroup> {
        let row = |permission: Permission| PermissionRow {
            label: self.t.say(&permission.label()),
            through: self.through(permission),
        };
        let group = |(area, permissions): (&str, Vec<Permission>)| PermissionGroup {
            name: self.t.say(area),
            permissions: permissions.into_iter().map(row).collect(),
        };
        areas().into_iter().map(group).collect()
    }

    fn through(&self, permission: Permission) -> Vec<Through> {
        let everybody = EVERYBODY.contains(&permission).then(|| Through {
            name: self.t.say("accounts-through-account"),
            href: None,
            is_own: false,
            how: String::new(),
        });
        let roles = self.roles.iter().filter_map(|grant| {
            let scope = grant.role.scopes.of(permission)?;
            Some(Through {
                name: grant.role.label(self.t),
                href: self.href(grant),
                is_own: scope == Scope::Own,
                how: self.how(grant),
            })
        });
        everybody.into_iter().chain(roles).collect()
    }

    fn how(&self, grant: &Grant) -> String {
        let facts = [
            ("name", grant.granted_by.clone()),
            ("since", self.t.date(grant.granted_at)),
            ("until", grant.until.map(|until| self.t.exact(until)).unwrap_or_default()),
        ];
        let key = if grant.until.is_some() { "accounts-through-how-until" } else { "accounts-through-how" };
        self.t.fill(key, &facts)
    }

    fn href(&self, grant: &Grant) -> Option<String> {
        self.links.then(|| format!("/roles/{}", grant.role.id))
    }
}
