//! Bad input: one clear answer each, the same on both databases, and nothing changes.

use crate::support::snapshot::snapshot;
use crate::support::{Engine, Page, on_both, say};

use super::{edit, wizard};

on_both!(
    keys_in_addresses_that_are_none_are_not_found,
    ids_in_forms_that_are_none_are_refused,
    more_than_a_request_may_hold_is_refused,
    characters_that_no_text_has_are_refused,
    what_is_too_long_or_wrong_is_said_at_its_field,
    what_is_no_form_is_refused,
);

fn keys_in_addresses_that_are_none_are_not_found(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let before = snapshot(&app);
    for id in
        ["999999", "abc", "-1", "0", "1.5", "99999999999999999999999", "1%00", "1'", "%F0%9F%98%80", "%ff"]
    {
        for end in ["", "/edit", "/access", "/sessions", "/history", "/mail"] {
            let page = ada.get(&format!("/accounts/{id}{end}"));
            assert!(matches!(page.status, 400 | 404), "/accounts/{id}{end}: {}", page.status);
            is_a_page(&page);
        }
        for end in ["/edit", "/sign-out", "/invitation-link"] {
            let form = wizard::details("Some Body", "some@example.org");
            let page = ada.post(&format!("/accounts/{id}{end}"), &wizard::pairs(&form));
            assert!(matches!(page.status, 400 | 404), "POST /accounts/{id}{end}: {}", page.status);
            is_a_page(&page);
        }
        for step in ["", "/roles", "/review"] {
            let page = ada.get(&format!("/accounts/new/{id}{step}"));
            assert!(matches!(page.status, 400 | 404), "/accounts/new/{id}{step}: {}", page.status);
        }
    }
    assert_eq!(snapshot(&app), before);
}

/// A page of ours in the reader's language, not a parser's words.
fn is_a_page(page: &Page) {
    let text = page.text();
    assert!(page.html.contains("</html>"), "no page: {text}");
    for words in ["invalid digit", "can not parse", "ParseIntError", "panicked", "SELECT"] {
        assert!(!text.contains(words), "{text}");
    }
}

fn ids_in_forms_that_are_none_are_refused(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let before = snapshot(&app);
    let named = say("error-bad-id", &[("name", "id")]);
    for action in
        ["activate", "deactivate", "delete", "resend", "withdraw", "sign-out", "add-role", "remove-role"]
    {
        let path = format!("/accounts/{action}");
        for id in ["abc", "", "-1", "0", "1e3", "99999999999999999999999"] {
            ada.post(&path, &[("id", id)]).expect(400).saying(&named);
            ada.get(&format!("{path}?id={id}")).expect(400).saying(&named);
        }
        ada.post(&path, &[("id", "999999"), ("typed", "")]).expect(404);
        ada.get(&format!("{path}?id=999999")).expect(404);
        ada.post(&path, &[]).expect(422).saying(&say("grid-nothing-chosen", &[]));
        ada.get(&path).expect(422);
        ada.get(&format!("{path}?id=1&evil=1"))
            .expect(400)
            .saying(&say("error-unknown-field", &[("name", "evil")]));
    }
    assert_eq!(snapshot(&app), before);
}

fn more_than_a_request_may_hold_is_refused(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let before = snapshot(&app);
    let ids: Vec<String> = (1..=10_001).map(|id: i32| id.to_string()).collect();
    let form: Vec<(&str, &str)> = ids.iter().map(|id| ("id", id.as_str())).collect();
    let refusal = say("grid-selection-too-large", &[("limit", "10000")]);
    ada.post("/accounts/deactivate", &form).expect(413).saying(&refusal);
    let csrf = ada.csrf();
    let many = "a=1&".repeat(30_000) + "csrf=" + &csrf;
    ada.post_raw("/accounts/deactivate", &[], &many).expect(413).saying(&say("error-too-many-fields", &[]));
    let large = format!("csrf={csrf}&id=3&reason={}", "x".repeat(300 * 1024));
    ada.post_raw("/accounts/deactivate", &[], &large).expect(413).saying(&say("error-body-too-large", &[]));
    assert_eq!(snapshot(&app), before);
}

