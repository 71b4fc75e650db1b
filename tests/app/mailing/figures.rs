//! How the outbox stands, on the overview and among the settings.

use gatehouse::outbox::CAP;

use crate::support::{Engine, Page, TestApp, on_both};

on_both!(
    what_is_not_delivered_stands_on_the_overview_and_leads_to_it,
    whoever_may_not_see_mail_is_told_nothing,
    counting_ends_early
);

/// Writes mails in these states straight down: the state, its tries, and how many.
fn mails(app: &TestApp, states: &[(&str, i64, i64)]) {
    app.sql("DELETE FROM outbox");
    let now = gatehouse::clock::now().format("%Y-%m-%d %H:%M:%S");
    for (state, attempts, count) in states {
        let sent = if *state == "sent" { format!("'{now}'") } else { "NULL".to_owned() };
        let row = format!(
            "(1, 'a@example.com', 'Ann', 'en', 'activated', '{{}}', '{state}', {attempts}, '2099-01-01 00:00:00', \
             '{now}', {sent}, 'ann', 'a@example.com', 'ann')"
        );
        let rows = vec![row; usize::try_from(*count).unwrap()].join(", ");
        app.sql(&format!(
            "INSERT INTO outbox (account_id, address, recipient_name, locale, kind, facts, state, attempts, \
             next_attempt_at, created_at, sent_at, recipient_key, address_key, search_text) VALUES {rows}"
        ));
    }
}

const STATES: &[(&str, i64, i64)] = &[
    ("queued", 0, 4),
    ("queued", 2, 5),
    ("sent", 1, 6),
    ("failed", 5, 2),
    ("unsendable", 0, 1),
    ("withdrawn", 0, 9),
];

/// Where a number leads, and how many rows stand there.
fn leads(page: &Page, number: &str, query: &str) -> String {
    let link = page.html.split("href=\"").filter(|rest| rest.starts_with("/outbox?q="));
    let mut found = link.filter(|rest| {
        rest.split_once("\">").is_some_and(|(_, text)| text.starts_with(&format!("{number}<")))
    });
    let path = found.next().unwrap_or_else(|| panic!("no {number} leads into the outbox: {}", page.text()));
    let path = path.split('"').next().unwrap().to_owned();
    assert!(path.starts_with(&format!("/outbox?q={query}")), "{path}");
    path
}

fn what_is_not_delivered_stands_on_the_overview_and_leads_to_it(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    mails(&app, STATES);
    for address in ["/", "/settings/mail"] {
        let page = ada.get(address).expect(200);
        // Nine wait; five of them were tried; three are given up.
        for (query, number) in [("state%3Aqueued%2Csending", 9), ("state%3Afailed%2Cunsendable", 3)] {
            let path = leads(&page, &number.to_string(), query).replace("&#38;", "&");
            assert_eq!(ada.get(&path).expect(200).row_ids().len(), number, "{path}");
        }
        let tried = "/outbox?q=state%3Aqueued+attempts%3A%3E0";
        assert!(page.html.contains(tried), "{address}");
        assert_eq!(ada.get(tried).expect(200).row_ids().len(), 5);
        page.saying("Oldest waiting");
    }
    let page = ada.get("/settings/mail").expect(200);
    let path = leads(&page, "6", "state%3Asent+sent%3A");
    assert_eq!(ada.get(&path).expect(200).row_ids().len(), 6, "{path}");
}

fn whoever_may_not_see_mail_is_told_nothing(on: Engine) {
    let app = on.company();
    mails(&app, STATES);
    for client in [app.license_admin(), app.operator()] {
        assert!(!client.get("/").expect(200).html.contains("/outbox"));
    }
}

fn counting_ends_early(on: Engine) {
    let app = on.company();
    mails(&app, &[("failed", 3, CAP + 5)]);
    app.company_admin().get("/").expect(200).saying("more than 1,000");
}
