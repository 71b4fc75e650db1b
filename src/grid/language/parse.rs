//! Text → tree, by recursive descent over the characters; every step is linear and the depth is bounded.

use super::{ErrorKind, Filter, MAX_CHARS, MAX_DEPTH, MAX_TERMS, MAX_VALUES};
use super::{Operator, ParseError, Query, Shape, Span, Term, Test, Value, scan};

type Parsed<T> = Result<T, ParseError>;

/// Reads a query. Text of white space alone is the query that everything matches.
///
/// # Errors
/// The first thing that is wrong, reading from the left, with its place in bytes.
pub fn parse(text: &str) -> Parsed<Query> {
    if let Some((over, _)) = text.char_indices().nth(MAX_CHARS) {
        return Err(ParseError::new(ErrorKind::TooLong, Span::new(over, text.len())));
    }
    let mut parser = Parser { text, at: 0, terms: 0 };
    parser.skip_space();
    if parser.peek().is_none() {
        return Ok(Query::everything());
    }
    let term = parser.alternatives(0)?;
    match parser.peek() {
        None => Ok(Query::all([term])),
        Some(_) => Err(parser.error_here(ErrorKind::StrayParenthesis)),
    }
}

/// From the first of these terms to the last.
fn reach(terms: &[Term]) -> Span {
    let ends = terms.first().zip(terms.last());
    ends.map_or(Span::default(), |(first, last)| Span::new(first.span().start, last.span().end))
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    terms: usize,
}

/// Moving about and pointing.
impl<'t> Parser<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        scan::first(self.rest())
    }

    fn bump(&mut self) {
        self.at += self.rest().chars().next().map_or(0, char::len_utf8);
    }

    fn skip_space(&mut self) {
        self.at += self.rest().find(|c: char| !c.is_whitespace()).unwrap_or(self.rest().len());
    }

    fn since(&self, start: usize) -> Span {
        Span::new(start, self.at)
    }

    fn error_since(&self, kind: ErrorKind, start: usize) -> ParseError {
        ParseError::new(kind, self.since(start))
    }

    /// An error that marks the next character.
    fn error_here(&self, kind: ErrorKind) -> ParseError {
        let length = self.rest().chars().next().map_or(0, char::len_utf8);
        ParseError::new(kind, Span::new(self.at, self.at + length))
    }
}

/// Joining terms.
impl Parser<'_> {
    fn alternatives(&mut self, depth: usize) -> Parsed<Term> {
        let start = self.at;
        let mut branches = vec![self.conjunction(depth, None)?];
        while scan::is_or(self.rest()) {
            let or = Span::new(self.at, self.at + 2);
            self.at = or.end;
            if self.peek() == Some('(') {
                return Err(self.error_here(ErrorKind::ExpectedSpace));
            }
            branches.push(self.conjunction(depth, Some(or))?);
        }
        let reach = reach(&branches);
        let term = Term::any(branches).ok_or_else(|| self.error_since(ErrorKind::DanglingOr, start))?;
        Ok(term.at(reach))
    }

    fn conjunction(&mut self, depth: usize, behind_or: Option<Span>) -> Parsed<Term> {
        let mut factors = Vec::new();
        while self.term_follows() {
            factors.push(self.factor(depth)?);
        }
        let reach = reach(&factors);
        let term = Term::all(factors).ok_or_else(|| self.nothing_here(behind_or))?;
        Ok(term.at(reach))
    }

    fn term_follows(&mut self) -> bool {
        self.skip_space();
        !matches!(self.peek(), None | Some(')')) && !scan::is_or(self.rest())
    }

    fn nothing_here(&self, behind_or: Option<Span>) -> ParseError {
        if scan::is_or(self.rest()) {
            return ParseError::new(ErrorKind::DanglingOr, Span::new(self.at, self.at + 2));
        }
        match behind_or {
            Some(or) => ParseError::new(ErrorKind::DanglingOr, or),
            None => self.error_here(ErrorKind::StrayParenthesis),
        }
    }

    fn factor(&mut self, depth: usize) -> Parsed<Term> {
        if self.peek() != Some('-') {
            return self.atom(depth);
        }
        let start = self.at;
        self.bump();
        if matches!(self.peek(), None | Some(' ' | ')' | '-')) || scan::is_or(self.rest()) {
            return Err(self.error_since(ErrorKind::DanglingMinus, start));
        }
        let term = self.atom(depth)?;
        Ok(term.negated().at(self.since(start)))
    }

    fn group(&mut self, depth: usize) -> Parsed<Term> {
        let start = self.at;
        if depth >= MAX_DEPTH {
            return Err(self.error_here(ErrorKind::TooDeep));
        }
        let unclosed = self.error_here(ErrorKind::UnclosedParenthesis);
        self.bump();
        self.skip_space();
        if self.peek() == Some(')') {
            self.bump();
            return Err(self.error_since(ErrorKind::EmptyParentheses, start));
        }
        if self.peek().is_none() {
            return Err(unclosed);
        }
        let term = self.alternatives(depth + 1)?;
        if self.peek().is_none() {
            return Err(unclosed);
        }
        self.bump();
        Ok(term.at(self.since(start)))
    }
}

