//! What a browser calls itself, in words.

use super::language::Language;

/// The first mark that occurs names the browser; the order matters, because most claim to be others too.
const BROWSERS: &[(&str, &str)] = &[
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
    ("curl/", "curl"),
];

const SYSTEMS: &[(&str, &str)] = &[
    ("iPhone", "iOS"),
    ("iPad", "iPadOS"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];

/// "Firefox on Windows", as far as it is known.
#[must_use]
pub fn describe(agent: &str, t: Language) -> String {
    match (named(agent, BROWSERS), named(agent, SYSTEMS)) {
        (Some(browser), Some(system)) => {
            t.fill("session-browser", &[("browser", browser.to_owned()), ("system", system.to_owned())])
        }
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) => t.say("session-browser-unknown"),
    }
}

/// Browser and system without their versions, to tell whether two are alike.
#[must_use]
pub fn family(agent: &str) -> (Option<&'static str>, Option<&'static str>) {
    (named(agent, BROWSERS), named(agent, SYSTEMS))
}

fn named(agent: &str, names: &[(&str, &'static str)]) -> Option<&'static str> {
    names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_real_name_is_found_among_the_claimed_ones() {
        let edge = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0";
        assert_eq!(named(edge, BROWSERS), Some("Edge"));
        assert_eq!(named(edge, SYSTEMS), Some("Windows"));
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1";
        assert_eq!((named(phone, BROWSERS), named(phone, SYSTEMS)), (Some("Safari"), Some("iOS")));
    }
}
