//! The comparisons that a header filter offers, by the type of its field.

use crate::grid::column::Filter;
use crate::grid::language::{Operator, Term, Test};

/// One comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparing {
    /// In the form.
    pub word: &'static str,
    /// Key of its words.
    pub label: &'static str,
    /// How it is written.
    pub operator: Operator,
    /// Whether the opposite is meant.
    pub negated: bool,
    /// What it is compared with.
    pub takes: Takes,
}

/// What a comparison takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Nothing.
    Nothing,
    /// One value.
    One,
    /// One or more.
    Several,
    /// An age such as `30d`.
    Age,
}

const fn one(word: &'static str, label: &'static str, operator: Operator, negated: bool) -> Comparing {
    Comparing { word, label, operator, negated, takes: Takes::One }
}

const fn several(word: &'static str, label: &'static str, negated: bool) -> Comparing {
    Comparing { word, label, operator: Operator::In, negated, takes: Takes::Several }
}

const EMPTY: Comparing = Comparing {
    word: "empty",
    label: "grid-op-empty",
    operator: Operator::Empty,
    negated: false,
    takes: Takes::Nothing,
};
const FILLED: Comparing = Comparing {
    word: "filled",
    label: "grid-op-filled",
    operator: Operator::NotEmpty,
    negated: false,
    takes: Takes::Nothing,
};

const TEXT: &[Comparing] = &[
    one("contains", "grid-op-contains", Operator::Default, false),
    one("contains-not", "grid-op-contains-not", Operator::Default, true),
    one("starts", "grid-op-starts", Operator::StartsWith, false),
    one("is", "grid-op-is", Operator::Is, false),
    one("is-not", "grid-op-is-not", Operator::Is, true),
    several("in", "grid-op-in-commas", false),
    EMPTY,
    FILLED,
];

const CHOICE: &[Comparing] = &[several("in", "grid-op-in", false), several("not-in", "grid-op-not-in", true)];

const RELATION: &[Comparing] =
    &[several("in", "grid-op-in", false), several("not-in", "grid-op-not-in", true), EMPTY, FILLED];

const YES_NO: &[Comparing] = &[one("is", "grid-op-is", Operator::Default, false)];

const TIME: &[Comparing] = &[
    one("before", "grid-op-before", Operator::Less, false),
    one("until", "grid-op-until", Operator::LessEq, false),
    one("on", "grid-op-on", Operator::Default, false),
    one("since", "grid-op-since", Operator::GreaterEq, false),
    one("after", "grid-op-after", Operator::Greater, false),
    Comparing {
        word: "within",
        label: "grid-op-within",
        operator: Operator::Less,
        negated: false,
        takes: Takes::Age,
    },
    Comparing {
        word: "beyond",
        label: "grid-op-beyond",
        operator: Operator::Greater,
        negated: false,
        takes: Takes::Age,
    },
    EMPTY,
    FILLED,
];

const NUMBER: &[Comparing] = &[
    one("is", "grid-op-is", Operator::Default, false),
    one("is-not", "grid-op-is-not", Operator::Default, true),
    one("less", "grid-op-less", Operator::Less, false),
    one("most", "grid-op-most", Operator::LessEq, false),
    one("more", "grid-op-more", Operator::Greater, false),
    one("least", "grid-op-least", Operator::GreaterEq, false),
    several("in", "grid-op-in-commas", false),
];

/// What a field of this type can be asked.
#[must_use]
pub const fn offered(kind: Filter) -> &'static [Comparing] {
    match kind {
        Filter::Text { .. } => TEXT,
        Filter::Choice { .. } | Filter::Through(_) => CHOICE,
        Filter::Relation(_) => RELATION,
        Filter::YesNo { .. } => YES_NO,
        Filter::Time { .. } => TIME,
        Filter::Number { .. } => NUMBER,
    }
}

