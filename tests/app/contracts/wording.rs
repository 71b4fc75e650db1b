//! Every sentence exists in every language, names the same things, and is said somewhere.

use std::collections::{BTreeMap, BTreeSet};

use gatehouse::access::Permission;
use gatehouse::outbox;

use crate::support::sources::{literals, sources};

const LANGUAGES: [&str; 3] = ["en", "de", "ja"];
/// Calls whose first string is the key of a sentence.
const SAYING: [&str; 9] =
    ["say(", "count(", "named(", "fill(", "own(", "Message::new(", "refused(", "bad_request(", "lock("];

/// The variables of each message, by key.
fn messages(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for source in sources(&format!("locales/{language}"), ".ftl") {
        for line in source.text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
                name.clone_into(&mut key);
                let known = messages.insert(key.clone(), BTreeSet::new());
                assert!(known.is_none(), "{language}: {key} is there twice");
            }
            for variable in line.split('$').skip(1) {
                let name = variable.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap();
                messages.get_mut(&key).unwrap().insert(name.to_owned());
            }
        }
    }
    messages
}

/// `$count` chooses a plural form, which Japanese has not; `$shown` is how it is written.
fn named(variables: &BTreeSet<String>) -> BTreeSet<&str> {
    variables.iter().map(|name| if name == "shown" { "count" } else { name.as_str() }).collect()
}

#[test]
fn every_language_has_the_same_keys_and_names_the_same_things() {
    let english = messages("en");
    for language in LANGUAGES {
        let other = messages(language);
        let (here, there): (BTreeSet<_>, BTreeSet<_>) = (other.keys().collect(), english.keys().collect());
        assert_eq!(here.difference(&there).collect::<Vec<_>>(), Vec::<&&String>::new(), "only in {language}");
        assert_eq!(there.difference(&here).collect::<Vec<_>>(), Vec::<&&String>::new(), "not in {language}");
        for (key, variables) in &other {
            assert_eq!(named(variables), named(&english[key]), "{language}: {key}");
        }
    }
}

#[test]
fn no_sentence_is_empty_or_left_in_english() {
    let text = |language: &str| -> String {
        sources(&format!("locales/{language}"), ".ftl").into_iter().map(|source| source.text).collect()
    };
    for language in LANGUAGES {
        for line in text(language).lines().filter(|line| !line.starts_with([' ', '#'])) {
            if let Some((key, words)) = line.split_once(" =") {
                let has_more = text(language).contains(&format!("{key} =\n    "));
                assert!(!words.trim().is_empty() || has_more, "{language}: {key} says nothing");
            }
        }
    }
    let english = text("en");
    let long = |line: &&str| line.split_whitespace().count() > 8 && !line.contains("{ $");
    for language in ["de", "ja"] {
        let left: Vec<String> = text(language)
            .lines()
            .filter(long)
            .filter(|line| english.contains(*line))
            .map(str::to_owned)
            .collect();
        assert_eq!(left, Vec::<String>::new(), "still English in {language}");
    }
}

/// The program and the templates, as one text.
fn everything() -> String {
    let rust = sources("src", ".rs").into_iter().map(|source| source.code());
    let pages = ["html", "txt"].into_iter().flat_map(|end| sources("templates", end));
    rust.chain(pages.map(|source| source.text)).collect()
}

/// Keys that are put together while the program runs.
fn put_together() -> BTreeSet<String> {
    let permissions = Permission::ALL.iter().map(|permission| permission.label());
    let fields = ["first-name", "last-name", "display-name", "email", "login", "job-title", "description"]
        .into_iter()
        .chain(["locale", "time-zone", "valid-until"])
        .map(|field| format!("mail-field-{field}"));
    let parts = [
        "subject",
        "body",
        "button",
        "until",
        "fields",
        "added",
        "removed",
        "changed",
        "limited",
        "granted",
        "withdrawn",
        "help",
        "which",
        "footer",
        "who",
        "manages",
        "manages-not",
    ];
    let mails =
        outbox::Kind::ALL.iter().flat_map(|kind| parts.map(|part| format!("mail-{}-{part}", kind.key())));
    permissions.chain(fields).chain(mails).collect()
}

