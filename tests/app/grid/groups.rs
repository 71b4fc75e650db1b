//! Groups through the door: headings that open, links, and addresses that cannot be read.

use crate::support::{Engine, Page, on_both, say};

on_both!(
    a_group_opens_and_closes_in_place,
    all_of_a_group_is_the_list_filtered_by_it,
    what_cannot_be_grouped_is_refused_by_name,
    a_view_keeps_its_groups,
    numbers_are_capped_until_they_are_asked_for,
);

/// Where the heading of a group leads, and whether it is open.
fn heading(page: &Page, id: &str) -> (String, bool) {
    let address = page.link(&format!("g-{id}")).unwrap_or_else(|| panic!("no group {id}: {}", page.text()));
    let (_, rest) = page.html.split_once(&format!("id=\"g-{id}\"")).unwrap();
    let tag = rest.split_once('>').unwrap().0;
    (address, tag.contains("aria-expanded=\"true\""))
}

fn a_group_opens_and_closes_in_place(on: Engine) {
    let app = on.demo(300);
    let ada = app.company_admin();
    let page = ada.get("/accounts?group=status,kind&sort=-email").expect(200);
    assert_eq!(page.row_ids(), Vec::<i64>::new());
    for word in ["Active", "Inactive", "Pending"] {
        assert!(page.text().contains(&format!("Status {word}")), "{}", page.text());
    }
    let (address, is_open) = heading(&page, "active");
    assert!(!is_open);
    let outer = ada.fragment(&address).expect(200);
    assert!(heading(&outer, "active").1);
    let (address, is_open) = heading(&outer, "active/operator");
    assert!(!is_open);
    let inner = ada.get(&address).expect(200);
    let listed = ada.get("/accounts?q=status%3Aactive+kind%3Aoperator&sort=-email&size=25").row_ids();
    assert_eq!(inner.row_ids(), listed);
    // The rows can be ticked as anywhere, and their menus are there.
    assert!(inner.html.contains("data-allows=\"deactivate ") && inner.html.contains("Actions for"));
    // Closing the outer group closes what is in it.
    let (address, is_open) = heading(&inner, "active");
    assert!(is_open && !address.contains("open="), "{address}");
    // Sorting keeps what is open.
    let sorted = ada.get(&inner.link("sort-name").unwrap()).expect(200);
    assert!(heading(&sorted, "active/operator").1);
    let reversed = ada.get("/accounts?group=-status").expect(200).text();
    assert!(reversed.find("Status Pending") < reversed.find("Status Active"), "{reversed}");
}

fn all_of_a_group_is_the_list_filtered_by_it(on: Engine) {
    let app = on.demo(300);
    let ada = app.company_admin();
    let page = ada.get("/accounts?q=kind%3Aoperator&group=status&open=active").expect(200);
    assert_eq!(page.row_ids().len(), 25);
    let (_, rest) = page.html.split_once("class=\"group-more").unwrap();
    let (_, rest) = rest.split_once("href=\"").unwrap();
    let address = rest.split_once('"').unwrap().0.replace("&#38;", "&").replace("&amp;", "&");
    assert_eq!(address, "/accounts?q=kind%3Aoperator+status%3A%3Dactive");
    let all = ada.get(&address).expect(200);
    assert_eq!(all.row_ids()[..25], page.row_ids()[..]);
    let only = ada.get("/accounts?q=status%3A%3Dactive+kind%3Aoperator&count=1").text();
    assert!(page.text().contains("Show all") && !only.contains('+'));
}

fn what_cannot_be_grouped_is_refused_by_name(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let unknown = |name: &str, value: &str| say("error-unknown-value", &[("name", name), ("value", value)]);
    for group in ["email", "id", "name", "nothing", "status:year", "created:day", "-", "--status"] {
        ada.get(&format!("/accounts?group={group}")).expect(400).saying(&unknown("group", group));
    }
    ada.get("/accounts?group=status,kind,created").expect(400).saying(&unknown("group", "created"));
    for (group, open) in [
        ("status", "sleepy"),
        ("status", "active/operator"),
        ("status,kind", "active/robot"),
        ("roles", "many"),
        ("created", "2026"),
        ("created", "2026-13"),
        ("created:year", "2026-01"),
        ("created", "99999-01"),
    ] {
        ada.get(&format!("/accounts?group={group}&open={open}")).expect(400).saying(&unknown("open", open));
    }
    ada.get("/accounts?open=active").expect(400);
    let many = (1..=11).map(|month| format!("&open=2026-{month:02}")).collect::<Vec<_>>().concat();
    ada.get(&format!("/accounts?group=created{many}"))
        .expect(400)
        .saying(&say("error-too-many-open", &[("count", "10")]));
    // A place in the list is no place among groups.
    for place in ["eyJzIjoibmFtZSIsInYiOlt7InQiOiJhIn1dLCJpIjoxfQ", "nonsense"] {
        ada.get(&format!("/accounts?group=job_title&after={place}")).expect(400);
    }
}

fn a_view_keeps_its_groups(on: Engine) {
    let app = on.demo(60);
    let ada = app.company_admin();
    let form = ada.get("/accounts/views/new?group=status&group=-created%3Ayear&open=active").expect(200);
    assert_eq!(form.hidden("group").as_deref(), Some("status,-created:year"));
    let state = [("name", "Grouped"), ("shared", "nobody"), ("group", "status,-created:year")];
    let saved = ada.post("/accounts/views", &state).expect(303);
    assert!(saved.location().contains("group=status%2C-created%3Ayear"), "{}", saved.location());
    let page = ada.follow(&saved).expect(200);
    let (address, _) = heading(&page, "active");
    let open = ada.get(&address).expect(200);
    assert!(!open.html.contains("tab-changed"), "opening a group changes no view");
    let none = ada.get(&page.link("group-remove").unwrap()).expect(200);
    assert!(none.html.contains("tab-changed") && none.row_ids().len() > 25);
    let bad = [("name", "Bad"), ("shared", "nobody"), ("group", "email")];
    ada.post("/accounts/views", &bad).expect(400);
}

fn numbers_are_capped_until_they_are_asked_for(on: Engine) {
    let app = on.demo(1_500);
    let ada = app.company_admin();
    let page = ada.get("/accounts?group=status").expect(200);
    assert!(page.text().contains("1,000+"), "{}", page.text());
    let exact = ada.get(&page.link("count").unwrap()).expect(200);
    assert!(!exact.text().contains("1,000+") && exact.link("count").is_none());
    // A query that is met in every group is looked for in a part of each.
    let some = ada.get("/accounts?q=-role%3Asupport&group=status").expect(200);
    assert!(some.link("count").is_some(), "{}", some.text());
}
