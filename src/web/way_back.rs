//! Where a form may lead back to.

/// A path of ours to go back to, never another site's.
#[must_use]
pub fn local_path(wanted: &str) -> &str {
    let is_local = wanted.starts_with('/')
        && !wanted.starts_with("//")
        && !wanted.contains('\\')
        && !wanted.contains(char::is_control);
    if is_local { wanted } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::local_path;

    #[test]
    fn nobody_is_sent_to_another_site() {
        for bad in ["https://evil.example", "//evil.example", "/\\evil", "", "javascript:1", "/\n/evil"] {
            assert_eq!(local_path(bad), "/");
        }
        assert_eq!(local_path("/accounts?q=a"), "/accounts?q=a");
    }
}
