//! Every resource for programs, visited without a key, with a session instead of one, without the permission, with it.

use gatehouse::access::Permission;
use gatehouse::app::routes;
use gatehouse::web::Route;

use super::samples::Stage;
use crate::support::snapshot::snapshot;
use crate::support::{Engine, Page, TestApp, on_both, say, say_in};

on_both!(
    no_key_is_no_way_in,
    a_key_opens_no_page,
    whoever_lacks_a_permission_is_told_which,
    the_permissions_alone_are_enough,
    what_is_not_there_is_a_problem_too,
);

fn for_programs() -> Vec<Route> {
    let found: Vec<Route> = routes().into_iter().filter(|route| route.by_key).collect();
    assert!(!found.is_empty());
    found
}

/// The answer must be a problem (RFC 9457) of this status.
#[track_caller]
fn problem(page: Page, status: u16) -> serde_json::Value {
    let page = page.expect(status);
    assert_eq!(page.header("content-type"), "application/problem+json");
    assert_eq!(page.header("cache-control"), "no-store");
    let problem: serde_json::Value = serde_json::from_str(&page.html).unwrap();
    assert_eq!(problem["status"], status);
    assert_eq!(problem["type"], "about:blank");
    for part in ["title", "detail", "instance", "request_id"] {
        assert!(problem[part].as_str().is_some_and(|text| !text.is_empty()), "{part}: {problem}");
    }
    problem
}

fn no_key_is_no_way_in(on: Engine) {
    let app = on.company();
    let stage = Stage::set(&app, &[1]);
    let before = snapshot(&app);
    for route in for_programs() {
        let path = stage.sample(&route, 1).path;
        assert!(path.starts_with("/api/v1/"), "{path}");
        for client in [app.anon(), app.company_admin()] {
            let page = client.send(route.method.as_str(), &path, &[], None);
            assert_eq!(page.header("www-authenticate"), "Bearer realm=\"Gatehouse\"");
            assert_eq!(problem(page, 401)["title"], say("error-401", &[]));
            let fragment = client.send(route.method.as_str(), &path, &[("hx-request", "true")], None);
            problem(fragment, 401);
        }
    }
    let sessions = |lines: Vec<String>| -> Vec<String> {
        lines.into_iter().filter(|line| !line.starts_with("sessions")).collect()
    };
    assert_eq!(sessions(snapshot(&app)), sessions(before));
}

fn a_key_opens_no_page(on: Engine) {
    let app = on.company();
    let stage = Stage::set(&app, &[1]);
    let (_, key) = app.key(1);
    let before = snapshot(&app);
    let program = app.anon().with("authorization", &format!("Bearer {key}"));
    for route in routes().into_iter().filter(|route| route.signed_in) {
        let sample = stage.sample(&route, 1);
        let form: Vec<(&str, &str)> = sample.form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let page = match route.method.as_str() {
            "GET" => program.get(&sample.path),
            _ => program.post(&sample.path, &form),
        };
        assert_eq!(page.status, 303, "{}", route.path);
        assert!(page.location().starts_with("/sign-in?"), "{}: {}", route.path, page.location());
    }
    assert_eq!(snapshot(&app), before);
}

/// Gives a program a role of the company's own with exactly these permissions; its key.
fn granted(app: &TestApp, permissions: &[Permission]) -> String {
    let id = app.program("Probe");
    app.sql(&format!(
        "INSERT INTO roles (name, name_key, description, created_at, version) \
         VALUES ('Probe {id}', 'probe {id}', '', CURRENT_TIMESTAMP, 1)"
    ));
    let role = format!("(SELECT id FROM roles WHERE name_key = 'probe {id}')");
    app.sql(&format!(
        "INSERT INTO account_roles (account_id, role_id, granted_at, granted_by_name) \
         VALUES ({id}, {role}, CURRENT_TIMESTAMP, '')"
    ));
    for permission in permissions {
        let name = permission.name();
        app.sql(&format!("INSERT INTO role_permissions (role_id, permission) VALUES ({role}, '{name}')"));
    }
    app.key(id).1
}

fn whoever_lacks_a_permission_is_told_which(on: Engine) {
    let app = on.company();
    let stage = Stage::set(&app, &[]);
    for route in for_programs() {
        let path = stage.sample(&route, 1).path;
        for lacking in [Some(Permission::ApiUse), route.permission].into_iter().flatten() {
            let others: Vec<Permission> =
                Permission::ALL.iter().copied().filter(|permission| *permission != lacking).collect();
            let key = granted(&app, &others);
            for locale in ["en", "de", "ja"] {
                let named = [("permission", &*say_in(locale, &lacking.label(), &[]))];
                let sentence = say_in(locale, "error-forbidden-permission", &named);
                let program = app.anon().with("accept-language", locale);
                assert_eq!(problem(program.call(&path, &key), 403)["detail"], sentence);
            }
        }
    }
}

fn the_permissions_alone_are_enough(on: Engine) {
    let app = on.company();
    let stage = Stage::set(&app, &[]);
    for route in for_programs() {
        let needed: Vec<Permission> =
            [Some(Permission::ApiUse), route.permission.filter(|p| *p != Permission::ApiUse)]
                .into_iter()
                .flatten()
                .collect();
        let key = granted(&app, &needed);
        let page = app.anon().call(&stage.sample(&route, 1).path, &key).expect(200);
        assert_eq!(page.header("content-type"), "application/json");
        assert_eq!(page.header("cache-control"), "no-store");
    }
}

fn what_is_not_there_is_a_problem_too(on: Engine) {
    let app = on.company();
    let (_, key) = app.key(1);
    problem(app.anon().call("/api/v1/nothing", &key), 404);
    problem(app.anon().call("/api/", &key), 404);
    problem(app.anon().send("POST", "/api/v1/me", &[], None), 405);
}
