//! The columns panel: saved and reset, for one person and one list.

use crate::support::snapshot::rows;
use crate::support::{Client, Engine, Page, TestApp, on_both, say};

on_both!(
    what_the_panel_says_is_kept,
    the_other_buttons_change_the_form_alone,
    the_order_of_the_rows_goes_into_the_address,
    an_arrangement_is_one_persons_and_one_lists,
    a_list_without_columns_is_refused_with_the_form,
    what_cannot_be_read_is_refused_by_name,
    the_usual_comes_back,
    a_column_that_is_gone_is_left_out,
    saving_at_once_leaves_one_arrangement,
    an_arrangement_goes_with_its_account,
);

/// The keys of the columns that a list shows.
pub fn headings(page: &Page) -> Vec<String> {
    let parts = page.html.split("data-column=\"").skip(1);
    parts.map(|part| part.split_once('"').unwrap().0.to_owned()).collect()
}

/// What is kept of an account's arrangements.
pub fn kept(app: &TestApp) -> Vec<String> {
    rows(app, "list_views", "owner_id, list, shown_columns, widths, size, density")
}

/// The form as it is when nothing was changed, with these columns shown of those in this order.
fn form<'f>(order: &[&'f str], show: &[&'f str]) -> Vec<(&'f str, &'f str)> {
    let order = order.iter().map(|key| ("order", *key));
    let show = show.iter().map(|key| ("show", *key));
    order.chain(show).chain([("density", "comfortable"), ("size", "50"), ("back", "/accounts")]).collect()
}

fn save(by: &Client, form: &[(&str, &str)]) -> Page {
    by.post("/accounts/columns", form)
}

fn what_the_panel_says_is_kept(on: Engine) {
    let app = on.demo(60);
    let ada = app.company_admin();
    let back = "/accounts?q=kind%3Aoperator&size=50&columns=name&after=eyJzIjoibmFtZSIsInYiOlt7InQiOiJiIn1dLCJpIjoxfQ";
    let panel = ada.get("/accounts/columns").expect(200).saying(&say("grid-columns-title", &[]));
    assert_eq!(panel.html.matches("id=\"show-").count(), gatehouse::accounts::grid::GRID.columns.len());
    let mut form = form(&["status", "name", "id"], &["id", "status", "name"]);
    form.retain(|(name, _)| !["density", "size", "back"].contains(name));
    form.extend([("density", "compact"), ("size", "25"), ("widths", "name:20,id:4"), ("back", back)]);
    let saved = save(&ada, &form).expect(303);
    assert_eq!(saved.location(), "/accounts?q=kind%3Aoperator");
    assert_eq!(kept(&app), ["list_views: 1 | accounts | status,name,id | id:4,name:20 | 25 | compact"]);
    let page = ada.follow(&saved).expect(200);
    assert_eq!(headings(&page), ["status", "name", "id"]);
    assert_eq!(page.row_ids().len(), 25);
    assert!(page.html.contains("class=\"table compact\""));
    assert!(
        page.html.contains("class=\"c-name w w-20\"") && page.html.contains("class=\"c-id number w w-4\"")
    );
    // What an address says goes before what is kept.
    let linked = ada.get("/accounts?columns=name,email&size=50").expect(200);
    assert_eq!((headings(&linked), linked.row_ids().len()), (vec!["name".into(), "email".into()], 50));
}

