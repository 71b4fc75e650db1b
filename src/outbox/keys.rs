//! The folded copies of a mail's texts that it is found and sorted by.

use crate::fold;

/// The folded columns of one mail; every writer of the outbox takes them from here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    /// Sorts by the person's name.
    pub recipient: String,
    /// Sorts by the address.
    pub address: String,
    /// What the search looks through.
    pub search_text: String,
}

impl Keys {
    /// The keys of a mail to this person.
    #[must_use]
    pub fn of(recipient: &str, address: &str) -> Self {
        Self {
            recipient: fold::sort_key(recipient),
            address: fold::sort_key(address),
            search_text: fold::search_text(&[recipient, address]),
        }
    }
}
