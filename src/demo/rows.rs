//! The rows that are loaded.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::db::bulk;
use crate::db::schema::{
    account_roles, accounts, api_keys, license_assignments, license_usage, tenant_members,
};

/// A whole account, its id included.
#[derive(Clone, Debug, PartialEq, Eq, Insertable)]
#[diesel(table_name = accounts, treat_none_as_default_value = false)]
pub struct AccountRow {
    pub id: i64,
    pub kind: &'static str,
    pub identity_source: &'static str,
    pub status: &'static str,
    pub display_name: String,
    pub first_name: &'static str,
    pub last_name: &'static str,
    pub email: Option<String>,
    pub login: Option<String>,
    pub job_title: &'static str,
    pub description: &'static str,
    pub locale: &'static str,
    pub time_zone: &'static str,
    pub theme: &'static str,
    pub password_hash: Option<String>,
    pub credential_epoch: i64,
    pub confirmed_at: Option<NaiveDateTime>,
    pub valid_until: Option<NaiveDateTime>,
    pub inactive_reason: Option<String>,
    pub inactive_until: Option<NaiveDateTime>,
    pub last_login_at: Option<NaiveDateTime>,
    pub role_count: i64,
    pub created_at: NaiveDateTime,
    pub created_by: Option<i64>,
    pub created_by_name: &'static str,
    pub modified_at: NaiveDateTime,
    pub modified_by: Option<i64>,
    pub modified_by_name: &'static str,
    pub version: i64,
    pub login_key: Option<String>,
    pub email_key: Option<String>,
    pub name_key: String,
    pub first_name_key: String,
    pub last_name_key: String,
    pub job_title_key: String,
    pub search_text: String,
    pub description_key: String,
    pub created_by_key: String,
    pub modified_by_key: String,
    pub description_text: String,
    pub key_expires_at: Option<NaiveDateTime>,
    pub login_seconds: Option<i64>,
    pub license_count: i64,
    pub tenant_count: i64,
}

/// A key of an account, whose text nobody knows: its hash is of nothing.
#[derive(Clone, Debug, PartialEq, Eq, Insertable)]
#[diesel(table_name = api_keys, treat_none_as_default_value = false)]
pub struct KeyRow {
    pub account_id: i64,
    pub name: &'static str,
    pub secret_hash: String,
    pub credential_epoch: i64,
    pub created_at: NaiveDateTime,
    pub created_by: Option<i64>,
    pub created_by_name: &'static str,
    pub expires_at: NaiveDateTime,
    pub last_used_at: Option<NaiveDateTime>,
    pub revoked_at: Option<NaiveDateTime>,
    pub revoked_by_name: Option<String>,
    pub reminded_days: i64,
    pub replaces: Option<i64>,
}

/// A role somebody has.
#[derive(Clone, Debug, PartialEq, Eq, Insertable)]
#[diesel(table_name = account_roles, treat_none_as_default_value = false)]
pub struct GrantRow {
    pub account_id: i64,
    pub role_id: i64,
    pub granted_at: NaiveDateTime,
    pub granted_by: Option<i64>,
    pub granted_by_name: &'static str,
}

/// A seat somebody has.
#[derive(Clone, Debug, PartialEq, Eq, Insertable)]
#[diesel(table_name = license_assignments, treat_none_as_default_value = false)]
pub struct SeatRow {
    pub license_id: i64,
    pub account_id: i64,
    pub is_device: bool,
    pub since: NaiveDateTime,
    pub by_id: Option<i64>,
    pub by_name: &'static str,
}

/// The seats in use on a day.
#[derive(Clone, Debug, PartialEq, Eq, Insertable)]
#[diesel(table_name = license_usage, treat_none_as_default_value = false)]
pub struct UsageRow {
    pub license_id: i64,
    pub day: NaiveDateTime,
    pub seats: i64,
    pub used: i64,
}

bulk::rows!(SeatRow => license_assignments);
bulk::rows!(UsageRow => license_usage);
/// A tenant somebody is a member of.
#[derive(Clone, Debug, PartialEq, Eq, Insertable)]
#[diesel(table_name = tenant_members, treat_none_as_default_value = false)]
pub struct MemberRow {
    pub tenant_id: i64,
    pub account_id: i64,
    pub role: &'static str,
    pub login: String,
    pub login_key: String,
    pub since: NaiveDateTime,
    pub given_by: Option<i64>,
    pub given_by_name: &'static str,
}

bulk::rows!(AccountRow => accounts);
bulk::rows!(GrantRow => account_roles);
bulk::rows!(KeyRow => api_keys);
bulk::rows!(MemberRow => tenant_members);
