//! Keys that programs, and a few people, have: old ones, good ones, and some that expire soon.

use chrono::{NaiveDateTime, TimeDelta};

use super::draw::Draw;
use super::people::{ADMIN, PEOPLE};
use super::rows::{AccountRow, KeyRow};

/// What keys are for.
const NAMES: &[&str] = &[
    "Nightly import",
    "Production",
    "Staging",
    "Monitoring",
    "Ticket system",
    "Reports",
    "Backup",
    "Scripts",
];
/// For how many days keys are made.
const VALIDITIES: &[i64] = &[30, 90, 90, 180, 365, 365, 365];
/// Days before the end at which somebody is reminded, the last one first.
const REMINDERS: [i64; 3] = [1, 7, 30];

/// The keys of an account that is seen at `now`; only one that is active has any.
pub fn of(account: &AccountRow, now: NaiveDateTime) -> Vec<KeyRow> {
    // A stream of its own, so that keys change nothing else.
    let mut draw = Draw::new(account.id.unsigned_abs() ^ 0x0000_4B45_5953_0000);
    let share = if account.kind == "service" { 8_000 } else { 40 };
    // The three people are left alone: whoever tries Gatehouse makes their keys.
    let is_known = PEOPLE.iter().any(|person| person.id == account.id);
    let may_have = !is_known && account.status == "active" && account.created_at < now - TimeDelta::days(1);
    if !may_have || !draw.happens(share) {
        return Vec::new();
    }
    let count = if draw.happens(2_000) { 2 } else { 1 };
    (0..count).map(|_| key(account, now, &mut draw)).collect()
}

/// When the first of the keys that are still good expires.
pub fn first_end(keys: &[KeyRow], now: NaiveDateTime) -> Option<NaiveDateTime> {
    let good = keys.iter().filter(|key| key.revoked_at.is_none() && key.expires_at > now);
    good.map(|key| key.expires_at).min()
}

fn key(account: &AccountRow, now: NaiveDateTime, draw: &mut Draw) -> KeyRow {
    let days = draw.any(VALIDITIES);
    // Some were made so long ago that they are over.
    let age = draw.below(days * 86_400 * 11 / 10).min((now - account.created_at).num_seconds() - 1);
    let created_at = now - TimeDelta::seconds(age);
    let expires_at = created_at + TimeDelta::days(days);
    let last = expires_at.min(now);
    let used = draw.below((last - created_at).num_seconds().clamp(1, 3 * 86_400));
    let revoked = draw.happens(500).then(|| created_at + (last - created_at) / 2);
    KeyRow {
        account_id: account.id,
        name: draw.any(NAMES),
        secret_hash: (0..43).map(|_| letter(draw)).collect(),
        credential_epoch: account.credential_epoch,
        created_at,
        created_by: Some(ADMIN.id),
        created_by_name: ADMIN.display,
        expires_at,
        last_used_at: (revoked.is_none() && draw.happens(9_000)).then(|| last - TimeDelta::seconds(used)),
        revoked_at: revoked,
        revoked_by_name: revoked.map(|_| ADMIN.display.to_owned()),
        reminded_days: REMINDERS
            .into_iter()
            .find(|days| expires_at <= now + TimeDelta::days(*days))
            .unwrap_or(31),
        replaces: None,
    }
}

fn letter(draw: &mut Draw) -> char {
    const LETTERS: &[char] = &[
        'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'K', 'M', 'P', 'R', 'T', 'V', 'a', 'b', 'c', 'd', 'e', 'f',
        'g', 'h', 'k', 'm', 'p', 'r', 't', 'v', '2', '3', '4', '5', '6', '7', '8', '9',
    ];
    draw.any(LETTERS)
}
