//! A whole query, and what chips, header filters and the typed layer ask of it.

use std::str::FromStr;

use super::{
    ErrorKind, Filter, MAX_CHARS, MAX_DEPTH, MAX_TERMS, MAX_VALUES, ParseError, Shape, Term, parse, print,
};

/// Terms that must all match; with none, everything matches. `Display` writes it in canonical form.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Query {
    terms: Vec<Term>,
}

impl Query {
    /// The query that everything matches.
    #[must_use]
    pub const fn everything() -> Self {
        Self { terms: Vec::new() }
    }

    /// All of these terms.
    #[must_use]
    pub fn all(terms: impl IntoIterator<Item = Term>) -> Self {
        Self { terms: terms.into_iter().flat_map(Term::into_conjuncts).collect() }
    }

    /// Whether there is no condition at all.
    #[must_use]
    pub const fn is_everything(&self) -> bool {
        self.terms.is_empty()
    }

    /// The conditions that must all hold, in reading order: one chip each. None of them is a [`Shape::All`].
    #[must_use]
    pub fn terms_at_top(&self) -> &[Term] {
        &self.terms
    }

    /// The query as one term; `None` for everything.
    #[must_use]
    pub fn to_term(&self) -> Option<Term> {
        Term::all(self.terms.iter().cloned())
    }

    /// Without the top-level term of this index; unchanged if there is none.
    #[must_use]
    pub fn without(&self, index: usize) -> Self {
        let kept = self.terms.iter().enumerate().filter(|(at, _)| *at != index);
        Self { terms: kept.map(|(_, term)| term.clone()).collect() }
    }

    /// With this term at the end, unless it is there already.
    #[must_use]
    pub fn with(&self, term: Term) -> Self {
        let mut terms = self.terms.clone();
        for term in term.into_conjuncts() {
            if !terms.contains(&term) {
                terms.push(term);
            }
        }
        Self { terms }
    }

    /// The top-level terms that speak of this field and of nothing else, negated or not: what its header filter shows.
    pub fn about<'q>(&'q self, field: &'q str) -> impl Iterator<Item = &'q Term> {
        self.terms.iter().filter(move |term| term.is_about(field))
    }

    /// Puts `term` where the first of [`about`](Self::about) stood (or at the end) and takes the others away; `None`
    /// only takes away.
    #[must_use]
    pub fn replace_field(&self, field: &str, term: Option<Term>) -> Self {
        let first = self.terms.iter().position(|term| term.is_about(field)).unwrap_or(self.terms.len());
        let (before, behind) = self.terms.split_at_checked(first).unwrap_or((&self.terms, &[]));
        let behind = behind.iter().filter(|term| !term.is_about(field));
        Self::all(before.iter().cloned().chain(term).chain(behind.cloned()))
    }

    /// The words that are searched for, in reading order and in groups too, without those under a negation: what a
    /// page highlights.
    #[must_use]
    pub fn words(&self) -> Vec<&str> {
        let wanted = self.leaves().into_iter().filter(|(_, wanted)| *wanted);
        wanted
            .filter_map(|(leaf, _)| if let Shape::Word(text) = leaf { Some(text.as_str()) } else { None })
            .collect()
    }

    /// Every filter anywhere, in reading order, negated or not: what the typed layer checks.
    #[must_use]
    pub fn filters(&self) -> Vec<&Filter> {
        let leaves = self.leaves().into_iter();
        leaves
            .filter_map(|(leaf, _)| if let Shape::Filter(filter) = leaf { Some(filter) } else { None })
            .collect()
    }

    /// The names of all fields used anywhere, each once, in the order of their first use.
    #[must_use]
    pub fn fields(&self) -> Vec<&str> {
        let mut names = Vec::new();
        for filter in self.filters() {
            if !names.contains(&filter.field()) {
                names.push(filter.field());
            }
        }
        names
    }

    /// Whether the canonical text of this query can be read again. What was parsed always can.
    ///
    /// # Errors
    /// The bound that it breaks: [`ErrorKind::TooLong`], [`ErrorKind::TooDeep`], [`ErrorKind::TooManyTerms`] or
    /// [`ErrorKind::TooManyValues`].
    pub fn within_bounds(&self) -> Result<(), ErrorKind> {
        let is_long_list = |filter: &Filter| filter.test().values().len() > MAX_VALUES;
        if self.leaves().len() > MAX_TERMS {
            Err(ErrorKind::TooManyTerms)
        } else if self.filters().into_iter().any(is_long_list) {
            Err(ErrorKind::TooManyValues)
        } else if print::depth(&self.terms) > MAX_DEPTH {
            Err(ErrorKind::TooDeep)
        } else if self.to_string().chars().nth(MAX_CHARS).is_some() {
            Err(ErrorKind::TooLong)
        } else {
            Ok(())
        }
    }

    fn leaves(&self) -> Vec<(&Shape, bool)> {
        let mut found = Vec::new();
        self.terms.iter().for_each(|term| term.leaves(true, &mut found));
        found
    }
}

impl FromStr for Query {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        parse(text)
    }
}
