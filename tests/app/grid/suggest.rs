//! What the query box offers while something is typed.

use super::encoded;
use crate::support::counter::statements;
use crate::support::{Client, Engine, on_both, say};

on_both!(
    fields_values_and_accounts_are_offered,
    a_chosen_value_makes_a_query_that_can_be_read,
    suggestions_are_in_the_viewers_words,
    suggestions_cost_few_statements,
    a_place_that_is_none_is_refused,
);

/// One option: where it goes and what it puts there; or the row that it opens.
#[derive(Debug, PartialEq)]
struct Offered {
    text: String,
    start: usize,
    end: usize,
    href: String,
    words: String,
}

fn attribute(tag: &str, name: &str) -> String {
    let value = tag.split_once(&format!("{name}=\"")).and_then(|(_, rest)| rest.split_once('"'));
    let value = value.map_or("", |(value, _)| value);
    value.replace("&#34;", "\"").replace("&#60;", "<").replace("&#62;", ">").replace("&#38;", "&")
}

/// What is offered when `|` is the caret.
fn offered(by: &Client, typed: &str) -> Vec<Offered> {
    let (before, after) = typed.split_once('|').unwrap();
    let at = before.chars().count();
    let q = encoded(&format!("{before}{after}"));
    let page = by.fragment(&format!("/accounts/suggest?q={q}&at={at}")).expect(200);
    let options = page.html.split("<li role=\"option\"").skip(1);
    options
        .map(|option| {
            let (tag, words) = option.split_once('>').unwrap();
            let words = words.split("</li>").next().unwrap();
            Offered {
                text: attribute(tag, "data-text"),
                start: attribute(tag, "data-start").parse().unwrap_or(0),
                end: attribute(tag, "data-end").parse().unwrap_or(0),
                href: attribute(tag, "data-href"),
                words: words
                    .replace("<span>", "")
                    .replace("</span>", "")
                    .replace("<span class=\"suggestion-more\">", " "),
            }
        })
        .collect()
}

fn texts(by: &Client, typed: &str) -> Vec<String> {
    offered(by, typed).into_iter().filter(|one| one.href.is_empty()).map(|one| one.text).collect()
}

fn fields_values_and_accounts_are_offered(on: Engine) {
    let app = on.demo(310);
    let ada = app.company_admin();
    assert_eq!(texts(&ada, "stat|")[0], "status:");
    assert_eq!(texts(&ada, "-stat|")[0], "status:");
    assert!(texts(&ada, "activ|").contains(&"status:active ".to_owned()));
    assert_eq!(texts(&ada, "status:|"), ["active ", "pending ", "inactive "]);
    assert_eq!(texts(&ada, "status:in|"), ["inactive "]);
    assert_eq!(texts(&ada, "status:active,p|"), ["pending "]);
    assert_eq!(texts(&ada, "role:lic|"), ["\"License admin\" "]);
    assert!(texts(&ada, "role:|").contains(&"empty ".to_owned()));
    assert!(texts(&ada, "last_login:|").contains(&"<30d ".to_owned()));
    assert_eq!(texts(&ada, "last_login:<3|"), Vec::<String>::new());
    assert_eq!(texts(&ada, "confirmed:y|"), ["yes "]);
    assert_eq!(texts(&ada, "nothing:|"), Vec::<String>::new());
    // In the middle of a text, and of one that is not finished.
    let middle = offered(&ada, "山田 status:in| x");
    assert_eq!((&*middle[0].text, middle[0].start, middle[0].end), ("inactive", 10, 12));
    assert_eq!(texts(&ada, "(role:\"Lic|"), ["\"License admin\" "]);
    assert!(texts(&ada, "|").len() == 10);
    // Accounts by name, login and address: ten at most, each once.
    for typed in ["ada adm|", "ada.admin|", "ada.admin@exa|", "ADA|", "admin ada|"] {
        let found = offered(&ada, typed);
        assert!(found.len() <= 10);
        let hits = found.iter().filter(|one| one.href == "/accounts/1").count();
        assert_eq!(hits, 1, "{typed}: {found:?}");
    }
    let ada_herself = offered(&ada, "ada.adm|").into_iter().find(|one| one.href == "/accounts/1").unwrap();
    assert!(ada_herself.words.contains("Ada Admin") && ada_herself.words.contains("ada.admin@example.com"));
    assert!(
        offered(&ada, "status:active ada|").iter().all(|one| one.href.is_empty()),
        "a filter was passed over"
    );
    assert_eq!(offered(&ada, "e|").len(), 10);
    // A list that offers no rows offers its fields.
    let report = ada.fragment("/accounts/status-report/suggest?q=del&at=3").expect(200);
    assert!(report.html.contains("data-text=\"deleted:\"") && !report.html.contains("data-href"));
    let none = ada.fragment("/accounts/suggest?q=zzzzqq&at=6").expect(200);
    assert!(none.html.contains(&say("grid-suggestions", &[("count", "0")])));
}

