//! From a link in a mail to an account: once, in time, and only with the newest link.

use std::sync::Barrier;

use gatehouse::access::BuiltIn;
use gatehouse::accounts::{Action, Status};

use crate::accounts::wizard;
use crate::support::app::{BASE_URL, PASSWORD};
use crate::support::post::Post;
use crate::support::snapshot::{lines, snapshot};
use crate::support::{Client, Engine, Options, Page, TestApp, on_both, say};

on_both!(
    the_link_lets_the_person_choose_login_and_password,
    looking_at_the_link_changes_nothing,
    a_dead_link_says_why,
    of_twenty_at_once_one_activates,
    a_refused_choice_leaves_the_link_good,
    a_login_that_was_fixed_stays,
    the_mail_arrives_and_its_link_works,
    forged_hosts_do_not_change_the_links_in_mails,
    mails_speak_the_language_of_the_person,
);

fn choose(client: &Client, path: &str, login: &str, password: &str) -> Page {
    client.post(path, &[("login", login), ("password", password), ("password_again", password)])
}

/// A pending account without a login, and its link.
fn invited(app: &TestApp, name: &str) -> (i64, String) {
    let id = app.person(name).but(|details| details.login = None).status(Status::Pending).create();
    (id, app.invitation(id))
}

fn the_link_lets_the_person_choose_login_and_password(on: Engine) {
    let app = on.company();
    let (id, path) = invited(&app, "Nora New");
    let nora = app.anon();
    nora.get(&path).expect(200).saying("Nora New").saying("nora.new@example.com");
    let page = choose(&nora, &path, "nora", PASSWORD).expect(303);
    nora.follow(&page).expect(200).saying(&say("auth-activated", &[]));
    let account = app.account(id);
    assert_eq!((account.status, account.login.as_deref()), (Status::Active, Some("nora")));
    assert!(account.confirmed_at.is_some());
    assert_eq!(app.trail(id).last().map(String::as_str), Some("account.confirm done"));
    app.signed_in("nora").get("/").expect(200).saying("Nora New");
    nora.get(&path).expect(410).saying(&say("auth-link-used", &[]));
    choose(&nora, &path, "nora2", PASSWORD).expect(410);
    let secret = path.trim_start_matches("/activate/");
    let kept = lines(&app, "SELECT secret_hash AS line FROM tokens");
    assert!(kept.iter().all(|hash| hash != secret), "the secret stands in the database");
}

fn looking_at_the_link_changes_nothing(on: Engine) {
    let app = on.company();
    let (_, path) = invited(&app, "Nora New");
    let before = snapshot(&app);
    for _ in 0..5 {
        app.anon().get(&path).expect(200);
        app.anon().send("HEAD", &path, &[], None);
    }
    assert_eq!(snapshot(&app), before);
    choose(&app.anon(), &path, "nora", PASSWORD).expect(303);
}

fn a_dead_link_says_why(on: Engine) {
    let app = on.company();
    let client = app.anon();
    let check = |path: &str, status: u16, key: &str| {
        let before = snapshot(&app);
        client.get(path).expect(status).saying(&say(key, &[]));
        choose(&client, path, "somebody.new", PASSWORD).expect(status);
        assert_eq!(snapshot(&app), before, "{key}");
    };
    let (id, path) = invited(&app, "Exa Expired");
    app.sql(&format!("UPDATE tokens SET expires_at = '2020-01-01 00:00:00' WHERE account_id = {id}"));
    check(&path, 410, "auth-link-expired");
    let (id, path) = invited(&app, "Will Withdrawn");
    app.perform(Action::Withdraw, id);
    check(&path, 410, "auth-link-withdrawn");
    // Invited again later, the old link is as dead.
    app.perform(Action::Activate, id);
    client.get(&path).expect(410);
    let (id, path) = invited(&app, "Rita Replaced");
    app.perform(Action::Resend, id);
    check(&path, 410, "auth-link-replaced");
    let newest = app.invitation(id);
    client.get(&newest).expect(200);
    let (id, path) = invited(&app, "Dora Deleted");
    app.perform(Action::Withdraw, id);
    app.perform(Action::Delete, id);
    check(&path, 404, "auth-link-unknown");
    let (_, good) = invited(&app, "Good One");
    let cut = &good[..good.len() - 1];
    for forged in [
        cut,
        &format!("{good}A"),
        &good.to_lowercase(),
        "/activate/x",
        "/activate/%00",
        "/activate/..%2F..%2Fetc",
        &format!("/activate/{}", "A".repeat(43)),
        &format!("/activate/{}", "A".repeat(3_000)),
    ] {
        if forged != good {
            let page = client.get(forged);
            assert!(matches!(page.status, 400 | 404), "{forged}: {}", page.status);
        }
    }
    choose(&client, &good, "good.one", PASSWORD).expect(303);
}

