//! What a test means for each type of field.

use super::column::Choice;
use super::compile::Complaint;
use super::condition::{Comparison, Condition, Relation, Through, Value};
use super::language::{self, Filter, Operator, Span, Test};
use crate::error::Message;
use crate::fold;
use crate::web::language::Language;

/// What a filter means, or why it means nothing.
pub type Typed = Result<Condition, Complaint>;

/// A complaint about a filter, with its place.
pub fn complain(filter: &Filter, span: Span, key: &'static str) -> Complaint {
    Complaint { span, why: Message::new(key).with("name", filter.field()) }
}

fn no_such_operator(filter: &Filter) -> Complaint {
    complain(filter, filter.field_span(), "query-no-such-operator")
}

fn expected_one_of(filter: &Filter, span: Span, known: &str) -> Complaint {
    let mut complaint = complain(filter, span, "query-expected-choice");
    complaint.why = complaint.why.with("known", known);
    complaint
}

/// A test of a text.
pub fn text(
    column: &'static str,
    nullable: bool,
    fold: fn(&str) -> String,
    test: &Test,
    filter: &Filter,
) -> Typed {
    let compare =
        |comparison, text: String| Condition::Compare { column, comparison, value: Value::Text(text) };
    Ok(match test {
        Test::Default(value) => Condition::Contains { column, piece: fold(value.text()) },
        Test::Is(value) => compare(Comparison::Equal, fold(value.text())),
        Test::StartsWith(value) => {
            let start = fold(value.text());
            let end = format!("{start}{}", char::MAX);
            compare(Comparison::GreaterEqual, start).and(compare(Comparison::Less, end))
        }
        Test::Empty | Test::NotEmpty => {
            let empty = if nullable {
                Condition::Empty { column, empty: true }
            } else {
                compare(Comparison::Equal, String::new())
            };
            if matches!(test, Test::Empty) { empty } else { Condition::Not(Box::new(empty)) }
        }
        Test::Less(_) | Test::LessEq(_) | Test::Greater(_) | Test::GreaterEq(_) | Test::In(_) => {
            return Err(no_such_operator(filter));
        }
    })
}

/// The choice that a person means: by its word, or by what it is called in their language.
#[must_use]
pub fn chosen<'c>(choices: &'c [Choice], typed: &str, t: Language) -> Option<&'c Choice> {
    let typed = fold::plain(typed);
    let by_word = choices.iter().find(|choice| choice.word == typed);
    by_word.or_else(|| choices.iter().find(|choice| fold::plain(&t.say(choice.label)) == typed))
}

/// A test of a choice.
pub fn choice(
    column: &'static str,
    choices: &'static [Choice],
    test: &Test,
    filter: &Filter,
    t: Language,
) -> Typed {
    let (Test::Default(value) | Test::Is(value)) = test else { return Err(no_such_operator(filter)) };
    let Some(choice) = chosen(choices, value.text(), t) else {
        let words: Vec<&str> = choices.iter().map(|choice| choice.word).collect();
        return Err(expected_one_of(filter, value.span(), &words.join(", ")));
    };
    let value = Value::Text(choice.word.to_owned());
    Ok(Condition::Compare { column, comparison: Comparison::Equal, value })
}

/// Yes or no, as a person means it: in English, or in their language.
#[must_use]
pub fn said(typed: &str, t: Language) -> Option<bool> {
    let typed = fold::plain(typed);
    let means = |word: &str, key: &str| typed == word || typed == fold::plain(&t.say(key));
    if means("yes", "grid-yes") {
        return Some(true);
    }
    means("no", "grid-no").then_some(false)
}

/// The word that a person means, by itself or by what it is called in their language.
#[must_use]
pub fn meant(through: &'static Through, typed: &str, t: Language) -> Option<(&'static str, String)> {
    let typed = fold::plain(typed);
    let words = (through.words)(t);
    let by_word = words.iter().find(|(word, _)| *word == typed);
    by_word.or_else(|| words.iter().find(|(_, called)| fold::plain(called) == typed)).cloned()
}

/// A test of what a row is linked to.
pub fn through(through: &'static Through, test: &Test, filter: &Filter, t: Language) -> Typed {
    let (Test::Default(value) | Test::Is(value)) = test else { return Err(no_such_operator(filter)) };
    let Some((word, _)) = meant(through, value.text(), t) else {
        let words: Vec<&str> = (through.words)(t).iter().map(|(word, _)| *word).collect();
        return Err(expected_one_of(filter, value.span(), &words.join(", ")));
    };
    Ok(match (through.keys)(word) {
        Some(keys) => Condition::HasLinked { through, word, keys },
        None => Condition::Everything,
    })
}

/// A test of whether something holds.
pub fn yes_no(yes: &Condition, test: &Test, filter: &Filter, t: Language) -> Typed {
    let (Test::Default(value) | Test::Is(value)) = test else { return Err(no_such_operator(filter)) };
    match said(value.text(), t) {
        Some(true) => Ok(yes.clone()),
        Some(false) => Ok(Condition::Not(Box::new(yes.clone()))),
        None => Err(expected_one_of(filter, value.span(), "yes, no")),
    }
}

/// A test of a whole number.
pub fn number(column: &'static str, test: &Test, filter: &Filter) -> Typed {
    let comparison = match test.operator() {
        Operator::Default | Operator::Is => Comparison::Equal,
        Operator::Less => Comparison::Less,
        Operator::LessEq => Comparison::LessEqual,
        Operator::Greater => Comparison::Greater,
        Operator::GreaterEq => Comparison::GreaterEqual,
        Operator::Empty | Operator::NotEmpty | Operator::StartsWith | Operator::In => {
            return Err(no_such_operator(filter));
        }
    };
    let span = test.values().first().map_or(filter.field_span(), language::Value::span);
    let number = test.values().first().and_then(|value| value.text().parse().ok());
    let number = number.ok_or_else(|| complain(filter, span, "query-expected-number"))?;
    Ok(Condition::Compare { column, comparison, value: Value::Number(number) })
}

/// A test of rows of another table.
pub fn relation(relation: &'static Relation, test: &Test, filter: &Filter, t: Language) -> Typed {
    let none =
        Condition::Compare { column: relation.count, comparison: Comparison::Equal, value: Value::Number(0) };
    Ok(match test {
        Test::Default(value) | Test::Is(value) => {
            let typed = fold::plain(value.text());
            let mut known = (relation.words)(t).into_iter();
            let meant = known.find(|(_, word)| fold::plain(word) == typed);
            let name = meant.map_or(typed, |(key, _)| key.to_owned());
            Condition::HasRelated { relation, name }
        }
        Test::Empty => none,
        Test::NotEmpty => Condition::Not(Box::new(none)),
        Test::StartsWith(_)
        | Test::Less(_)
        | Test::LessEq(_)
        | Test::Greater(_)
        | Test::GreaterEq(_)
        | Test::In(_) => return Err(no_such_operator(filter)),
    })
}