/// Single terms.
impl Parser<'_> {
    fn atom(&mut self, depth: usize) -> Parsed<Term> {
        let start = self.at;
        let term = if self.peek() == Some('(') { self.group(depth)? } else { self.leaf(start)? };
        if !matches!(self.peek(), None | Some(' ' | ')')) {
            return Err(self.error_here(ErrorKind::ExpectedSpace));
        }
        Ok(term)
    }

    fn leaf(&mut self, start: usize) -> Parsed<Term> {
        let shape = match scan::field(self.rest()) {
            Some((name, value)) => {
                let name_span = Span::new(start, start + name.len());
                self.at = self.text.len() - value.len();
                Shape::Filter(Filter::read(name.to_owned(), name_span, self.test(start)?))
            }
            None => Shape::Word(self.text_or(ErrorKind::StrayParenthesis, start, false)?),
        };
        self.terms += 1;
        if self.terms > MAX_TERMS {
            return Err(self.error_since(ErrorKind::TooManyTerms, start));
        }
        Ok(Term::of(shape).at(self.since(start)))
    }

    /// Quoted or unquoted text; if there is none, an error that marks everything since `start`.
    fn text_or(&mut self, missing: ErrorKind, start: usize, in_value: bool) -> Parsed<String> {
        if self.peek() == Some('"') {
            return self.quoted();
        }
        let from = self.at;
        let text = scan::bare(self.rest(), in_value)
            .map_err(|(kind, here)| ParseError::new(kind, Span::new(from + here.start, from + here.end)))?;
        if text.is_empty() {
            return Err(self.error_since(missing, start));
        }
        self.at += text.len();
        Ok(text.to_owned())
    }

    fn quoted(&mut self) -> Parsed<String> {
        let start = self.at;
        let quoted = scan::quoted(self.rest());
        self.at += quoted.length;
        if !quoted.is_closed {
            return Err(self.error_since(ErrorKind::UnclosedQuote, start));
        }
        if quoted.text.is_empty() {
            return Err(self.error_since(ErrorKind::EmptyText, start));
        }
        let source = self.text.get(start..self.at).unwrap_or_default();
        if let Some((at, c)) = source.char_indices().find(|(_, c)| scan::is_forbidden(*c)) {
            let here = Span::new(start + at, start + at + c.len_utf8());
            return Err(ParseError::new(ErrorKind::ForbiddenCharacter, here));
        }
        Ok(quoted.text)
    }

    /// Everything behind the colon of the field that begins at `start`.
    fn test(&mut self, start: usize) -> Parsed<Test> {
        let (operator, values) = match (scan::operator(self.rest()), self.keyword()) {
            (Some((operator, length)), _) => {
                self.at += length;
                (operator, vec![self.value(start)?])
            }
            (None, Some((operator, length))) => {
                self.at += length;
                (operator, Vec::new())
            }
            (None, None) => return self.list(start),
        };
        if self.peek() == Some(',') {
            return Err(self.error_here(ErrorKind::OperatorInList));
        }
        Test::with_values(operator, values).ok_or_else(|| self.error_since(ErrorKind::ExpectedValue, start))
    }

    fn keyword(&self) -> Option<(Operator, usize)> {
        let length = scan::run(self.rest(), true);
        let operator = scan::keyword(self.rest().get(..length)?)?;
        Some((operator, length))
    }

    fn value(&mut self, start: usize) -> Parsed<Value> {
        let from = self.at;
        let text = self.text_or(ErrorKind::ExpectedValue, start, true)?;
        Ok(Value::read(text, self.since(from)))
    }

    fn list(&mut self, start: usize) -> Parsed<Test> {
        let mut values = vec![self.value(start)?];
        while self.peek() == Some(',') {
            let comma = self.at;
            self.bump();
            if let Some((_, length)) = scan::operator(self.rest()).or_else(|| self.keyword()) {
                let here = Span::new(self.at, self.at + length);
                return Err(ParseError::new(ErrorKind::OperatorInList, here));
            }
            let value = self.value(comma)?;
            if values.len() >= MAX_VALUES {
                return Err(ParseError::new(ErrorKind::TooManyValues, value.span()));
            }
            values.push(value);
        }
        let operator = if values.len() > 1 { Operator::In } else { Operator::Default };
        Test::with_values(operator, values).ok_or_else(|| self.error_since(ErrorKind::ExpectedValue, start))
    }
}
