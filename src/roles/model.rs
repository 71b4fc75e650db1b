//! Roles and who holds them.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::access::{BuiltIn, Permission, Scope, Scopes};
use crate::db::schema::roles;
use crate::web::language::Language;
use crate::wording;

/// A role, with what it permits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Its id.
    pub id: i64,
    /// Which built-in one it is.
    pub built_in: Option<BuiltIn>,
    /// Its name, as stored.
    pub name: String,
    /// What it is for, as stored.
    pub description: String,
    /// What it permits.
    pub scopes: Scopes,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = roles)]
pub(super) struct RoleRow {
    pub id: i64,
    pub key: Option<String>,
    pub name: String,
    pub description: String,
}

/// A role that an account holds.
#[derive(Clone, Debug)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// Since when.
    pub granted_at: NaiveDateTime,
    /// Who gave it, as they were called then.
    pub granted_by: String,
}

impl Role {
    pub(super) fn of(row: RoleRow, permissions: &[String]) -> Self {
        let built_in = row.key.as_deref().and_then(BuiltIn::keyed);
        let scopes = match built_in {
            Some(role) => role.scopes(),
            None => permissions
                .iter()
                .filter_map(|name| Permission::named(name))
                .map(|permission| (permission, Scope::All))
                .collect(),
        };
        Self { id: row.id, built_in, name: row.name, description: row.description, scopes }
    }

    /// Its name in the reader's language.
    #[must_use]
    pub fn label(&self, t: Language) -> String {
        self.built_in.map_or_else(|| self.name.clone(), |role| t.say(name_key(role)))
    }

    /// What it is for, in the reader's language.
    #[must_use]
    pub fn explanation(&self, t: Language) -> String {
        self.built_in.map_or_else(|| self.description.clone(), |role| t.say(text_key(role)))
    }
}

/// Key of a built-in role's name.
#[must_use]
pub fn name_key(role: BuiltIn) -> &'static str {
    match role {
        BuiltIn::CompanyAdmin => "role-company-admin",
        BuiltIn::LicenseAdmin => "role-license-admin",
        BuiltIn::Support => "role-support",
        BuiltIn::TenantUser => "role-tenant-user",
        BuiltIn::WebService => "role-web-service",
    }
}

/// A built-in role's name as it is stored.
#[must_use]
pub fn english(role: BuiltIn) -> String {
    wording::say("en", name_key(role), &[])
}

/// The built-in roles: key, and name in the reader's language.
#[must_use]
pub fn words(t: Language) -> Vec<(&'static str, String)> {
    BuiltIn::ALL.iter().map(|role| (role.key(), t.say(name_key(*role)))).collect()
}

/// Names of roles as they were stored, separated by commas, in the reader's language where the role is built in.
#[must_use]
pub fn translated(names: &str, t: Language) -> String {
    let word = |name: &str| {
        let built_in = BuiltIn::ALL.iter().find(|role| english(**role) == name);
        built_in.map_or_else(|| name.to_owned(), |role| t.say(name_key(*role)))
    };
    names.split(", ").map(word).collect::<Vec<_>>().join(", ")
}

fn text_key(role: BuiltIn) -> &'static str {
    match role {
        BuiltIn::CompanyAdmin => "role-company-admin-text",
        BuiltIn::LicenseAdmin => "role-license-admin-text",
        BuiltIn::Support => "role-support-text",
        BuiltIn::TenantUser => "role-tenant-user-text",
        BuiltIn::WebService => "role-web-service-text",
    }
}
