//! Dates and ages in queries.

use chrono::{Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use crate::web::language::Language;

/// What a person typed about a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// A whole day, as two moments in UTC: its beginning and its end.
    Day(NaiveDateTime, NaiveDateTime),
    /// So long ago, or from now: the moments on both sides.
    Age {
        /// This long before now.
        ago: NaiveDateTime,
        /// This long after now.
        ahead: NaiveDateTime,
    },
}

impl Moment {
    /// Reads `2026-01-31`, `today`, or an age: `30d`, `12h`, `4w`, `6m`, `1y`.
    #[must_use]
    pub fn read(text: &str, now: NaiveDateTime, t: Language) -> Option<Self> {
        if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
            let end = day.checked_add_days(Days::new(1))?;
            return Some(Self::Day(
                t.to_utc(day.and_time(NaiveTime::MIN)),
                t.to_utc(end.and_time(NaiveTime::MIN)),
            ));
        }
        let unit = text.chars().next_back()?;
        let number: u32 = text.strip_suffix(unit)?.parse().ok()?;
        if number > 100_000 {
            return None;
        }
        let days = i64::from(number);
        let (ago, ahead) = match unit {
            'h' => (now - TimeDelta::hours(days), now + TimeDelta::hours(days)),
            'd' => (now - TimeDelta::days(days), now + TimeDelta::days(days)),
            'w' => (now - TimeDelta::weeks(days), now + TimeDelta::weeks(days)),
            'm' => (months(now, number, false)?, months(now, number, true)?),
            'y' => {
                let number = number.checked_mul(12)?;
                (months(now, number, false)?, months(now, number, true)?)
            }
            _ => return None,
        };
        Some(Self::Age { ago, ahead })
    }
}

fn months(now: NaiveDateTime, number: u32, ahead: bool) -> Option<NaiveDateTime> {
    if number > 12 * 500 {
        return None;
    }
    if ahead {
        now.checked_add_months(Months::new(number))
    } else {
        now.checked_sub_months(Months::new(number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::language::Tongue;

    #[test]
    fn a_day_is_the_viewers_day() {
        let t = Language::new(Tongue::German, "Europe/Berlin");
        let now = NaiveDate::from_ymd_opt(2026, 6, 1).unwrap().and_time(NaiveTime::MIN);
        let Some(Moment::Day(start, end)) = Moment::read("2026-06-01", now, t) else { panic!("no day") };
        assert_eq!(start.to_string(), "2026-05-31 22:00:00");
        assert_eq!(end - start, TimeDelta::days(1));
        assert_eq!(Moment::read("2026-02-30", now, t), None);
        assert_eq!(Moment::read("d", now, t), None);
        assert_eq!(Moment::read("999999999y", now, t), None);
        assert!(Moment::read("30d", now, t).is_some());
    }
}
