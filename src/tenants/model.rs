//! Tenants and their members.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::accounts;
use crate::db::schema::tenants;

crate::text_enum! {
    /// Who runs a tenant.
    pub enum Kind {
        /// Its vendor; one signs in as in Gatehouse.
        Cloud = "cloud",
        /// The company; somebody may have another login there.
        OnPremises = "on_premises",
    }
}

crate::text_enum! {
    /// Whether a tenant takes members.
    pub enum Status {
        /// It does.
        Active = "active",
        /// It takes no new ones; whoever is one stays one.
        Suspended = "suspended",
    }
}

crate::text_enum! {
    /// What a member is in a tenant; what that permits, the tenant decides.
    pub enum TenantRole {
        /// Runs it.
        Admin = "admin",
        /// Uses it.
        User = "user",
    }
}

/// A tenant.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = tenants, check_for_backend(crate::db::Backend))]
pub struct Tenant {
    pub id: i64,
    pub name: String,
    pub kind: Kind,
    pub status: Status,
    /// Where it is reached.
    pub url: String,
    pub description: String,
    /// How many accounts are members.
    pub member_count: i64,
    /// Rises with every change.
    pub version: i64,
    pub created_at: NaiveDateTime,
    pub created_by_name: String,
    pub modified_at: NaiveDateTime,
    pub modified_by_name: String,
}

/// A tenant in the list.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = tenants, check_for_backend(crate::db::Backend))]
pub struct Listed {
    #[diesel(embed)]
    pub tenant: Tenant,
    /// What names are sorted by, as stored.
    pub sort_key: String,
    /// The same of addresses.
    pub url_key: String,
    /// The same of descriptions.
    pub description_key: String,
    /// The same of who made it.
    pub created_by_key: String,
    /// The same of who changed it last.
    pub modified_by_key: String,
}

impl std::ops::Deref for Listed {
    type Target = Tenant;
    fn deref(&self) -> &Tenant {
        &self.tenant
    }
}

/// What a tenant is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub name: String,
    pub kind: Kind,
    pub status: Status,
    pub url: String,
    pub description: String,
}

impl Tenant {
    /// What it is, as far as people say it.
    #[must_use]
    pub fn said(&self) -> Wanted {
        Wanted {
            name: self.name.clone(),
            kind: self.kind,
            status: self.status,
            url: self.url.clone(),
            description: self.description.clone(),
        }
    }
}

/// What a member is in a tenant, and under which login.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub role: TenantRole,
    /// Where it differs from the one in Gatehouse; else empty.
    pub login: String,
}

impl Place {
    /// Under the same login as in Gatehouse.
    #[must_use]
    pub fn of(role: TenantRole) -> Self {
        Self { role, login: String::new() }
    }
}

/// A member of a tenant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The account.
    pub account: i64,
    /// Its display name.
    pub name: String,
    /// Its login or address.
    pub detail: String,
    pub status: accounts::Status,
    pub role_count: i64,
    pub place: Place,
    /// Since when.
    pub since: NaiveDateTime,
    /// Who made them one, as they were called then.
    pub given_by: String,
}

/// A tenant that an account is a member of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The tenant.
    pub tenant: i64,
    pub name: String,
    pub kind: Kind,
    pub place: Place,
    /// Since when.
    pub since: NaiveDateTime,
    /// Who made them a member, as they were called then.
    pub given_by: String,
}

/// A membership of a tenant that was deleted, to be cleared away.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Due {
    pub account: i64,
    pub tenant: i64,
    /// What it was called.
    pub name: String,
    /// Who deleted it.
    pub ended_by: Option<i64>,
    /// As they were called then.
    pub ended_by_name: String,
}
