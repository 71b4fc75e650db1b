//! How long sessions last.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::clock;
use crate::policies::{self, Policy};

/// The limits as a part of a larger query.
#[diesel::dsl::auto_type]
pub fn limits() -> _ {
    let idle: policies::stored = policies::stored(Policy::SessionIdle);
    let length: policies::stored = policies::stored(Policy::SessionLength);
    (idle, length)
}

/// How long sessions last by the company's policies, as they are stored.
#[derive(Queryable)]
pub struct Limits {
    idle: Option<String>,
    length: Option<String>,
}

impl Limits {
    /// Whether a session of this age is still alive.
    #[must_use]
    pub fn allow(&self, created_at: NaiveDateTime, last_seen_at: NaiveDateTime) -> bool {
        let now = clock::now();
        let idle = Policy::SessionIdle.minutes(self.idle.as_deref());
        let length = Policy::SessionLength.minutes(self.length.as_deref());
        last_seen_at > now - idle && created_at > now - length
    }
}
