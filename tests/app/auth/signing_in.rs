//! The sign-in form says the same to everybody who may not come in.

use gatehouse::access::BuiltIn;
use gatehouse::accounts::Status;

use crate::support::app::{PASSWORD, password_hash};
use crate::support::{Engine, Page, on_both, say};

on_both!(
    whoever_may_not_sign_in_is_told_the_same,
    a_login_or_an_address_in_any_spelling_signs_in,
    after_signing_in_one_is_where_one_wanted_to_go,
    whoever_is_signed_in_sees_no_sign_in_form,
    a_weaker_hash_is_made_anew,
);

/// The page without what was typed.
fn form(page: &Page, typed: &str) -> String {
    page.html.replace(typed, "TYPED")
}

fn whoever_may_not_sign_in_is_told_the_same(on: Engine) {
    let app = on.company();
    let hash = password_hash();
    let pending = app.person("Pia Pending").status(Status::Pending).create();
    app.person("Ina Inactive").status(Status::Inactive).create();
    let expired = app.person("Exa Expired").create();
    app.sql(&format!("UPDATE accounts SET valid_until = '2020-01-01 00:00:00' WHERE id = {expired}"));
    let program = app.program("Robot");
    app.sql(&format!("UPDATE accounts SET login = 'robot', login_key = 'robot' WHERE id = {program}"));
    app.sql(&format!("UPDATE accounts SET password_hash = '{hash}' WHERE id IN ({pending}, {program})"));
    let wrong = app.anon().sign_in("otto.operator", "not the password").expect(422);
    let wrong = form(&wrong.saying(&say("auth-refused", &[])), "otto.operator");
    for login in
        ["nobody.at.all", "pia.pending", "ina.inactive", "exa.expired", "robot", "'; DROP TABLE accounts"]
    {
        let client = app.anon();
        let page = client.sign_in(login, PASSWORD);
        let typed = login.replace('\'', "&#39;");
        assert_eq!((page.status, form(&page, &typed)), (422, wrong.clone()), "{login}");
        assert_eq!(client.cookie("gatehouse-session"), None, "{login}");
    }
    for (login, password) in [("otto.operator", ""), ("", PASSWORD), ("", "")] {
        app.anon().sign_in(login, password).expect(422).saying(&say("auth-refused", &[]));
    }
    let long = "x".repeat(100_000);
    app.anon().sign_in("otto.operator", &long).expect(422);
    app.anon().sign_in(&long, PASSWORD).expect(422);
    app.signed_in("otto.operator");
}

fn a_login_or_an_address_in_any_spelling_signs_in(on: Engine) {
    let app = on.company();
    for login in [
        "ada.admin",
        "ADA.Admin",
        " ada.admin ",
        "ada.admin@example.com",
        "Ada.Admin@EXAMPLE.com",
        "ａｄａ.admin",
    ] {
        let page = app.anon().sign_in(login, PASSWORD);
        assert_eq!(page.status, 303, "{login}: {}", page.text());
    }
    // A password counts exactly as it is typed.
    for password in
        [PASSWORD.to_uppercase(), format!(" {PASSWORD}"), format!("{PASSWORD} "), PASSWORD.replace('-', "‐")]
    {
        app.anon().sign_in("lena.license", &password).expect(422);
    }
}

fn after_signing_in_one_is_where_one_wanted_to_go(on: Engine) {
    let app = on.company();
    let client = app.anon();
    let page = client.get("/accounts?q=a%20b&size=25").expect(303);
    let form = client.follow(&page).expect(200);
    let next = form.hidden("next").unwrap();
    assert_eq!(next, "/accounts?q=a%20b&size=25");
    let page = client.post("/sign-in", &[("login", "ada.admin"), ("password", PASSWORD), ("next", &next)]);
    assert_eq!((page.status, page.location()), (303, &*next));
    for evil in
        ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "\\\\evil", ""]
    {
        let page =
            app.anon().post("/sign-in", &[("login", "ada.admin"), ("password", PASSWORD), ("next", evil)]);
        assert_eq!((page.status, page.location()), (303, "/"), "{evil}");
    }
}

fn whoever_is_signed_in_sees_no_sign_in_form(on: Engine) {
    let app = on.company();
    let page = app.operator().get("/sign-in?next=/profile").expect(303);
    assert_eq!(page.location(), "/profile");
    app.operator().get("/").expect(200).saying("Otto Operator");
    let id = app.person("Mona Mixed").role(BuiltIn::Support).create();
    app.signed_in("mona.mixed").get("/").expect(200).saying("Mona Mixed");
    assert!(app.account(id).last_login_at.is_some());
}

fn a_weaker_hash_is_made_anew(on: Engine) {
    use argon2::password_hash::PasswordHasher;
    let app = on.company();
    let weak = argon2::Argon2::new(
        argon2::Algorithm::Argon2id,
        argon2::Version::V0x13,
        argon2::Params::new(8 * 1024, 1, 1, None).unwrap(),
    );
    let weak = weak.hash_password(PASSWORD.as_bytes()).unwrap().to_string();
    app.sql(&format!("UPDATE accounts SET password_hash = '{weak}' WHERE id = 3"));
    app.signed_in("otto.operator");
    let sql = "SELECT password_hash AS line FROM accounts WHERE id = 3";
    let stronger = crate::support::snapshot::lines(&app, sql).remove(0);
    assert_ne!(stronger, weak);
    assert!(stronger.contains("m=19456,t=2"), "{stronger}");
    app.signed_in("otto.operator");
}
