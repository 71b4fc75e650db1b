//! What is being typed at the caret, for completion; made for text that is not finished.

use super::{MAX_CHARS, Span, scan};

/// What is being typed. `prefix` is what stands before the caret, without quotes and escapes; `span` is what a chosen
/// completion replaces (in bytes, quotes included, operators and commas not).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Caret {
    /// A field's name that already has its colon; `span` leaves the colon alone.
    Field {
        /// The part of the name before the caret.
        prefix: String,
        /// The whole name.
        span: Span,
    },
    /// A value, or one value of a list.
    Value {
        /// The name before the colon.
        field: String,
        /// The part of the value before the caret; may be empty.
        prefix: String,
        /// The whole value.
        span: Span,
    },
    /// A word, which may become a field's name.
    Word {
        /// The part of the word before the caret; empty directly behind `-`.
        prefix: String,
        /// The whole word.
        span: Span,
    },
    /// Nothing has been begun here: between terms, at the beginning, behind a parenthesis or `OR`.
    Nowhere,
}

/// What is being typed at this byte; a place inside a character counts as before it, one behind the end as the end.
#[must_use]
pub fn at_caret(text: &str, byte_pos: usize) -> Caret {
    let caret = text.floor_char_boundary(byte_pos);
    let typed = text.get(..caret).unwrap_or(text);
    if typed.chars().nth(MAX_CHARS).is_some() {
        return Caret::Nowhere;
    }
    let view = View { text, typed };
    let mut at = 0;
    loop {
        match view.step(at) {
            Step::Past(next) => at = next,
            Step::Here(caret) => return caret,
        }
    }
}

struct View<'t> {
    text: &'t str,
    /// The text before the caret.
    typed: &'t str,
}

enum Step {
    /// The caret is not in this piece, which ends here; always further than it began.
    Past(usize),
    Here(Caret),
}

/// A piece of text, quoted or not, that began before the caret.
enum Piece {
    Past(usize),
    Here { prefix: String, span: Span },
}

impl View<'_> {
    fn typed_from(&self, at: usize) -> &str {
        self.typed.get(at..).unwrap_or_default()
    }

    fn text_from(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or_default()
    }

    fn step(&self, at: usize) -> Step {
        let Some(c) = self.typed_from(at).chars().next() else {
            return Step::Here(Caret::Nowhere);
        };
        match scan::plain(c) {
            ' ' | '(' | ')' => Step::Past(at + c.len_utf8()),
            '-' => self.term(at + c.len_utf8()),
            _ => self.term(at),
        }
    }

    fn term(&self, start: usize) -> Step {
        let next = scan::first(self.typed_from(start));
        if matches!(next, Some(' ' | '(' | ')')) {
            return Step::Past(start);
        }
        let Some((name, behind)) = scan::field(self.text_from(start)) else {
            return self.word(start);
        };
        let end = start + name.len();
        if self.typed.len() <= end {
            let prefix = self.typed_from(start).to_owned();
            return Step::Here(Caret::Field { prefix, span: Span::new(start, end) });
        }
        self.values(name, self.text.len() - behind.len())
    }

    fn word(&self, start: usize) -> Step {
        if self.typed_from(start) == "OR" && scan::is_or(self.text_from(start)) {
            return Step::Here(Caret::Nowhere);
        }
        match self.piece(start, false) {
            Piece::Past(end) => Step::Past(end),
            Piece::Here { prefix, span } => Step::Here(Caret::Word { prefix, span }),
        }
    }

    fn values(&self, field: &str, behind_colon: usize) -> Step {
        let operator = scan::operator(self.text_from(behind_colon)).map_or(0, |(_, length)| length);
        let mut at = behind_colon + operator;
        if self.typed.len() < at {
            return Step::Here(Caret::Nowhere);
        }
        loop {
            let end = match self.piece(at, true) {
                Piece::Past(end) => end,
                Piece::Here { prefix, span } => {
                    return Step::Here(Caret::Value { field: field.to_owned(), prefix, span });
                }
            };
            let comma = self.typed_from(end).chars().next().filter(|c| scan::plain(*c) == ',');
            match comma {
                Some(comma) => at = end + comma.len_utf8(),
                None => return Step::Past(end),
            }
        }
    }

    fn piece(&self, start: usize, in_value: bool) -> Piece {
        let typed = self.typed_from(start);
        if typed.starts_with('"') {
            return self.quoted(start, in_value);
        }
        let length = scan::run(typed, in_value);
        if length < typed.len() {
            return Piece::Past(start + length);
        }
        let end = start + scan::run(self.text_from(start), in_value);
        Piece::Here { prefix: typed.to_owned(), span: Span::new(start, end) }
    }

    fn quoted(&self, start: usize, in_value: bool) -> Piece {
        let typed = scan::quoted(self.typed_from(start));
        let end = start + typed.length;
        if end < self.typed.len() {
            return Piece::Past(end);
        }
        let closing = if typed.is_closed { None } else { self.closing(start) };
        let end = closing.unwrap_or_else(|| end + scan::run(self.text_from(end), in_value));
        Piece::Here { prefix: typed.text, span: Span::new(start, end) }
    }

    /// The end of the quotation that holds the caret. A mark that more text follows opens the next quotation; then
    /// this one is not closed yet.
    fn closing(&self, start: usize) -> Option<usize> {
        let whole = scan::quoted(self.text_from(start));
        let end = start + whole.length;
        let is_end = matches!(scan::first(self.text_from(end)), None | Some(' ' | ')' | ','));
        (whole.is_closed && is_end).then_some(end)
    }
}
