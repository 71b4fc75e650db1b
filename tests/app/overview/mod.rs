//! The overview: every number leads to a list that has as many rows.

use gatehouse::access::BuiltIn;
use gatehouse::accounts::Status;

use crate::support::app::licensed;
use crate::support::counter::statements;
use crate::support::{Client, Engine, Options, Page, TestApp, on_both, say};

on_both!(
    every_number_is_that_of_the_list_behind_it,
    a_license_admin_counts_their_own_licenses_alone,
    whoever_has_no_role_sees_what_is_theirs,
    many_are_not_counted_to_the_end,
    jobs_are_counted_as_their_list_shows_them,
    the_company_page_names_the_primary_contacts,
);

/// The numbers of a pane: what they are called, what they say, and where they lead.
fn figures(page: &Page, key: &str) -> Vec<(String, String, String)> {
    let Some((_, rest)) = page.html.split_once(&format!("id=\"{key}-title\"")) else { return Vec::new() };
    let (found, _) = rest.split_once("</section>").unwrap();
    let between = |text: &str, start: &str, end: &str| {
        let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("no {start} in {text}"));
        rest.split_once(end).unwrap().0.to_owned()
    };
    found
        .split("<div><dt>")
        .skip(1)
        .map(|figure| {
            let href = between(figure, "href=\"", "\"").replace("&#38;", "&");
            (figure.split_once('<').unwrap().0.to_owned(), between(figure, "\">", "<"), href)
        })
        .collect()
}

/// How many rows the list behind an address has, by its own exact count.
fn listed(by: &Client, href: &str) -> i64 {
    let page = by.get(&format!("{href}{}count=1", if href.contains('?') { '&' } else { '?' })).expect(200);
    if page.row_ids().is_empty() {
        return 0;
    }
    let (_, foot) = page.html.split_once("class=\"range\"").expect("a list says how many there are");
    let words: String = foot.split_once("</").unwrap().0.replace(',', "");
    let mut numbers = words.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok());
    numbers.next_back().expect("a number of rows")
}

#[track_caller]
fn check(by: &Client, key: &str, most: usize) -> Vec<i64> {
    let page = by.get("/").expect(200);
    let figures = figures(&page, key);
    assert_eq!(figures.len(), most, "{key}: {figures:?}");
    let numbers = figures.into_iter().map(|(label, number, href)| {
        let number: i64 = number.replace(',', "").parse().unwrap();
        assert_eq!(number, listed(by, &href), "{label} leads to {href}");
        number
    });
    numbers.collect()
}

/// A company with everything that is counted.
fn busy(on: Engine) -> TestApp {
    let app = on.start(&licensed(120, 40), Options::default());
    app.person("Pia Pending").status(Status::Pending).create();
    app.sql("UPDATE licenses SET expires_at = '2999-01-01 00:00:00' WHERE id % 3 = 0");
    app
}

fn every_number_is_that_of_the_list_behind_it(on: Engine) {
    let app = busy(on);
    let ada = app.company_admin();
    let lena = app.license_admin();
    let licenses = check(&ada, "licenses", 3);
    assert!(licenses.iter().all(|number| *number > 0), "{licenses:?}");
    assert_eq!(licenses[0], 40);
    let accounts = check(&ada, "accounts", 5);
    assert!(accounts.iter().all(|number| *number > 0), "{accounts:?}");
    assert_eq!(accounts[4], 2, "Ada and Lena are signed in");
    assert_eq!(check(&ada, "notices", 2), [2, 0]);
    let mail = check(&ada, "mail", 3);
    assert!(mail[2] > 0, "{mail:?}");
    drop(lena);
    // The bars and the ends are those of the same licenses.
    let page = ada.get("/").expect(200).saying(&say("overview-fullest", &[]));
    assert!(page.html.matches("<meter").count() == 5, "{}", page.html);
    // In another zone the day begins at another time, and the number stays that of its list.
    app.sql("UPDATE accounts SET time_zone = 'Pacific/Kiritimati' WHERE id = 1");
    check(&ada, "licenses", 3);
}

fn a_license_admin_counts_their_own_licenses_alone(on: Engine) {
    let app = busy(on);
    let lena = app.license_admin();
    let numbers = check(&lena, "licenses", 3);
    assert_eq!(numbers[0], 4);
    check(&lena, "accounts", 4);
    let page = lena.get("/").expect(200);
    assert!(figures(&page, "mail").is_empty() && figures(&page, "notices").is_empty());
    let own: Vec<String> = crate::support::snapshot::lines(
        &app,
        "SELECT l.name AS line FROM licenses l JOIN license_admins a ON a.license_id = l.id WHERE a.account_id = 2",
    );
    let foreign =
        crate::support::snapshot::lines(&app, "SELECT name AS line FROM licenses ORDER BY free, id");
    let seats = app.licenses_of(2);
    for name in foreign.iter().filter(|name| !own.contains(name) && !seats.contains(name)) {
        assert!(!page.text().contains(name.as_str()), "{name} is not Lena's");
    }
}

