//! What happened to an account since it was made.

use chrono::{NaiveDateTime, TimeDelta};

use super::draw::Draw;
use super::people::{ADMIN, LICENSE_ADMIN, Person};
use super::rows::AccountRow;
use super::texts;

/// Seconds of a year.
const YEAR: i64 = 365 * 86_400;

/// The dates of an account and who set them.
#[derive(Clone, Debug)]
pub struct Life {
    /// When the person confirmed the address; never for services and most who never came.
    pub confirmed_at: Option<NaiveDateTime>,
    last_login_at: Option<NaiveDateTime>,
    valid_until: Option<NaiveDateTime>,
    inactive_reason: Option<&'static str>,
    inactive_until: Option<NaiveDateTime>,
    created_by: &'static Person,
    modified_at: NaiveDateTime,
    modified_by: &'static Person,
    version: i64,
}

impl Life {
    /// An operator's life up to `now`.
    pub fn of_operator(status: &str, created_at: NaiveDateTime, now: NaiveDateTime, draw: &mut Draw) -> Self {
        let mut life = Self::new(status, created_at, now, draw);
        let came = status == "active" || (status == "inactive" && draw.happens(8_000));
        if came {
            let confirmed_at = between(created_at, life.end(status, now), 3 * 86_400, draw);
            life.confirmed_at = Some(confirmed_at);
            life.last_login_at =
                draw.happens(9_000).then(|| last_login(confirmed_at, life.end(status, now), draw));
        }
        if status == "active" && draw.happens(300) {
            life.valid_until = Some(now + TimeDelta::days(1 + draw.below(700)));
        }
        life
    }

    /// A service account's life up to `now`: it never signs in to the pages.
    pub fn of_service(status: &str, created_at: NaiveDateTime, now: NaiveDateTime, draw: &mut Draw) -> Self {
        Self::new(status, created_at, now, draw)
    }

    fn new(status: &str, created_at: NaiveDateTime, now: NaiveDateTime, draw: &mut Draw) -> Self {
        let is_inactive = status == "inactive";
        let changed = is_inactive || draw.happens(4_000);
        let by = |draw: &mut Draw| if draw.happens(7_000) { &ADMIN } else { &LICENSE_ADMIN };
        let created_by = by(draw);
        Self {
            confirmed_at: None,
            last_login_at: None,
            valid_until: None,
            inactive_reason: (is_inactive && draw.happens(7_000)).then(|| draw.any(texts::REASONS)),
            inactive_until: (is_inactive && draw.happens(1_000))
                .then(|| now + TimeDelta::days(1 + draw.below(200))),
            created_by,
            modified_at: if changed { between(created_at, now, 5 * YEAR, draw) } else { created_at },
            modified_by: if changed { by(draw) } else { created_by },
            version: if changed { 2 + draw.below(5) } else { 1 },
        }
    }

    /// Up to when the account could sign in.
    fn end(&self, status: &str, now: NaiveDateTime) -> NaiveDateTime {
        if status == "inactive" { self.modified_at } else { now }
    }

    /// The account with these dates.
    #[must_use]
    pub fn lived_by(self, account: AccountRow) -> AccountRow {
        AccountRow {
            confirmed_at: self.confirmed_at,
            valid_until: self.valid_until,
            inactive_reason: self.inactive_reason.map(str::to_owned),
            inactive_until: self.inactive_until,
            last_login_at: self.last_login_at,
            created_by: Some(self.created_by.id),
            created_by_name: self.created_by.display,
            modified_at: self.modified_at,
            modified_by: Some(self.modified_by.id),
            modified_by_name: self.modified_by.display,
            version: self.version,
            ..account
        }
    }
}

/// A moment from `start` to `end`, at most `limit` seconds after `start`.
fn between(start: NaiveDateTime, end: NaiveDateTime, limit: i64, draw: &mut Draw) -> NaiveDateTime {
    let seconds = (end - start).num_seconds().min(limit);
    start + TimeDelta::seconds(draw.below(seconds))
}

/// Mostly within the year before `end`, rather late in it; never before `start`.
fn last_login(start: NaiveDateTime, end: NaiveDateTime, draw: &mut Draw) -> NaiveDateTime {
    let known = (end - start).num_seconds();
    let span = if draw.happens(9_000) { known.min(YEAR) } else { known };
    let ago = draw.below(span).min(draw.below(span));
    end - TimeDelta::seconds(ago)
}
