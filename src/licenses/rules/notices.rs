//! Notices before a license expires.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use crate::db::{Db, Pool};
use crate::error::Error;
use crate::licenses::queries;
use crate::outbox::{self, Mail};

/// How many days before its end a license is spoken of, the most pressing first.
const STAGES: [i64; 4] = [1, 7, 30, 60];
/// More than any stage.
const NEVER: i64 = 61;
/// How many licenses are worked on at a time.
const CHUNK: i64 = 100;

/// The last notice that whoever records a license with so much time left needs not: they have just typed its end.
pub(super) fn known_from_the_start(left: Option<TimeDelta>) -> i64 {
    let Some(left) = left else { return NEVER };
    STAGES.into_iter().find(|days| left <= TimeDelta::days(*days)).unwrap_or(NEVER)
}

/// Tells of licenses that expire in 60, 30, 7 and 1 days, once each, whatever number of instances does it: the
/// primary contact, and the admins who want to be told. Returns the number of licenses.
///
/// # Errors
/// Database errors.
pub fn remind(pool: &Pool) -> Result<usize, Error> {
    let mut reminded = 0;
    for days in STAGES {
        let due = |db: &mut Db, most| queries::due(db, days, most);
        reminded += pool.each_here(CHUNK, due, |db, id| remind_of(db, id, days))?;
    }
    Ok(reminded)
}

/// False when another instance was faster.
fn remind_of(db: &mut Db, id: i64, days: i64) -> Result<bool, Error> {
    let Some(license) = queries::note_notice(db, id, days)? else { return Ok(false) };
    let until = license.expires_at.map(|at| at.format("%Y-%m-%d").to_string()).unwrap_or_default();
    let facts = BTreeMap::from([("license".to_owned(), license.name.clone()), ("until".to_owned(), until)]);
    for admin in queries::recipients(db, &license)? {
        let Some(address) = admin.email else { continue };
        let mail = Mail {
            account_id: admin.account_id,
            address,
            recipient_name: admin.name,
            locale: admin.locale,
            kind: outbox::Kind::LicenseExpires,
            facts: facts.clone(),
        };
        outbox::enqueue(db, &mail)?;
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_told_of_what_they_have_just_typed() {
        let known = |days| known_from_the_start(Some(TimeDelta::days(days)));
        assert_eq!([1, 5, 7, 30, 60, 61, 900].map(known), [1, 7, 7, 30, 60, 61, 61]);
        assert_eq!(known_from_the_start(None), NEVER);
    }
}
