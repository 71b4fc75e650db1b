//! How dates and times are written in each language, read from their patterns once.

use std::sync::LazyLock;

use chrono::format::{Item, StrftimeItems};
use chrono::{DateTime, Locale};
use chrono_tz::Tz;

use super::Tongue;

/// What dates and times of one language consist of.
pub(super) struct Patterns {
    locale: Locale,
    exact: Vec<Item<'static>>,
    date: Vec<Item<'static>>,
}

static ENGLISH: LazyLock<Patterns> =
    LazyLock::new(|| Patterns::of(Locale::en_US, "%b %-d, %Y, %H:%M:%S %Z", "%b %-d, %Y"));
static GERMAN: LazyLock<Patterns> =
    LazyLock::new(|| Patterns::of(Locale::de_DE, "%d.%m.%Y, %H:%M:%S %Z", "%d.%m.%Y"));
static JAPANESE: LazyLock<Patterns> =
    LazyLock::new(|| Patterns::of(Locale::ja_JP, "%Y年%-m月%-d日 %H:%M:%S %Z", "%Y年%-m月%-d日"));

impl Patterns {
    fn of(locale: Locale, exact: &'static str, date: &'static str) -> Self {
        let items = |pattern| StrftimeItems::new_with_locale(pattern, locale).collect();
        Self { locale, exact: items(exact), date: items(date) }
    }

    /// Date, time and zone.
    pub fn exact(&self, at: DateTime<Tz>) -> String {
        at.format_localized_with_items(self.exact.iter(), self.locale).to_string()
    }

    /// The date alone.
    pub fn date(&self, at: DateTime<Tz>) -> String {
        at.format_localized_with_items(self.date.iter(), self.locale).to_string()
    }
}

impl Tongue {
    pub(super) fn patterns(self) -> &'static Patterns {
        match self {
            Self::English => &ENGLISH,
            Self::German => &GERMAN,
            Self::Japanese => &JAPANESE,
        }
    }
}
