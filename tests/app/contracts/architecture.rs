//! The rules of the house that the compiler does not know: who may use what, how long a file may be.

use crate::support::sources::{Source, sources};

/// Kinds of files by the end of their path, and what must not occur in them.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("handlers", &["diesel", "db::schema", "askama", "sql_query", "clock::"]),
    ("rules", &["actix", "askama", "diesel::insert_into", "diesel::update", "diesel::delete"]),
    ("queries", &["actix", "askama", "crate::web::Visit", "HttpRe"]),
    ("model", &["queries::", "actix", "askama"]),
    ("pages", &["Db", "Pool", "diesel", "actix"]),
    ("forms", &["Db", "Pool", "diesel", "actix", "askama"]),
    ("grid.rs", &["Db", "Pool", "diesel::", "actix"]),
];

/// The kernel knows no feature.
const FEATURES: &[&str] = &[
    "accounts",
    "roles",
    "invitations",
    "keys",
    "setup",
    "profile",
    "overview",
    "demo",
    "jobs",
    "audit",
    "outbox",
    "scheduler",
    "lists",
    "views",
];

/// Files that are allowed what their kind is not, with the reason.
const ALLOWED: &[(&str, &str, &str)] =
    &[("src/auth/rules.rs", "diesel", "the statements of signing in are two, and nobody else's")];

fn is_of(source: &Source, kind: &str) -> bool {
    if kind == "grid.rs" {
        return source.path.ends_with("/grid.rs") || source.path == "src/accounts/report.rs";
    }
    let in_folder = source.path.contains(&format!("/{kind}/"));
    let is_feature = !source.path.starts_with("src/grid/") && !source.path.starts_with("src/web/");
    is_feature && (in_folder || source.path.ends_with(&format!("/{kind}.rs")))
}

/// Whether `word` occurs as a name, or the beginning of a path.
fn uses(code: &str, word: &str) -> bool {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + word.len()..].chars().next();
        let open_end = word.ends_with(':') || word == "HttpRe" || word == "actix";
        !before.is_some_and(is_name) && (open_end || !after.is_some_and(is_name))
    })
}

#[test]
fn each_kind_of_file_uses_only_what_it_may() {
    let mut found = Vec::new();
    for source in sources("src", ".rs") {
        let code = source.code();
        for (kind, words) in FORBIDDEN.iter().filter(|(kind, _)| is_of(&source, kind)) {
            for word in words.iter().filter(|word| uses(&code, word)) {
                let allowed =
                    |(path, name, _): &(&str, &str, &str)| *path == source.path && word.starts_with(name);
                if !ALLOWED.iter().any(allowed) {
                    found.push(format!("{}: {kind} must not use {word}", source.path));
                }
            }
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn the_kernel_knows_no_feature() {
    let mut found = Vec::new();
    for source in sources("src/grid", ".rs").into_iter().chain(sources("src/db", ".rs")) {
        let code = source.code();
        for feature in FEATURES {
            if code.contains(&format!("crate::{feature}")) {
                found.push(format!("{} knows {feature}", source.path));
            }
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

/// What is done to many, jobs are told by those who know it.
#[test]
fn the_jobs_know_no_feature() {
    let mut found = Vec::new();
    for source in sources("src/jobs", ".rs") {
        let code = source.code();
        for feature in ["accounts", "roles", "invitations", "setup", "profile", "overview", "outbox", "demo"]
        {
            if code.contains(&format!("crate::{feature}")) {
                found.push(format!("{} knows {feature}", source.path));
            }
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn only_dialect_and_its_neighbors_tell_the_databases_apart() {
    let apart = ["Db::Sqlite(", "Db::Postgres(", "Dialect::Sqlite", "Dialect::Postgres"];
    let found: Vec<String> = sources("src", ".rs")
        .into_iter()
        .filter(|source| !source.path.starts_with("src/db/"))
        .filter(|source| apart.iter().any(|word| source.code().contains(word)))
        .map(|source| source.path)
        .collect();
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn only_the_clock_reads_the_clock() {
    let readers = ["Utc::now(", "Local::now(", "SystemTime::now("];
    let found: Vec<String> = sources("src", ".rs")
        .into_iter()
        .filter(|source| source.path != "src/clock.rs")
        .filter(|source| readers.iter().any(|word| source.code().contains(word)))
        .map(|source| source.path)
        .collect();
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn no_file_is_too_long() {
    let length = |source: &Source| source.text.lines().count();
    let rust = ["src", "tests"].into_iter().flat_map(|folder| sources(folder, ".rs"));
    let long = rust.filter(|source| length(source) > 300 && source.path != "src/db/schema.rs");
    let pages = sources("templates", ".html").into_iter().filter(|source| length(source) > 100);
    let found: Vec<String> =
        long.chain(pages).map(|source| format!("{}: {} lines", source.path, length(&source))).collect();
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn half_of_the_files_are_short() {
    let mut lengths: Vec<usize> =
        sources("src", ".rs").iter().map(|source| source.text.lines().count()).collect();
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!(median <= 120, "the median of the source files is {median} lines");
}

#[test]
fn no_module_is_a_lumber_room() {
    let names = ["utils", "util", "common", "helpers", "helper", "misc"];
    let found: Vec<String> = sources("src", ".rs")
        .into_iter()
        .map(|source| source.path)
        .filter(|path| path.split(['/', '.']).any(|part| names.contains(&part)))
        .collect();
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn no_type_hides_behind_a_vague_name() {
    let mut found = Vec::new();
    for source in sources("src", ".rs") {
        for word in ["struct ", "enum ", "trait ", "type "] {
            for after in source.code().split(word).skip(1) {
                let name: String = after.chars().take_while(|c| c.is_alphanumeric()).collect();
                if ["Manager", "Helper", "Service", "Util", "Utils"].iter().any(|end| name.ends_with(end)) {
                    found.push(format!("{}: {name}", source.path));
                }
            }
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn no_template_trusts_data_or_holds_code() {
    for source in sources("templates", ".html") {
        let text = &source.text;
        for bad in [
            "|safe",
            "| safe",
            "<style",
            " onclick=",
            " onchange=",
            " onsubmit=",
            " style=",
            "javascript:",
            "hx-on",
        ] {
            // A mail has no style sheet to link.
            let is_mail = source.path.starts_with("templates/mail/") && bad.trim().starts_with("style");
            assert!(!text.contains(bad) || is_mail, "{} has {bad}", source.path);
        }
        for script in text.split("<script").skip(1) {
            let (tag, rest) = script.split_once('>').unwrap();
            assert!(tag.contains(" src=") && rest.starts_with("</script>"), "{}: {tag}", source.path);
        }
    }
}
