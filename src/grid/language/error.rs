//! What can be wrong with a text, and with what an editor builds.

use std::error::Error;
use std::fmt;

use super::Span;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $key:literal),* $(,)?) => {
        /// Why a text is not a query. The page words it; [`ErrorKind::key`] names the sentence.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum ErrorKind { $($(#[$doc])* $name),* }

        impl ErrorKind {
            /// Every kind, for tests that look for its wording.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The name of this kind in lower case with hyphens, e.g. `unclosed-quote`.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key),* }
            }
        }
    };
}

kinds! {
    /// More than [`super::MAX_CHARS`] characters; marks what is over.
    TooLong = "too-long",
    /// Parentheses nest deeper than [`super::MAX_DEPTH`]; marks the first that is too deep.
    TooDeep = "too-deep",
    /// More than [`super::MAX_TERMS`] words and filters; marks the first that is too many.
    TooManyTerms = "too-many-terms",
    /// A list of more than [`super::MAX_VALUES`] values; marks the first that is too many.
    TooManyValues = "too-many-values",
    /// A quotation mark is never closed; marks it and all that follows.
    UnclosedQuote = "unclosed-quote",
    /// A quotation mark inside a word.
    StrayQuote = "stray-quote",
    /// `(` without `)`; marks the `(`.
    UnclosedParenthesis = "unclosed-parenthesis",
    /// `)` without `(`.
    StrayParenthesis = "stray-parenthesis",
    /// `()`.
    EmptyParentheses = "empty-parentheses",
    /// `OR` with nothing on one of its sides.
    DanglingOr = "dangling-or",
    /// `-` with nothing to negate, or with another `-` behind it.
    DanglingMinus = "dangling-minus",
    /// `field:`, `field:>` or `field:a,` with no value behind it; marks what waits for the value.
    ExpectedValue = "expected-value",
    /// `""`; for "is empty" one writes `field:empty`.
    EmptyText = "empty-text",
    /// Text directly behind a closing `"` or `)`, or `OR(`; marks the character before which a space is missing.
    ExpectedSpace = "expected-space",
    /// An operator, `empty` or `*` together with a comma (`field:>1,2`, `field:a,empty`); quotes make it text.
    OperatorInList = "operator-in-list",
    /// A control character or one that turns the direction of writing.
    ForbiddenCharacter = "forbidden-character",
}

/// A text that is not a query: what is wrong, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ParseError {
    kind: ErrorKind,
    span: Span,
}

impl ParseError {
    pub(super) const fn new(kind: ErrorKind, span: Span) -> Self {
        Self { kind, span }
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The place to mark, in bytes of the text; at least one character long.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Span { start, end } = self.span;
        write!(out, "{} at {start}..{end}", self.kind.key())
    }
}

impl Error for ParseError {}

/// Why a part of a query cannot be built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BuildError {
    /// A field's name is not `[a-z][a-z0-9_]*`.
    FieldName,
    /// A word or a value is empty.
    EmptyText,
    /// A word or a value holds a control character or one that turns the direction of writing.
    ForbiddenCharacter,
    /// The operator takes another number of values.
    ValueCount,
}

impl fmt::Display for BuildError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::FieldName => "not a field's name",
            Self::EmptyText => "the text is empty",
            Self::ForbiddenCharacter => "the text holds a forbidden character",
            Self::ValueCount => "the operator takes another number of values",
        })
    }
}

impl Error for BuildError {}
