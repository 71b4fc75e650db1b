//! The words for what tickets are about and how they stand.

use super::model::{Kind, Status as Standing};
use crate::grid::Choice;
use crate::grid::view::{Mark, Status};
use crate::web::language::Language;

/// What tickets are about, and the keys of the words for it.
pub const KINDS: &[Choice] = &[
    Choice { word: "question", label: "tickets-kind-question" },
    Choice { word: "problem", label: "tickets-kind-problem" },
    Choice { word: "access", label: "tickets-kind-access" },
    Choice { word: "license", label: "tickets-kind-license" },
    Choice { word: "primary_contact", label: "tickets-kind-contact" },
    Choice { word: "other", label: "tickets-kind-other" },
];

/// How tickets stand, and the keys of the words for it.
pub const STATES: &[Choice] = &[
    Choice { word: "open", label: "tickets-open" },
    Choice { word: "answered", label: "tickets-answered" },
    Choice { word: "closed", label: "tickets-closed" },
];

fn word(choices: &[Choice], word: &str, t: Language) -> String {
    let known = choices.iter().find(|choice| choice.word == word);
    known.map_or_else(|| word.to_owned(), |choice| t.say(choice.label))
}

/// What a ticket is about.
#[must_use]
pub fn kind(kind: Kind, t: Language) -> String {
    word(KINDS, kind.word(), t)
}

/// How a ticket stands, as color, shape and word.
#[must_use]
pub fn state(state: Standing, t: Language) -> Status {
    let mark = match state {
        Standing::Open => Mark::Waiting,
        Standing::Answered => Mark::Good,
        Standing::Closed => Mark::Off,
    };
    Status { mark, label: word(STATES, state.word(), t).into() }
}

/// The same of what is stored, in the trail.
#[must_use]
pub fn kind_word(stored: &str, t: Language) -> String {
    word(KINDS, stored, t)
}

/// A size in bytes, in words: "1.4 MB", "12 KB".
#[must_use]
pub fn size(bytes: i64, t: Language) -> String {
    const KB: i64 = 1024;
    const MB: i64 = KB * KB;
    if bytes < MB {
        return t.named("tickets-size-kb", &t.number((bytes + KB - 1) / KB));
    }
    let tenths = bytes * 10 / MB;
    let facts = [("whole", t.number(tenths / 10)), ("tenth", (tenths % 10).to_string())];
    t.fill("tickets-size-mb", &facts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::language::Tongue;

    #[test]
    fn every_kind_and_state_has_words() {
        let words = |choices: &'static [Choice]| choices.iter().map(|choice| choice.word).collect::<Vec<_>>();
        assert_eq!(words(KINDS), Kind::ALL.iter().map(|kind| kind.word()).collect::<Vec<_>>());
        assert_eq!(words(STATES), Standing::ALL.iter().map(|state| state.word()).collect::<Vec<_>>());
    }

    #[test]
    fn sizes_are_told_in_the_readers_language() {
        let told = |tongue, bytes| size(bytes, Language::new(tongue, "UTC"));
        assert_eq!(told(Tongue::English, 1), "1 KB");
        assert_eq!(told(Tongue::English, 1_500_000), "1.4 MB");
        assert_eq!(told(Tongue::German, 1_500_000), "1,4 MB");
    }
}
