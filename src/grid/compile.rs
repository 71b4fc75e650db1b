//! The query language, typed: what each term means for the columns of a list.

use chrono::NaiveDateTime;

use super::column::{Filter, Grid, Ink};
use super::condition::{Comparison, Condition, Value};
use super::fields::{self, Typed, complain};
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

/// Key of the sentence that says what is wrong with the text of a query.
pub fn parse_key(kind: language::ErrorKind) -> &'static str {
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

impl<R> Typing<'_, R> {
    fn conjunct(&self, term: &Term) -> Result<Conjunct, Complaint> {
        let walk = self.walk(term)?;
        let (index, rank) = match term.shape() {
            Shape::Word(word) => (Index::Word(fold::needle(word)), 0),
            Shape::Filter(filter) => match self.grid.filter(filter.field()) {
                Some(Filter::Relation(_) | Filter::Through(_)) => (by_index(&walk), 1),
                Some(Filter::Choice { .. } | Filter::YesNo { .. }) => (by_index(&walk), 3),
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
            let known = self.grid.known_fields().map(|field| field.key).collect::<Vec<_>>().join(", ");
            let why = Message::new("query-unknown-field").with("name", filter.field()).with("known", known);
            return Err(Complaint { span: filter.field_span(), why });
        };
        let test = filter.test();
        if let Test::In(values) = test {
            let each = values.iter().map(|value| self.value(kind, filter, &Test::Is(value.clone())));
            return Ok(Condition::Any(each.collect::<Result<_, _>>()?));
        }
        self.value(kind, filter, test)
    }

    fn value(&self, kind: Filter, filter: &language::Filter, test: &Test) -> Typed {
        match kind {
            Filter::Text { column, nullable, fold } => fields::text(column, nullable, fold, test, filter),
            Filter::Choice { column, choices } => fields::choice(column, choices, test, filter, self.ink.t),
            Filter::Time { column } => self.time(column, test, filter),
            Filter::Number { column } => fields::number(column, test, filter),
            Filter::Relation(relation) => fields::relation(relation, test, filter, self.ink.t),
            Filter::Through(through) => fields::through(through, test, filter, self.ink.t),
            Filter::YesNo { yes } => fields::yes_no(&yes.seen_by(self.ink.me), test, filter, self.ink.t),
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

/// The same by an index, if a range or an equality of one answers it.
fn by_index(walk: &Condition) -> Index {
    match walk {
        Condition::HasRelated { relation, name } => {
            Index::Condition(Condition::Related { relation, name: name.clone(), most: RELATED })
        }
        Condition::HasLinked { through, word, keys } => {
            Index::Condition(Condition::Linked { through, word, keys: keys.clone(), most: RELATED })
        }
        Condition::Compare { .. } | Condition::Empty { empty: true, .. } => Index::Condition(walk.clone()),
        Condition::All(parts) if parts.iter().all(|part| matches!(part, Condition::Compare { .. })) => {
            Index::Condition(walk.clone())
        }
        _ => Index::None,
    }
}
