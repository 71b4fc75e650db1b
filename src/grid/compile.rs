//! The query language, typed: what each term means for the columns of a list.

use chrono::NaiveDateTime;

use super::column::{Filter, Grid, Ink};
use super::condition::{Comparison, Condition, Value};
use super::language::{self, Query, Shape, Span, Term, Test};
use super::moments::Moment;
use crate::clock;
use crate::error::Message;
use crate::fold;

/// Why a query cannot be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// What is meant, in bytes of the query.
    pub span: Span,
    /// What is wrong and what was expected.
    pub why: Message,
}

/// A term of the query that every row must fulfill.
#[derive(Clone, Debug)]
pub struct Conjunct {
    /// Asked of each row on the way through the order of the page.
    pub walk: Condition,
    /// The same by an index of its own.
    pub index: Index,
    /// How selective it usually is; lower is more.
    pub rank: u8,
}

/// How a term is found without walking.
#[derive(Clone, Debug)]
pub enum Index {
    /// It is not.
    None,
    /// A word, by the trigram index.
    Word(String),
    /// By the index of its column or of another table.
    Condition(Condition),
}

impl Index {
    /// What is looked for in the searched text.
    pub fn needle(&self) -> Option<String> {
        if let Self::Word(needle) = self { Some(needle.clone()) } else { None }
    }

    /// The condition that an index answers.
    pub fn condition(&self) -> Option<Condition> {
        if let Self::Condition(condition) = self { Some(condition.clone()) } else { None }
    }
}

/// The most rows that a relation is asked for at once.
const RELATED: i64 = 1_001;

/// Reads and types a query.
///
/// # Errors
/// [`Complaint`].
pub fn compile<R>(text: &str, grid: &Grid<R>, ink: &Ink) -> Result<(Query, Vec<Conjunct>), Complaint> {
    let query = language::parse(text)
        .map_err(|error| Complaint { span: error.span(), why: Message::new(parse_key(error.kind())) })?;
    let typing = Typing { grid, ink, now: clock::now() };
    let conjuncts =
        query.terms_at_top().iter().map(|term| typing.conjunct(term)).collect::<Result<_, _>>()?;
    Ok((query, conjuncts))
}

/// Why a query cannot be read; nothing when it can.
pub fn complaint<R>(text: &str, grid: &Grid<R>, ink: &Ink) -> Option<Message> {
    compile(text, grid, ink).err().map(|complaint| complaint.why)
}

fn parse_key(kind: language::ErrorKind) -> &'static str {
    use language::ErrorKind as E;
    match kind {
        E::TooLong => "query-too-long",
        E::TooDeep => "query-too-deep",
        E::TooManyTerms => "query-too-many-terms",
        E::TooManyValues => "query-too-many-values",
        E::UnclosedQuote => "query-unclosed-quote",
        E::StrayQuote => "query-stray-quote",
        E::UnclosedParenthesis => "query-unclosed-parenthesis",
        E::StrayParenthesis => "query-stray-parenthesis",
        E::EmptyParentheses => "query-empty-parentheses",
        E::DanglingOr => "query-dangling-or",
        E::DanglingMinus => "query-dangling-minus",
        E::ExpectedValue => "query-expected-value",
        E::EmptyText => "query-empty-text",
        E::ExpectedSpace => "query-expected-space",
        E::OperatorInList => "query-operator-in-list",
        E::ForbiddenCharacter => "query-forbidden-character",
    }
}

struct Typing<'g, R: 'static> {
    grid: &'g Grid<R>,
    ink: &'g Ink,
    now: NaiveDateTime,
}

type Typed = Result<Condition, Complaint>;