fn of_twenty_at_once_one_activates(on: Engine) {
    let app = on.company();
    let (id, path) = invited(&app, "Nora New");
    let barrier = Barrier::new(20);
    let answers: Vec<u16> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..20)
            .map(|number| {
                let (client, path, barrier) = (app.anon(), &path, &barrier);
                scope.spawn(move || {
                    barrier.wait();
                    choose(&client, path, &format!("nora{number}"), PASSWORD).status
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(answers.iter().filter(|status| **status == 303).count(), 1, "{answers:?}");
    // Whoever found no room to hash in may come back; everybody else is told that it is used.
    assert!(answers.iter().all(|status| matches!(status, 303 | 410 | 503)), "{answers:?}");
    assert_eq!(app.account(id).status, Status::Active);
    let confirmed = app.trail(id).iter().filter(|line| *line == "account.confirm done").count();
    assert_eq!(confirmed, 1);
}

fn a_refused_choice_leaves_the_link_good(on: Engine) {
    let app = on.company();
    let (id, path) = invited(&app, "Nora Newcomer");
    let client = app.anon();
    let before = snapshot(&app);
    for (login, password, field) in [
        ("ada.admin", PASSWORD, "login"),
        ("ADA.ADMIN", PASSWORD, "login"),
        ("otto.operator@example.com", PASSWORD, "login"),
        ("no", PASSWORD, "login"),
        ("nöra", PASSWORD, "login"),
        ("", PASSWORD, "login"),
        ("nora", "short", "password"),
        ("nora", "noranewcomer", "password"),
        ("nora", "northwindtrading", "password"),
        ("nora", "password1234", "password"),
    ] {
        let page = choose(&client, &path, login, password);
        assert_eq!(page.status, 422, "{login} {password}: {}", page.text());
        assert!(page.html.contains(&format!("id=\"e-{field}\"")), "{login} {password}");
    }
    let differing = [("login", "nora"), ("password", PASSWORD), ("password_again", "something else")];
    client.post(&path, &differing).expect(422).saying(&say("form-passwords-differ", &[]));
    assert_eq!(snapshot(&app), before);
    let page = choose(&client, &path, "nora", "合言葉-trunk-lantern-orbit").expect(303);
    assert!(page.location().contains("not-ascii"), "nobody is warned: {}", page.location());
    assert_eq!(app.account(id).status, Status::Active);
    app.anon().sign_in("nora", "合言葉-trunk-lantern-orbit").expect(303);
}

fn a_login_that_was_fixed_stays(on: Engine) {
    let app = on.company();
    let id = app.person("Fix Login").role(BuiltIn::Support).status(Status::Pending).create();
    let path = app.invitation(id);
    let client = app.anon();
    client.get(&path).expect(200).saying(&say("auth-login-fixed", &[]));
    choose(&client, &path, "another.login", PASSWORD).expect(303);
    assert_eq!(app.account(id).login.as_deref(), Some("fix.login"));
    app.signed_in("fix.login");
}

fn the_mail_arrives_and_its_link_works(on: Engine) {
    let app = on.company_with(Options { post: Some(Post::open()), ..Options::default() });
    let post = app.post.as_ref().unwrap();
    let ada = app.company_admin();
    let id = wizard::create(&ada, "Mia Mailed", "mia@example.org");
    let first = post.wait_for("mia@example.org", 1).remove(0);
    assert!(first.html.contains("/activate/") && first.text.contains("Mia Mailed"), "{first:?}");
    let old = first.activation_path();
    app.anon().get(&old).expect(200);
    super::accounts::act(&app, &ada, "resend", id).expect(303);
    let second = post.wait_for("mia@example.org", 2).remove(1);
    app.anon().get(&old).expect(410).saying(&say("auth-link-replaced", &[]));
    choose(&app.anon(), &second.activation_path(), "mia", PASSWORD).expect(303);
    app.signed_in("mia");
    super::accounts::act(&app, &ada, "deactivate", id).expect(303);
    super::accounts::act(&app, &ada, "delete", id).expect(303);
    let letters = post.wait_for("mia@example.org", 4);
    assert_eq!(letters.len(), 4, "{letters:?}");
    // What an admin can read of a mail holds no live link.
    let other = wizard::create(&ada, "Otto Other", "other@example.org");
    let link = post.wait_for("other@example.org", 1).remove(0).activation_path();
    let page = ada.get(&format!("/accounts/{other}/mail")).expect(200);
    assert!(!page.html.contains(&link));
}

fn forged_hosts_do_not_change_the_links_in_mails(on: Engine) {
    let app = on.company_with(Options { post: Some(Post::open()), ..Options::default() });
    let ada = app.company_admin();
    let forged = ada
        .with("x-forwarded-host", "evil.example")
        .with("x-forwarded-proto", "https")
        .with("forwarded", "host=evil.example;proto=https")
        .with("host", "evil.example");
    let id = wizard::create(&forged, "Mia Mailed", "mia@example.org");
    let letter = app.post.as_ref().unwrap().wait_for("mia@example.org", 1).remove(0);
    for body in [&letter.text, &letter.html] {
        assert!(body.contains(&format!("{BASE_URL}/activate/")), "{body}");
        assert!(!body.contains("evil.example"), "{body}");
    }
    let page = forged.post(&format!("/accounts/{id}/invitation-link"), &[]).expect(200);
    assert!(page.html.contains(&format!("{BASE_URL}/activate/")) && !page.html.contains("evil.example"));
    let away = app.anon().with("host", "evil.example").get("/accounts").expect(303);
    assert!(away.location().starts_with("/sign-in"), "{}", away.location());
}

fn mails_speak_the_language_of_the_person(on: Engine) {
    let app = on.company_with(Options { post: Some(Post::open()), ..Options::default() });
    let ada = app.company_admin();
    for locale in ["en", "de", "ja"] {
        let email = format!("mia.{locale}@example.org");
        let mut form = wizard::details("Mia Mailed", &email);
        form.retain(|(name, _)| name != "locale");
        form.push(("locale".to_owned(), locale.to_owned()));
        let step = ada.post("/accounts/new", &wizard::pairs(&form)).expect(303);
        let step = ada.post(step.location(), &[]).expect(303);
        ada.post(step.location(), &[]).expect(303);
        let letter = app.post.as_ref().unwrap().wait_for(&email, 1).remove(0);
        let company = [("company", gatehouse::demo::COMPANY)];
        let subject = crate::support::say_in(locale, "mail-invitation-subject", &company);
        assert_eq!(letter.subject, subject);
        assert!(letter.html.contains(&format!("lang=\"{locale}\"")), "{}", letter.html);
    }
}
