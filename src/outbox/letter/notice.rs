//! What a notice of the company says: its own words, in the frame of the person's language.

use super::{Occasion, one_line};

impl Occasion<'_> {
    /// What a notice says, line by line, and of what kind, when and about which licenses it is.
    pub(in crate::outbox) fn notice(&self) -> Vec<String> {
        let text = self.facts.get("text").map_or("", String::as_str);
        let mut paragraphs: Vec<String> =
            text.lines().map(one_line).filter(|line| !line.is_empty()).collect();
        let window = self.fact("from").zip(self.fact("until"));
        paragraphs.extend(window.map(|(from, until)| self.own("until", &[("from", from), ("until", until)])));
        let licenses = self.listed("licenses", str::to_owned);
        paragraphs.extend(licenses.map(|licenses| self.own("which", &[("licenses", licenses)])));
        let kind = self.fact("kind").map(|kind| self.say(&format!("notices-kind-{kind}"), &[]));
        paragraphs.extend(kind.map(|kind| self.own("who", &[("kind", kind)])));
        paragraphs
    }
}
