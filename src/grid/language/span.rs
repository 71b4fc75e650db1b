//! Where in the text something stands.

use std::hash::{Hash, Hasher};

/// A range of bytes of the parsed text; both ends are character boundaries. Empty for what was built, not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Span {
    pub(super) const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether no byte is marked.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The text before, at and after this place, for a page that marks it. A span of another text marks nothing.
    #[must_use]
    pub fn split(self, text: &str) -> (&str, &str, &str) {
        let marked = text.get(self.start..self.end);
        match (text.get(..self.start), marked, text.get(self.end..)) {
            (Some(before), Some(marked), Some(after)) => (before, marked, after),
            _ => (text, "", ""),
        }
    }
}

/// A span that takes no part in comparing: trees are equal wherever they were written.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place(pub(super) Span);

impl PartialEq for Place {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Place {}

impl Hash for Place {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}
