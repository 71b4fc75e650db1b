//! Every route, visited as nobody, without the permission, with it, without the form token and from another site.

use gatehouse::access::{EVERYBODY, Permission};
use gatehouse::app::routes;
use gatehouse::web::Route;

use super::samples::{Sample, Stage};
use crate::support::snapshot::{changed, snapshot};
use crate::support::{Client, Engine, Page, TestApp, on_both, say, say_in};

on_both!(
    nobody_is_asked_to_sign_in,
    nobody_changes_anything,
    whoever_lacks_the_permission_is_told_which_in_every_language,
    every_other_permission_is_not_enough,
    the_permission_alone_is_enough,
    another_site_changes_nothing,
    a_form_without_its_token_changes_nothing,
    a_wrong_method_is_refused,
);

const NOBODY: i64 = 0;

fn pairs(sample: &Sample) -> Vec<(&str, &str)> {
    sample.form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

fn visit(client: &Client, route: &Route, sample: &Sample) -> Page {
    match route.method.as_str() {
        "GET" => client.get(&sample.path),
        "POST" => client.post(&sample.path, &pairs(sample)),
        other => panic!("no test visits a route by {other} yet"),
    }
}

fn guarded() -> Vec<Route> {
    routes().into_iter().filter(|route| route.signed_in).collect()
}

fn unsafe_routes() -> Vec<Route> {
    routes().into_iter().filter(|route| !route.method.is_safe()).collect()
}

fn nobody_is_asked_to_sign_in(on: Engine) {
    let app = on.company();
    let stage = Stage::set(&app, &[]);
    let nobody = app.anon();
    for route in guarded().into_iter().filter(|route| route.method == "GET") {
        let sample = stage.sample(&route, NOBODY);
        let page = nobody.get(&sample.path);
        let next: String = url::form_urlencoded::byte_serialize(sample.path.as_bytes()).collect();
        assert_eq!(
            (page.status, page.location()),
            (303, &*format!("/sign-in?next={next}")),
            "{}",
            route.path
        );
        let part = nobody.fragment(&sample.path);
        assert_eq!(part.status, 401, "{}", route.path);
        assert!(part.header("hx-redirect").starts_with("/sign-in?"), "{}", route.path);
        assert_eq!(part.html, "", "{}", route.path);
    }
}

fn nobody_changes_anything(on: Engine) {
    let app = on.company();
    let stage = Stage::set(&app, &[]);
    let nobody = app.anon();
    let before = snapshot(&app);
    for route in guarded().into_iter().filter(|route| route.method == "POST") {
        let sample = stage.sample(&route, NOBODY);
        let page = nobody.post(&sample.path, &pairs(&sample));
        assert_eq!(page.status, 303, "{}", route.path);
        assert!(page.location().starts_with("/sign-in?"), "{}: {}", route.path, page.location());
        let part = nobody.post_fragment(&sample.path, &pairs(&sample));
        assert_eq!((part.status, &*part.html), (401, ""), "{}", route.path);
    }
    assert_eq!(snapshot(&app), before);
}

/// Routes that ask for more than everybody has.
fn asking() -> Vec<(Route, Permission)> {
    let by_session = routes().into_iter().filter(|route| !route.by_key);
    let asking = by_session.filter_map(|route| route.permission.map(|needed| (route, needed)));
    asking.filter(|(_, needed)| !EVERYBODY.contains(needed)).collect()
}

fn whoever_lacks_the_permission_is_told_which_in_every_language(on: Engine) {
    let app = on.company();
    let stage = Stage::set(&app, &[3]);
    let otto = app.operator();
    for locale in ["en", "de", "ja"] {
        app.sql(&format!("UPDATE accounts SET locale = '{locale}' WHERE id = 3"));
        let before = changed(&app);
        for (route, needed) in asking() {
            let page = visit(&otto, &route, &stage.sample(&route, 3));
            let named = [("permission", &*say_in(locale, &needed.label(), &[]))];
            let sentence = say_in(locale, "error-forbidden-permission", &named);
            page.expect(403).saying(&sentence);
        }
        assert_eq!(changed(&app), before);
    }
}

/// Gives Otto a role of the company's own with exactly these permissions.
fn grant(app: &TestApp, permissions: &[Permission]) {
    app.sql("DELETE FROM role_permissions");
    let exists = "SELECT CAST(COUNT(*) AS TEXT) AS line FROM roles WHERE name_key = 'tested'";
    if crate::support::snapshot::lines(app, exists) == ["0"] {
        app.sql(
            "INSERT INTO roles (name, name_key, description, created_at, version) \
             VALUES ('Tested', 'tested', '', CURRENT_TIMESTAMP, 1)",
        );
        app.sql(
            "INSERT INTO account_roles (account_id, role_id, granted_at, granted_by_name) \
             SELECT 3, id, CURRENT_TIMESTAMP, '' FROM roles WHERE name_key = 'tested'",
        );
    }
    let role = "SELECT id FROM roles WHERE name_key = 'tested'";
    let values: Vec<String> =
        permissions.iter().map(|permission| format!("(({role}), '{}')", permission.name())).collect();
    app.sql(&format!("INSERT INTO role_permissions (role_id, permission) VALUES {}", values.join(", ")));
}

/// Whether a permission opens what asks for `needed`.
fn opens(needed: Permission, permission: Permission) -> bool {
    permission == needed || needed.instead() == Some(permission)
}

fn every_other_permission_is_not_enough(on: Engine) {
    let app = on.company();
    let stage = Stage::set(&app, &[3]);
    let otto = app.operator();
    for (route, needed) in asking() {
        let others: Vec<Permission> =
            Permission::ALL.iter().copied().filter(|other| !opens(needed, *other)).collect();
        grant(&app, &others);
        let before = changed(&app);
        let named = [("permission", &*say(&needed.label(), &[]))];
        let sentence = say("error-forbidden-permission", &named);
        visit(&otto, &route, &stage.sample(&route, 3)).expect(403).saying(&sentence);
        assert_eq!(changed(&app), before, "{}", route.path);
    }
}

/// What the samples of others need is ended last, in this order.
const ENDS: &[&str] = &[
    "/accounts/delete",
    "/tenants/{id}/members/{account}/remove",
    "/accounts/remove-tenant",
    "/tenants/{id}/delete",
    "/notices/{id}/delete",
];

/// The routes in an order in which each sample finds what it needs.
pub fn last_those_that_end(routes: Vec<Route>) -> Vec<Route> {
    let place = |route: &Route| ENDS.iter().position(|end| *end == route.path);
    let (mut last, first): (Vec<Route>, Vec<Route>) =
        routes.into_iter().partition(|route| place(route).is_some());
    last.sort_by_key(place);
    first.into_iter().chain(last).collect()
}

fn the_permission_alone_is_enough(on: Engine) {
    let app = on.company();
    let stage = Stage::set(&app, &[3]);
    let otto = app.operator();
    let asking = asking().into_iter().map(|(route, _)| route).collect();
    for route in last_those_that_end(asking) {
        let needed = route.permission.expect("it asks for one");
        // Whoever takes a list away, puts accounts into tenants, or gives licenses to ticked accounts must be permitted
        // to see it too.
        let many = route.path.starts_with("/accounts/") && needed == Permission::LicensesAssign;
        let apart = [Permission::AccountsExport, Permission::TenantsManage];
        let seeing = (apart.contains(&needed) || many).then_some(Permission::AccountsView);
        grant(&app, &seeing.into_iter().chain([needed]).collect::<Vec<_>>());
        let page = visit(&otto, &route, &stage.sample(&route, 3));
        let fine = matches!(page.status, 200 | 303 | 409 | 422);
        assert!(fine, "{} {}: {} {}", route.method, route.path, page.status, page.text());
        assert!(!page.location().starts_with("/sign-in"), "{}", route.path);
    }
}

fn another_site_changes_nothing(on: Engine) {
    let app = on.company();
    let stage = Stage::set(&app, &[1]);
    let (ada, nobody) = (app.company_admin(), app.anon());
    let before = snapshot(&app);
    let foreign: [&[(&str, &str)]; 6] = [
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("sec-fetch-site", "none")],
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
        &[],
    ];
    for route in unsafe_routes() {
        for headers in foreign {
            for client in [&ada, &nobody] {
                let sample = stage.sample(&route, 1);
                let page = client.post_with(&sample.path, &pairs(&sample), headers);
                page.expect(403).saying(&say("error-forbidden-origin", &[]));
            }
        }
    }
    assert_eq!(snapshot(&app), before);
}

fn a_form_without_its_token_changes_nothing(on: Engine) {
    let app = on.company();
    let stage = Stage::set(&app, &[1]);
    let (ada, lena) = (app.company_admin(), app.license_admin());
    let foreign = lena.csrf();
    let before = snapshot(&app);
    for route in unsafe_routes() {
        let sample = stage.sample(&route, 1);
        let form = pairs(&sample);
        ada.post_without_token(&sample.path, &form).expect(403).saying(&say("error-forbidden-form", &[]));
        for wrong in ["", "x", &*foreign] {
            let with: Vec<_> = form.iter().copied().chain([("csrf", wrong)]).collect();
            ada.post_without_token(&sample.path, &with).expect(403);
        }
    }
    assert_eq!(snapshot(&app), before);
}

fn a_wrong_method_is_refused(on: Engine) {
    let app = on.company();
    let stage = Stage::set(&app, &[1]);
    let ada = app.company_admin();
    for route in routes() {
        let path = stage.sample(&route, 1).path;
        for method in ["PUT", "DELETE", "PATCH"] {
            let page = ada.send(method, &path, &[("sec-fetch-site", "same-origin")], None);
            assert_eq!(page.status, 405, "{method} {path}: {}", page.text());
        }
    }
}
