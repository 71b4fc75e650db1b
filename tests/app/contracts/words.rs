//! No page shows the key of a sentence instead of the sentence, in any language.

use gatehouse::app::routes;

use super::samples::Stage;
use crate::support::{Client, Engine, Page, on_both};

on_both!(no_page_shows_a_key);

const FAMILIES: &[&str] = &[
    "accounts-",
    "auth-",
    "cli-",
    "error-",
    "form-",
    "grid-",
    "history-",
    "keys-",
    "mail-",
    "overview-",
    "password-",
    "permission-",
    "profile-",
    "query-",
    "refusal-",
    "report-",
    "role-",
    "session-",
    "setup-",
    "shell-",
    "time-",
];

fn check(page: &Page, what: &str) {
    let text = page.text();
    let keys: Vec<&str> = text
        .split_whitespace()
        .filter(|word| FAMILIES.iter().any(|family| word.starts_with(family)))
        .filter(|word| word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'))
        .collect();
    assert_eq!(keys, Vec::<&str>::new(), "{what}:\n{text}");
    assert!(!text.contains("{ $") && !text.contains("{$"), "{what} has an unfilled place:\n{text}");
}

fn every_page(by: &Client, stage: &Stage, language: &str) {
    for route in routes().into_iter().filter(|route| route.method == "GET") {
        let path = stage.sample(&route, 1).path;
        check(&by.get(&path), &format!("{language} {path}"));
    }
    let faults = [
        "/nothing",
        "/accounts?size=1",
        "/accounts?q=(",
        "/accounts/999999",
        "/accounts/activate",
        "/setup?token=x",
    ];
    for path in faults {
        check(&by.get(path), &format!("{language} {path}"));
    }
    for path in ["/accounts/new", "/sign-in", "/profile/details", "/profile/password", "/profile/preferences"]
    {
        check(&by.post(path, &[("version", "1")]), &format!("{language} POST {path}"));
        check(&by.post_without_token(path, &[]), &format!("{language} POST {path} without a token"));
    }
}

fn no_page_shows_a_key(on: Engine) {
    let app = on.company();
    let stage = Stage::set(&app, &[1]);
    let ada = app.company_admin();
    for language in ["en", "de", "ja"] {
        app.sql(&format!("UPDATE accounts SET locale = '{language}' WHERE id = 1"));
        every_page(&ada, &stage, language);
        every_page(&app.anon().with("accept-language", language), &stage, language);
    }
}