fn the_other_buttons_change_the_form_alone(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let press = |button: &str, widths: &str| {
        let mut form = form(&["name", "email", "login"], &["name", "email"]);
        form.extend([("widths", widths), ("do", button), ("sort1", "email"), ("fall1", "1")]);
        let answer = save(&ada, &form).expect(303);
        let (address, button_id) = answer.location().split_once('#').unwrap();
        assert_eq!(button_id, button.replace(':', "-"));
        ada.get(address).expect(200)
    };
    let order = |page: &Page| -> Vec<String> {
        let parts = page.html.split("name=\"order\" value=\"").skip(1);
        parts.take(3).map(|part| part.split_once('"').unwrap().0.to_owned()).collect()
    };
    assert_eq!(order(&press("up:login", "")), ["name", "login", "email"]);
    assert_eq!(order(&press("down:name", "")), ["email", "name", "login"]);
    assert_eq!(order(&press("up:name", "")), ["name", "email", "login"]);
    let widths = |page: Page| page.hidden("widths").unwrap();
    assert_eq!(widths(press("wider:name", "")), "name:14");
    assert_eq!(widths(press("narrower:name", "name:6")), "name:4");
    assert_eq!(widths(press("narrower:name", "name:4")), "name:4");
    assert_eq!(widths(press("wider:name", "name:40")), "name:40");
    assert_eq!(widths(press("auto:name", "email:9,name:40")), "email:9");
    let page = press("wider:name", "");
    assert!(page.html.contains("<option value=\"email\" selected>"), "the order is lost");
    assert!(!page.html.contains("value=\"login\" checked"), "what is hidden is shown");
    assert_eq!(kept(&app), Vec::<String>::new());
}

fn the_order_of_the_rows_goes_into_the_address(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let sorted = |sorts: &[(&'static str, &'static str)]| {
        let mut form = form(&["name"], &["name"]);
        form.extend(sorts);
        save(&ada, &form).expect(303).location().to_owned()
    };
    assert_eq!(sorted(&[("sort1", "email")]), "/accounts?sort=email");
    assert_eq!(sorted(&[("sort1", "name")]), "/accounts");
    assert_eq!(
        sorted(&[("sort1", "status"), ("fall1", "1"), ("sort2", "status"), ("sort3", "email")]),
        "/accounts?sort=-status%2Cemail"
    );
    assert_eq!(sorted(&[("sort2", "email")]), "/accounts?sort=email");
}

fn an_arrangement_is_one_persons_and_one_lists(on: Engine) {
    let app = on.company();
    let (ada, lena) = (app.company_admin(), app.license_admin());
    save(&ada, &form(&["login", "name"], &["login", "name"])).expect(303);
    save(&lena, &form(&["email"], &["email"])).expect(303);
    let report = form(&["deleted", "name"], &["deleted"]);
    ada.post("/accounts/status-report/columns", &report).expect(303);
    assert_eq!(headings(&ada.get("/accounts")), ["login", "name"]);
    assert_eq!(headings(&lena.get("/accounts")), ["email"]);
    assert_eq!(
        kept(&app),
        [
            "list_views: 1 | accounts | login,name |  | 50 | comfortable",
            "list_views: 1 | status-report | deleted |  | 50 | comfortable",
            "list_views: 2 | accounts | email |  | 50 | comfortable",
        ]
    );
}

fn a_list_without_columns_is_refused_with_the_form(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let mut form = form(&["email", "name"], &[]);
    form.push(("widths", "email:9"));
    let again = save(&ada, &form).expect(422).saying(&say("grid-columns-none", &[]));
    assert_eq!(again.hidden("widths").as_deref(), Some("email:9"));
    assert_eq!(kept(&app), Vec::<String>::new());
}

fn what_cannot_be_read_is_refused_by_name(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    for (name, value) in [
        ("show", "nothing"),
        ("order", "nothing"),
        ("order", "name"),
        ("widths", "nothing:9"),
        ("density", "airy"),
        ("size", "7"),
        ("sort1", "nothing"),
        ("fall1", "down"),
        ("do", "explode"),
        ("do", "up:nothing"),
        ("do", "melt:name"),
    ] {
        let mut form = form(&["name"], &["name"]);
        form.retain(|(known, _)| *known == "order" || *known == "show" || *known != name);
        form.push((name, value));
        let named = if name == "widths" { "nothing" } else { value };
        let sentence = say("error-unknown-value", &[("name", name), ("value", named)]);
        save(&ada, &form).expect(400).saying(&sentence);
    }
    let mut odd = form(&["name"], &["name"]);
    odd.push(("opens_with", "all"));
    save(&ada, &odd).expect(400).saying(&say("error-unknown-field", &[("name", "opens_with")]));
    let unknown = say("error-unknown-value", &[("name", "show"), ("value", "nothing")]);
    ada.get("/accounts/columns?order=name&show=nothing").expect(400).saying(&unknown);
    // Another site's address, another list's or an unreadable one leads to the list as it opens.
    for back in
        ["https://evil.example/", "//evil.example", "/profile", "/accounts?size=7", "/accounts/status-report"]
    {
        let mut form = form(&["name"], &["name"]);
        form.retain(|(name, _)| *name != "back");
        form.push(("back", back));
        assert_eq!(save(&ada, &form).expect(303).location(), "/accounts", "{back}");
    }
}

