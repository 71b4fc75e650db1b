//! Saved views: what they keep, how they are changed, and what is refused.

use crate::support::snapshot::{lines, rows, snapshot};
use crate::support::{Client, Engine, on_both, say};

on_both!(
    a_view_keeps_what_the_list_showed,
    smuggled_fields_are_refused,
    a_name_is_given_once_and_a_form_sent_twice_has_one_effect,
    the_same_name_saved_at_once_is_kept_once,
    a_changed_list_can_be_kept_or_reset,
    a_view_that_cannot_be_read_any_more_loses_nothing,
);

/// Saves a view of the accounts; returns its id.
pub fn save(by: &Client, name: &str, shared: &str, state: &[(&str, &str)]) -> i64 {
    let form: Vec<(&str, &str)> =
        [("name", name), ("shared", shared)].into_iter().chain(state.iter().copied()).collect();
    let page = by.post("/accounts/views", &form).expect(303);
    id_in(page.location())
}

fn id_in(address: &str) -> i64 {
    let (_, rest) = address.split_once("view=").expect("the address names the view");
    rest.split('&').next().unwrap().parse().unwrap()
}

fn a_view_keeps_what_the_list_showed(on: Engine) {
    let app = on.demo(40);
    let ada = app.company_admin();
    let shown = "/accounts?q=status%3Aactive&sort=-email&columns=name,email";
    let form = ada.get("/accounts/views/new?q=status%3Aactive&sort=-email&columns=name,email").expect(200);
    for (field, value) in [("q", "status:active"), ("sort", "-email"), ("columns", "name,email")] {
        assert_eq!(form.hidden(field).as_deref(), Some(value));
    }
    let state =
        [("q", "status:active"), ("sort", "-email"), ("columns", "name,email"), ("keep_columns", "1")];
    let id = save(&ada, "  Active  ones ", "nobody", &state);
    let list = ada.get("/accounts?view=all").expect(200);
    let address = list.link(&format!("tab-{id}")).expect("the view is a tab");
    let view = ada.get(&address).expect(200).saying("Active ones");
    assert_eq!(view.row_ids(), ada.get(shown).row_ids());
    assert!(!view.html.contains("c-roles"), "columns are kept");
    assert!(view.html.contains(&format!("id=\"tab-{id}\" href=\"/accounts?")));
    assert!(!view.html.contains("tab-changed"));
    // Sorting and paging keep the view open.
    let page = ada.get(&view.link("sort-name").unwrap()).expect(200);
    assert!(page.html.contains("tab-changed") && page.html.contains(&format!("view={id}")));
    let without = save(&ada, "No columns", "nobody", &[("q", "status:active"), ("columns", "name,email")]);
    let address = ada.get("/accounts?view=all").link(&format!("tab-{without}")).unwrap();
    assert!(!address.contains("columns="), "{address}");
    let trail = lines(
        &app,
        "SELECT action || ' ' || subject_name || ' ' || outcome AS line FROM audit_events \
         WHERE subject_kind = 'view' ORDER BY id",
    );
    assert_eq!(trail, ["view.create Active ones done", "view.create No columns done"]);
}

fn smuggled_fields_are_refused(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let id = save(&ada, "Mine", "nobody", &[]);
    let before = snapshot(&app);
    let edit = format!("/accounts/views/{id}/edit");
    let state = format!("/accounts/views/{id}/state");
    for (path, field, value) in [
        ("/accounts/views", "owner_id", "2"),
        ("/accounts/views", "sort", "password_hash"),
        ("/accounts/views", "columns", "name,nothing"),
        ("/accounts/views", "opens", "maybe"),
        ("/accounts/views", "keep_columns", "yes"),
        (&*edit, "q", "status:active"),
        (&*edit, "role_id", "1"),
        (&*state, "name", "Other"),
        (&*state, "sort", "nothing"),
        (&*state, "q", "status:sleepy"),
    ] {
        let fields = if path == state { vec![] } else { vec![("name", "New"), ("shared", "nobody")] };
        let form: Vec<_> = fields.into_iter().chain([(field, value)]).collect();
        assert_eq!(ada.post(path, &form).status, 400, "{path} {field}={value}");
    }
    for shared in ["", "somebody", "role:", "role:x"] {
        ada.post("/accounts/views", &[("name", "New"), ("shared", shared)]).expect(400);
    }
    let long = "x".repeat(61);
    for (name, words) in [
        ("", say("form-required", &[("name", "Name")])),
        ("  ", say("form-required", &[("name", "Name")])),
        (&*long, say("form-too-long", &[("count", "60"), ("shown", "60")])),
    ] {
        ada.post("/accounts/views", &[("name", name), ("shared", "nobody")]).expect(422).saying(&words);
    }
    let unreadable = [("name", "Broken"), ("shared", "nobody"), ("q", "status:sleepy")];
    let again = ada.post("/accounts/views", &unreadable).expect(422);
    assert_eq!(again.hidden("q").as_deref(), Some("status:sleepy"), "nothing typed is lost");
    assert_eq!(snapshot(&app), before);
}

