//! A query in the words of its reader, term by term.

use chrono::{NaiveDate, NaiveTime};

use super::column::{Filter, Grid};
use super::condition::Relation;
use super::fields::{chosen, meant, said};
use super::language::{self, Shape, Term, Test, Value};
use crate::fold;
use crate::web::language::{Language, Tongue};

/// What a term says, such as `Status: not Active`.
#[must_use]
pub fn phrase<R>(term: &Term, grid: &Grid<R>, t: Language) -> String {
    let phrases = Phrases { grid, t };
    match term.shape() {
        Shape::Any(terms) => phrases.joined(terms, "grid-join-or"),
        Shape::All(terms) => phrases.joined(terms, "grid-join-and"),
        _ => phrases.inner(term),
    }
}

/// How a value of a field is called: the word of a choice, a role's name, a date.
#[must_use]
pub fn value(kind: Option<Filter>, text: &str, t: Language) -> String {
    match kind {
        Some(Filter::Choice { choices, .. }) => {
            chosen(choices, text, t).map_or_else(|| text.to_owned(), |choice| t.say(choice.label))
        }
        Some(Filter::Relation(relation)) => related(relation, text, t),
        Some(Filter::Through(through)) => {
            meant(through, text, t).map_or_else(|| text.to_owned(), |(_, called)| called)
        }
        Some(Filter::YesNo { .. }) => match said(text, t) {
            Some(true) => t.say("grid-yes"),
            Some(false) => t.say("grid-no"),
            None => text.to_owned(),
        },
        Some(Filter::Time { .. }) => age(text, t).unwrap_or_else(|| date(text, t)),
        Some(Filter::Text { .. }) => t.fill("grid-quoted", &[("value", text.to_owned())]),
        Some(Filter::Number { .. }) | None => text.to_owned(),
    }
}

/// What is called so in the reader's language: by its key, its English name or the reader's own word for it.
fn related(relation: &Relation, text: &str, t: Language) -> String {
    let typed = fold::plain(text);
    let english = (relation.words)(Language::new(Tongue::English, t.zone_name()));
    let key = english.into_iter().find(|(key, word)| *key == typed || fold::plain(word) == typed);
    let mut words = (relation.words)(t).into_iter();
    let word = words.find(|(known, word)| {
        key.as_ref().is_some_and(|(key, _)| key == known) || fold::plain(word) == typed
    });
    word.map_or_else(|| text.to_owned(), |(_, word)| word)
}

fn date(text: &str, t: Language) -> String {
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d");
    day.map_or_else(|_| text.to_owned(), |day| t.date(t.to_utc(day.and_time(NaiveTime::MIN))))
}

/// An age in words: "30 days".
fn age(text: &str, t: Language) -> Option<String> {
    let unit = text.chars().next_back()?;
    let number: i64 = text.strip_suffix(unit)?.parse().ok()?;
    let key = match unit {
        'h' => "grid-age-hours",
        'd' => "grid-age-days",
        'w' => "grid-age-weeks",
        'm' => "grid-age-months",
        'y' => "grid-age-years",
        _ => return None,
    };
    Some(t.count(key, number))
}

struct Phrases<'g, R: 'static> {
    grid: &'g Grid<R>,
    t: Language,
}

impl<R> Phrases<'_, R> {
    fn inner(&self, term: &Term) -> String {
        let t = self.t;
        match term.shape() {
            Shape::Word(word) => t.fill("grid-quoted", &[("value", word.clone())]),
            Shape::Filter(filter) => self.filter(filter, true),
            Shape::Any(terms) => format!("({})", self.joined(terms, "grid-join-or")),
            Shape::All(terms) => format!("({})", self.joined(terms, "grid-join-and")),
            Shape::Not(inner) => match inner.shape() {
                Shape::Filter(filter) => self.filter(filter, false),
                _ => t.fill("grid-not", &[("test", self.inner(inner))]),
            },
        }
    }

    fn joined(&self, terms: &[Term], key: &str) -> String {
        join(terms.iter().map(|term| self.inner(term)), key, self.t)
    }

    fn filter(&self, filter: &language::Filter, wanted: bool) -> String {
        let t = self.t;
        let label = self.grid.field_label(filter.field());
        let field = label.map_or_else(|| filter.field().to_owned(), |key| t.say(key));
        let test = self.test(self.grid.filter(filter.field()), filter.test(), wanted);
        t.fill("grid-term", &[("field", field), ("test", test)])
    }

    fn test(&self, kind: Option<Filter>, test: &Test, wanted: bool) -> String {
        let t = self.t;
        let values = join(test.values().iter().map(|v| value(kind, v.text(), t)), "grid-join-or", t);
        let of = |key: &str| t.fill(key, &[("value", values.clone())]);
        let is_text = matches!(kind, Some(Filter::Text { .. }));
        let is_time = matches!(kind, Some(Filter::Time { .. }));
        let is_age = test.values().first().is_some_and(|v: &Value| is_time && age(v.text(), t).is_some());
        let said = match (test, wanted) {
            (Test::Empty, true) | (Test::NotEmpty, false) => return t.say("grid-test-empty"),
            (Test::NotEmpty, true) | (Test::Empty, false) => return t.say("grid-test-filled"),
            (Test::Default(_), false) if is_text => return of("grid-test-contains-not"),
            (Test::Default(_), true) if is_text => of("grid-test-contains"),
            (Test::StartsWith(_), _) => of("grid-test-starts"),
            (Test::Is(_) | Test::In(_), _) if is_text => of("grid-test-is"),
            (Test::Less(_) | Test::LessEq(_), _) if is_age => of("grid-test-within"),
            (Test::Greater(_) | Test::GreaterEq(_), _) if is_age => of("grid-test-beyond"),
            (Test::Less(_), _) if is_time => of("grid-test-before"),
            (Test::LessEq(_), _) if is_time => of("grid-test-until"),
            (Test::Greater(_), _) if is_time => of("grid-test-after"),
            (Test::GreaterEq(_), _) if is_time => of("grid-test-since"),
            (Test::Less(_), _) => format!("< {values}"),
            (Test::LessEq(_), _) => format!("≤ {values}"),
            (Test::Greater(_), _) => format!("> {values}"),
            (Test::GreaterEq(_), _) => format!("≥ {values}"),
            (Test::Default(_) | Test::Is(_) | Test::In(_), _) => values.clone(),
        };
        if wanted { said } else { t.fill("grid-not", &[("test", said)]) }
    }
}

fn join(parts: impl Iterator<Item = String>, key: &str, t: Language) -> String {
    let joined = parts.reduce(|one, other| t.fill(key, &[("one", one), ("other", other)]));
    joined.unwrap_or_default()
}
