//! Accounts as the list shows them.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{IdentitySource, Kind, Status};
use crate::db::schema::accounts;

/// A role as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldRole {
    /// Which built-in one it is.
    pub key: Option<String>,
    /// Its name, as stored.
    pub name: String,
}

/// An account in the list: what the usual columns and the menus need.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = accounts, check_for_backend(crate::db::Backend))]
pub struct Listed {
    pub id: i64,
    pub kind: Kind,
    pub status: Status,
    pub display_name: String,
    pub email: Option<String>,
    pub login: Option<String>,
    pub last_login_at: Option<NaiveDateTime>,
    pub role_count: i64,
    pub license_count: i64,
    pub tenant_count: i64,
}

/// What the other columns show of it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = accounts, check_for_backend(crate::db::Backend))]
pub struct More {
    pub identity_source: IdentitySource,
    pub first_name: String,
    pub last_name: String,
    pub job_title: String,
    pub description: String,
    pub valid_until: Option<NaiveDateTime>,
    pub created_at: NaiveDateTime,
    pub created_by_name: String,
    pub modified_at: NaiveDateTime,
    pub modified_by_name: String,
    pub key_expires_at: Option<NaiveDateTime>,
    pub login_seconds: Option<i64>,
    /// What descriptions are sorted by, as stored.
    pub description_key: String,
    /// The same of who made it.
    pub created_by_key: String,
    /// The same of who changed it last.
    pub modified_by_key: String,
}

/// An account in the list, with its roles, licenses and tenants.
#[derive(Clone, Debug)]
pub struct Row {
    /// The account.
    pub account: Listed,
    /// The rest of it, where a column needs it.
    pub more: Option<Box<More>>,
    /// Its roles, added by a query of their own.
    pub roles: Vec<HeldRole>,
    /// The names of its licenses, added likewise.
    pub licenses: Vec<String>,
    /// The names of its tenants, added likewise.
    pub tenants: Vec<String>,
}

impl Row {
    /// A value of a whole row. A column that asks for one says that it needs whole rows; one that forgets to is found
    /// by the tests, and shows nothing.
    pub fn whole<T: Default>(&self, value: impl FnOnce(&More) -> T) -> T {
        debug_assert!(self.more.is_some(), "a column needs whole rows and does not say so");
        self.more.as_deref().map(value).unwrap_or_default()
    }
}

impl From<Listed> for Row {
    fn from(account: Listed) -> Self {
        Self { account, more: None, roles: Vec::new(), licenses: Vec::new(), tenants: Vec::new() }
    }
}

impl From<(Listed, More)> for Row {
    fn from((account, more): (Listed, More)) -> Self {
        Self { more: Some(Box::new(more)), ..account.into() }
    }
}

impl std::ops::Deref for Row {
    type Target = Listed;
    fn deref(&self) -> &Listed {
        &self.account
    }
}
