//! "Go to" a letter, a value or a date of the sorted column.

use super::{encoded, parameter};
use crate::support::{Client, Engine, on_both, say};

on_both!(
    a_list_goes_to_the_first_row_at_or_behind_a_value,
    behind_the_last_row_is_the_last_page,
    what_is_no_value_is_said_and_kept,
    the_place_is_not_numbered,
);

/// All rows in this order, by a column of the row.
fn all(by: &Client, state: &str) -> Vec<i64> {
    let mut found = Vec::new();
    let mut address = Some(format!("/accounts?size=200&{state}"));
    while let Some(here) = address {
        let page = by.get(&here).expect(200);
        found.extend(page.row_ids());
        address = page.link("page-next");
    }
    found
}

fn a_list_goes_to_the_first_row_at_or_behind_a_value(on: Engine) {
    let app = on.demo(310);
    let ada = app.company_admin();
    let line = |sql: &str| crate::support::snapshot::lines(&app, sql);
    for (sort, to, key, behind) in [
        ("name", "M", "name_key", "x >= 'm'"),
        ("name", "ｍａ", "name_key", "x >= 'ma'"),
        ("-name", "M", "name_key", "x < 'n'"),
        ("email", "k", "email_key", "x >= 'k' OR x IS NULL"),
        ("-email", "k", "email_key", "x < 'l' OR x IS NULL"),
        ("id", "100", "id", "x >= 100"),
        ("-id", "100", "id", "x <= 100"),
        ("status", "inactive", "status", "x >= 'inactive'"),
        ("-status,name", "inactive", "status", "x <= 'inactive'"),
        ("status,-last_login,-name", "inactive", "status", "x >= 'inactive'"),
        ("roles,-valid_until", "1", "role_count", "x >= 1"),
    ] {
        let page = ada.get(&format!("/accounts/go?sort={sort}&size=25&to={}", encoded(to))).expect(303);
        let landed = ada.follow(&page).expect(200);
        let sql = format!("SELECT CAST(id AS TEXT) AS line FROM accounts WHERE {}", behind.replace('x', key));
        let fits: std::collections::HashSet<i64> = line(&sql).iter().map(|id| id.parse().unwrap()).collect();
        let all = all(&ada, &format!("sort={sort}"));
        let first = all.iter().find(|id| fits.contains(id)).copied();
        assert_eq!(landed.row_ids().first().copied(), first, "{to} by {sort}: {}", page.location());
        let at = all.iter().position(|id| Some(*id) == first).unwrap();
        let end = all.len().min(at + 25);
        assert_eq!(landed.row_ids(), all[at..end], "{to} by {sort}");
        // Back from there by the links is the list as it is.
        let before = ada.get(&landed.link("page-previous").unwrap()).expect(200).row_ids();
        assert_eq!(before, all[at.saturating_sub(25)..at], "before {to} by {sort}");
    }
    // A day, from both sides.
    for (sort, rest) in [("created", "x >= '2025-06-01'"), ("-created", "x < '2025-06-02'")] {
        let page = ada.get(&format!("/accounts/go?sort={sort}&size=25&to=2025-06-01")).expect(303);
        let sql = format!(
            "SELECT CAST(id AS TEXT) AS line FROM accounts WHERE {}",
            rest.replace('x', "created_at")
        );
        let fits: Vec<i64> = line(&sql).iter().map(|id| id.parse().unwrap()).collect();
        let first = all(&ada, &format!("sort={sort}")).into_iter().find(|id| fits.contains(id));
        assert_eq!(ada.follow(&page).expect(200).row_ids().first().copied(), first, "{sort}");
    }
}

fn behind_the_last_row_is_the_last_page(on: Engine) {
    let app = on.demo(60);
    let ada = app.company_admin();
    let page = ada.get("/accounts/go?size=25&to=%F0%9F%98%80%F0%9F%98%80&q=status%3Aactive").expect(303);
    assert_eq!(
        (&*parameter(page.location(), "last"), &*parameter(page.location(), "q")),
        ("1", "status:active")
    );
    ada.follow(&page).expect(200).saying(&say("grid-go-past", &[("value", "😀😀")]));
    // Before the first row is the first page, whose rows are counted.
    let page = ada.get("/accounts/go?size=25&to=0").expect(303);
    assert_eq!(page.location(), "/accounts?size=25");
    // A part of a page brings the sentence along.
    let page = ada.fragment("/accounts/go?size=25&to=%F0%9F%98%80%F0%9F%98%80").expect(303);
    ada.fragment(page.location()).expect(200).saying(&say("grid-go-past", &[("value", "😀😀")]));
}

fn what_is_no_value_is_said_and_kept(on: Engine) {
    let app = on.demo(30);
    let ada = app.company_admin();
    for (query, sentence, kept) in [
        ("to=", say("grid-go-missing", &[]), ""),
        ("to=+", say("grid-go-missing", &[]), " "),
        ("sort=id&to=x", say("grid-go-number", &[("name", "ID")]), "x"),
        ("sort=id&to=99999999999999999999", say("grid-go-number", &[("name", "ID")]), "99999999999999999999"),
        ("sort=created&to=soon", say("grid-go-date", &[("name", "Created")]), "soon"),
        ("sort=created&to=0000-01-01", say("grid-go-date", &[("name", "Created")]), "0000-01-01"),
        ("sort=created&to=9999-12-32", say("grid-go-date", &[("name", "Created")]), "9999-12-32"),
    ] {
        let page = ada.get(&format!("/accounts/go?{query}")).expect(422).saying(&sentence);
        assert_eq!(page.value("to").as_deref(), Some(kept), "{query}");
    }
    ada.get("/accounts/go?to=a&sort=nothing").expect(400);
    ada.get("/accounts/go?to=a&to=b").expect(400);
    let broken = ada.get("/accounts/go?to=a&q=%28").expect(303);
    ada.get(broken.location()).expect(400).saying(&say("query-unclosed-parenthesis", &[]));
}

fn the_place_is_not_numbered(on: Engine) {
    let app = on.demo(310);
    let ada = app.company_admin();
    let page = ada.get("/accounts/go?size=25&to=m").expect(303);
    let landed = ada.follow(&page).expect(200);
    let next = ada.get(&landed.link("page-next").unwrap()).expect(200);
    for page in [landed, next] {
        let range = page.html.split("class=\"range\">").nth(1).unwrap().split('<').next().unwrap();
        assert!(range.starts_with("310 "), "the page claims a number: {range}");
        assert!(page.html.contains("rel=\"next\"") && page.html.contains("rel=\"prev\""));
    }
    // Offered where there is something to go to, and nowhere else.
    assert!(ada.get("/accounts?size=25").expect(200).html.contains("action=\"/accounts/go\""));
    assert!(!ada.get("/accounts?q=ada.admin").expect(200).html.contains("action=\"/accounts/go\""));
}