fn a_name_is_given_once_and_a_form_sent_twice_has_one_effect(on: Engine) {
    let app = on.company();
    let (ada, lena) = (app.company_admin(), app.license_admin());
    let id = save(&ada, "Team", "everybody", &[("q", "status:active")]);
    assert_eq!(save(&ada, "Team", "everybody", &[("q", "status:active")]), id);
    assert_eq!(rows(&app, "list_views", "id").len(), 1);
    for name in ["Team", "TEAM", " ｔｅａｍ "] {
        let other = [("name", name), ("shared", "nobody"), ("q", "kind:service")];
        ada.post("/accounts/views", &other).expect(422).saying(&say("views-taken", &[]));
    }
    let second = save(&ada, "Other", "nobody", &[]);
    let taken =
        ada.post(&format!("/accounts/views/{second}/edit"), &[("name", "team"), ("shared", "nobody")]);
    taken.expect(422).saying(&say("views-taken", &[]));
    // Somebody else may use the name.
    save(&lena, "Team", "nobody", &[]);
    assert_eq!(rows(&app, "list_views", "id").len(), 3);
}

fn the_same_name_saved_at_once_is_kept_once(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    ada.get("/accounts/views/new").expect(200);
    let race = |queries: [&'static str; 2]| {
        let threads = queries.map(|q| {
            let ada = ada.clone();
            std::thread::spawn(move || {
                ada.post("/accounts/views", &[("name", "Race"), ("shared", "nobody"), ("q", q)]).status
            })
        });
        let mut statuses = threads.map(|thread| thread.join().unwrap());
        statuses.sort_unstable();
        statuses
    };
    assert_eq!(race(["status:active", "kind:service"]), [303, 422]);
    assert_eq!(rows(&app, "list_views", "id").len(), 1);
    app.sql("DELETE FROM list_views");
    assert_eq!(race(["status:active", "status:active"]), [303, 303]);
    assert_eq!(rows(&app, "list_views", "id").len(), 1);
}

fn a_changed_list_can_be_kept_or_reset(on: Engine) {
    let app = on.demo(40);
    let ada = app.company_admin();
    let id = save(&ada, "Mine", "nobody", &[("q", "status:active")]);
    let changed = ada.get(&format!("/accounts?q=status%3Ainactive&sort=-email&view={id}")).expect(200);
    let reset = changed.link("view-reset").expect("a changed view can be reset");
    assert!(reset.contains("status%3Aactive") && !reset.contains("sort="), "{reset}");
    let state = format!("/accounts/views/{id}/state");
    assert!(changed.html.contains(&format!("action=\"{state}\"")));
    let form = [("q", "status:inactive"), ("sort", "-email"), ("view", &*id.to_string())];
    let kept = ada.post(&state, &form).expect(303);
    let page = ada.follow(&kept).expect(200).saying(&say("views-edited", &[("name", "Mine")]));
    assert_eq!(page.link("view-reset"), None);
    assert_eq!(rows(&app, "list_views", "query, sort"), ["list_views: status:inactive | -email"]);
    // A ready-made view can be left the same way, but not changed.
    let made = ada.get("/accounts?q=smith&view=pending").expect(200);
    assert_eq!(made.link("view-reset").as_deref(), Some("/accounts?q=status%3Apending&view=pending"));
    assert!(!made.html.contains("/state\""));
}

fn a_view_that_cannot_be_read_any_more_loses_nothing(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let id = save(&ada, "Old", "nobody", &[("q", "status:active"), ("opens", "1")]);
    let columns = "UPDATE list_views SET shown_columns = 'name,shoe_size,email', sort = '-shoe_size,email' \
                   WHERE name = 'Old'";
    app.sql(columns);
    let address = ada.get("/accounts?view=all").link(&format!("tab-{id}")).unwrap();
    assert!(!address.contains("shoe_size"), "{address}");
    let page = ada.get(&address).expect(200);
    assert!(page.html.contains("c-email") && !page.html.contains("c-roles"));
    assert_eq!(page.link("view-reset"), None, "it counts as unchanged");
    app.sql("UPDATE list_views SET query = 'shoe_size:44' WHERE name = 'Old'");
    let address = ada.get("/accounts").expect(303).location().to_owned();
    let page = ada.get(&address).expect(400);
    assert!(page.html.contains("<mark>shoe_size</mark>"), "{}", page.text());
    assert_eq!(page.value("q").as_deref(), Some("shoe_size:44"));
    ada.get(&page.link("tab-all").unwrap()).expect(200);
    let stored = "list_views: shoe_size:44 | -shoe_size,email | name,shoe_size,email";
    assert!(rows(&app, "list_views", "query, sort, shown_columns").contains(&stored.to_owned()));
}
