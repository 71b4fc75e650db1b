//! What the rows of a group have in common.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};

use super::grouping::{Grouping, Unit};
use super::reading::GroupBy;
use crate::grid::condition::{Comparison, Condition, Value};
use crate::grid::language::{self, Term, Test};
use crate::web::language::Language;

/// What the rows of a group have in common.
#[derive(Clone, Debug, PartialEq)]
pub enum Key {
    /// A text or a number.
    Value(Value),
    /// A month, or a whole year when there is none.
    Period {
        /// The year.
        year: i32,
        /// The month, 1 to 12.
        month: Option<u32>,
    },
    /// Nothing at all.
    Nothing,
}

impl Key {
    /// The period of `unit` that a moment falls into, in the viewer's zone.
    #[must_use]
    pub fn period(at: NaiveDateTime, unit: Unit, t: Language) -> Self {
        let day = t.to_local(at).date();
        Self::Period { year: day.year(), month: (unit == Unit::Month).then(|| day.month()) }
    }

    /// The period behind or before this one; nothing for what is no period, or beyond the calendar.
    #[must_use]
    pub fn step(&self, back: bool) -> Option<Self> {
        let Self::Period { year, month } = self else { return None };
        let (year, month) = match (month, back) {
            (None, false) => (year + 1, None),
            (None, true) => (year - 1, None),
            (Some(12), false) => (year + 1, Some(1)),
            (Some(1), true) => (year - 1, Some(12)),
            (Some(month), false) => (*year, Some(month + 1)),
            (Some(month), true) => (*year, Some(month - 1)),
        };
        (1..10_000).contains(&year).then_some(Self::Period { year, month })
    }

    /// The first day of a period, and the first day behind it.
    #[must_use]
    pub fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        let first = |key: &Self| match key {
            Self::Period { year, month } => NaiveDate::from_ymd_opt(*year, month.unwrap_or(1), 1),
            Self::Value(_) | Self::Nothing => None,
        };
        let end = match self {
            Self::Period { year, month: Some(12) | None } => NaiveDate::from_ymd_opt(year + 1, 1, 1),
            Self::Period { year, month: Some(month) } => NaiveDate::from_ymd_opt(*year, month + 1, 1),
            Self::Value(_) | Self::Nothing => None,
        };
        Some((first(self)?, end?))
    }

    /// The moments between which a period lies, in UTC: its beginning, and the one behind it.
    #[must_use]
    pub fn moments(&self, t: Language) -> Option<(NaiveDateTime, NaiveDateTime)> {
        let (from, to) = self.days()?;
        Some((t.to_utc(from.and_time(NaiveTime::MIN)), t.to_utc(to.and_time(NaiveTime::MIN))))
    }

    /// What the rows of this group fulfill.
    #[must_use]
    pub fn condition(&self, column: &'static str, t: Language) -> Condition {
        let compare = |comparison, value| Condition::Compare { column, comparison, value };
        match self {
            Self::Value(value) => compare(Comparison::Equal, value.clone()),
            Self::Nothing => Condition::Empty { column, empty: true },
            Self::Period { .. } => match self.moments(t) {
                Some((from, to)) => compare(Comparison::GreaterEqual, Value::Time(from))
                    .and(compare(Comparison::Less, Value::Time(to))),
                None => Condition::Any(Vec::new()),
            },
        }
    }

    /// The same as a range, which is what an index is read by in its own order: told that a column is equal to
    /// something, PostgreSQL reads the ids in order instead, and skips the rows of every other group.
    #[must_use]
    pub fn range(&self, column: &'static str, t: Language) -> Condition {
        let Self::Value(value) = self else { return self.condition(column, t) };
        let compare = |comparison| Condition::Compare { column, comparison, value: value.clone() };
        compare(Comparison::GreaterEqual).and(compare(Comparison::LessEqual))
    }

    /// The same as terms of the query language; nothing for a value that it cannot write.
    #[must_use]
    pub fn terms(&self, field: &str) -> Option<Vec<Term>> {
        let value = |text: String| language::Value::new(text).ok();
        let term = |test| Term::filter(field, test).ok();
        Some(match self {
            Self::Value(Value::Text(text)) if text.is_empty() => vec![term(Test::Empty)?],
            Self::Value(_) => vec![term(Test::Is(value(self.to_text())?))?],
            Self::Nothing => vec![term(Test::Empty)?],
            Self::Period { .. } => {
                let (from, to) = self.days()?;
                let from = term(Test::GreaterEq(value(from.to_string())?))?;
                vec![from, term(Test::Less(value(to.to_string())?))?]
            }
        })
    }

    /// As it stands in an address.
    #[must_use]
    pub fn to_text(&self) -> String {
        match self {
            Self::Value(Value::Text(text)) => text.clone(),
            Self::Value(Value::Number(number)) => number.to_string(),
            Self::Value(Value::Time(_) | Value::Nothing) | Self::Nothing => String::new(),
            Self::Period { year, month: None } => format!("{year:04}"),
            Self::Period { year, month: Some(month) } => format!("{year:04}-{month:02}"),
        }
    }

    /// Reads what [`Key::to_text`] wrote for this grouping.
    #[must_use]
    pub fn read<R>(text: &str, by: &GroupBy<R>) -> Option<Self> {
        if text.is_empty() && by.sort.nullable {
            return Some(Self::Nothing);
        }
        match by.grouping {
            Grouping::Choice(choices) => {
                let word = choices.iter().find(|choice| choice.word == text)?;
                Some(Self::Value(Value::Text(word.word.to_owned())))
            }
            Grouping::Text => Some(Self::Value(Value::Text(text.to_owned()))),
            Grouping::Number => text.parse().ok().map(|number| Self::Value(Value::Number(number))),
            Grouping::Time => {
                let (year, month) = match (by.unit, text.split_once('-')) {
                    (Unit::Year, None) => (text, None),
                    (Unit::Month, Some((year, month))) => (year, Some(month.parse().ok()?)),
                    (Unit::Year, Some(_)) | (Unit::Month, None) => return None,
                };
                let key =
                    Self::Period { year: year.parse().ok().filter(|year| (1..9_999).contains(year))?, month };
                key.days().map(|_| key)
            }
        }
    }

    /// As it stands in a cursor.
    #[must_use]
    pub fn value(&self) -> Value {
        match self {
            Self::Value(value) => value.clone(),
            Self::Nothing => Value::Nothing,
            Self::Period { .. } => Value::Text(self.to_text()),
        }
    }
}