fn the_usual_comes_back(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let usual = headings(&ada.get("/accounts"));
    let mut arranged = form(&["login"], &["login"]);
    arranged.push(("widths", "login:9"));
    save(&ada, &arranged).expect(303);
    app.sql("UPDATE list_views SET opens_with = 'pending'");
    arranged.push(("do", "reset"));
    save(&ada, &arranged).expect(303);
    assert_eq!(headings(&ada.get("/accounts?view=all")), usual);
    assert_eq!(kept(&app), ["list_views: 1 | accounts |  |  | 50 | comfortable"]);
    assert_eq!(rows(&app, "list_views", "opens_with"), ["list_views: pending"], "that is not the panel's");
    // The usual columns in their usual order are not written down: they may become others.
    let usual: Vec<&str> = usual.iter().map(String::as_str).collect();
    save(&ada, &form(&usual, &usual)).expect(303);
    assert_eq!(kept(&app), ["list_views: 1 | accounts |  |  | 50 | comfortable"]);
}

fn a_column_that_is_gone_is_left_out(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    save(&ada, &form(&["login"], &["login"])).expect(303);
    app.sql("UPDATE list_views SET shown_columns = 'gone,login', widths = 'gone:9,login:8'");
    assert_eq!(headings(&ada.get("/accounts").expect(200)), ["login"]);
    app.sql("UPDATE list_views SET shown_columns = 'gone'");
    assert_eq!(headings(&ada.get("/accounts").expect(200)).len(), 7);
    // Such a width does not keep the panel from being saved again.
    let panel = ada.get("/accounts/columns").expect(200);
    let mut again = form(&["login"], &["login"]);
    let widths = panel.hidden("widths").unwrap();
    again.push(("widths", &widths));
    save(&ada, &again).expect(303);
}

fn saving_at_once_leaves_one_arrangement(on: Engine) {
    let app = on.company();
    let tabs: Vec<Client> = (0..6).map(|_| app.company_admin()).collect();
    let keys = ["name", "email", "login", "roles", "status", "kind"];
    std::thread::scope(|scope| {
        for (tab, key) in tabs.into_iter().zip(keys) {
            scope.spawn(move || save(&tab, &form(&[key], &[key])).expect(303));
        }
    });
    let kept = kept(&app);
    assert_eq!(kept.len(), 1, "{kept:?}");
    assert!(keys.iter().any(|key| kept[0].contains(&format!("| {key} |"))), "{kept:?}");
}

fn an_arrangement_goes_with_its_account(on: Engine) {
    use gatehouse::accounts::{Action, Status};
    let app = on.company();
    let id = app.person("Gerd Gone").create();
    app.sql(&format!(
        "INSERT INTO list_views (list, owner_id, owner_name, query, sort, shown_columns, widths, size, density, grouping, \
         opens_with, shared_with, created_at, modified_at) VALUES ('accounts', {id}, '', '', '', 'name', '', 50, 'compact', \
         '', '', 'nobody', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)"
    ));
    assert_eq!(app.account(id).status, Status::Active);
    app.perform(Action::Deactivate, id);
    assert_eq!(kept(&app).len(), 1);
    app.perform(Action::Delete, id);
    assert_eq!(kept(&app), Vec::<String>::new());
}
