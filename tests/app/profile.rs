//! Everybody's own account, and nobody else's.

use gatehouse::accounts::Status;

use crate::support::app::PASSWORD;
use crate::support::snapshot::{lines, snapshot};
use crate::support::{Engine, on_both, say};

on_both!(
    own_details_are_saved_and_nothing_else_is,
    a_stale_form_loses_nothing,
    a_new_password_ends_the_other_sessions,
    a_wrong_or_weak_password_changes_nothing,
    only_own_sessions_can_be_ended,
    preferences_that_are_none_are_refused,
);

const NEW: &str = "meadow-copper-window-17";

fn details(version: &str) -> Vec<(&str, &str)> {
    vec![("first_name", "Otto"), ("last_name", "Öperator"), ("job_title", "Chief"), ("version", version)]
}

fn own_details_are_saved_and_nothing_else_is(on: Engine) {
    let app = on.company();
    let otto = app.operator();
    let before = app.account(3);
    let forged = [
        ("email", "evil@example.org"),
        ("login", "evil"),
        ("status", "inactive"),
        ("role", "1"),
        ("id", "1"),
        ("valid_until", "2999-01-01"),
    ];
    let version = before.version.to_string();
    let form: Vec<_> = details(&version).into_iter().chain(forged).collect();
    let page = otto.post("/profile/details", &form).expect(303);
    otto.follow(&page).expect(200).saying(&say("profile-details-saved", &[]));
    let after = app.account(3);
    assert_eq!((after.display_name.as_str(), after.job_title.as_str()), ("Otto Öperator", "Chief"));
    assert_eq!((&after.email, &after.login, after.status), (&before.email, &before.login, Status::Active));
    assert_eq!((after.role_count, after.valid_until), (0, None));
    assert_eq!(app.account(1).display_name, "Ada Admin");
    assert_eq!(app.trail(3).last().map(String::as_str), Some("account.edit done"));
}

fn a_stale_form_loses_nothing(on: Engine) {
    let app = on.company();
    let otto = app.operator();
    let version = app.account(3).version.to_string();
    app.sql("UPDATE accounts SET version = version + 1, job_title = 'Set by Ada' WHERE id = 3");
    let before = app.account(3);
    let page = otto.post("/profile/details", &details(&version)).expect(409);
    page.saying(&say("profile-details-stale", &[])).saying("Set by Ada");
    assert_eq!(app.account(3), before);
    otto.post("/profile/details", &[("first_name", "A"), ("last_name", "B"), ("version", "x")]).expect(400);
    otto.post("/profile/details", &[("first_name", ""), ("last_name", "B"), ("version", "1")]).expect(422);
}

fn a_new_password_ends_the_other_sessions(on: Engine) {
    let app = on.company();
    let (here, elsewhere) = (app.operator(), app.operator());
    let form = [("password", PASSWORD), ("new_password", NEW), ("new_password_again", NEW)];
    let page = here.post("/profile/password", &form).expect(303);
    here.follow(&page).expect(200).saying(&say("profile-password-changed", &[]));
    elsewhere.get("/profile").expect(303);
    app.anon().sign_in("otto.operator", PASSWORD).expect(422);
    app.anon().sign_in("otto.operator", NEW).expect(303);
    assert_eq!(app.mails(3), ["password-changed"]);
    assert_eq!(app.trail(3).last().map(String::as_str), Some("account.change_password done"));
    let trail = lines(&app, "SELECT changes || COALESCE(reason, '') AS line FROM audit_events");
    assert!(trail.iter().all(|line| !line.contains(NEW) && !line.contains("argon2")), "{trail:?}");
}

fn a_wrong_or_weak_password_changes_nothing(on: Engine) {
    let app = on.company();
    let otto = app.operator();
    let hash = || lines(&app, "SELECT password_hash AS line FROM accounts WHERE id = 3");
    let before = hash();
    let long = "ab-".repeat(50);
    for (current, new, again, field) in [
        ("wrong password here", NEW, NEW, "password"),
        ("", NEW, NEW, "password"),
        (PASSWORD, "short", "short", "new_password"),
        (PASSWORD, &*long, &*long, "new_password"),
        (PASSWORD, "ottooperatorotto", "ottooperatorotto", "new_password"),
        (PASSWORD, PASSWORD, PASSWORD, "new_password"),
        (PASSWORD, NEW, "meadow-copper-window-18", "new_password_again"),
    ] {
        let form = [("password", current), ("new_password", new), ("new_password_again", again)];
        let page = otto.post("/profile/password", &form);
        assert_eq!(page.status, 422, "{form:?}");
        assert!(page.html.contains(&format!("id=\"e-{field}\"")), "{form:?}");
        assert!(!page.html.contains(NEW) && !page.html.contains(PASSWORD), "a password is shown");
    }
    assert_eq!(hash(), before);
    assert!(app.trail(3).contains(&"account.change_password refused".to_owned()));
    otto.get("/profile").expect(200);
}

fn only_own_sessions_can_be_ended(on: Engine) {
    let app = on.company();
    let (here, elsewhere, lena) = (app.operator(), app.operator(), app.license_admin());
    let session = |account: i64| {
        lines(
            &app,
            &format!("SELECT CAST(MAX(id) AS TEXT) AS line FROM sessions WHERE account_id = {account}"),
        )
        .remove(0)
    };
    let before = snapshot(&app);
    here.post("/profile/sessions/end", &[("session", &session(2))]).expect(404);
    for bad in ["", "x", "-1"] {
        here.post("/profile/sessions/end", &[("session", bad)]).expect(400);
    }
    here.post("/profile/sessions/end", &[("session", "1"), ("session", "2")]).expect(400);
    assert_eq!(snapshot(&app), before);
    lena.get("/profile").expect(200);
    here.post("/profile/sessions/end", &[("session", &session(3))]).expect(303);
    elsewhere.get("/profile").expect(303);
    let third = app.operator();
    here.post("/profile/sessions/end-others", &[]).expect(303);
    third.get("/profile").expect(303);
    here.get("/profile").expect(200);
    lena.get("/profile").expect(200);
}

fn preferences_that_are_none_are_refused(on: Engine) {
    let app = on.company();
    let otto = app.operator();
    let before = snapshot(&app);
    for form in [
        [("language", "xx"), ("time_zone", "UTC"), ("theme", "dark")],
        [("language", "en"), ("time_zone", "Mars"), ("theme", "dark")],
        [("language", "en"), ("time_zone", "UTC"), ("theme", "pink")],
    ] {
        otto.post("/profile/preferences", &form).expect(422);
    }
    otto.post("/preferences", &[("theme", "pink")]).expect(400);
    assert_eq!(snapshot(&app), before);
    otto.post("/preferences", &[("theme", "dark"), ("back", "/profile")]).expect(303);
    assert_eq!(app.account(3).theme, "dark");
    // Colors are kept with an account; a stranger has none.
    assert!(
        app.anon().post("/preferences", &[("theme", "dark")]).expect(303).location().starts_with("/sign-in")
    );
}
