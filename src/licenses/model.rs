//! Licenses: what they are, who has a seat, who looks after them.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::db::schema::{license_usage, licenses};

crate::text_enum! {
    /// What a license lets somebody do.
    pub enum Kind {
        /// Use the platform; may be installed on premises.
        Platform = "platform",
        /// Build bots.
        BotCreator = "bot_creator",
        /// Build simple automations.
        CitizenDeveloper = "citizen_developer",
        /// Run bots beside a person.
        AttendedRuntime = "attended_runtime",
        /// Run bots alone.
        UnattendedRuntime = "unattended_runtime",
    }
}

crate::text_enum! {
    /// Where the product runs.
    pub enum Deployment {
        /// At its maker's.
        Cloud = "cloud",
        /// On a machine of the company's, whose MAC address the license is bound to.
        OnPremises = "on_premises",
    }
}

impl Kind {
    /// Whether it belongs to a device: an account has at most one of those.
    #[must_use]
    pub fn is_device(self) -> bool {
        self != Self::Platform
    }
}

/// A license, whole.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = licenses, check_for_backend(crate::db::Backend))]
pub struct License {
    /// Never reused.
    pub id: i64,
    /// What it is called here; no two share a name.
    pub name: String,
    /// What it is a license of.
    pub product: String,
    /// The key that came with it.
    pub code: String,
    pub kind: Kind,
    pub deployment: Deployment,
    /// The machine it is bound to, as in `00:1a:2b:3c:4d:5e`.
    pub mac: Option<String>,
    /// Bought.
    pub seats: i64,
    /// Given to accounts.
    pub used: i64,
    /// Left.
    pub free: i64,
    /// From when on it is good, UTC.
    pub starts_at: Option<NaiveDateTime>,
    /// From when on it is not good any more, UTC; never without.
    pub expires_at: Option<NaiveDateTime>,
    /// The primary contact's account.
    pub contact_id: i64,
    /// What the primary contact is called.
    pub contact_name: String,
    pub created_at: NaiveDateTime,
    pub created_by_name: String,
    pub modified_at: NaiveDateTime,
    pub modified_by_name: String,
    /// Rises with every edit; not with seats that are given or taken.
    pub version: i64,
    /// As stored, to sort by.
    pub name_key: String,
    /// The same of the product.
    pub product_key: String,
    /// The same of the key.
    pub code_key: String,
    /// The same of the primary contact.
    pub contact_key: String,
}

/// What is typed about a license.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    pub name: String,
    pub product: String,
    pub code: String,
    pub kind: Kind,
    pub deployment: Deployment,
    pub seats: i64,
    pub starts_at: Option<NaiveDateTime>,
    pub expires_at: Option<NaiveDateTime>,
}

/// What no two licenses share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unique {
    /// The name.
    Name,
    /// The key.
    Code,
}

/// A license by what it is called, with its seats.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = licenses, check_for_backend(crate::db::Backend))]
pub struct Named {
    pub id: i64,
    pub name: String,
    pub kind: Kind,
    pub seats: i64,
    pub used: i64,
    pub expires_at: Option<NaiveDateTime>,
}

/// A seat that somebody has.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Seat {
    /// Whose.
    pub account_id: i64,
    /// What they are called.
    pub name: String,
    /// Their login, or their address.
    pub login: Option<String>,
    pub email: Option<String>,
    pub status: crate::accounts::Status,
    /// Since when, UTC.
    pub since: NaiveDateTime,
    /// Who gave it, as they were called then.
    pub by_name: String,
}

/// Somebody who looks after a license.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Admin {
    /// Who.
    pub account_id: i64,
    /// What they are called.
    pub name: String,
    pub email: Option<String>,
    pub locale: String,
    pub status: crate::accounts::Status,
    /// Whether they want to be told when the license expires; the primary contact always is.
    pub notices: bool,
    /// Since when, UTC.
    pub since: NaiveDateTime,
    /// Who made them one, as they were called then.
    pub by_name: String,
}

/// How many seats were in use at the end of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = license_usage, check_for_backend(crate::db::Backend))]
pub struct Sample {
    /// The day's beginning, UTC.
    pub day: NaiveDateTime,
    pub seats: i64,
    pub used: i64,
}

/// A change of a MAC address.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct MacChange {
    pub old: Option<String>,
    pub new: String,
    /// When, UTC.
    pub at: NaiveDateTime,
    pub by_name: String,
}

impl License {
    /// What was typed about it.
    #[must_use]
    pub fn details(&self) -> Details {
        Details {
            name: self.name.clone(),
            product: self.product.clone(),
            code: self.code.clone(),
            kind: self.kind,
            deployment: self.deployment,
            seats: self.seats,
            starts_at: self.starts_at,
            expires_at: self.expires_at,
        }
    }

    /// Whether its time is over at `now`.
    #[must_use]
    pub fn is_expired(&self, now: NaiveDateTime) -> bool {
        self.expires_at.is_some_and(|at| at <= now)
    }
}
