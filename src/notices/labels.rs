//! The words for what notices are.

use super::model::{Kind, State};
use crate::grid::Choice;
use crate::grid::view::{self, Mark};
use crate::web::form;
use crate::web::language::Language;

/// The words of the kinds.
pub const KINDS: &[Choice] = &[
    Choice { word: "maintenance", label: "notices-kind-maintenance" },
    Choice { word: "license", label: "notices-kind-license" },
    Choice { word: "release", label: "notices-kind-release" },
];

/// The words of the states.
pub const STATES: &[Choice] = &[
    Choice { word: "draft", label: "notices-draft" },
    Choice { word: "sending", label: "notices-sending" },
    Choice { word: "sent", label: "notices-sent" },
    Choice { word: "stopped", label: "notices-stopped" },
];

/// The word of a choice; one that is not known is said as it is.
#[must_use]
pub fn word(choices: &[Choice], word: &str, t: Language) -> String {
    let known = choices.iter().find(|choice| choice.word == word);
    known.map_or_else(|| word.to_owned(), |choice| t.say(choice.label))
}

/// What a notice is about.
#[must_use]
pub fn kind(kind: Kind, t: Language) -> String {
    word(KINDS, kind.word(), t)
}

/// How far it has got, as color, shape and word.
#[must_use]
pub fn state(state: State, t: Language) -> view::Status {
    let mark = match state {
        State::Draft => Mark::Off,
        State::Sending => Mark::Waiting,
        State::Sent => Mark::Good,
        State::Stopped => Mark::Bad,
    };
    view::Status { mark, label: word(STATES, state.word(), t).into() }
}

/// The kinds as a select offers them.
#[must_use]
pub fn offered(t: Language) -> Vec<form::Choice> {
    let choice = |choice: &Choice| form::Choice { value: choice.word.to_owned(), label: t.say(choice.label) };
    KINDS.iter().map(choice).collect()
}

/// What somebody gets of a license, as the trail has it (`Berlin: maintenance, release`), in the reader's language.
#[must_use]
pub fn wishes(kept: &str, t: Language) -> String {
    let Some((name, kinds)) = kept.rsplit_once(": ") else { return kept.to_owned() };
    if kinds.is_empty() {
        return t.named("notices-wishes-none", name);
    }
    let kinds: Vec<String> = kinds.split(", ").map(|kind| word(KINDS, kind, t)).collect();
    t.fill(
        "notices-wishes",
        &[("name", name.to_owned()), ("kinds", kinds.join(&t.say("mail-list-separator")))],
    )
}

/// Key of what a field of a notice is called in the trail; `None` for what is none.
#[must_use]
pub fn field(name: &str) -> Option<&'static str> {
    Some(match name {
        "notice_subject" => "notices-column-subject",
        "notice_kind" => "notices-column-kind",
        "notice_text" => "notices-text",
        "notice_from" => "notices-from",
        "notice_until" => "notices-until",
        "notice_licenses" => "notices-licenses",
        "notice_recipients" => "notices-recipients",
        "notice_wishes" => "notices-profile",
        _ => return None,
    })
}
