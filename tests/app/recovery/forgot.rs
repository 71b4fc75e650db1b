//! Asking for the link.

use std::net::{IpAddr, Ipv4Addr};

use gatehouse::access::BuiltIn;
use gatehouse::accounts::Status;

use super::{NEW, ask, choose};
use crate::support::app::{BASE_URL, PASSWORD};
use crate::support::counter::statements;
use crate::support::post::Post;
use crate::support::snapshot::{lines, snapshot};
use crate::support::{Engine, Options, TestApp, on_both, say, say_in};

on_both!(
    a_forgotten_password_is_chosen_anew_by_mail,
    nobody_learns_who_exists,
    asking_costs_the_same_whoever_is_named,
    signing_in_hashes_once_whoever_is_named,
    asking_again_and_again_has_to_wait,
    strangers_everywhere_send_few_mails_to_one_account,
    forged_hosts_do_not_change_the_link,
    an_admin_has_the_link_sent_and_never_sees_it,
    a_reset_is_for_those_who_sign_in_with_a_password,
    the_mail_speaks_the_language_of_the_person,
);

fn with_post(on: Engine) -> TestApp {
    on.company_with(Options { post: Some(Post::open()), ..Options::default() })
}

fn a_forgotten_password_is_chosen_anew_by_mail(on: Engine) {
    let app = with_post(on);
    let (otto, client) = (app.operator(), app.anon());
    client.get("/sign-in").expect(200).saying(&say("recovery-forgot-title", &[]));
    client.get("/forgot-password").expect(200);
    let page = ask(&client, " OTTO.operator@example.com ").expect(303);
    client.follow(&page).expect(200).saying(&say("recovery-asked-lead", &[]));
    let letter = app.post.as_ref().unwrap().wait_for("otto.operator@example.com", 1).remove(0);
    let path = letter.reset_path();
    assert!(letter.html.contains(&path), "{}", letter.html);
    otto.get("/profile").expect(200);
    client.get(&path).expect(200).saying("Otto Operator");
    choose(&client, &path, "password1234").expect(422).saying(&say("password-common", &[]));
    choose(&client, &path, "otto.operator").expect(422);
    let page = choose(&client, &path, NEW).expect(303);
    client.follow(&page).expect(200).saying(&say("recovery-done", &[]));
    assert!(otto.get("/profile").expect(303).location().starts_with("/sign-in"), "a session lives on");
    app.anon().sign_in("otto.operator", PASSWORD).expect(422);
    app.anon().sign_in("otto.operator", NEW).expect(303);
    app.post.as_ref().unwrap().wait_for("otto.operator@example.com", 2);
    assert_eq!(app.mails(3), ["password-reset", "password-changed"]);
    assert_eq!(app.trail(3), ["account.ask_reset done", "account.reset_password done"]);
    let page = app.company_admin().get("/accounts/3/mail").expect(200);
    assert!(!page.html.contains(&path), "an admin reads the link");
    assert!(
        lines(&app, "SELECT facts || COALESCE(reply, '') AS line FROM outbox")
            .iter()
            .all(|kept| !kept.contains(path.trim_start_matches("/reset-password/")))
    );
}

/// Logins that nobody can ask for, and Otto's, who can.
fn everybody(app: &TestApp) -> [String; 6] {
    app.person("Pia Pending").status(Status::Pending).create();
    app.person("Ina Inactive").status(Status::Inactive).create();
    let expired = app.person("Exa Expired").create();
    app.sql(&format!("UPDATE accounts SET valid_until = '2020-01-01 00:00:00' WHERE id = {expired}"));
    let program = app.program("Robot");
    app.sql(&format!(
        "UPDATE accounts SET login = 'robot', login_key = 'robot', email = 'robot@example.com', \
         email_key = 'robot@example.com' WHERE id = {program}"
    ));
    let directory = app.person("Dirk Directory").create();
    app.sql(&format!("UPDATE accounts SET identity_source = 'directory' WHERE id = {directory}"));
    ["no.body", "pia.pending", "ina.inactive", "exa.expired", "robot@example.com", "dirk.directory"]
        .map(str::to_owned)
}

