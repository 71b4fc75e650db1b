//! Who sees and does what: a company admin everything, a license admin their own, others nothing.

use gatehouse::access::{BuiltIn, Permission};
use gatehouse::licenses;

use crate::support::snapshot::{changed, lines};
use crate::support::{Engine, TestApp, on_both, say};

on_both!(
    each_sees_what_is_theirs_on_every_path,
    what_is_foreign_is_not_there_and_does_not_change,
    a_license_admin_changes_their_own_licenses_of_a_person_alone,
    the_role_alone_shows_no_license,
    seats_may_be_given_to_whoever_can_be_seen,
    whoever_loses_the_permission_by_their_role_leaves_the_lists,
    ones_own_notices_are_in_the_trail,
);

/// Lena's own license and a foreign one.
fn two(app: &TestApp) -> (i64, i64) {
    (app.license("Own Berlin").admin(2).create(), app.license("Foreign Oslo").create())
}

fn each_sees_what_is_theirs_on_every_path(on: Engine) {
    let app = on.company();
    let (own, foreign) = two(&app);
    app.person("Sue Support").role(BuiltIn::Support).create();
    let (ada, lena, sue, otto) =
        (app.company_admin(), app.license_admin(), app.signed_in("sue.support"), app.operator());
    for path in [
        "/licenses",
        "/licenses?count=1",
        "/licenses?q=automation",
        "/licenses?q=seats:10",
        "/licenses?q=kind:platform,bot_creator",
        "/licenses?q=(seats:10+OR+free:0)&count=1",
    ] {
        let all = ada.get(path).expect(200);
        all.saying("Own Berlin").saying("Foreign Oslo");
        let mine = lena.get(path).expect(200);
        let mine = mine.saying("Own Berlin");
        assert!(!mine.text().contains("Foreign"), "{path}: {}", mine.text());
        let part = lena.fragment(path).expect(200);
        assert!(part.html.contains("Own Berlin") && !part.html.contains("Foreign"), "{path}");
        for nobody in [&sue, &otto] {
            nobody.get(path).expect(403);
            nobody.fragment(path).expect(403);
        }
        assert_eq!(app.anon().get(path).status, 303);
    }
    assert!(lena.get("/licenses?count=1").text().contains("1 license"));
    let suggested = lena.get("/licenses/suggest?q=o").expect(200);
    assert!(suggested.html.contains("Own Berlin") && !suggested.html.contains("Foreign"));
    let file = lena.post("/licenses/export", &[("format", "csv")]).expect(200);
    assert!(file.html.contains("Own Berlin") && !file.html.contains("Foreign"), "{}", file.html);
    for end in ["", "/people", "/mac", "/history"] {
        ada.get(&format!("/licenses/{foreign}{end}")).expect(200);
        lena.get(&format!("/licenses/{own}{end}")).expect(200);
        lena.get(&format!("/licenses/{foreign}{end}")).expect(404);
        lena.fragment(&format!("/licenses/{foreign}{end}")).expect(404);
        sue.get(&format!("/licenses/{own}{end}")).expect(403);
        otto.get(&format!("/licenses/{own}{end}")).expect(403);
    }
    for path in
        ["/licenses/new".to_owned(), format!("/licenses/{own}/edit"), format!("/licenses/{own}/contact")]
    {
        lena.get(&path).expect(403);
    }
}

fn what_is_foreign_is_not_there_and_does_not_change(on: Engine) {
    let app = on.company();
    let (own, foreign) = two(&app);
    app.assign(foreign, 3);
    let lena = app.license_admin();
    let before = changed(&app);
    let (own, foreign) = (own.to_string(), foreign.to_string());
    let at = |end: &str| format!("/licenses/{foreign}/{end}");
    for (path, form) in [
        (at("assign"), vec![("person", "otto.operator")]),
        (at("unassign"), vec![("account", "3")]),
        (at("admins/add"), vec![("person", "otto.operator")]),
        (at("admins/remove"), vec![("account", "1")]),
        (at("mac"), vec![("mac", "00:1a:2b:3c:4d:5e")]),
        (at("notices"), vec![("notices", "0")]),
        // Smuggled beside one's own: given, taken, and as if it had been there.
        ("/accounts/3/licenses".to_owned(), vec![("license", &*own), ("license", &*foreign)]),
        ("/accounts/3/licenses".to_owned(), vec![("license", &*own), ("was", &*foreign)]),
        ("/accounts/3/licenses".to_owned(), vec![("was", &*foreign)]),
    ] {
        lena.post(&path, &form).expect(404);
        lena.post_fragment(&path, &form).expect(404);
    }
    for path in [at("edit"), at("contact"), "/licenses/new".to_owned()] {
        lena.post(&path, &[("person", "lena.license"), ("version", "1"), ("product", "Mine")]).expect(403);
    }
    assert_eq!(changed(&app), before);
    assert_eq!(app.wrongs(), Vec::<String>::new());
}

