//! The link: once, in time, for one account and one thing.

use std::sync::Barrier;

use gatehouse::accounts::{Action, Status};

use super::{NEW, ask, choose};
use crate::support::app::PASSWORD;
use crate::support::post::Post;
use crate::support::snapshot::snapshot;
use crate::support::{Engine, Options, on_both, say};

on_both!(
    a_dead_link_says_why_and_how_to_get_another,
    a_link_is_for_one_thing_only,
    scanners_that_open_the_link_change_nothing,
    of_twenty_at_once_one_sets_its_password,
    a_new_password_ends_every_other_link_and_session,
    the_newest_link_is_the_one_that_works,
);

fn a_dead_link_says_why_and_how_to_get_another(on: Engine) {
    let app = on.company();
    let client = app.anon();
    let check = |path: &str, status: u16, key: &str| {
        let before = snapshot(&app);
        for page in [client.get(path), choose(&client, path, NEW)] {
            let page = page.expect(status).saying(&say(key, &[]));
            assert!(page.html.contains("href=\"/forgot-password\""), "{key} leads nowhere");
        }
        assert_eq!(snapshot(&app), before, "{key}");
    };
    let path = app.reset(3);
    app.sql("UPDATE tokens SET expires_at = '2020-01-01 00:00:00'");
    check(&path, 410, "recovery-link-expired");
    let path = app.reset(3);
    choose(&client, &path, NEW).expect(303);
    check(&path, 410, "recovery-link-used");
    let old = app.reset(3);
    let path = app.reset(3);
    check(&old, 410, "recovery-link-replaced");
    app.perform(Action::Deactivate, 3);
    check(&path, 410, "recovery-link-withdrawn");
    app.perform(Action::Activate, 3);
    check(&path, 410, "recovery-link-replaced");
    let path = app.reset(2);
    app.sql("UPDATE accounts SET email = 'other@example.com' WHERE id = 2");
    check(&path, 410, "recovery-link-replaced");
    let gone = app.person("Dora Deleted").create();
    let path = app.reset(gone);
    app.perform(Action::Deactivate, gone);
    app.perform(Action::Delete, gone);
    check(&path, 404, "auth-link-unknown");
    check(&format!("/reset-password/{}", "A".repeat(43)), 404, "auth-link-unknown");
}

fn a_link_is_for_one_thing_only(on: Engine) {
    let app = on.company();
    let client = app.anon();
    let pending = app.person("Pia Pending").status(Status::Pending).create();
    let (invitation, reset) = (app.invitation(pending), app.reset(3));
    let before = snapshot(&app);
    let as_reset = invitation.replace("/activate/", "/reset-password/");
    let as_invitation = reset.replace("/reset-password/", "/activate/");
    for wrong in [&as_reset, &as_invitation] {
        client.get(wrong).expect(404).saying(&say("auth-link-unknown", &[]));
        let form = [("login", "somebody"), ("password", NEW), ("password_again", NEW)];
        client.post(wrong, &form).expect(404);
    }
    // What is sent along cannot turn it into a link of somebody else.
    let form =
        [("id", "1"), ("account", "1"), ("login", "ada.admin"), ("password", NEW), ("password_again", NEW)];
    assert_eq!(snapshot(&app), before);
    client.post(&format!("{reset}?id=1&account_id=1"), &form).expect(303);
    app.signed_in("ada.admin");
    app.anon().sign_in("otto.operator", NEW).expect(303);
    client.get(&invitation).expect(200);
    for forged in ["/reset-password/x", "/reset-password/%00", "/reset-password/..%2F..%2Fetc"] {
        let status = client.get(forged).status;
        assert!(matches!(status, 400 | 404), "{forged}: {status}");
    }
}

fn scanners_that_open_the_link_change_nothing(on: Engine) {
    let app = on.company_with(Options { post: Some(Post::open()), ..Options::default() });
    ask(&app.anon(), "otto.operator").expect(303);
    let path = app.post.as_ref().unwrap().wait_for("otto.operator@example.com", 1).remove(0).reset_path();
    let before = snapshot(&app);
    for _ in 0..50 {
        app.anon().get(&path).expect(200);
        app.anon().send("HEAD", &path, &[], None);
    }
    assert_eq!(snapshot(&app), before);
    choose(&app.anon(), &path, NEW).expect(303);
}

fn of_twenty_at_once_one_sets_its_password(on: Engine) {
    let app = on.company();
    let path = app.reset(3);
    let barrier = Barrier::new(20);
    let password = |number: usize| format!("{NEW}-{number}");
    let answers: Vec<u16> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..20)
            .map(|number| {
                let (client, path, barrier) = (app.anon(), &path, &barrier);
                scope.spawn(move || {
                    barrier.wait();
                    choose(&client, path, &password(number)).status
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(answers.iter().filter(|status| **status == 303).count(), 1, "{answers:?}");
    assert!(answers.iter().all(|status| matches!(status, 303 | 410 | 503)), "{answers:?}");
    let winner = answers.iter().position(|status| *status == 303).unwrap();
    app.anon().sign_in("otto.operator", &password(winner)).expect(303);
    assert_eq!(app.trail(3), ["account.reset_password done"]);
    assert_eq!(app.mails(3), ["password-changed"]);
}

fn a_new_password_ends_every_other_link_and_session(on: Engine) {
    let app = on.company();
    let (one, two) = (app.operator(), app.operator());
    let path = app.reset(3);
    // A link of an older time that nobody withdrew.
    let epoch = app.account(3).credential_epoch;
    let form = [("password", PASSWORD), ("new_password", NEW), ("new_password_again", NEW)];
    one.post("/profile/password", &form).expect(303);
    one.get("/profile").expect(200);
    assert!(two.get("/profile").expect(303).location().starts_with("/sign-in"));
    assert_eq!(app.account(3).credential_epoch, epoch + 1);
    app.anon().get(&path).expect(410).saying(&say("recovery-link-replaced", &[]));
    choose(&app.anon(), &app.reset(3), "trunk-lantern-orbit-43").expect(303);
    assert!(one.get("/profile").expect(303).location().starts_with("/sign-in"));
    assert_eq!(app.account(3).credential_epoch, epoch + 2);
}

fn the_newest_link_is_the_one_that_works(on: Engine) {
    let app = on.company_with(Options { post: Some(Post::open()), ..Options::default() });
    let post = app.post.as_ref().unwrap();
    ask(&app.anon(), "otto.operator").expect(303);
    let first = post.wait_for("otto.operator@example.com", 1).remove(0).reset_path();
    ask(&app.anon(), "otto.operator").expect(303);
    let second = post.wait_for("otto.operator@example.com", 2).remove(1).reset_path();
    choose(&app.anon(), &first, NEW).expect(410).saying(&say("recovery-link-replaced", &[]));
    choose(&app.anon(), &second, NEW).expect(303);
}