/// The comparison that a test is, with its values; `None` for what the form cannot say.
#[must_use]
pub fn recognized(kind: Filter, test: &Test, negated: bool) -> Option<(Comparing, Vec<String>)> {
    let values: Vec<String> = test.values().iter().map(|value| value.text().to_owned()).collect();
    let is_age = values.first().is_some_and(|value| is_age(value));
    let operator = match (test.operator(), kind) {
        (
            Operator::Default | Operator::Is,
            Filter::Choice { .. } | Filter::Relation(_) | Filter::Through(_),
        ) => Operator::In,
        (Operator::Is, Filter::Number { .. } | Filter::Time { .. } | Filter::YesNo { .. }) => {
            Operator::Default
        }
        (Operator::LessEq, Filter::Time { .. }) if is_age => Operator::Less,
        (Operator::GreaterEq, Filter::Time { .. }) if is_age => Operator::Greater,
        (Operator::Empty, _) if negated => Operator::NotEmpty,
        (Operator::NotEmpty, _) if negated => Operator::Empty,
        (operator, _) => operator,
    };
    let bare = matches!(operator, Operator::Empty | Operator::NotEmpty);
    let fits = |known: &&Comparing| {
        let by_age = known.takes != Takes::Age || is_age;
        let by_day = known.takes != Takes::One || !is_age || !matches!(kind, Filter::Time { .. });
        known.operator == operator && (bare || known.negated == negated) && by_age && by_day
    };
    offered(kind).iter().find(fits).map(|known| (*known, values))
}

fn is_age(text: &str) -> bool {
    let digits = text.strip_suffix(['h', 'd', 'w', 'm', 'y']).unwrap_or("");
    !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit())
}

/// The term that this comparison writes for a field; `None` when the number of values does not fit, or one cannot
/// be written.
#[must_use]
pub fn written(field: &str, kind: Filter, comparing: Comparing, values: Vec<String>) -> Option<Term> {
    // One of one is written as plainly as a person would: `status:active`.
    let plain = matches!(kind, Filter::Choice { .. } | Filter::Relation(_) | Filter::Number { .. });
    let alone = comparing.takes == Takes::Several && values.len() == 1 && plain;
    let operator = if alone { Operator::Default } else { comparing.operator };
    let term = Term::filter(field, Test::of(operator, values).ok()?).ok()?;
    Some(if comparing.negated { term.negated() } else { term })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grid::language::{Shape, parse};

    /// What a written filter is recognized as, and what is written from that again.
    fn round(kind: Filter, text: &str) -> Option<(&'static str, String)> {
        let query = parse(text).unwrap();
        let term = &query.terms_at_top()[0];
        let (inner, negated) = match term.shape() {
            Shape::Not(inner) => (inner.shape(), true),
            shape => (shape, false),
        };
        let Shape::Filter(filter) = inner else { panic!("{text} is no filter") };
        let (comparing, values) = recognized(kind, filter.test(), negated)?;
        Some((comparing.word, written("f", kind, comparing, values).unwrap().to_string()))
    }

    #[test]
    fn what_the_form_shows_is_what_it_writes_again() {
        let text = Filter::Text { column: "c", nullable: true, fold: str::to_owned };
        let choice = Filter::Choice { column: "c", choices: &[] };
        let time = Filter::Time { column: "c" };
        let number = Filter::Number { column: "c" };
        let same = |kind, word, text: &str| assert_eq!(round(kind, text), Some((word, text.to_owned())));
        same(text, "contains", "f:x");
        same(text, "contains-not", "-f:x");
        same(text, "starts", "f:^x");
        same(text, "is-not", "-f:=\"a b\"");
        same(text, "in", "f:x,y");
        same(text, "empty", "f:empty");
        same(choice, "in", "f:a");
        same(choice, "not-in", "-f:a,b");
        same(time, "before", "f:<2026-01-01");
        same(time, "within", "f:<30d");
        same(time, "beyond", "f:>1y");
        same(number, "is-not", "-f:3");
        assert_eq!(round(text, "-f:empty"), Some(("filled", "f:*".to_owned())));
        assert_eq!(round(choice, "f:=a"), Some(("in", "f:a".to_owned())));
        assert_eq!(round(time, "f:<=30d"), Some(("within", "f:<30d".to_owned())));
        assert_eq!(round(text, "-f:^x"), None);
    }
}
