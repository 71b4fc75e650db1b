//! Which assignments of roles are in force.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::schema::account_roles;

/// The assignments that have not ended: whoever loads what somebody may do asks for these alone.
#[diesel::dsl::auto_type]
pub fn in_force(now: NaiveDateTime) -> _ {
    account_roles::valid_until.is_null().or(account_roles::valid_until.gt(now))
}