fn a_license_admin_changes_their_own_licenses_of_a_person_alone(on: Engine) {
    let app = on.company();
    let (own, foreign) = two(&app);
    app.assign(foreign, 3);
    let roles = app.account(3).role_count;
    let lena = app.license_admin();
    let page = lena.get("/accounts/3/licenses").expect(200);
    let page = page.saying("Foreign Oslo").saying("Own Berlin").saying(&say("accounts-license-foreign", &[]));
    let disabled = format!("name=\"license\" value=\"{foreign}\" checked disabled");
    assert!(page.html.contains(&disabled), "{}", page.html);
    let own = own.to_string();
    assert_eq!(lena.post("/accounts/3/licenses", &[("license", &*own)]).status, 303);
    assert_eq!(app.licenses_of(3), ["Foreign Oslo", "Own Berlin"]);
    // An empty set is about what the form showed as the viewer's to change, and nothing else.
    assert_eq!(lena.post("/accounts/3/licenses", &[("was", &*own)]).status, 303);
    assert_eq!(app.licenses_of(3), ["Foreign Oslo"]);
    assert_eq!(app.account(3).role_count, roles);
    assert_eq!(app.wrongs(), Vec::<String>::new());
}

fn the_role_alone_shows_no_license(on: Engine) {
    let app = on.company();
    app.license("Berlin").create();
    app.license_admin().get("/licenses").expect(200).saying(&say("licenses-empty-own", &[]));
}

fn seats_may_be_given_to_whoever_can_be_seen(on: Engine) {
    let app = on.company();
    let (own, _) = two(&app);
    let lena = app.license_admin();
    // The seat belongs to the license: that Ada holds a stronger role does not matter, and nothing else of her changes.
    let page = lena.post(&format!("/licenses/{own}/assign"), &[("person", "ada.admin")]);
    lena.follow(&page).expect(200).saying("Ada Admin has a seat now.");
    lena.get("/accounts/1/edit").expect(403);
    let admin = app.read(|db| licenses::queries::admins(db, own, 10));
    assert_eq!(admin.iter().map(|admin| admin.account_id).collect::<Vec<_>>(), [1, 2]);
}

fn whoever_loses_the_permission_by_their_role_leaves_the_lists(on: Engine) {
    let app = on.company();
    let permissions = [Permission::LicensesView, Permission::LicensesAssign, Permission::AccountsView];
    let lead = app.own_role("Lead", &permissions);
    let (one, two) =
        (app.person("One Lead").create(), app.person("Two Leads").role(BuiltIn::LicenseAdmin).create());
    for account in [one, two] {
        app.give(account, lead, None);
        app.license(&format!("Of {account}")).admin(account).create();
    }
    let ada = app.company_admin();
    let edit = |permissions: &[&str], version: &str| {
        let ticked = permissions.iter().map(|permission| ("permission", *permission));
        let form: Vec<_> = [("name", "Lead"), ("version", version)].into_iter().chain(ticked).collect();
        ada.post(&format!("/roles/{lead}/edit"), &form).expect(303);
    };
    let listed = || {
        lines(
            &app,
            "SELECT a.display_name AS line FROM license_admins l JOIN accounts a ON a.id = l.account_id \
                                 WHERE a.display_name LIKE '%Lead%' ORDER BY 1",
        )
    };
    edit(&["licenses.view", "licenses.assign"], "1");
    assert_eq!(listed(), ["One Lead", "Two Leads"], "they may still assign seats");
    edit(&["licenses.view"], "2");
    assert_eq!(listed(), ["Two Leads"], "another role still lets the second one");
    let told =
        lines(&app, "SELECT subject_name AS line FROM audit_events WHERE action = 'license.remove_admin'");
    assert_eq!(told, [format!("Of {one}")]);
}

fn ones_own_notices_are_in_the_trail(on: Engine) {
    let app = on.company();
    let own = app.license("Own Berlin").admin(2).create();
    let lena = app.license_admin();
    let told = || {
        lines(&app, "SELECT changes AS line FROM audit_events WHERE changes LIKE '%license_notices%'").len()
    };
    for (wanted, expected) in [("0", 1), ("0", 1), ("1", 2)] {
        lena.post(&format!("/licenses/{own}/notices"), &[("notices", wanted)]).expect(303);
        assert_eq!(told(), expected);
    }
    let history = app.company_admin().get("/accounts/2/history").expect(200);
    history.saying(&say("audit-field-license-notices", &[])).saying("Own Berlin");
}
