//! Header filters, chips, and queries in the viewer's own words.

use super::{encoded, parameter};
use crate::support::{Client, Engine, on_both, say, say_in};

on_both!(
    a_header_filter_rewrites_the_query,
    a_form_shows_what_the_query_says,
    a_filter_that_means_nothing_is_said_and_kept,
    words_of_the_viewer_are_understood,
    chips_speak_the_language_of_the_viewer,
    queries_out_of_bounds_are_one_clear_answer,
);

/// The query that the form's answer leads to.
fn query_after(by: &Client, q: &str, form: &str) -> String {
    let page = by.get(&format!("/accounts/filter?q={}&sort=-email&{form}", encoded(q))).expect(303);
    assert_eq!(parameter(page.location(), "sort"), "-email", "the order is lost: {}", page.location());
    by.follow(&page).expect(200);
    parameter(page.location(), "q")
}

fn a_header_filter_rewrites_the_query(on: Engine) {
    let app = on.demo(40);
    let ada = app.company_admin();
    for (q, form, expected) in [
        ("", "column=status&op=in&value=active", "status:active"),
        ("", "column=status&op=not-in&value=active&value=pending", "-status:active,pending"),
        ("ann status:pending x", "column=status&op=in&value=active", "ann status:active x"),
        ("status:pending -status:active", "column=status&op=in&value=inactive", "status:inactive"),
        ("(a OR b)", "column=name&op=contains&value=two+words", "(a OR b) name:\"two words\""),
        ("", "column=name&op=contains-not&value=x", "-name:x"),
        ("", "column=name&op=is&value=empty", "name:=empty"),
        ("", "column=email&op=starts&value=a", "email:^a"),
        ("", "column=email&op=in&value=a%2C+b", "email:a,b"),
        ("", "column=email&op=empty&value=left+over", "email:empty"),
        ("", "column=last_login&op=before&value=2026-01-01&age=", "last_login:<2026-01-01"),
        ("", "column=last_login&op=within&value=2026-01-01&age=30d", "last_login:<30d"),
        ("", "column=last_login&op=filled&value=&age=", "last_login:*"),
        ("", "column=id&op=least&value=17", "id:>=17"),
        ("", "column=roles&op=in&value=License+admin&value=Support", "role:\"License admin\",Support"),
        ("", "column=roles&op=empty", "role:empty"),
        ("", "column=confirmed&op=is&value=no", "confirmed:no"),
        ("a status:active b", "column=status&remove=1", "a b"),
        ("a status:active b", "column=status&op=in&value=pending&remove=1", "a b"),
    ] {
        assert_eq!(query_after(&ada, q, form), expected, "{q} with {form}");
    }
}

fn a_form_shows_what_the_query_says(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let form = |q: &str, column: &str| {
        ada.get(&format!("/accounts/filter?column={column}&q={}", encoded(q))).expect(200).html
    };
    let html = form("-status:active,pending", "status");
    assert!(html.contains("<option value=\"not-in\" selected>"), "{html}");
    assert!(html.contains("value=\"active\" checked") && !html.contains("value=\"inactive\" checked"));
    assert!(form("last_login:<30d", "last_login").contains("name=\"age\" value=\"30d\""));
    assert!(form("last_login:<2026-01-01", "last_login").contains("name=\"value\" value=\"2026-01-01\""));
    let roles = form("role:support", "roles");
    assert!(roles.contains("value=\"Support\"") && roles.contains("value=\"Tenant user\""), "{roles}");
    // What the form cannot show is said, and kept until it is replaced.
    let page = ada.get("/accounts/filter?column=name&q=name%3A%5Ea+-name%3Ab").expect(200);
    let now = "Name: starts with “a” · Name: does not contain “b”";
    page.saying(&say("grid-filter-now", &[("name", now)]));
    // A part stands in a popover of the list.
    let part = ada.fragment("/accounts/filter?column=name").expect(200);
    assert!(!part.html.contains("<main") && part.html.contains("data-hx-target=\"#grid\""));
    // The heading says that it is in use.
    let list = ada.get("/accounts?q=status%3Aactive").expect(200).html;
    assert!(list.contains(&say("grid-filter-on", &[("name", "Status")])));
    assert!(list.contains(&format!("\"{}\"", say("grid-filter", &[("name", "Name")]))));
    // A query that cannot be read is for the list to say.
    let broken = ada.get("/accounts/filter?column=name&q=%28").expect(303);
    ada.get(broken.location()).expect(400).saying(&say("query-unclosed-parenthesis", &[]));
}

