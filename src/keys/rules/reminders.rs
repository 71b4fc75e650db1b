//! What happens to keys by itself: reminders before they expire, and the copy for the list after.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use crate::accounts::{self, Kind};
use crate::db::{Db, Pool};
use crate::error::Error;
use crate::keys::queries;
use crate::outbox::{self, Mail};

/// How many days before its end a key is spoken of, the most pressing first.
const STAGES: [i64; 3] = [1, 7, 30];
/// More than any stage.
const NEVER: i64 = 31;
/// How many keys are worked on at a time.
const CHUNK: i64 = 100;

/// The last reminder that whoever makes a key for so long needs not: they have just read how long it is good.
pub(super) fn known_from_the_start(valid_for: TimeDelta) -> i64 {
    STAGES.into_iter().find(|days| valid_for <= TimeDelta::days(*days)).unwrap_or(NEVER)
}

/// Reminds of keys that expire in 30, 7 and 1 days, once each, whatever number of instances does it: the owner (for
/// a program, whoever made its key) and everybody who may make keys for all accounts. Returns the number of keys.
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
    let Some(key) = queries::note_reminder(db, id, days)? else { return Ok(false) };
    let account = accounts::queries::by_id(db, key.account_id)?;
    let owner = if account.kind == Kind::Service { key.created_by } else { Some(account.id) };
    let facts = BTreeMap::from([
        ("key".to_owned(), key.title()),
        ("account".to_owned(), account.display_name),
        ("until".to_owned(), key.expires_at.format("%Y-%m-%d").to_string()),
    ]);
    for recipient in queries::recipients(db, owner)? {
        let mail = Mail {
            account_id: recipient.id,
            address: recipient.email,
            recipient_name: recipient.name,
            locale: recipient.locale,
            kind: outbox::Kind::KeyExpires,
            facts: facts.clone(),
        };
        outbox::enqueue(db, &mail)?;
    }
    Ok(true)
}

/// Corrects when the first key of an account expires, once that moment has passed; how many accounts.
///
/// # Errors
/// Database errors.
pub fn settle_expired(pool: &Pool) -> Result<usize, Error> {
    pool.each_here(CHUNK, queries::unsettled, |db, id| queries::settle(db, id).map(|()| true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_reminded_of_what_they_have_just_chosen() {
        let known = |days| known_from_the_start(TimeDelta::days(days));
        assert_eq!([1, 5, 7, 8, 30, 31, 90].map(known), [1, 7, 7, 30, 30, 31, 31]);
    }
}
