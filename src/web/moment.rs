//! A moment as a field for date and time has it: in the viewer's zone, to the minute.

use chrono::{Datelike, NaiveDateTime};

use super::language::Language;

const PATTERN: &str = "%Y-%m-%dT%H:%M";

/// What the field shows of a moment (UTC).
#[must_use]
pub fn shown(at: NaiveDateTime, t: Language) -> String {
    t.to_local(at).format(PATTERN).to_string()
}

/// The moment that was typed, UTC; seconds, which some browsers send, are left out. `None` for what is no moment of
/// this millennium.
#[must_use]
pub fn read(typed: &str, t: Language) -> Option<NaiveDateTime> {
    let typed = typed.get(..16).filter(|_| typed.len() == 19).unwrap_or(typed);
    let local = NaiveDateTime::parse_from_str(typed, PATTERN).ok()?;
    (2000..3000).contains(&local.year()).then(|| t.to_utc(local))
}
