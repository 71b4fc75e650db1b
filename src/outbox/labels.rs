//! The words for what mails are and how far they got.

use super::kind::Kind;
use super::model::State;
use super::rules::{NO_SERVER, PACED};
use crate::grid::Choice;
use crate::grid::view::{Mark, Status};
use crate::web::language::Language;

/// What mails say, and the keys of the words for it.
pub const KINDS: &[Choice] = &[
    Choice { word: "invitation", label: "mail-about-invitation" },
    Choice { word: "activated", label: "mail-about-activated" },
    Choice { word: "deactivated", label: "mail-about-deactivated" },
    Choice { word: "deleted", label: "mail-about-deleted" },
    Choice { word: "edited", label: "mail-about-edited" },
    Choice { word: "roles-changed", label: "mail-about-roles-changed" },
    Choice { word: "tenants-changed", label: "mail-about-tenants-changed" },
    Choice { word: "password-changed", label: "mail-about-password-changed" },
    Choice { word: "password-reset", label: "mail-about-password-reset" },
    Choice { word: "new-browser", label: "mail-about-new-browser" },
    Choice { word: "key-expires", label: "mail-about-key-expires" },
    Choice { word: "licenses-changed", label: "mail-about-licenses-changed" },
    Choice { word: "contact-changed", label: "mail-about-contact-changed" },
    Choice { word: "license-expires", label: "mail-about-license-expires" },
    Choice { word: "notice", label: "mail-about-notice" },
    Choice { word: "ticket-opened", label: "mail-about-ticket-opened" },
    Choice { word: "ticket-shared", label: "mail-about-ticket-shared" },
    Choice { word: "ticket-answered", label: "mail-about-ticket-answered" },
    Choice { word: "ticket-closed", label: "mail-about-ticket-closed" },
    Choice { word: "test", label: "mail-about-test" },
];

/// How far mails get, and the keys of the words for it.
pub const STATES: &[Choice] = &[
    Choice { word: "queued", label: "accounts-mail-queued" },
    Choice { word: "sending", label: "outbox-sending" },
    Choice { word: "sent", label: "accounts-mail-sent" },
    Choice { word: "failed", label: "accounts-mail-failed" },
    Choice { word: "withdrawn", label: "accounts-mail-withdrawn" },
    Choice { word: "unsendable", label: "accounts-mail-unsendable" },
];

fn word(choices: &[Choice], word: &str, t: Language) -> String {
    let known = choices.iter().find(|choice| choice.word == word);
    known.map_or_else(|| word.to_owned(), |choice| t.say(choice.label))
}

/// What a mail is about.
#[must_use]
pub fn about(kind: Kind, t: Language) -> String {
    word(KINDS, kind.key(), t)
}

/// How far a mail got, as color, shape and word.
#[must_use]
pub fn state(state: State, t: Language) -> Status {
    let mark = match state {
        State::Sent => Mark::Good,
        State::Queued | State::Sending => Mark::Waiting,
        State::Withdrawn => Mark::Off,
        State::Failed | State::Unsendable => Mark::Bad,
    };
    Status { mark, label: word(STATES, state.key(), t).into() }
}

/// The server's last words, or why there were none.
#[must_use]
pub fn reply(state: State, reply: Option<&str>, t: Language) -> Option<String> {
    match (state, reply) {
        (State::Unsendable, Some(NO_SERVER)) => Some(t.say("accounts-mail-no-smtp")),
        (State::Queued | State::Sending, Some(PACED)) => Some(t.say("outbox-paced")),
        (_, reply) => reply.map(ToOwned::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_and_state_has_words() {
        let words = |choices: &'static [Choice]| choices.iter().map(|choice| choice.word).collect::<Vec<_>>();
        assert_eq!(words(KINDS), Kind::ALL.map(Kind::key));
        assert_eq!(words(STATES), State::ALL.map(State::key));
    }
}