fn whoever_has_no_role_sees_what_is_theirs(on: Engine) {
    let app = on.company();
    let license = app.license("Berlin").create();
    app.assign(license, 3);
    let tenant = crate::tenants::made(&app, "Plant");
    let otto = app.operator();
    let page = otto.get("/").expect(200).saying(&say("overview-no-roles", &[])).saying("Berlin");
    for pane in ["licenses", "accounts", "mail", "notices", "jobs"] {
        assert!(figures(&page, pane).is_empty(), "{pane}");
    }
    assert!(!page.html.contains("href=\"/licenses"), "{}", page.html);
    crate::tenants::join(&app, tenant, 3);
    let page = otto.get("/").expect(200).saying("Plant");
    assert!(page.html.contains(&format!("href=\"/tenants/{tenant}\"")));
    app.person("Sue Support").role(BuiltIn::Support).create();
    app.signed_in("sue.support").get("/").expect(200);
}

fn many_are_not_counted_to_the_end(on: Engine) {
    let app = on.demo(3_000);
    let ada = app.company_admin();
    let page = ada.get("/").expect(200);
    let active = figures(&page, "accounts").remove(0);
    assert_eq!(active.1, say("overview-more-than", &[("name", "1,000")]));
    assert!(listed(&ada, &active.2) > 1_000);
    // However many there are, as many statements tell as of a small company.
    let heard = statements(&app, || ada.get("/").expect(200));
    assert!(heard.len() <= 26, "{}:\n{}", heard.len(), heard.join("\n"));
}

fn jobs_are_counted_as_their_list_shows_them(on: Engine) {
    let app = on.company();
    let job = |key: &str, state: &str, failed: i64, days: i64, actor: i64| {
        let at = (gatehouse::clock::now() - chrono::TimeDelta::days(days)).to_string();
        app.sql(&format!(
            "INSERT INTO jobs (key, kind, actor_id, actor_name, ip, request_id, exceptions, terms, state, total, done, \
             skipped, failed, created_at, touched_at) VALUES ('{key}', 'nothing.known', {actor}, 'Ada', '', '', '', \
             '{{}}', '{state}', 3, 1, 1, {failed}, '{at}', '{at}')"
        ));
    };
    job("a", "running", 0, 0, 1);
    job("b", "waiting", 0, 1, 2);
    job("c", "done", 1, 2, 1);
    job("d", "done", 1, 30, 1);
    job("e", "stopped", 0, 3, 2);
    job("f", "done", 0, 0, 1);
    for (by, expected) in [(app.company_admin(), [2, 2]), (app.license_admin(), [1, 1])] {
        assert_eq!(check(&by, "jobs", 2), expected);
    }
    assert!(figures(&app.operator().get("/").expect(200), "jobs").is_empty());
}

fn the_company_page_names_the_primary_contacts(on: Engine) {
    let app = on.company();
    app.license("Berlin").contact(2).create();
    app.license("Oslo").contact(2).create();
    app.license("Wien").admin(2).create();
    app.license("Bern").create();
    let pane = |by: &Client| {
        let page = by.get("/company").expect(200);
        let (_, rest) = page.html.split_once("id=\"primary-title\"").expect("the contacts are named");
        rest.split_once("</section>").unwrap().0.to_owned()
    };
    let (ada, lena, otto) = (app.company_admin(), app.license_admin(), app.operator());
    let all = pane(&ada);
    assert!(all.contains("of 2 licenses") && all.contains("href=\"/accounts/2\""), "{all}");
    for (by, contact, expected) in [(&ada, 1, 2), (&ada, 2, 2), (&lena, 1, 1), (&lena, 2, 2)] {
        let href = format!("/licenses?q=contact_id%3A{contact}");
        let shown = format!("<a href=\"{href}\">show {expected} license");
        assert!(pane(by).contains(&shown), "{}", pane(by));
        assert_eq!(listed(by, &href), expected);
    }
    let none = pane(&otto);
    assert!(none.contains("Lena License") && none.contains("mailto:lena.license"), "{none}");
    assert!(!none.contains("/licenses") && !none.contains("/accounts"), "{none}");
}