#[test]
fn every_sentence_is_said_somewhere() {
    let (everything, made) = (everything(), put_together());
    let is_quoted = |key: &String| everything.contains(&format!("\"{key}\""));
    let unused: Vec<String> =
        messages("en").into_keys().filter(|key| !is_quoted(key) && !made.contains(key)).collect();
    assert_eq!(unused, Vec::<String>::new(), "nothing says these");
}

#[test]
fn everything_that_is_said_has_a_sentence() {
    let known = messages("en");
    let is_key = |text: &str| {
        text.contains('-') && text.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c.is_ascii_digit())
    };
    let mut missing = BTreeSet::new();
    let rust = sources("src", ".rs").into_iter().map(|source| (source.path.clone(), source.code()));
    let html = sources("templates", ".html").into_iter().map(|source| (source.path, source.text));
    for (path, text) in rust.chain(html) {
        for call in SAYING {
            for after in text.split(call).skip(1) {
                let argument = after.trim_start().strip_prefix('"').and_then(|rest| rest.split_once('"'));
                if let Some((key, _)) = argument.filter(|(key, _)| is_key(key) && !known.contains_key(*key)) {
                    missing.insert(format!("{path}: {key}"));
                }
            }
        }
    }
    assert_eq!(missing, BTreeSet::new());
    for key in Permission::ALL.iter().map(|permission| permission.label()) {
        assert!(known.contains_key(&key), "{key}");
    }
    for kind in outbox::Kind::ALL {
        for part in ["subject", "body"] {
            assert!(known.contains_key(&format!("mail-{}-{part}", kind.key())), "mail-{}-{part}", kind.key());
        }
    }
}

/// Labels that lists and menus name by key, without a call that says them at once.
#[test]
fn every_key_of_a_known_family_has_a_sentence() {
    let known = messages("en");
    let families = [
        "accounts-",
        "auth-",
        "error-",
        "refusal-",
        "history-",
        "keys-",
        "query-",
        "accounts-column-",
        "report-",
    ];
    let classes = ["query-bar", "query-error", "query-key", "query-shown"];
    let missing: Vec<String> = sources("src", ".rs")
        .into_iter()
        .flat_map(|source| literals(&source.code()))
        .filter(|text| families.iter().any(|family| text.starts_with(family)))
        .filter(|text| text.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c.is_ascii_digit()))
        .filter(|text| !text.ends_with('-') && !classes.contains(&text.as_str()) && !known.contains_key(text))
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}

/// The history words every action that the program records on an account, and the trail words all of them.
#[test]
fn every_recorded_action_has_words_of_its_own() {
    let history = sources("src/accounts/labels", "history.rs").remove(0).code();
    let trail = sources("src/audit", "labels.rs").remove(0).code();
    let (mut unworded, mut found) = (BTreeSet::new(), 0);
    for source in sources("src", ".rs") {
        for text in literals(&source.code()) {
            let Some((kind, rest)) = text.split_once('.') else { continue };
            let kinds =
                ["account", "company", "license", "list", "mail", "notice", "policy", "role", "ticket"];
            let is_kind = kinds.contains(&kind) && !rest.is_empty();
            let is_permission = Permission::named(&text).is_some();
            if is_permission || !is_kind || !rest.chars().all(|c| c.is_ascii_lowercase() || c == '_') {
                continue;
            }
            found += 1;
            let in_history = kind != "account" || history.contains(&format!("\"{text}\" =>"));
            if !in_history || !trail.contains(&format!("word: \"{text}\"")) {
                unworded.insert(text);
            }
        }
    }
    assert!(found > 20, "only {found} actions were found");
    assert_eq!(unworded, BTreeSet::new());
}
