//! The folded copies of a ticket's texts that it is found and sorted by.

use crate::fold;

/// The folded columns of one ticket; every writer of a ticket takes them from here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    /// Sorts by subject.
    pub subject: String,
    /// Sorts by requester.
    pub requester: String,
    /// What the search looks through.
    pub search_text: String,
}

impl Keys {
    /// The keys of a ticket with these texts.
    #[must_use]
    pub fn of(subject: &str, requester: &str) -> Self {
        Self {
            subject: fold::sort_key(subject),
            requester: fold::sort_key(requester),
            search_text: fold::search_text(&[subject, requester]),
        }
    }
}
