//! The only reader of the clock.

use chrono::{NaiveDateTime, SubsecRound};

/// Now, in UTC, to the microsecond (the finest both databases keep).
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
pub fn now() -> NaiveDateTime {
    chrono::Utc::now().naive_utc().trunc_subsecs(6)
}
