//! Changes made in the list itself: a column moved or resized, another number of rows, a further sort key.

use super::columns::{headings, kept};
use crate::support::{Client, Engine, Page, on_both, say};

on_both!(
    a_moved_column_stays_where_it_was_put,
    a_column_moves_in_an_address_that_names_its_columns,
    a_width_is_kept_until_it_is_automatic_again,
    the_number_of_rows_is_kept_and_the_list_begins_anew,
    a_change_that_cannot_be_read_is_refused_by_name,
    looking_at_a_list_writes_nothing,
    headings_lead_to_a_further_sort_key,
);

const PLACE: &str = "after=eyJzIjoibmFtZSIsInYiOlt7InQiOiJiIn1dLCJpIjoxfQ";

fn arrange(by: &Client, form: &[(&str, &str)]) -> Page {
    by.post("/accounts/arrange", form)
}

fn a_moved_column_stays_where_it_was_put(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let back = format!("/accounts?q=a&sort=name&{PLACE}");
    let moved = arrange(&ada, &[("column", "status"), ("place", "2"), ("back", &back)]).expect(303);
    assert_eq!(moved.location(), back, "the place in the list is kept");
    let expected = ["name", "status", "email", "login", "roles", "kind", "last_login"];
    assert_eq!(headings(&ada.get("/accounts")), expected);
    // Further than the end is the end; a column that is hidden meanwhile stays hidden.
    arrange(&ada, &[("column", "name"), ("place", "99"), ("back", "/accounts")]).expect(303);
    arrange(&ada, &[("column", "id"), ("place", "1"), ("back", "/accounts")]).expect(303);
    let expected = ["status", "email", "login", "roles", "kind", "last_login", "name"];
    assert_eq!(headings(&ada.get("/accounts")), expected);
    let part = ada.post_fragment("/accounts/arrange", &[("column", "name"), ("place", "1")]).expect(303);
    assert_eq!(part.location(), "/accounts");
    assert_eq!(kept(&app).len(), 1);
}

fn a_column_moves_in_an_address_that_names_its_columns(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let back = "/accounts?columns=name%2Cemail%2Clogin";
    let moved = arrange(&ada, &[("column", "login"), ("place", "1"), ("back", back)]).expect(303);
    assert_eq!(moved.location(), "/accounts?columns=login%2Cname%2Cemail");
    assert_eq!(headings(&ada.follow(&moved)), ["login", "name", "email"]);
    assert_eq!(headings(&ada.get("/accounts")).len(), 7, "what is kept is as it was");
}

fn a_width_is_kept_until_it_is_automatic_again(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    arrange(&ada, &[("column", "email"), ("width", "12"), ("back", "/accounts")]).expect(303);
    arrange(&ada, &[("column", "name"), ("width", "40"), ("back", "/accounts")]).expect(303);
    let page = ada.get("/accounts").expect(200);
    assert!(page.html.contains("class=\"c-email w w-12\"") && page.html.contains("class=\"c-name w w-40\""));
    arrange(&ada, &[("column", "name"), ("width", "auto"), ("back", "/accounts")]).expect(303);
    assert_eq!(kept(&app), ["list_views: 1 | accounts |  | email:12 | 50 | comfortable"]);
}

fn the_number_of_rows_is_kept_and_the_list_begins_anew(on: Engine) {
    let app = on.demo(60);
    let ada = app.company_admin();
    let back = format!("/accounts?sort=name&size=50&{PLACE}");
    let chosen = arrange(&ada, &[("size", "25"), ("back", &back)]).expect(303);
    assert_eq!(chosen.location(), "/accounts?sort=name");
    assert_eq!(ada.get("/accounts").expect(200).row_ids().len(), 25);
    let next = ada.get("/accounts").link("page-next").unwrap();
    assert!(!next.contains("size="), "{next}: what is kept need not stand in addresses");
    assert_eq!(app.license_admin().get("/accounts").row_ids().len(), 50);
}

fn a_change_that_cannot_be_read_is_refused_by_name(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let unknown = |name: &str, value: &str| say("error-unknown-value", &[("name", name), ("value", value)]);
    for (form, sentence) in [
        (vec![("column", "nothing"), ("place", "1")], unknown("column", "nothing")),
        (vec![("column", "name"), ("place", "0")], unknown("place", "0")),
        (vec![("column", "name"), ("place", "first")], unknown("place", "first")),
        (vec![("column", "name"), ("width", "3")], unknown("width", "3")),
        (vec![("column", "name"), ("width", "41")], unknown("width", "41")),
        (vec![("column", "name"), ("width", "99999999")], unknown("width", "99999999")),
        (vec![("column", "name")], unknown("width", "")),
        (vec![("size", "7")], unknown("size", "7")),
        (vec![("size", "1000000000")], unknown("size", "1000000000")),
        (vec![], unknown("size", "")),
        (vec![("size", "25"), ("size", "50")], say("error-repeated-field", &[("name", "size")])),
        (vec![("rows", "25")], say("error-unknown-field", &[("name", "rows")])),
    ] {
        arrange(&ada, &form).expect(400).saying(&sentence);
    }
    assert_eq!(kept(&app), Vec::<String>::new());
}

fn looking_at_a_list_writes_nothing(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    for address in [
        "/accounts?size=25",
        "/accounts?columns=login,name",
        "/accounts/columns?order=login&show=login&density=compact",
    ] {
        ada.get(address).expect(200);
    }
    assert_eq!(kept(&app), Vec::<String>::new());
}

fn headings_lead_to_a_further_sort_key(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let add = |address: &str, column: &str| {
        let page = ada.get(address).expect(200);
        assert_eq!(page.html.matches("aria-sort=").count(), 1, "{address}");
        let (_, rest) = page.html.split_once(&format!("id=\"sort-{column}\"")).unwrap();
        let (_, rest) = rest.split_once("data-add-sort=\"").unwrap();
        rest.split_once('"').unwrap().0.to_owned()
    };
    assert_eq!(add("/accounts", "email"), "/accounts?sort=name%2Cemail");
    assert_eq!(add("/accounts", "name"), "/accounts?sort=-name");
    assert_eq!(add("/accounts?sort=status,-email", "email"), "/accounts?sort=status%2Cemail");
    assert_eq!(add("/accounts?sort=status,-email", "status"), "/accounts?sort=-status%2C-email");
    assert_eq!(add("/accounts?sort=status,-email,name", "login"), "/accounts?sort=status%2C-email%2Clogin");
    assert_eq!(add("/accounts?sort=status,-email,name", "name"), "/accounts?sort=status%2C-email%2C-name");
    let page = ada.get("/accounts?sort=status,-email").expect(200);
    page.clone().saying(&say("grid-sorted-ascending", &[("place", "1")]));
    page.saying(&say("grid-sorted-descending", &[("place", "2")]));
}
