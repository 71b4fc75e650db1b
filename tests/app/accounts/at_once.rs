//! Whatever ends a right ends it on every way in, at once: each cause against each way.

use gatehouse::access::BuiltIn;

use super::{act, edit};
use crate::support::{Client, Engine, Page, TestApp, on_both};

on_both!(every_cause_closes_every_way_in_at_once, a_revoked_key_ends_alone);

/// What may happen to somebody who manages accounts.
struct Cause {
    name: &'static str,
    happen: fn(&TestApp, &Client, i64),
    /// Whether they are out altogether, or only may no longer do it.
    is_out: bool,
    /// What a program with their key is told then.
    key: u16,
    /// Whether they may sign in again as before.
    comes_back: bool,
}

/// How one comes in with a browser; a key of the same account is tried beside them.
struct Way {
    name: &'static str,
    visit: fn(&Client) -> Page,
    is_fragment: bool,
}

const CAUSES: &[Cause] = &[
    Cause {
        name: "inactive",
        happen: |app, ada, id| assert_303(&act(app, ada, "deactivate", id)),
        is_out: true,
        key: 401,
        comes_back: false,
    },
    Cause {
        name: "deleted",
        happen: |app, ada, id| {
            app.sql(
                "INSERT INTO policies (key, value, changed_at, changed_by_name) \
                     VALUES ('deletion', 'inactive-only', CURRENT_TIMESTAMP, '')",
            );
            assert_303(&act(app, ada, "deactivate", id));
            assert_303(&act(app, ada, "delete", id));
        },
        is_out: true,
        key: 401,
        comes_back: false,
    },
    Cause {
        name: "role removed",
        happen: |app, ada, id| assert_303(&edit(app, ada, id, &[("role", "")])),
        is_out: false,
        key: 403,
        comes_back: true,
    },
    Cause {
        name: "password changed",
        happen: |app, _, id| {
            let new = "meadow-copper-window-17";
            let form = [("password", new), ("password_again", new)];
            assert_303(&app.anon().post(&app.reset(id), &form));
        },
        is_out: true,
        key: 401,
        comes_back: false,
    },
    Cause {
        name: "past its last day",
        happen: |app, _, id| {
            app.sql(&format!("UPDATE accounts SET valid_until = '2020-01-01 00:00:00' WHERE id = {id}"));
        },
        is_out: true,
        key: 401,
        comes_back: false,
    },
    Cause {
        name: "signed out by an admin",
        happen: |_, ada, id| assert_303(&ada.post(&format!("/accounts/{id}/sign-out"), &[])),
        is_out: true,
        key: 200,
        comes_back: true,
    },
];

const WAYS: &[Way] = &[
    Way { name: "page", visit: |client| client.get("/accounts"), is_fragment: false },
    Way { name: "page of one", visit: |client| client.get("/accounts/3"), is_fragment: false },
    Way { name: "fragment", visit: |client| client.fragment("/accounts?sort=email"), is_fragment: true },
    Way {
        name: "POST",
        visit: |client| client.post("/accounts/deactivate", &[("id", "3"), ("back", "/accounts")]),
        is_fragment: false,
    },
    Way {
        name: "POST of a fragment",
        visit: |client| client.post_fragment("/accounts/3/sign-out", &[]),
        is_fragment: true,
    },
    Way {
        name: "download",
        visit: |client| client.post("/accounts/export", &[("which", "shown"), ("format", "csv")]),
        is_fragment: false,
    },
    Way { name: "the wizard", visit: |client| client.get("/accounts/new"), is_fragment: false },
];

#[track_caller]
fn assert_303(page: &Page) {
    assert_eq!(page.status, 303, "{}", page.text());
}

fn every_cause_closes_every_way_in_at_once(on: Engine) {
    for cause in CAUSES {
        let app = on.company();
        let ada = app.company_admin();
        let id = app.person("Mara Manager").role(BuiltIn::LicenseAdmin).role(BuiltIn::WebService).create();
        let clients: Vec<Client> = WAYS.iter().map(|_| app.signed_in("mara.manager")).collect();
        for client in &clients {
            client.get("/accounts").expect(200);
        }
        let elsewhere = app.signed_in("mara.manager");
        let key = crate::keys::generate(&ada, id);
        crate::keys::ask(&app, &key).expect(200);
        let otto = app.account(3);
        (cause.happen)(&app, &ada, id);
        for (way, client) in WAYS.iter().zip(&clients) {
            let page = (way.visit)(client);
            let cell = format!("{} × {}: {} {}", cause.name, way.name, page.status, page.text());
            if !cause.is_out {
                assert_eq!(page.status, 403, "{cell}");
                client.get("/profile").expect(200);
            } else if way.is_fragment {
                assert_eq!(page.status, 401, "{cell}");
                assert!(page.header("hx-redirect").starts_with("/sign-in"), "{cell}");
            } else {
                assert_eq!(page.status, 303, "{cell}");
                assert!(page.location().starts_with("/sign-in"), "{cell}");
            }
        }
        // A session that asks for nothing special lives on only where nothing but the role went.
        let page = elsewhere.get("/profile");
        assert_eq!(page.status, if cause.is_out { 303 } else { 200 }, "{} × live session", cause.name);
        let (login, password) = ("mara.manager", crate::support::app::PASSWORD);
        let back = if cause.comes_back { 303 } else { 422 };
        assert_eq!(app.anon().sign_in(login, password).status, back, "{} × signing in", cause.name);
        let page = crate::keys::ask(&app, &key);
        assert_eq!(page.status, cause.key, "{} × API key: {}", cause.name, page.text());
        assert_eq!(app.account(3), otto, "{} let something through", cause.name);
        let left = format!("SELECT 'x' AS line FROM sessions WHERE account_id = {id}");
        let left = crate::support::snapshot::lines(&app, &left).len();
        let alive = if cause.is_out && cause.name != "past its last day" { 0 } else { WAYS.len() + 1 };
        let alive = alive + usize::from(cause.comes_back);
        assert_eq!(left, alive, "{}", cause.name);
    }
}

fn a_revoked_key_ends_alone(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let id = app.person("Mara Manager").role(BuiltIn::LicenseAdmin).role(BuiltIn::WebService).create();
    let (revoked, kept) = (crate::keys::generate(&ada, id), crate::keys::generate(&ada, id));
    let mara = app.signed_in("mara.manager");
    let number = crate::keys::id_of(&revoked);
    assert_303(&ada.post(&format!("/accounts/{id}/keys/{number}/revoke"), &[]));
    crate::keys::ask(&app, &revoked).expect(401);
    crate::keys::ask(&app, &kept).expect(200);
    mara.get("/accounts").expect(200);
}
