//! The tree: words and filters, negated, joined by "and" and by "or".

use super::span::Place;
use super::{BuildError, Span, Test, scan};

/// A part of a query. Only the builders make one, so it is always in normal form: no list of fewer than two, no "and"
/// directly in an "and", no "or" directly in an "or", no double negation. Comparing ignores where it was read.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Term {
    shape: Shape,
    place: Place,
}

/// What a [`Term`] is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Search for this text; it may hold spaces (a phrase).
    Word(String),
    /// A test of one field.
    Filter(Filter),
    /// The opposite.
    Not(Box<Term>),
    /// All of these.
    All(Vec<Term>),
    /// At least one of these.
    Any(Vec<Term>),
}

/// A field and what is asked of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Filter {
    field: String,
    test: Test,
    field_place: Place,
}

impl Filter {
    pub(super) const fn read(field: String, field_span: Span, test: Test) -> Self {
        Self { field, test, field_place: Place(field_span) }
    }

    /// The field's name, as written; whether there is such a field is for the typed layer to say.
    #[must_use]
    pub fn field(&self) -> &str {
        &self.field
    }

    /// Where the name was read, without the colon.
    #[must_use]
    pub const fn field_span(&self) -> Span {
        self.field_place.0
    }

    /// What is asked.
    #[must_use]
    pub const fn test(&self) -> &Test {
        &self.test
    }
}

impl Term {
    /// Search for a text; one with spaces is a phrase.
    ///
    /// # Errors
    /// [`BuildError::EmptyText`] and [`BuildError::ForbiddenCharacter`].
    pub fn word(text: impl Into<String>) -> Result<Self, BuildError> {
        let text = text.into();
        scan::check_text(&text)?;
        Ok(Self::of(Shape::Word(text)))
    }

    /// A test of a field. A list of one value becomes [`Test::Is`].
    ///
    /// # Errors
    /// [`BuildError::FieldName`] if the name is not `[a-z][a-z0-9_]*`, [`BuildError::ValueCount`] for an empty list.
    pub fn filter(field: &str, test: Test) -> Result<Self, BuildError> {
        if !scan::is_name(field) {
            return Err(BuildError::FieldName);
        }
        let test = test.normal().ok_or(BuildError::ValueCount)?;
        Ok(Self::of(Shape::Filter(Filter::read(field.to_owned(), Span::default(), test))))
    }

    /// The opposite; of an opposite, the term itself.
    #[must_use]
    pub fn negated(self) -> Self {
        match self.shape {
            Shape::Not(inner) => *inner,
            shape => Self::of(Shape::Not(Box::new(Self { shape, ..self }))),
        }
    }

    /// All of these; `None` if there are none.
    #[must_use]
    pub fn all(terms: impl IntoIterator<Item = Self>) -> Option<Self> {
        Self::joined(terms.into_iter().flat_map(Self::into_conjuncts).collect(), Shape::All)
    }

    /// At least one of these; `None` if there are none.
    #[must_use]
    pub fn any(terms: impl IntoIterator<Item = Self>) -> Option<Self> {
        let flat = terms.into_iter().flat_map(|term| match term.shape {
            Shape::Any(inner) => inner,
            shape => vec![Self { shape, ..term }],
        });
        Self::joined(flat.collect(), Shape::Any)
    }

    pub(super) fn of(shape: Shape) -> Self {
        Self { shape, place: Place::default() }
    }

    fn joined(mut terms: Vec<Self>, shape: fn(Vec<Self>) -> Shape) -> Option<Self> {
        if terms.len() > 1 {
            return Some(Self::of(shape(terms)));
        }
        terms.pop()
    }

    pub(super) fn into_conjuncts(self) -> Vec<Self> {
        match self.shape {
            Shape::All(inner) => inner,
            shape => vec![Self { shape, ..self }],
        }
    }

    pub(super) fn at(self, span: Span) -> Self {
        Self { place: Place(span), ..self }
    }

    /// What this term is.
    #[must_use]
    pub const fn shape(&self) -> &Shape {
        &self.shape
    }

    /// Where it was read, with its `-`, quotes and parentheses; empty if it was built. Places belong to the text that
    /// was parsed: after an edit, print and parse again.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.place.0
    }

    /// Whether it speaks of this field and of nothing else, negated or not.
    #[must_use]
    pub fn is_about(&self, field: &str) -> bool {
        let mut leaves = Vec::new();
        self.leaves(true, &mut leaves);
        leaves.iter().all(|(leaf, _)| matches!(leaf, Shape::Filter(filter) if filter.field == field))
    }

    /// Every word and filter in reading order, each with whether it is wanted (`false`: under a negation).
    pub(super) fn leaves<'t>(&'t self, wanted: bool, found: &mut Vec<(&'t Shape, bool)>) {
        match &self.shape {
            leaf @ (Shape::Word(_) | Shape::Filter(_)) => found.push((leaf, wanted)),
            Shape::Not(inner) => inner.leaves(!wanted, found),
            Shape::All(inner) | Shape::Any(inner) => inner.iter().for_each(|term| term.leaves(wanted, found)),
        }
    }
}
