//! How many statements a page costs, whatever the number of rows.

use super::samples::Stage;
use crate::support::counter::statements;
use crate::support::{Engine, on_both};

on_both!(a_list_page_costs_at_most_six_statements, every_other_page_costs_a_known_number);

const LISTS: &[&str] = &[
    "/accounts",
    "/accounts?size=200",
    "/accounts?q=example",
    "/accounts?q=an",
    "/accounts?q=17",
    "/accounts?q=status%3Aactive+role%3Asupport&sort=-last_login",
    "/accounts?q=role%3Atenant_user&sort=email",
    "/accounts?q=-status%3Aactive&sort=-valid_until",
    "/accounts?sort=last_login&last=1",
    "/accounts?sort=-valid_until,name&size=200",
    "/accounts?q=ada.admin&count=1",
    "/accounts?columns=name,roles,description&count=1",
    "/accounts?q=nobodyatall",
    "/accounts?q=james",
    "/accounts?q=james&sort=-name",
    "/accounts?q=ann+smith",
    "/accounts?q=%E4%BD%90%E8%97%A4",
    "/accounts?q=lena.license%40example.com",
    "/accounts?q=500",
    "/accounts?q=example+status%3Apending",
    "/accounts?q=example&last=1",
    "/accounts?q=example&size=25&sort=-name",
    "/accounts/status-report",
    "/accounts/status-report?sort=-login&q=a",
];

fn a_list_page_costs_at_most_six_statements(on: Engine) {
    let app = on.demo(1_500);
    let ada = app.company_admin();
    for address in LISTS {
        for fragment in [false, true] {
            let visit = || if fragment { ada.fragment(address) } else { ada.get(address) }.expect(200);
            let heard = statements(&app, visit);
            assert!(!heard.is_empty(), "nothing was heard of {address}");
            assert!(heard.len() <= 6, "{address} costs {}:\n{}", heard.len(), heard.join("\n"));
        }
    }
}

/// The session costs one.
const PAGES: &[(&str, usize)] = &[
    ("/", 9),
    ("/profile", 7),
    ("/settings/policies", 2),
    ("/accounts/4", 7),
    ("/accounts/4/access", 5),
    ("/accounts/4/sessions", 3),
    ("/accounts/4/history", 3),
    ("/accounts/4/mail", 3),
    ("/accounts/4/edit", 6),
    ("/accounts/new", 1),
];

fn every_other_page_costs_a_known_number(on: Engine) {
    let app = on.company();
    let stage = Stage::set(&app, &[1]);
    let ada = app.company_admin();
    let draft = stage.drafts[0].1;
    let wizard = [
        (format!("/accounts/new/{draft}"), 2),
        (format!("/accounts/new/{draft}/roles"), 5),
        (format!("/accounts/new/{draft}/review"), 4),
    ];
    let fixed = PAGES.iter().map(|(address, count)| ((*address).to_owned(), *count));
    let mut wrong = Vec::new();
    for (address, count) in fixed.chain(wizard) {
        let heard = statements(&app, || ada.get(&address).expect(200));
        if heard.len() != count {
            wrong.push(format!("{address} costs {}, not {count}:\n{}", heard.len(), heard.join("\n")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
