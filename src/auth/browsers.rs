//! What a browser calls itself, in words.

use crate::web::language::Language;

/// Browsers by the mark they leave; the first that fits counts, because most also claim to be another.
const BROWSERS: &[(&str, &str)] = &[
    ("Edg/", "Edge"),
    ("EdgA/", "Edge"),
    ("EdgiOS/", "Edge"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

/// Systems, in the same way: Android also says Linux, and an iPhone says Mac OS X.
const SYSTEMS: &[(&str, &str)] = &[
    ("Android", "Android"),
    ("iPhone", "iOS"),
    ("iPad", "iOS"),
    ("Windows", "Windows"),
    ("Macintosh", "macOS"),
    ("Linux", "Linux"),
];

/// Browser and system of a `User-Agent`, as a person would say it.
#[must_use]
pub fn in_words(user_agent: &str, t: Language) -> String {
    match (find(BROWSERS, user_agent), find(SYSTEMS, user_agent)) {
        (Some(browser), Some(system)) => {
            t.fill("auth-browser-on", &[("browser", browser.to_owned()), ("system", system.to_owned())])
        }
        (Some(known), None) | (None, Some(known)) => known.to_owned(),
        (None, None) => t.say("auth-browser-unknown"),
    }
}

fn find(marks: &[(&'static str, &'static str)], user_agent: &str) -> Option<&'static str> {
    marks.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::language::Tongue;

    fn words(user_agent: &str) -> String {
        in_words(user_agent, Language::new(Tongue::English, "UTC"))
    }

    #[test]
    fn the_usual_browsers_are_told_apart() {
        let cases = [
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
              Chrome/130.0.0.0 Safari/537.36", "Chrome on Windows"),
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
              Chrome/130.0.0.0 Safari/537.36 Edg/130.0", "Edge on Windows"),
            ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) \
              Version/18.0 Safari/605.1.15", "Safari on macOS"),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0", "Firefox on Linux"),
            ("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) \
              Chrome/130.0 Mobile Safari/537.36", "Chrome on Android"),
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
              FxiOS/132.0 Mobile/15E148 Safari/605.1.15", "Firefox on iOS"),
        ];
        for (user_agent, expected) in cases {
            assert_eq!(words(user_agent), expected);
        }
    }

    #[test]
    fn what_is_no_browser_is_said_to_be_unknown() {
        assert_eq!(words("curl/8.5.0"), "Unknown browser");
        assert_eq!(words(""), "Unknown browser");
    }
}
