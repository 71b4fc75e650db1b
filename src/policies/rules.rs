//! How a policy is changed.

use super::decisions::Policies;
use super::model::Policy;
use super::queries;
use crate::access::{Actor, Permission};
use crate::audit::{self, Change, Subject, Trace};
use crate::db::Db;
use crate::error::Error;

/// What came of a change.
#[derive(Debug)]
pub enum Decided {
    /// It is in force.
    Done,
    /// It was that already.
    Unchanged,
    /// Somebody else has changed it since it was shown.
    Stale(Policies),
}

/// Makes `value` the policy, if it still is `was`. Sessions, keys and links that
/// exist are measured by the new one from their next use on.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::BadRequest`] for a value that it may not have.
pub fn change(db: &mut Db, actor: &Actor, policy: Policy, was: &str, value: &str) -> Result<Decided, Error> {
    actor.need(Permission::SettingsManage)?;
    if !policy.accepts(value) {
        return Err(Error::bad_request("policy-bad-value"));
    }
    let policies = queries::current(db)?;
    let old = policies.value(policy);
    if old == value {
        return Ok(Decided::Unchanged);
    }
    if old != was {
        return Ok(Decided::Stale(policies));
    }
    queries::decide(db, actor, policy, value)?;
    let subject = Subject { kind: "policy", id: None, name: policy.word().to_owned() };
    let change = Change { field: policy.word().to_owned(), old, new: value.to_owned() };
    audit::record(db, actor, &Trace::done("policy.change", subject).changing(vec![change]))?;
    Ok(Decided::Done)
}
