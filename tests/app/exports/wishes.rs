//! Who may export, what is asked first, and what cannot be read.

use super::told;
use crate::support::{Engine, on_both, say};

on_both!(
    the_question_says_what_and_how,
    whoever_may_not_see_or_take_the_list_gets_nothing,
    what_cannot_be_read_is_refused_by_name,
    an_export_is_written_down_with_its_facts,
);

fn the_question_says_what_and_how(on: Engine) {
    let app = on.demo(1_500);
    let ada = app.company_admin();
    let list = ada.get("/accounts?q=status%3Aactive&sort=-email&columns=name,email&after=").expect(200);
    let address = list.link("export").expect("the list has a button");
    assert_eq!(address, "/accounts/export?q=status%3Aactive&sort=-email&columns=name%2Cemail");
    let all = say("export-all", &[("name", "1,000+ accounts")]);
    let page = ada.get(&address).expect(200).saying(&all).saying("status:active").saying("Name, E-mail");
    let page = page.saying(&say("export-defused", &[])).saying(&say("export-sheets", &[]));
    for (field, value) in [("q", "status:active"), ("sort", "-email"), ("columns", "name,email")] {
        assert_eq!(page.hidden(field).as_deref(), Some(value));
    }
    let part = ada.fragment(&address).expect(200);
    assert!(part.html.contains("data-dialog-part") && !part.html.contains("<main"));
    let ticked = ada.get("/accounts/export?id=4&id=5&back=%2Faccounts%3Fsort%3Demail").expect(200);
    let ticked = ticked.saying(&say("export-chosen", &[("count", "2"), ("shown", "2")]));
    assert_eq!(
        (ticked.hidden("id").as_deref(), ticked.hidden("sort").as_deref()),
        (Some("4"), Some("email"))
    );
}

fn whoever_may_not_see_or_take_the_list_gets_nothing(on: Engine) {
    let app = on.company();
    let (ada, lena, otto) = (app.company_admin(), app.license_admin(), app.operator());
    for list in ["/accounts", "/accounts/status-report", "/audit", "/outbox"] {
        let address = format!("{list}/export");
        otto.get(&address).expect(403);
        otto.post(&address, &[]).expect(403);
        ada.get(&address).expect(200);
    }
    assert!(lena.get("/accounts").expect(200).link("export").is_some());
    lena.post("/accounts/export", &[]).expect(200);
    lena.post("/audit/export", &[]).expect(403);
    lena.post("/outbox/export", &[]).expect(403);
    // Taking the list away is not part of seeing it, nor the other way round.
    for (held, lacks) in [("accounts.view", "accounts-export"), ("accounts.export", "accounts-view")] {
        app.sql("DELETE FROM account_roles WHERE account_id = 3");
        app.sql(&format!(
            "INSERT INTO roles (name, name_key, description, created_at, version) \
             VALUES ('{held}', '{held}', '', CURRENT_TIMESTAMP, 1)"
        ));
        let role = format!("(SELECT id FROM roles WHERE name_key = '{held}')");
        app.sql(&format!("INSERT INTO role_permissions (role_id, permission) VALUES ({role}, '{held}')"));
        app.sql(&format!(
            "INSERT INTO account_roles (account_id, role_id, granted_at, granted_by_name) \
             VALUES (3, {role}, CURRENT_TIMESTAMP, '')"
        ));
        let named = say(&format!("permission-{lacks}"), &[]);
        otto.get("/accounts/export").expect(403).saying(&named);
        otto.post("/accounts/export", &[]).expect(403).saying(&named);
        if held == "accounts.view" {
            assert_eq!(otto.get("/accounts").expect(200).link("export"), None);
        }
    }
    assert_eq!(told(&app).len(), 1);
}

fn what_cannot_be_read_is_refused_by_name(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let unknown = |name: &str, value: &str| say("error-unknown-value", &[("name", name), ("value", value)]);
    for (field, value, sentence) in [
        ("columns", "name,nothing", unknown("columns", "nothing")),
        ("columns", "name,name", unknown("columns", "name,name")),
        ("sort", "nothing", unknown("sort", "nothing")),
        ("which", "some", unknown("which", "some")),
        ("format", "pdf", unknown("format", "pdf")),
        ("all", "2", unknown("all", "2")),
        ("id", "x", say("error-bad-id", &[("name", "id")])),
        ("id", "-1", say("error-bad-id", &[("name", "id")])),
        ("except", "1;2", say("error-bad-id", &[("name", "except")])),
        ("page", "2", say("error-unknown-field", &[("name", "page")])),
        ("q", "(", say("query-unclosed-parenthesis", &[])),
        (
            "q",
            "status:gone",
            say("query-expected-choice", &[("name", "status"), ("known", "active, pending, inactive")]),
        ),
    ] {
        let query = crate::support::client::encode(&[(field, value)]);
        ada.get(&format!("/accounts/export?{query}")).expect(400).saying(&sentence);
        ada.post("/accounts/export", &[(field, value)]).expect(400).saying(&sentence);
    }
    assert_eq!(told(&app), Vec::<String>::new());
}

fn an_export_is_written_down_with_its_facts(on: Engine) {
    let app = on.demo(60);
    let ada = app.company_admin();
    ada.post("/accounts/export", &[("q", "status:active"), ("columns", "name,id")]).expect(200);
    ada.post("/audit/export", &[("id", "1"), ("format", "xlsx"), ("columns", "time")]).expect(200);
    let told = told(&app);
    let active = crate::support::snapshot::lines(
        &app,
        "SELECT CAST(COUNT(*) AS TEXT) AS line FROM accounts WHERE status = 'active'",
    );
    let fact = |field: &str, new: &str| format!(r#"{{"field":"{field}","old":"","new":"{new}"}}"#);
    let first = [
        fact("query", "status:active"),
        fact("columns", "name, id"),
        fact("format", "csv"),
        fact("rows", &active[0]),
    ];
    let second = [fact("chosen", "1"), fact("columns", "time"), fact("format", "xlsx"), fact("rows", "1")];
    assert_eq!(told, [format!("accounts [{}]", first.join(",")), format!("audit [{}]", second.join(","))]);
    let page = ada.get("/audit?q=action%3Alist.export").expect(200);
    page.saying(&say("audit-action-list-export", &[]))
        .saying(&say("audit-fact-rows", &[("name", &active[0])]));
}
