//! Every answer is hardened, whatever it is.

use gatehouse::app::routes;

use super::samples::Stage;
use crate::support::{Engine, Options, Page, on_both};

on_both!(every_answer_has_the_security_headers, nothing_of_a_person_is_kept_by_caches, https_is_kept);

fn check(what: &str, page: &Page) {
    let csp = page.header("content-security-policy");
    if is_framed(what) && page.status == 200 {
        return check_framed(what, page);
    }
    for part in ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"] {
        assert!(csp.contains(part), "{what}: {csp:?}");
    }
    assert!(!csp.contains("unsafe"), "{what}: {csp}");
    let fixed = [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ];
    for (name, value) in fixed {
        assert_eq!(page.header(name), value, "{what}: {name}");
    }
    assert!(page.header("permissions-policy").contains("camera=()"), "{what}");
    assert_eq!(page.header("server"), "", "{what} names its server");
}

/// The one document that pages of ours show in a frame: a mail brings its own styles.
fn is_framed(what: &str) -> bool {
    what.starts_with("/settings/mail/preview")
}

/// It can do nothing: no script, no request, no form, an origin of nobody's, and no frame of another site.
fn check_framed(what: &str, page: &Page) {
    let expected = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; \
                    frame-ancestors 'self'; sandbox";
    assert_eq!(page.header("content-security-policy"), expected, "{what}");
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "SAMEORIGIN"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(page.header(name), value, "{what}: {name}");
    }
}

fn every_answer_has_the_security_headers(on: Engine) {
    let app = on.company();
    let stage = Stage::set(&app, &[1]);
    let (ada, nobody) = (app.company_admin(), app.anon());
    for route in routes() {
        let path = stage.sample(&route, 1).path;
        for client in [&nobody, &ada] {
            check(&path, &client.get(&path));
            check(&path, &client.post_with(&path, &[], &[]));
        }
    }
    let page = ada.get("/");
    let asset = page.html.split("href=\"").find_map(|rest| rest.strip_prefix("/assets/")).unwrap();
    let asset = format!("/assets/{}", asset.split_once('"').unwrap().0);
    for (path, status) in [
        (&*asset, 200),
        ("/assets/missing.css", 404),
        ("/no/such/page", 404),
        ("/healthz", 200),
        ("/readyz", 200),
        ("/accounts?sort=nothing", 400),
        ("/accounts?q=(", 400),
        ("/accounts/999999", 404),
    ] {
        let page = ada.get(path).expect(status);
        check(path, &page);
    }
    check("PUT", &ada.send("PUT", "/accounts", &[("sec-fetch-site", "same-origin")], None).expect(405));
    let large = "x=".to_owned() + &"y".repeat(300 * 1024);
    check("413", &ada.post_raw("/profile/details", &[], &large).expect(413));
}

fn nothing_of_a_person_is_kept_by_caches(on: Engine) {
    let app = on.company();
    let stage = Stage::set(&app, &[1]);
    let ada = app.company_admin();
    for route in routes().into_iter().filter(|route| route.method == "GET") {
        let path = stage.sample(&route, 1).path;
        let page = ada.get(&path);
        assert_eq!(page.header("cache-control"), "no-store", "{path}");
        assert!(page.header("vary").to_ascii_lowercase().contains("hx-request"), "{path}");
    }
}

fn https_is_kept(on: Engine) {
    let app = on.company_with(Options { base_url: Some("https://gate.example"), ..Options::default() });
    let page = app.anon().get("/sign-in").expect(200);
    assert!(page.header("strict-transport-security").contains("max-age=31536000"));
    let page = app.anon().sign_in("ada.admin", crate::support::app::PASSWORD).expect(303);
    let cookie = page.header("set-cookie").to_owned();
    assert!(cookie.starts_with("__Host-gatehouse-session="), "{cookie}");
    for flag in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(flag), "{flag}: {cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
}
