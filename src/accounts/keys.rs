//! The folded copies of an account's texts that it is found, sorted and kept unique by.

use crate::fold;

/// The folded columns of one account; every writer of an account takes them from here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    /// Unique form of the login.
    pub login: Option<String>,
    /// Unique form of the e-mail address.
    pub email: Option<String>,
    /// Sorts by display name.
    pub name: String,
    /// Sorts by first name.
    pub first_name: String,
    /// Sorts by last name.
    pub last_name: String,
    /// Sorts by job title.
    pub job_title: String,
    /// Sorts by description.
    pub description: String,
    /// What the description is filtered by, whole.
    pub description_text: String,
    /// What the search looks through.
    pub search_text: String,
}

impl Keys {
    /// The keys of an account with these texts.
    #[must_use]
    pub fn of(
        display_name: &str,
        first_name: &str,
        last_name: &str,
        login: Option<&str>,
        email: Option<&str>,
        (job_title, description): (&str, &str),
    ) -> Self {
        let searched =
            [display_name, first_name, last_name, login.unwrap_or_default(), email.unwrap_or_default()];
        Self {
            login: login.map(fold::plain),
            email: email.map(fold::plain),
            name: fold::sort_key(display_name),
            first_name: fold::sort_key(first_name),
            last_name: fold::sort_key(last_name),
            job_title: fold::sort_key(job_title),
            description: fold::sort_key(description),
            description_text: fold::plain(description),
            search_text: fold::search_text(&searched),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_without_login_and_address_has_neither_key() {
        let keys = Keys::of("Nightly import", "", "", None, None, ("", ""));
        assert_eq!((keys.login, keys.email), (None, None));
        assert_eq!(keys.search_text, "  nightly  import");
    }

    #[test]
    fn spellings_of_one_address_have_one_key() {
        let one = Keys::of("", "", "", None, Some("Ann@Example.com"), ("", ""));
        let other = Keys::of("", "", "", None, Some("ａnn@example.COM"), ("", ""));
        assert_eq!(one.email, other.email);
    }
}
