//! The folded copies of an entry's texts that it is found and sorted by.

use crate::fold;

/// The folded columns of one entry; every writer of the trail takes them from here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    /// Sorts by whoever acted.
    pub actor: String,
    /// Sorts by whom it was done to.
    pub subject: String,
    /// What the search looks through.
    pub search_text: String,
}

impl Keys {
    /// The keys of an entry with these texts; `said` is a reason in somebody's own words.
    #[must_use]
    pub fn of(actor: &str, subject: &str, said: Option<&str>, ip: &str) -> Self {
        Self {
            actor: fold::sort_key(actor),
            subject: fold::sort_key(subject),
            search_text: fold::search_text(&[subject, actor, ip, said.unwrap_or_default()]),
        }
    }
}
