//! Roles and who holds them.

use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::access::{BuiltIn, EVERYBODY, Permission, Scope, Scopes};
use crate::db::schema::roles;
use crate::web::language::Language;
use crate::wording;

crate::text_enum! {
    /// Who made a role.
    pub enum Kind {
        /// Every company has it, and nobody can change it.
        BuiltIn = "built_in",
        /// The company.
        Own = "own",
    }
}

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
    /// Rises with every change.
    pub version: i64,
    /// How many accounts hold it.
    pub holders: i64,
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
    pub version: i64,
    pub holder_count: i64,
}

/// A role in the list.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = roles, check_for_backend(crate::db::Backend))]
pub struct Listed {
    pub id: i64,
    pub key: Option<String>,
    pub kind: Kind,
    pub name: String,
    pub description: String,
    /// How many permissions it has.
    pub permission_count: i64,
    /// How many accounts hold it.
    pub holder_count: i64,
    pub created_at: NaiveDateTime,
    pub created_by_name: String,
    pub modified_at: NaiveDateTime,
    pub modified_by_name: String,
    /// What names are sorted by, as stored.
    pub sort_key: String,
    /// The same of descriptions.
    pub description_key: String,
    /// The same of who made it.
    pub created_by_key: String,
    /// The same of who changed it last.
    pub modified_by_key: String,
}

impl Listed {
    /// Which built-in one it is.
    #[must_use]
    pub fn built_in(&self) -> Option<BuiltIn> {
        self.key.as_deref().and_then(BuiltIn::keyed)
    }
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
    /// When it ends by itself.
    pub until: Option<NaiveDateTime>,
}

/// A role that somebody holds or is to hold, by its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "Kept")]
pub struct Given {
    /// The role.
    pub role: i64,
    /// When it ends by itself.
    pub until: Option<NaiveDateTime>,
}

/// As drafts keep it; those of the first version knew no ends.
#[derive(Deserialize)]
#[serde(untagged)]
enum Kept {
    Role(i64),
    Given { role: i64, until: Option<NaiveDateTime> },
}

impl From<Kept> for Given {
    fn from(kept: Kept) -> Self {
        match kept {
            Kept::Role(role) => Self::endless(role),
            Kept::Given { role, until } => Self { role, until },
        }
    }
}

impl Given {
    /// The role, and when it ends if it does.
    #[must_use]
    pub fn called(self, role: &Role, t: Language) -> String {
        let label = role.label(t);
        match self.until {
            Some(until) => t.fill("roles-until", &[("name", label), ("time", t.exact(until))]),
            None => label,
        }
    }

    /// The role, and when it ends, or that it does not.
    #[must_use]
    pub fn called_with_end(self, role: &Role, t: Language) -> String {
        if self.until.is_some() { self.called(role, t) } else { t.named("roles-endless", &role.label(t)) }
    }

    /// Without an end.
    #[must_use]
    pub fn endless(role: i64) -> Self {
        Self { role, until: None }
    }
}

/// Somebody who holds a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The account.
    pub id: i64,
    /// Its display name.
    pub name: String,
    /// Its login or address.
    pub detail: String,
    /// What else it may do, without this role.
    pub otherwise: Scopes,
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
        Self {
            id: row.id,
            built_in,
            name: row.name,
            description: row.description,
            version: row.version,
            holders: row.holder_count,
            scopes,
        }
    }

    /// Its name in the reader's language.
    #[must_use]
    pub fn label(&self, t: Language) -> String {
        self.built_in.map_or_else(|| self.name.clone(), |role| t.say(role.label()))
    }

    /// What it is for, in the reader's language.
    #[must_use]
    pub fn explanation(&self, t: Language) -> String {
        self.built_in.map_or_else(|| self.description.clone(), |role| t.say(text_key(role)))
    }

    /// Its permissions, in the order of the matrix.
    #[must_use]
    pub fn permissions(&self) -> Vec<Permission> {
        self.scopes.iter().map(|(permission, _)| permission).collect()
    }
}

/// A built-in role's name as it is stored.
#[must_use]
pub fn english(role: BuiltIn) -> String {
    wording::say("en", role.label(), &[])
}

/// The built-in roles: key, and name in the reader's language.
#[must_use]
pub fn words(t: Language) -> Vec<(&'static str, String)> {
    BuiltIn::ALL.iter().map(|role| (role.key(), t.say(role.label()))).collect()
}

/// The permissions: name, and what it is called in the reader's language.
#[must_use]
pub fn permission_words(t: Language) -> Vec<(&'static str, String)> {
    Permission::ALL.iter().map(|permission| (permission.name(), t.say(&permission.label()))).collect()
}

/// The keys of the built-in roles that permit this, however far; nothing when everybody may do it.
#[must_use]
pub fn keys_permitting(permission: &str) -> Option<Vec<&'static str>> {
    let permission = Permission::named(permission).filter(|permission| !EVERYBODY.contains(permission))?;
    Some(BuiltIn::permitting(permission).into_iter().map(|(role, _)| role.key()).collect())
}

/// Names of roles as they were stored, separated by commas, in the reader's language where the role is built in.
#[must_use]
pub fn translated(names: &str, t: Language) -> String {
    let word = |name: &str| {
        let built_in = BuiltIn::ALL.iter().find(|role| english(**role) == name);
        built_in.map_or_else(|| name.to_owned(), |role| t.say(role.label()))
    };
    names.split(", ").map(word).collect::<Vec<_>>().join(", ")
}

/// Names of permissions as they were stored, separated by commas, in the reader's language.
#[must_use]
pub fn permissions_translated(names: &str, t: Language) -> String {
    let word = |name: &str| {
        Permission::named(name).map_or_else(|| name.to_owned(), |permission| t.say(&permission.label()))
    };
    names.split(", ").map(word).collect::<Vec<_>>().join(", ")
}

/// Key of what a built-in role is for.
#[must_use]
pub fn text_key(role: BuiltIn) -> &'static str {
    match role {
        BuiltIn::CompanyAdmin => "role-company-admin-text",
        BuiltIn::LicenseAdmin => "role-license-admin-text",
        BuiltIn::Support => "role-support-text",
        BuiltIn::TenantUser => "role-tenant-user-text",
        BuiltIn::WebService => "role-web-service-text",
    }
}
