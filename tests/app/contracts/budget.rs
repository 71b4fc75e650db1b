//! How many statements a page costs, whatever the number of rows.

use gatehouse::app::visit_lists;
use gatehouse::grid::{List, ListVisitor};

use super::samples::Stage;
use crate::support::counter::statements;
use crate::support::{Engine, on_both};

on_both!(
    a_list_page_costs_at_most_six_statements,
    a_page_of_groups_costs_a_known_number,
    every_other_page_costs_a_known_number
);

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
    "/accounts?q=permission%3Aaccounts.delete",
    "/accounts?q=permission%3Atenants.sign_in+status%3Aactive&sort=-last_login",
    "/accounts/status-report",
    "/accounts/status-report?sort=-login&q=a",
];

/// The addresses that every list has.
#[derive(Default)]
struct Addresses(Vec<String>);

impl ListVisitor for Addresses {
    fn list<L: List>(&mut self) {
        let address = L::grid().address;
        let sorts = L::grid().columns.iter().filter(|column| column.sort.is_some());
        self.0.push(address.to_owned());
        self.0
            .extend(["q=an", "q=nobodyatall", "count=1", "last=1"].map(|query| format!("{address}?{query}")));
        self.0.extend(sorts.map(|column| format!("{address}?sort={}&size=200", column.key)));
    }
}

fn a_list_page_costs_at_most_six_statements(on: Engine) {
    let app = on.demo(1_500);
    let ada = app.company_admin();
    let mut every = Addresses::default();
    visit_lists(&mut every);
    for address in LISTS.iter().copied().chain(every.0.iter().map(String::as_str)) {
        for fragment in [false, true] {
            let visit = || if fragment { ada.fragment(address) } else { ada.get(address) }.expect(200);
            let heard = statements(&app, visit);
            assert!(!heard.is_empty(), "nothing was heard of {address}");
            assert!(heard.len() <= 6, "{address} costs {}:\n{}", heard.len(), heard.join("\n"));
        }
    }
}

/// Groups: what they are, how many rows each has, one row of each whose name only a row knows, the rows of the open
/// ones, and the roles of those.
const GROUPED: &[(&str, usize)] = &[
    ("/accounts?group=status", 3),
    ("/accounts?group=job_title", 5),
    ("/accounts?group=job_title&q=status%3Apending", 6),
    ("/accounts?group=created:year", 5),
    ("/accounts?group=status&open=active", 6),
    ("/accounts?group=status,kind&open=active&open=active%2Foperator", 8),
];

fn a_page_of_groups_costs_a_known_number(on: Engine) {
    let app = on.demo(1_500);
    let ada = app.company_admin();
    let mut wrong = Vec::new();
    for (address, count) in GROUPED {
        let heard = statements(&app, || ada.get(address).expect(200));
        if heard.len() != *count {
            wrong.push(format!("{address} costs {}, not {count}:\n{}", heard.len(), heard.join("\n")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The session costs one.
const PAGES: &[(&str, usize)] = &[
    ("/", 26),
    ("/profile", 12),
    ("/profile/keys/new", 3),
    ("/settings/policies", 2),
    ("/settings/mail", 4),
    ("/settings/mail?kind=edited", 3),
    ("/settings/mail/preview", 2),
    ("/settings/mail/preview?kind=edited", 1),
    ("/accounts/4", 8),
    ("/accounts/4/access", 6),
    ("/accounts/4/sessions", 4),
    ("/accounts/4/history", 3),
    ("/accounts/4/keys", 3),
    ("/accounts/5/keys", 4),
    ("/accounts/5/keys/new", 3),
    ("/accounts/4/mail", 3),
    ("/accounts/4/edit", 6),
    ("/accounts/new", 1),
    ("/accounts/4/reset-password", 2),
    ("/company", 7),
    ("/notices/1", 3),
    ("/notices/1/edit", 3),
    ("/notices/1/send", 4),
    ("/notices/new", 2),
    ("/tenants/1", 5),
    ("/tenants/1/history", 3),
    ("/tenants/1/members/new", 2),
    ("/tenants/new", 1),
    ("/roles/1", 3),
    ("/roles/1/history", 4),
    ("/roles/new", 1),
    ("/roles/permissions", 3),
    ("/forgot-password", 2),
    ("/forgot-password/sent", 2),
];

fn every_other_page_costs_a_known_number(on: Engine) {
    let app = on.company();
    let stage = Stage::set(&app, &[1]);
    let ada = app.company_admin();
    let draft = stage.drafts[0].1;
    let wizard = [
        (format!("/accounts/new/{draft}"), 2),
        (format!("/accounts/new/{draft}/roles"), 6),
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
