//! Seals, and entries as they are sealed.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::link::Anchor;
use crate::db::bulk;
use crate::db::schema::{audit_events, audit_seals};

/// An entry with everything that its seal covers, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = audit_events)]
pub struct Entry {
    pub id: i64,
    pub at: NaiveDateTime,
    pub actor_kind: String,
    pub actor_id: Option<i64>,
    pub actor_name: String,
    pub action: String,
    pub subject_kind: String,
    pub subject_id: Option<i64>,
    pub subject_name: String,
    pub outcome: String,
    pub reason: Option<String>,
    pub changes: String,
    pub ip: String,
    pub request_id: String,
}

/// A seal.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = audit_seals, treat_none_as_default_value = false)]
pub struct Seal {
    /// Its place in the chain, from 1 without gaps.
    pub number: i64,
    /// The entry.
    pub event_id: i64,
    /// When it was sealed.
    pub sealed_at: NaiveDateTime,
    /// The hash over the entry and the seal before.
    pub hash: String,
}

bulk::rows!(Seal => audit_seals);

/// How far the trail is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The newest seal and its time; none while nothing is sealed.
    pub newest: Option<(Anchor, NaiveDateTime)>,
    /// How many entries wait for a seal.
    pub waiting: i64,
    /// When the one that waits longest was written.
    pub since: Option<NaiveDateTime>,
}
