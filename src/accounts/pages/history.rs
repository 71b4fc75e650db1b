//! What happened to an account, told in the reader's language.

use super::HistoryEntry;
use crate::accounts::labels::{done_key, tried_key};
use crate::audit::labels::{lines, rule};
use crate::audit::{Event, Outcome};
use crate::web::language::Language;

/// Stands for the name while a sentence is taken apart; no text that people type holds it.
const NAME: &str = "\u{1}";

/// One line of the history.
#[must_use]
pub fn entry(event: &Event, t: Language) -> HistoryEntry {
    let refused = event.outcome == Outcome::Refused;
    let mut details: Vec<String> = event.changes().iter().flat_map(|change| lines(change, t)).collect();
    if let Some(reason) = &event.reason {
        details.push(if refused { rule(reason, t) } else { t.named("accounts-history-reason", reason) });
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::language::Tongue;

    #[test]
    fn each_language_puts_the_name_where_it_belongs() {
        let parts = |tongue| sentence("history-tried-delete", "Ada", Language::new(tongue, "UTC"));
        assert_eq!(parts(Tongue::English), ["", "Ada", " tried to delete the account"]);
        assert_eq!(parts(Tongue::Japanese), ["", "Ada", "がアカウントを削除しようとしました"]);
    }
}