fn nobody_learns_who_exists(on: Engine) {
    let app = on.company();
    let others = everybody(&app);
    let known = app.anon();
    let answer = ask(&known, "otto.operator").expect(303);
    let shown = known.follow(&answer).expect(200);
    let before = snapshot(&app);
    for login in &others {
        let client = app.anon();
        let page = ask(&client, login);
        assert_eq!((page.status, page.location(), &page.html), (303, answer.location(), &answer.html));
        assert_eq!(client.follow(&page).html, shown.html, "{login}");
    }
    assert_eq!(snapshot(&app), before, "a mail or a trace was left");
    assert_eq!(app.hasher.computed(), 0);
    app.anon().post("/forgot-password", &[("login", " ")]).expect(422);
    assert_eq!(app.mails(3), ["password-reset"]);
}

/// The kind of each statement, whether its savepoint is kept or not.
fn shape(statements: &[String]) -> Vec<String> {
    let kind = |sql: &String| {
        let text = sql.split(" -- binds").next().unwrap_or("").trim();
        if text.contains("SAVEPOINT") && !text.starts_with("SAVEPOINT") {
            "end".to_owned()
        } else {
            text.to_owned()
        }
    };
    // PostgreSQL may make a unit of work begin again, whoever is named: only the attempt that was kept counts.
    let mut kept: Vec<String> = Vec::new();
    for sql in statements.iter().map(kind) {
        match kept.iter().rposition(|before| before.starts_with("BEGIN")) {
            Some(begin) if sql == "ROLLBACK" => kept.truncate(begin),
            _ => kept.push(sql),
        }
    }
    kept
}

fn asking_costs_the_same_whoever_is_named(on: Engine) {
    let app = on.company();
    let others = everybody(&app);
    let client = app.anon();
    let known = shape(&statements(&app, || ask(&client, "otto.operator").expect(303)));
    assert!(known.iter().any(|sql| sql.starts_with("INSERT INTO") && sql.contains("outbox")), "{known:?}");
    for login in &others {
        assert_eq!(shape(&statements(&app, || ask(&client, login).expect(303))), known, "{login}");
    }
}

fn signing_in_hashes_once_whoever_is_named(on: Engine) {
    let app = on.company();
    let others = everybody(&app);
    for login in others.iter().map(String::as_str).chain(["otto.operator"]) {
        let before = app.hasher.computed();
        app.anon().sign_in(login, "not the password").expect(422);
        assert_eq!(app.hasher.computed() - before, 1, "{login}");
    }
}

fn asking_again_and_again_has_to_wait(on: Engine) {
    let app = on.company();
    for login in ["otto.operator", "no.body"] {
        let client = app.anon();
        let answers: Vec<u16> = (0..8).map(|_| ask(&client, login).status).collect();
        assert_eq!(answers[..5], [303; 5], "{login}");
        let page = ask(&client, login).expect(429).saying("Too many attempts");
        assert!(page.header("retry-after").parse::<i64>().is_ok_and(|seconds| seconds > 0));
        assert_eq!(page.value("login").as_deref(), Some(login), "what was typed is lost");
    }
    ask(&app.anon(), "lena.license").expect(303);
    // Asking does not count as guessing the password.
    app.signed_in("otto.operator");
}

fn strangers_everywhere_send_few_mails_to_one_account(on: Engine) {
    let proxies = vec![IpAddr::V4(Ipv4Addr::LOCALHOST)];
    let app = on.company_with(Options { proxies, ..Options::default() });
    for number in 0..12 {
        let client = app.anon().with("x-forwarded-for", &format!("203.0.113.{number}"));
        let login = if number % 2 == 0 { "otto.operator" } else { "otto.operator@example.com" };
        ask(&client, login).expect(303);
    }
    let mails = app.mails(3).len();
    assert!((5..=6).contains(&mails), "{mails} mails");
    app.signed_in("otto.operator");
}

