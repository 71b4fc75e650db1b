//! Who signed in when, from where, and for how long.

use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;

use super::limits::{Limits, limits};
use crate::clock;
use crate::db::Db;
use crate::db::schema::{sessions, sign_ins};
use crate::error::Error;
use crate::web::browser;

/// After this long without a sign-in, a browser counts as new.
const FORGOTTEN: TimeDelta = TimeDelta::days(90);
/// How many of the last sign-ins are looked at for known browsers.
const LOOKED_AT: i64 = 500;

/// An attempt to sign in to a known account.
#[derive(Clone, Debug)]
pub struct SignIn {
    /// Its number; later ones are greater.
    pub id: i64,
    /// The client's address.
    pub ip: String,
    /// What the browser calls itself.
    pub user_agent: String,
    /// When, UTC.
    pub at: NaiveDateTime,
    /// What came of it.
    pub stay: Stay,
}

/// What came of an attempt to sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stay {
    /// The password was wrong.
    Refused,
    /// Signed in since then.
    Open(TimeDelta),
    /// It is over, after this long.
    Over(TimeDelta),
    /// It is over; nobody knows since when.
    Unknown,
}

type Alive = (NaiveDateTime, NaiveDateTime, NaiveDateTime);

#[derive(Queryable)]
struct Row {
    id: i64,
    ip: String,
    user_agent: String,
    at: NaiveDateTime,
    succeeded: bool,
    ended_at: Option<NaiveDateTime>,
    session: Option<Alive>,
    limits: Limits,
}

impl From<Row> for SignIn {
    fn from(row: Row) -> Self {
        let stay = row.stay(clock::now());
        Self { id: row.id, ip: row.ip, user_agent: row.user_agent, at: row.at, stay }
    }
}

impl Row {
    /// A session that was left idle is over since it was used last.
    fn stay(&self, now: NaiveDateTime) -> Stay {
        if !self.succeeded {
            return Stay::Refused;
        }
        match (self.ended_at, self.session) {
            (Some(end), _) => Stay::Over(end - self.at),
            (None, Some((begun, seen, expires))) if expires > now && self.limits.allow(begun, seen) => {
                Stay::Open(now - self.at)
            }
            (None, Some((_, seen, _))) => Stay::Over(seen - self.at),
            (None, None) => Stay::Unknown,
        }
    }
}

/// The attempts to sign in to an account, the newest first, older than `before`.
///
/// # Errors
/// Database errors.
pub fn sign_ins(db: &mut Db, account_id: i64, before: Option<i64>, most: i64) -> Result<Vec<SignIn>, Error> {
    let rows = sign_ins::table
        .left_join(sessions::table.on(sign_ins::session_id.eq(sessions::id.nullable())))
        .filter(sign_ins::account_id.eq(account_id))
        .filter(sign_ins::id.lt(before.unwrap_or(i64::MAX)))
        .order(sign_ins::id.desc())
        .limit(most)
        .select((
            sign_ins::id,
            sign_ins::ip,
            sign_ins::user_agent,
            sign_ins::at,
            sign_ins::succeeded,
            sign_ins::ended_at,
            (sessions::created_at, sessions::last_seen_at, sessions::expires_at).nullable(),
            limits(),
        ))
        .load::<Row>(db)?;
    Ok(rows.into_iter().map(SignIn::from).collect())
}

/// Whether somebody who has signed in before does so now with a browser that was not seen for 90 days: another
/// family on another system, not another version.
///
/// # Errors
/// Database errors.
pub fn is_new_browser(db: &mut Db, account_id: i64, user_agent: &str) -> Result<bool, Error> {
    let seen = sign_ins::table
        .filter(sign_ins::account_id.eq(account_id))
        .filter(sign_ins::succeeded.eq(true))
        .order(sign_ins::id.desc())
        .limit(LOOKED_AT)
        .select((sign_ins::user_agent, sign_ins::at))
        .load::<(String, NaiveDateTime)>(db)?;
    let since = clock::now() - FORGOTTEN;
    let family = browser::family(user_agent);
    let is_known = seen.iter().any(|(agent, at)| *at > since && browser::family(agent) == family);
    Ok(!seen.is_empty() && !is_known)
}