fn characters_that_no_text_has_are_refused(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let before = snapshot(&app);
    for bad in ["%00", "%07", "%1B", "%7F", "%C2%85", "%E2%80%AE", "%E2%81%A6", "%EF%BF%BF"] {
        let csrf = ada.csrf();
        let body = format!(
            "csrf={csrf}&first_name=A{bad}B&last_name=C&email=a@example.org&email_again=a@example.org"
        );
        let page = ada.post_raw("/accounts/new", &[], &body).expect(400);
        page.saying(&say("error-bad-characters", &[("name", "first_name")]));
        ada.post_raw("/accounts/deactivate", &[], &format!("csrf={csrf}&id=3&reason={bad}")).expect(400);
        ada.get(&format!("/accounts?q={bad}"))
            .expect(400)
            .saying(&say("error-bad-characters", &[("name", "q")]));
        let nobody = app.anon();
        nobody.post_raw("/sign-in", &[], &format!("login={bad}&password=x")).expect(400);
    }
    for bad in ["%ff", "%C3%28", "%ED%A0%80"] {
        let csrf = ada.csrf();
        let page = ada.post_raw("/accounts/new", &[], &format!("csrf={csrf}&first_name={bad}")).expect(400);
        page.saying(&say("error-bad-encoding", &[]));
        ada.get(&format!("/accounts?q={bad}")).expect(400);
    }
    assert_eq!(snapshot(&app), before);
}

fn what_is_too_long_or_wrong_is_said_at_its_field(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let before = snapshot(&app);
    let (line, text, address) =
        ("x".repeat(101), "x".repeat(1_001), format!("{}@example.org", "x".repeat(250)));
    let wrong: &[(&str, &str)] = &[
        ("first_name", &line),
        ("last_name", &line),
        ("display_name", &line),
        ("job_title", &line),
        ("description", &text),
        ("email", &address),
        ("email", "nobody"),
        ("email", "no body@example.org"),
        ("email", "ｊane@example.org"),
        ("email", ""),
        ("login", "ab"),
        ("login", "müller"),
        ("login", "ａｄａ"),
        ("login", "a b c"),
        ("login", &line),
        ("locale", "xx"),
        ("time_zone", "Mars/Olympus"),
        ("valid_until", "31.12.2030"),
        ("valid_until", "2030-02-30"),
        ("valid_until", "99999-01-01"),
    ];
    for (field, value) in wrong {
        let mut form = wizard::details("Some Body", "some@example.org");
        form.retain(|(name, _)| name != field);
        form.push(((*field).to_owned(), (*value).to_owned()));
        let page = ada.post("/accounts/new", &wizard::pairs(&form));
        assert_eq!(page.status, 422, "{field} = {value}");
        assert!(
            page.html.contains(&format!("id=\"e-{field}\"")),
            "{field} = {value} is not said at its field"
        );
        assert!(page.html.contains(&format!("href=\"#f-{field}\"")), "{field} is not in the summary");
        assert!(page.html.contains("Some"), "what was typed is lost");
        if *field != "email" && *field != "login" {
            assert_eq!(
                edit(&app, &ada, 3, &[(field, value)]).status,
                422,
                "{field} = {value} in the edit form"
            );
        }
    }
    let mut form = wizard::details("Some Body", "some@example.org");
    form.push(("first_name".to_owned(), "Twice".to_owned()));
    let page = ada.post("/accounts/new", &wizard::pairs(&form)).expect(400);
    page.saying(&say("error-repeated-field", &[("name", "first_name")]));
    for version in ["", "x", "1.5"] {
        let page = edit(&app, &ada, 3, &[("version", version)]).expect(400);
        page.saying(&say("error-bad-id", &[("name", "version")]));
    }
    assert_eq!(snapshot(&app), before);
}

fn what_is_no_form_is_refused(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let before = snapshot(&app);
    for kind in ["application/json", "multipart/form-data; boundary=x", "text/plain"] {
        let page = ada.post_as("/accounts/new", kind, "{\"first_name\":\"A\"}");
        assert!(matches!(page.status, 400 | 403), "{kind}: {}", page.status);
    }
    assert_eq!(snapshot(&app), before);
}