fn forged_hosts_do_not_change_the_link(on: Engine) {
    let app = with_post(on);
    let forged = app
        .anon()
        .with("x-forwarded-host", "evil.example")
        .with("x-forwarded-proto", "https")
        .with("forwarded", "host=evil.example;proto=https")
        .with("host", "evil.example");
    let page = ask(&forged, "otto.operator").expect(303);
    assert_eq!(page.location(), "/forgot-password/sent");
    let letter = app.post.as_ref().unwrap().wait_for("otto.operator@example.com", 1).remove(0);
    for body in [&letter.text, &letter.html] {
        assert!(body.contains(&format!("{BASE_URL}/reset-password/")), "{body}");
        assert!(!body.contains("evil.example"), "{body}");
    }
}

fn an_admin_has_the_link_sent_and_never_sees_it(on: Engine) {
    let app = with_post(on);
    let ada = app.company_admin();
    let page = ada.get("/accounts/3").expect(200).saying(&say("recovery-start", &[]));
    assert!(page.html.contains("/accounts/3/reset-password"));
    let before = snapshot(&app);
    ada.get("/accounts/3/reset-password").expect(200).saying("otto.operator@example.com");
    ada.fragment("/accounts/3/reset-password").expect(200);
    assert_eq!(snapshot(&app), before);
    let page = ada.post("/accounts/3/reset-password", &[]).expect(303);
    assert!(!page.html.contains("reset-password/"), "{}", page.html);
    ada.follow(&page).expect(200).saying(&say("recovery-started", &[("name", "Otto Operator")]));
    assert_eq!(app.trail(3), ["account.send_reset done"]);
    let letter = app.post.as_ref().unwrap().wait_for("otto.operator@example.com", 1).remove(0);
    app.signed_in("otto.operator");
    choose(&app.anon(), &letter.reset_path(), NEW).expect(303);
    app.anon().sign_in("otto.operator", NEW).expect(303);
    // Nobody resets the password of somebody whose roles they may not give.
    let lena = app.license_admin();
    lena.get("/accounts/1/reset-password").expect(403);
    lena.post("/accounts/1/reset-password", &[]).expect(403);
    lena.post("/accounts/3/reset-password", &[]).expect(303);
    assert_eq!(app.mails(1), Vec::<String>::new());
}

fn a_reset_is_for_those_who_sign_in_with_a_password(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let directory = app.person("Dirk Directory").role(BuiltIn::Support).create();
    app.sql(&format!("UPDATE accounts SET identity_source = 'directory' WHERE id = {directory}"));
    let expired = app.person("Exa Expired").create();
    app.sql(&format!("UPDATE accounts SET valid_until = '2020-01-01 00:00:00' WHERE id = {expired}"));
    for (id, why) in [
        (app.program("Robot"), "refusal-no-password"),
        (directory, "refusal-no-password"),
        (app.person("Pia Pending").status(Status::Pending).create(), "refusal-reset-pending"),
        (app.person("Ina Inactive").status(Status::Inactive).create(), "refusal-not-active"),
        (expired, "refusal-reset-over"),
    ] {
        let path = format!("/accounts/{id}/reset-password");
        ada.get(&path).expect(200).saying(&say(why, &[]));
        let mails = app.mails(id);
        let page = ada.post(&path, &[]).expect(303);
        ada.follow(&page).expect(200).saying(&say(why, &[]));
        assert_eq!(app.mails(id), mails, "{why}");
        assert_eq!(app.trail(id).last().map(String::as_str), Some("account.send_reset refused"), "{why}");
    }
}

fn the_mail_speaks_the_language_of_the_person(on: Engine) {
    let app = with_post(on);
    for locale in ["en", "de", "ja"] {
        let name = format!("Mia {}", locale.to_uppercase());
        app.person(&name).but(|details| details.locale = locale.to_owned()).create();
        let login = format!("mia.{locale}");
        ask(&app.anon(), &login).expect(303);
        let letter = app.post.as_ref().unwrap().wait_for(&format!("{login}@example.com"), 1).remove(0);
        let company = [("company", gatehouse::demo::COMPANY)];
        assert_eq!(letter.subject, say_in(locale, "mail-password-reset-subject", &company));
        assert!(
            letter.text.contains(&say_in(locale, "mail-valid-hours", &[("count", "1")])),
            "{}",
            letter.text
        );
    }
}
