//! Tree → canonical text: quotes and parentheses only where reading needs them.

use std::fmt::{Display, Formatter, Result, Write};

use super::{Filter, Operator, Query, Shape, Term, Value, scan};

/// Where a text stands; what must be quoted depends on it.
#[derive(Clone, Copy)]
enum Slot {
    Word,
    FirstValue,
    ListedValue,
    BehindOperator(Operator),
}

impl Slot {
    /// Whether reading this text unquoted here gives this text again.
    fn takes_bare(self, text: &str) -> bool {
        let in_value = !matches!(self, Self::Word);
        if text.is_empty() || scan::bare(text, in_value) != Ok(text) {
            return false;
        }
        let is_plain = scan::operator(text).is_none() && scan::keyword(text).is_none();
        match self {
            Self::Word => {
                let begins_term = !matches!(scan::first(text), Some('-' | '('));
                begins_term && !scan::is_or(text) && scan::field(text).is_none()
            }
            Self::FirstValue => is_plain && !text.starts_with("//"),
            Self::ListedValue => is_plain,
            Self::BehindOperator(Operator::Less | Operator::Greater) => scan::first(text) != Some('='),
            Self::BehindOperator(_) => true,
        }
    }

    fn write(self, text: &str, out: &mut Formatter<'_>) -> Result {
        if self.takes_bare(text) { out.write_str(text) } else { write_quoted(text, out) }
    }
}

/// Escapes only the backslashes that would be read as the beginning of an escape.
fn write_quoted(text: &str, out: &mut Formatter<'_>) -> Result {
    out.write_char('"')?;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let needs_escape = c == '"' || c == '\\' && matches!(chars.peek(), None | Some('"' | '\\'));
        if needs_escape {
            out.write_char('\\')?;
        }
        out.write_char(c)?;
    }
    out.write_char('"')
}

fn write_joined(
    terms: &[Term],
    joint: &str,
    parenthesized: fn(&Shape) -> bool,
    out: &mut Formatter<'_>,
) -> Result {
    for (index, term) in terms.iter().enumerate() {
        if index > 0 {
            out.write_str(joint)?;
        }
        write_inside(term, parenthesized, out)?;
    }
    Ok(())
}

fn write_inside(term: &Term, parenthesized: fn(&Shape) -> bool, out: &mut Formatter<'_>) -> Result {
    if parenthesized(term.shape()) { write!(out, "({term})") } else { write!(out, "{term}") }
}

const fn is_any(shape: &Shape) -> bool {
    matches!(shape, Shape::Any(_))
}

const fn is_joined(shape: &Shape) -> bool {
    matches!(shape, Shape::All(_) | Shape::Any(_))
}

/// How deep the parentheses nest in what [`Display`] writes for these terms, joined by "and".
pub(super) fn depth(terms: &[Term]) -> usize {
    let parenthesized: fn(&Shape) -> bool = if terms.len() > 1 { is_any } else { |_| false };
    terms.iter().map(|term| depth_inside(term, parenthesized)).max().unwrap_or(0)
}

fn depth_inside(term: &Term, parenthesized: fn(&Shape) -> bool) -> usize {
    let inner = match term.shape() {
        Shape::Word(_) | Shape::Filter(_) => 0,
        Shape::Not(inner) => depth_inside(inner, is_joined),
        Shape::All(inner) => depth(inner),
        Shape::Any(inner) => inner.iter().map(|term| depth_inside(term, |_| false)).max().unwrap_or(0),
    };
    inner + usize::from(parenthesized(term.shape()))
}

impl Display for Query {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        match self.terms_at_top() {
            [term] => write!(out, "{term}"),
            terms => write_joined(terms, " ", is_any, out),
        }
    }
}

impl Display for Term {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        match self.shape() {
            Shape::Word(text) => Slot::Word.write(text, out),
            Shape::Filter(filter) => write!(out, "{filter}"),
            Shape::All(terms) => write_joined(terms, " ", is_any, out),
            Shape::Any(terms) => write_joined(terms, " OR ", |_| false, out),
            Shape::Not(inner) => {
                out.write_char('-')?;
                write_inside(inner, is_joined, out)
            }
        }
    }
}

impl Display for Filter {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        let operator = self.test().operator();
        write!(out, "{}:{}", self.field(), operator.symbol())?;
        for (index, value) in self.test().values().iter().enumerate() {
            let slot = match operator {
                Operator::Default | Operator::In if index == 0 => Slot::FirstValue,
                Operator::In => Slot::ListedValue,
                operator => Slot::BehindOperator(operator),
            };
            if index > 0 {
                out.write_char(',')?;
            }
            slot.write(value.text(), out)?;
        }
        Ok(())
    }
}

/// As it may be written behind any colon, operator or comma: what a completion inserts.
impl Display for Value {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        Slot::FirstValue.write(self.text(), out)
    }
}
