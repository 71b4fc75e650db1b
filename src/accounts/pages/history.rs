//! What happened to an account, told in the reader's language.

use super::HistoryEntry;
use crate::accounts::labels::{done_key, field_key, tried_key};
use crate::audit::{Change, Event, Outcome};
use crate::roles;
use crate::web::language::{Language, Tongue};

/// Stands for the name while a sentence is taken apart; no text that people type holds it.
const NAME: &str = "\u{1}";

/// One line of the history.
#[must_use]
pub fn entry(event: &Event, t: Language) -> HistoryEntry {
    let refused = event.outcome == Outcome::Refused;
    let mut details: Vec<String> = event.changes().iter().flat_map(|change| lines(change, t)).collect();
    if let Some(reason) = &event.reason {
        details.push(if refused { t.say(reason) } else { t.named("accounts-history-reason", reason) });
    }
    let key = if refused { tried_key(&event.action) } else { done_key(&event.action) };
    HistoryEntry { when: t.time(event.at), sentence: sentence(key, &event.actor_name, t), details, refused }
}

/// The sentence behind `key`, taken apart around the name: each language puts it where it belongs.
fn sentence(key: &str, name: &str, t: Language) -> [String; 3] {
    let whole = t.named(key, NAME);
    let (before, behind) = whole.split_once(NAME).unwrap_or((&whole, ""));
    [before.to_owned(), name.to_owned(), behind.to_owned()]
}

/// A change in words; for roles, which were given and which were taken.
fn lines(change: &Change, t: Language) -> Vec<String> {
    if change.field == "roles" {
        let line =
            |key: &str, names: &str| (!names.is_empty()).then(|| t.named(key, &roles::translated(names, t)));
        let taken = line("accounts-history-roles-taken", &change.old);
        return line("accounts-history-roles-given", &change.new).into_iter().chain(taken).collect();
    }
    let facts = [
        ("field", t.say(field_key(&change.field))),
        ("old", shown(&change.field, &change.old, t)),
        ("new", shown(&change.field, &change.new, t)),
    ];
    vec![t.fill("accounts-history-change", &facts)]
}

fn shown(field: &str, value: &str, t: Language) -> String {
    match (field, value) {
        (_, "") => t.say("accounts-conflict-empty"),
        ("locale", code) => {
            Tongue::coded(code).map_or_else(|| code.to_owned(), |tongue| tongue.name().to_owned())
        }
        (_, value) => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_puts_the_name_where_it_belongs() {
        let parts = |tongue| sentence("history-tried-delete", "Ada", Language::new(tongue, "UTC"));
        assert_eq!(parts(Tongue::English), ["", "Ada", " tried to delete the account"]);
        assert_eq!(parts(Tongue::Japanese), ["", "Ada", "がアカウントを削除しようとしました"]);
    }

    #[test]
    fn roles_are_given_and_taken_in_the_readers_language() {
        let t = Language::new(Tongue::German, "UTC");
        let change =
            Change { field: "roles".to_owned(), old: String::new(), new: "Support, Eigene".to_owned() };
        let told = lines(&change, t);
        assert_eq!(told.len(), 1);
        assert!(
            told.iter().all(|line| line.contains(&t.say("role-support")) && line.contains("Eigene")),
            "{told:?}"
        );
    }
}
