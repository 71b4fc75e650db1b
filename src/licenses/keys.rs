//! The folded copies of a license's texts that it is found, sorted and kept unique by.

use crate::fold;

/// The folded columns of one license; every writer of a license takes them from here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    /// Sorts by name, and is unique.
    pub name: String,
    /// Sorts by product.
    pub product: String,
    /// Sorts by key.
    pub code: String,
    /// Unique form of the key: its letters and digits alone.
    pub code_unique: String,
    /// What the search looks through.
    pub search_text: String,
}

impl Keys {
    /// The keys of a license with these texts.
    #[must_use]
    pub fn of(name: &str, product: &str, code: &str) -> Self {
        let plain = fold::plain(code);
        Self {
            name: fold::plain(name),
            product: fold::sort_key(product),
            code_unique: plain.chars().filter(|c| c.is_alphanumeric()).collect(),
            code: plain,
            search_text: fold::search_text(&[name, product, code]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_key_are_one() {
        let unique = |code: &str| Keys::of("", "", code).code_unique;
        assert_eq!(unique("ABCD-1234"), unique("abcd 1234"));
        assert_eq!(unique("ＡＢＣＤ１２３４"), unique("ABCD1234"));
        assert_ne!(unique("ABCD-1234"), unique("ABCD-1235"));
    }
}
