//! The words for what licenses are.

use super::model::{Deployment, Kind};
use crate::grid::Choice;
use crate::web::language::Language;

/// The kinds, and the keys of their words.
pub const KINDS: &[Choice] = &[
    Choice { word: "platform", label: "licenses-platform" },
    Choice { word: "bot_creator", label: "licenses-bot-creator" },
    Choice { word: "citizen_developer", label: "licenses-citizen-developer" },
    Choice { word: "attended_runtime", label: "licenses-attended-runtime" },
    Choice { word: "unattended_runtime", label: "licenses-unattended-runtime" },
];

/// Where products run, and the keys of the words for it.
pub const DEPLOYMENTS: &[Choice] = &[
    Choice { word: "cloud", label: "licenses-cloud" },
    Choice { word: "on_premises", label: "licenses-on-premises" },
];

fn said(choices: &[Choice], word: &str, t: Language) -> String {
    let known = choices.iter().find(|choice| choice.word == word);
    known.map_or_else(|| word.to_owned(), |choice| t.say(choice.label))
}

/// What a license lets somebody do.
#[must_use]
pub fn kind(kind: Kind, t: Language) -> String {
    said(KINDS, kind.word(), t)
}

/// Where the product runs.
#[must_use]
pub fn deployment(deployment: Deployment, t: Language) -> String {
    said(DEPLOYMENTS, deployment.word(), t)
}

/// A stored word of a field, in the reader's language; other values as they are.
#[must_use]
pub fn value(field: &str, word: &str, t: Language) -> String {
    match field {
        "kind" => said(KINDS, word, t),
        "deployment" => said(DEPLOYMENTS, word, t),
        _ => word.to_owned(),
    }
}

/// "34 of 50".
#[must_use]
pub fn seats(used: i64, seats: i64, t: Language) -> String {
    t.fill("licenses-used-of", &[("used", t.number(used)), ("seats", t.number(seats))])
}
