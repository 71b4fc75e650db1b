//! The decisions, in the database.

use diesel::prelude::*;

use super::decisions::{Decision, Policies};
use super::model::Policy;
use crate::access::Actor;
use crate::clock;
use crate::db::Db;
use crate::db::schema::policies;
use crate::error::Error;

/// All policies as they are now, by one query.
///
/// # Errors
/// Database errors.
pub fn current(db: &mut Db) -> Result<Policies, Error> {
    let rows = policies::table
        .select((policies::key, policies::value, policies::changed_at, policies::changed_by_name))
        .load::<(String, String, chrono::NaiveDateTime, String)>(db)?;
    let known = rows.into_iter().filter_map(|(key, value, at, by)| {
        Policy::worded(&key).map(|policy| (policy, Decision { value, at, by }))
    });
    Ok(Policies::of(known))
}

/// The value of one policy as a part of a larger query; NULL while nobody has decided.
#[diesel::dsl::auto_type]
pub fn stored(policy: Policy) -> _ {
    let word: &'static str = policy.word();
    policies::table.filter(policies::key.eq(word)).select(policies::value).single_value()
}

/// Keeps a decision.
///
/// # Errors
/// Database errors.
pub(super) fn decide(db: &mut Db, actor: &Actor, policy: Policy, value: &str) -> Result<(), Error> {
    diesel::delete(policies::table.find(policy.word())).execute(db)?;
    diesel::insert_into(policies::table)
        .values((
            policies::key.eq(policy.word()),
            policies::value.eq(value),
            policies::changed_at.eq(clock::now()),
            policies::changed_by.eq(actor.account_id()),
            policies::changed_by_name.eq(actor.name()),
        ))
        .execute(db)?;
    Ok(())
}