fn a_filter_that_means_nothing_is_said_and_kept(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    for (form, key) in [
        ("column=name&op=contains&value=", "grid-filter-missing"),
        ("column=name&op=in&value=%2C+%2C", "grid-filter-missing"),
        ("column=status&op=in", "grid-filter-choose"),
        ("column=last_login&op=within&age=", "grid-filter-age-missing"),
    ] {
        ada.get(&format!("/accounts/filter?{form}")).expect(422).saying(&say(key, &[]));
        ada.fragment(&format!("/accounts/filter?{form}")).expect(422).saying(&say(key, &[]));
    }
    let page = ada.get("/accounts/filter?column=last_login&op=before&value=soon&q=ann").expect(422);
    let page = page.saying(&say("query-expected-date", &[("name", "last_login")]));
    assert_eq!(page.value("value").as_deref(), Some("soon"));
    assert_eq!(page.hidden("q").as_deref(), Some("ann"));
    ada.get("/accounts/filter?column=id&op=is&value=x").expect(422).saying("id");
    ada.get("/accounts/filter?column=status&op=in&value=gone")
        .expect(422)
        .saying("active, pending, inactive");
    let full = encoded(&"a ".repeat(100));
    let many = ada.get(&format!("/accounts/filter?column=status&op=in&value=active&q={full}")).expect(422);
    many.saying(&say("query-too-many-terms", &[]));
    for form in [
        "column=nothing",
        "column=",
        "column=name&op=like&value=a",
        "column=name&remove=2",
        "column=name&x=1",
    ] {
        ada.get(&format!("/accounts/filter?{form}")).expect(400);
    }
}

fn words_of_the_viewer_are_understood(on: Engine) {
    let app = on.demo(310);
    let ada = app.company_admin();
    let find = |q: &str| ada.get(&format!("/accounts?size=200&q={}", encoded(q))).expect(200).row_ids();
    for (locale, pairs) in [
        (
            "de",
            [
                ("status:inaktiv", "status:inactive"),
                ("role:Lizenz-Admin", "role:license_admin"),
                ("confirmed:ja", "confirmed:yes"),
            ],
        ),
        (
            "ja",
            [
                ("status:無効", "status:inactive"),
                ("role:ライセンス管理者", "role:license_admin"),
                ("confirmed:はい", "confirmed:yes"),
            ],
        ),
    ] {
        app.sql(&format!("UPDATE accounts SET locale = '{locale}' WHERE id = 1"));
        let license_admin = say_in(locale, "role-license-admin", &[]);
        let inactive = say_in(locale, "accounts-inactive", &[]);
        for (own, canonical) in pairs {
            let own = own.replace("Lizenz-Admin", &format!("\"{license_admin}\""));
            let own = own.replace("ライセンス管理者", &format!("\"{license_admin}\""));
            let own = own.replace("inaktiv", &inactive).replace("無効", &inactive);
            let found = find(&own);
            assert!(!found.is_empty(), "{own} finds nothing");
            assert_eq!(found, find(canonical), "{own}");
        }
    }
}

fn chips_speak_the_language_of_the_viewer(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let q = "ann status:active -kind:service last_login:<2026-01-01 created:>30d role:license_admin,x \
             -email:@example.com name:^b roles:>=2 valid_until:empty (confirmed:yes OR -(login:a id:1))";
    let address = format!("/accounts?q={}", encoded(q));
    let chips = |locale: &str| {
        app.sql(&format!("UPDATE accounts SET locale = '{locale}' WHERE id = 1"));
        ada.get(&address).expect(200)
    };
    let english = chips("en");
    for words in [
        "“ann”",
        "Status: Active",
        "Type: not Service",
        "Last sign-in: before Jan 1, 2026",
        "Created: more than 30 days away",
        "Role: License admin or x",
        "E-mail: does not contain “@example.com”",
        "Name: starts with “b”",
        "Roles: ≥ 2",
        "Valid until: is empty",
        "E-mail address confirmed: Yes or not (Login: contains “a” and ID: 1)",
    ] {
        assert!(english.text().contains(words), "no chip says {words}:\n{}", english.text());
    }
    assert!(english.html.contains("title=\"last_login:&#60;2026-01-01\""), "the written form is not told");
    chips("de").saying("Typ: nicht").saying("vor dem 01.01.2026").saying("enthält nicht „@example.com“");
    chips("ja").saying("2026年1月1日より前").saying("「@example.com」を含まない");
}

fn queries_out_of_bounds_are_one_clear_answer(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let deep = format!("{}a{}", "(".repeat(900), ")".repeat(900));
    let many = "a ".repeat(400);
    let values = format!("name:{}", vec!["a"; 101].join(","));
    for (q, key) in [
        (deep.as_str(), "query-too-deep"),
        (&many, "query-too-many-terms"),
        (&values, "query-too-many-values"),
        ("name:\"a", "query-unclosed-quote"),
        ("a\"b", "query-stray-quote"),
        ("name:a,^b", "query-operator-in-list"),
    ] {
        for list in ["/accounts", "/accounts/status-report"] {
            let page = ada.get(&format!("{list}?q={}", encoded(q))).expect(400).saying(&say(key, &[]));
            assert_eq!(page.value("q").as_deref(), Some(q), "what was typed is lost");
        }
    }
    for (q, key) in [
        ("status:^a", "query-no-such-operator"),
        ("name:<a", "query-no-such-operator"),
        ("confirmed:>yes", "query-no-such-operator"),
    ] {
        let field = q.split_once(':').unwrap().0;
        ada.get(&format!("/accounts?q={}", encoded(q))).expect(400).saying(&say(key, &[("name", field)]));
    }
    ada.get("/accounts?q=confirmed%3Amaybe").expect(400).saying("yes, no");
}