fn a_chosen_value_makes_a_query_that_can_be_read(on: Engine) {
    let app = on.demo(40);
    let ada = app.company_admin();
    app.sql(
        "INSERT INTO roles (name, name_key, description, created_at, version) \
         VALUES ('Odd \"role\", (x) \\', 'odd \"role\", (x) \\', '', CURRENT_TIMESTAMP, 1)",
    );
    for typed in [
        "role:|",
        "role:odd|",
        "ann role:sup| x",
        "status:|",
        "-kind:s|",
        "(created:|",
        "name:|",
        "confirmed:|",
    ] {
        let whole: String = typed.replace('|', "");
        for one in offered(&ada, typed).into_iter().filter(|one| one.href.is_empty()) {
            let characters: Vec<char> = whole.chars().collect();
            let part = |range: &[char]| range.iter().collect::<String>();
            let text =
                format!("{}{}{}", part(&characters[..one.start]), one.text, part(&characters[one.end..]));
            // A comparison still wants its value.
            let bare = ["<", ">", "^", "=", "<=", ">="].contains(&&*one.text);
            let text = if bare {
                format!("{text}{}", if typed.contains("created") { "2025-01-01" } else { "1" })
            } else {
                text
            };
            let text = if text.starts_with('(') { format!("{text})") } else { text };
            ada.get(&format!("/accounts?q={}", encoded(&text))).expect(200);
        }
    }
    assert_eq!(texts(&ada, "role:odd|").len(), 1);
}

fn suggestions_are_in_the_viewers_words(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    app.sql("UPDATE accounts SET locale = 'de' WHERE id = 1");
    // Chosen by the German word, written so that everybody can read it.
    assert!(texts(&ada, "inakt|").contains(&"status:inactive ".to_owned()));
    let german = crate::support::say_in("de", "role-license-admin", &[]);
    let found = offered(&ada, &format!("role:\"{german}|"));
    assert_eq!(found[0].text, "\"License admin\" ");
    assert!(found[0].words.contains(&german), "{found:?}");
}

fn suggestions_cost_few_statements(on: Engine) {
    let app = on.demo(1_500);
    let ada = app.company_admin();
    for typed in
        ["", "a", "an", "ann", "smith", "ada.admin", "status:", "role:", "role:lic", "x y z", "last_login:<"]
    {
        let address = format!("/accounts/suggest?q={}&at={}", encoded(typed), typed.chars().count());
        let heard = statements(&app, || ada.fragment(&address).expect(200));
        assert!(
            !heard.is_empty() && heard.len() <= 3,
            "{typed} costs {}:\n{}",
            heard.len(),
            heard.join("\n")
        );
        let unbounded: Vec<&String> =
            heard.iter().filter(|sql| sql.contains("accounts") && !sql.contains("LIMIT")).collect();
        assert!(unbounded.iter().all(|sql| sql.contains("sessions")), "without a bound: {unbounded:?}");
    }
}

fn a_place_that_is_none_is_refused(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    for query in ["q=a&at=x", "q=a&at=-1", "q=a&at=1&at=2", "q=a&x=1"] {
        ada.fragment(&format!("/accounts/suggest?{query}")).expect(400);
    }
    // Beyond the end is the end; a text that is too long has no place to complete.
    assert_eq!(texts(&ada, "stat|")[0], "status:");
    ada.fragment("/accounts/suggest?q=stat&at=99999").expect(200).saying("status:");
    let long = "x".repeat(2_500);
    let page = ada.fragment(&format!("/accounts/suggest?q={long}&at=2500")).expect(200);
    assert!(!page.html.contains("role=\"option\""));
}
