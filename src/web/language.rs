//! The viewer's language and time zone: words, numbers, dates.

mod patterns;

use std::borrow::Cow;

use chrono::{Locale as DateLocale, NaiveDateTime, SecondsFormat, TimeDelta, TimeZone};
use chrono_tz::Tz;
use num_format::ToFormattedString;

use crate::clock;
use crate::error::Message;
use crate::grid::view::Time;
use crate::wording;

/// A language that Gatehouse speaks, with the zone that times are shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language {
    tongue: Tongue,
    zone: Tz,
    has_bare_times: bool,
}

/// The languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// English (US).
    English,
    /// German.
    German,
    /// Japanese.
    Japanese,
}

impl Tongue {
    /// All, in the order they are offered.
    pub const ALL: &'static [Self] = &[Self::English, Self::German, Self::Japanese];

    /// The ISO 639-1 code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::Japanese => "ja",
        }
    }

    /// What its speakers call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
            Self::Japanese => "日本語",
        }
    }

    /// The language of this code.
    #[must_use]
    pub fn coded(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|tongue| tongue.code() == code)
    }

    /// The best of an `Accept-Language` header (RFC 9110, section 12.5.4); English when none fits.
    #[must_use]
    pub fn accepted(header: &str) -> Self {
        let mut best = (0.0_f32, Self::English);
        for part in header.split(',').take(20) {
            let mut pieces = part.split(';').map(str::trim);
            let code = pieces.next().and_then(|tag| tag.split('-').next()).unwrap_or("");
            let weight = pieces
                .find_map(|piece| piece.strip_prefix("q="))
                .map_or(1.0, |q| q.parse::<f32>().unwrap_or(0.0));
            if let Some(tongue) = Self::coded(&code.to_ascii_lowercase())
                && weight > best.0
            {
                best = (weight, tongue);
            }
        }
        best.1
    }
}

/// From this distance on, a moment is shown by its date.
const FAR: TimeDelta = TimeDelta::days(30);

impl Language {
    /// This language, with times in `zone` (an IANA name; UTC when it is unknown).
    #[must_use]
    pub fn new(tongue: Tongue, zone: &str) -> Self {
        Self { tongue, zone: zone.parse().unwrap_or(Tz::UTC), has_bare_times: false }
    }

    /// The same, whose [`Language::time`] holds the moment and no words: for files.
    #[must_use]
    pub fn with_bare_times(self) -> Self {
        Self { has_bare_times: true, ..self }
    }

