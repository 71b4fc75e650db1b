//! What stands in one place of a list.

use std::borrow::Cow;

/// One value.
#[derive(Default)]
pub enum Cell {
    #[default]
    Empty,
    Text(String),
    Number(String),
    Link {
        text: String,
        href: String,
    },
    Person {
        name: String,
        initials: String,
        hue: u16,
        href: String,
    },
    Status(Status),
    Badges(Vec<Cow<'static, str>>),
    Time(Time),
    /// So much of a whole, as a bar and in words.
    Meter {
        /// How much.
        part: i64,
        /// Of how much.
        whole: i64,
        /// Both, in words.
        text: String,
    },
}

/// A state as color, shape and word.
pub struct Status {
    pub mark: Mark,
    pub label: Cow<'static, str>,
}

/// The color and shape of a state.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Filled, green: active, done, sent.
    Good,
    /// Half filled, amber: active without a role, skipped.
    Partial,
    /// Dashed, amber: pending, queued.
    Waiting,
    /// Hollow, gray: inactive.
    Off,
    /// A filled square, red: failed, refused.
    Bad,
}

/// A moment: relative in the page, exact on hover.
pub struct Time {
    /// The moment itself, UTC.
    pub at: chrono::NaiveDateTime,
    /// RFC 3339, UTC.
    pub datetime: String,
    /// The exact time in the viewer's zone, with the zone named.
    pub title: String,
    /// The relative time.
    pub text: String,
    /// The text is a date, because the moment is far away.
    pub is_date: bool,
}

impl Mark {
    /// The last part of the class `mark-…`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Partial => "partial",
            Self::Waiting => "waiting",
            Self::Off => "off",
            Self::Bad => "bad",
        }
    }
}