impl<R> Typing<'_, R> {
    fn conjunct(&self, term: &Term) -> Result<Conjunct, Complaint> {
        let walk = self.walk(term)?;
        let (index, rank) = match term.shape() {
            Shape::Word(word) => (Index::Word(fold::needle(word)), 0),
            Shape::Filter(filter) => match self.grid.filter(filter.field()) {
                Some(Filter::Relation(_)) => (by_index(&walk), 1),
                Some(Filter::Choice { .. }) => (by_index(&walk), 3),
                Some(Filter::Time { .. } | Filter::Number { .. } | Filter::Text { .. }) => {
                    (by_index(&walk), 2)
                }
                None => (Index::None, 9),
            },
            Shape::Not(_) | Shape::All(_) | Shape::Any(_) => (Index::None, 9),
        };
        Ok(Conjunct { walk, index, rank })
    }

    fn walk(&self, term: &Term) -> Typed {
        Ok(match term.shape() {
            Shape::Word(word) => Condition::Scan { needle: fold::needle(word) },
            Shape::Not(inner) => Condition::Not(Box::new(self.walk(inner)?)),
            Shape::All(terms) => Condition::All(self.each(terms)?),
            Shape::Any(terms) => Condition::Any(self.each(terms)?),
            Shape::Filter(filter) => self.filter(filter)?,
        })
    }

    fn each(&self, terms: &[Term]) -> Result<Vec<Condition>, Complaint> {
        terms.iter().map(|term| self.walk(term)).collect()
    }

    fn filter(&self, filter: &language::Filter) -> Typed {
        let Some(kind) = self.grid.filter(filter.field()) else {
            let known = self.grid.field_names().collect::<Vec<_>>().join(", ");
            let why = Message::new("query-unknown-field").with("name", filter.field()).with("known", known);
            return Err(Complaint { span: filter.field_span(), why });
        };
        let test = filter.test();
        if let Test::In(values) = test {
            let each = values.iter().map(|value| self.value(kind, filter, &Test::Default(value.clone())));
            return Ok(Condition::Any(each.collect::<Result<_, _>>()?));
        }
        self.value(kind, filter, test)
    }

    fn value(&self, kind: Filter, filter: &language::Filter, test: &Test) -> Typed {
        match kind {
            Filter::Text { column, nullable, fold } => text(column, nullable, fold, test, filter),
            Filter::Choice { column, choices } => {
                let words: Vec<&'static str> = choices.iter().map(|choice| choice.word).collect();
                choice(column, &words, test, filter)
            }
            Filter::Time { column } => self.time(column, test, filter),
            Filter::Number { column } => number(column, test, filter),
            Filter::Relation(relation) => relation_to(relation, test, filter),
        }
    }

    fn time(&self, column: &'static str, test: &Test, filter: &language::Filter) -> Typed {
        let (Some(value), operator) = (test.values().first(), test.operator()) else {
            return Ok(Condition::Empty { column, empty: matches!(test, Test::Empty) });
        };
        let wrong = || complain(filter, value.span(), "query-expected-date");
        let compare = |comparison, at| Condition::Compare { column, comparison, value: Value::Time(at) };
        use Comparison::{Greater, GreaterEqual, Less, LessEqual};
        use language::Operator as O;
        match (Moment::read(value.text(), self.now, self.ink.t).ok_or_else(wrong)?, operator) {
            (Moment::Day(start, end), O::Default | O::Is) => {
                Ok(compare(GreaterEqual, start).and(compare(Less, end)))
            }
            (Moment::Day(start, _), O::Less) => Ok(compare(Less, start)),
            (Moment::Day(_, end), O::LessEq) => Ok(compare(Less, end)),
            (Moment::Day(_, end), O::Greater) => Ok(compare(GreaterEqual, end)),
            (Moment::Day(start, _), O::GreaterEq) => Ok(compare(GreaterEqual, start)),
            // An age is a distance from now, to the past or to the future.
            (Moment::Age { ago, ahead }, O::Less | O::LessEq) => {
                Ok(compare(GreaterEqual, ago).and(compare(LessEqual, ahead)))
            }
            (Moment::Age { ago, ahead }, O::Greater | O::GreaterEq) => {
                Ok(Condition::Any(vec![compare(Less, ago), compare(Greater, ahead)]))
            }
            _ => Err(wrong()),
        }
    }
}

fn complain(filter: &language::Filter, span: Span, key: &'static str) -> Complaint {
    Complaint { span, why: Message::new(key).with("name", filter.field()) }
}

fn text(
    column: &'static str,
    nullable: bool,
    fold: fn(&str) -> String,
    test: &Test,
    filter: &language::Filter,
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
            return Err(complain(filter, filter.field_span(), "query-no-such-operator"));
        }
    })
}

fn choice(column: &'static str, words: &[&'static str], test: &Test, filter: &language::Filter) -> Typed {
    let (Test::Default(value) | Test::Is(value)) = test else {
        return Err(complain(filter, filter.field_span(), "query-no-such-operator"));
    };
    let typed = fold::plain(value.text());
    let Some(word) = words.iter().find(|word| **word == typed) else {
        let mut complaint = complain(filter, value.span(), "query-expected-choice");
        complaint.why = complaint.why.with("known", words.join(", "));
        return Err(complaint);
    };
    let value = Value::Text((*word).to_owned());
    Ok(Condition::Compare { column, comparison: Comparison::Equal, value })
}

fn number(column: &'static str, test: &Test, filter: &language::Filter) -> Typed {
    let comparison = match test.operator() {
        language::Operator::Default | language::Operator::Is => Comparison::Equal,
        language::Operator::Less => Comparison::Less,
        language::Operator::LessEq => Comparison::LessEqual,
        language::Operator::Greater => Comparison::Greater,
        language::Operator::GreaterEq => Comparison::GreaterEqual,
        language::Operator::Empty
        | language::Operator::NotEmpty
        | language::Operator::StartsWith
        | language::Operator::In => {
            return Err(complain(filter, filter.field_span(), "query-no-such-operator"));
        }
    };
    let span = test.values().first().map_or(filter.field_span(), language::Value::span);
    let number = test.values().first().and_then(|value| value.text().parse().ok());
    let number = number.ok_or_else(|| complain(filter, span, "query-expected-number"))?;
    Ok(Condition::Compare { column, comparison, value: Value::Number(number) })
}

fn relation_to(
    relation: &'static super::condition::Relation,
    test: &Test,
    filter: &language::Filter,
) -> Typed {
    let none =
        Condition::Compare { column: relation.count, comparison: Comparison::Equal, value: Value::Number(0) };
    Ok(match test {
        Test::Default(value) | Test::Is(value) => {
            Condition::HasRelated { relation, name: fold::plain(value.text()) }
        }
        Test::Empty => none,
        Test::NotEmpty => Condition::Not(Box::new(none)),
        Test::StartsWith(_)
        | Test::Less(_)
        | Test::LessEq(_)
        | Test::Greater(_)
        | Test::GreaterEq(_)
        | Test::In(_) => return Err(complain(filter, filter.field_span(), "query-no-such-operator")),
    })
}

/// The same by an index, if a range or an equality of one answers it.
fn by_index(walk: &Condition) -> Index {
    match walk {
        Condition::HasRelated { relation, name } => {
            Index::Condition(Condition::Related { relation, name: name.clone(), most: RELATED })
        }
        Condition::Compare { .. } | Condition::Empty { empty: true, .. } => Index::Condition(walk.clone()),
        Condition::All(parts) if parts.iter().all(|part| matches!(part, Condition::Compare { .. })) => {
            Index::Condition(walk.clone())
        }
        _ => Index::None,
    }
}