    /// The ISO 639-1 code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.tongue.code()
    }

    /// The IANA name of the zone.
    #[must_use]
    pub fn zone_name(&self) -> &'static str {
        self.zone.name()
    }

    /// The words behind `key`.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        wording::say(self.code(), key, &[])
    }

    /// The same without a copy of its own, for what stands in each row of a list.
    #[must_use]
    pub fn word(&self, key: &str) -> Cow<'static, str> {
        wording::word(self.code(), key)
    }

    /// The words behind `key` with `$count`, in the right plural.
    #[must_use]
    pub fn count(&self, key: &str, count: i64) -> String {
        wording::count(self.code(), key, count, &|| self.number(count))
    }

    /// The words behind `key` with `$name`.
    #[must_use]
    pub fn named(&self, key: &str, name: &str) -> String {
        wording::say(self.code(), key, &[("name", name.to_owned())])
    }

    /// The words behind `key` with any facts.
    #[must_use]
    pub fn fill(&self, key: &str, facts: &[(&str, String)]) -> String {
        wording::say(self.code(), key, facts)
    }

    /// A sentence in this language. A fact called `permission` is the key of its label.
    #[must_use]
    pub fn message(&self, message: &Message) -> String {
        let mut facts: Vec<(&str, String)> =
            message.facts.iter().map(|(name, value)| (name.as_str(), self.fact(name, value))).collect();
        // How a count is written, beside the one that chooses the plural.
        if let Some(count) = message.facts.get("count").and_then(|count| count.parse().ok()) {
            facts.push(("shown", self.number(count)));
        }
        wording::say(self.code(), &message.key, &facts)
    }

    fn fact(&self, name: &str, value: &str) -> String {
        if name == "permission" { self.say(value) } else { value.to_owned() }
    }

    /// A number with the language's digit groups.
    #[must_use]
    pub fn number(&self, number: i64) -> String {
        match self.tongue {
            Tongue::English => number.to_formatted_string(&num_format::Locale::en),
            Tongue::German => number.to_formatted_string(&num_format::Locale::de),
            Tongue::Japanese => number.to_formatted_string(&num_format::Locale::ja),
        }
    }

    /// Date and time in the viewer's zone, with the zone named.
    #[must_use]
    pub fn exact(&self, at: NaiveDateTime) -> String {
        self.tongue.patterns().exact(self.zone.from_utc_datetime(&at))
    }

    /// The date in the viewer's zone.
    #[must_use]
    pub fn date(&self, at: NaiveDateTime) -> String {
        self.tongue.patterns().date(self.zone.from_utc_datetime(&at))
    }

    /// The month that begins with this day, or its year.
    #[must_use]
    pub fn period(&self, first: chrono::NaiveDate, is_month: bool) -> String {
        let (month, year, locale) = match self.tongue {
            Tongue::English => ("%B %Y", "%Y", DateLocale::en_US),
            Tongue::German => ("%B %Y", "%Y", DateLocale::de_DE),
            Tongue::Japanese => ("%Y年%-m月", "%Y年", DateLocale::ja_JP),
        };
        first.format_localized(if is_month { month } else { year }, locale).to_string()
    }

    /// A moment for a `<time>`: relative when it is near, the date otherwise.
    #[must_use]
    pub fn time(&self, at: NaiveDateTime) -> Time {
        if self.has_bare_times {
            return Time {
                at,
                datetime: String::new(),
                title: String::new(),
                text: String::new(),
                is_date: false,
            };
        }
        Time {
            at,
            datetime: at.and_utc().to_rfc3339_opts(SecondsFormat::Secs, true),
            title: self.exact(at),
            text: self.relative(at, clock::now()),
            is_date: (at - clock::now()).abs() >= FAR,
        }
    }

    /// A wall-clock time of the viewer's zone in UTC; in a gap of the clock, the moment after it.
    #[must_use]
    pub fn to_utc(&self, local: NaiveDateTime) -> NaiveDateTime {
        match self.zone.from_local_datetime(&local) {
            chrono::LocalResult::Single(at) | chrono::LocalResult::Ambiguous(at, _) => at.naive_utc(),
            chrono::LocalResult::None => {
                let later = local + TimeDelta::hours(1);
                self.zone.from_local_datetime(&later).earliest().map_or(local, |at| at.naive_utc())
            }
        }
    }

    /// A moment as a wall-clock time of the viewer's zone.
    #[must_use]
    pub fn to_local(&self, at: NaiveDateTime) -> NaiveDateTime {
        self.zone.from_utc_datetime(&at).naive_local()
    }

    fn relative(&self, at: NaiveDateTime, now: NaiveDateTime) -> String {
        let distance = now - at;
        let (size, past) = (distance.abs(), distance >= TimeDelta::zero());
        let (key, count) = match (size.num_seconds(), past) {
            (..60, true) => return self.say("time-now"),
            (..3_600, true) => ("time-minutes-ago", size.num_minutes()),
            (..86_400, true) => ("time-hours-ago", size.num_hours()),
            (_, true) if size < FAR => ("time-days-ago", size.num_days()),
            (..3_600, false) => ("time-in-minutes", size.num_minutes().max(1)),
            (..86_400, false) => ("time-in-hours", size.num_hours()),
            (_, false) if size < FAR => ("time-in-days", size.num_days()),
            _ => return self.date(at),
        };
        self.count(key, count)
    }
}

/// Whether this is the IANA name of a time zone.
#[must_use]
pub fn is_zone(name: &str) -> bool {
    name.parse::<Tz>().is_ok()
}

/// The time zones to choose from: places, and UTC.
#[must_use]
pub fn zones() -> Vec<&'static str> {
    let places =
        ["Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/"];
    let is_place = |name: &&str| places.iter().any(|place| name.starts_with(place));
    std::iter::once("UTC")
        .chain(chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name()).filter(is_place))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_weight_that_we_speak_wins() {
        assert_eq!(Tongue::accepted("fr, de-CH;q=0.8, ja;q=0.9"), Tongue::Japanese);
        assert_eq!(Tongue::accepted("xx"), Tongue::English);
        assert_eq!(Tongue::accepted("de;q=nonsense, en;q=0.1"), Tongue::English);
    }
}
