//! The test mail.

use std::time::{Duration, Instant};

use crate::support::post::Post;
use crate::support::snapshot::lines;
use crate::support::{Client, Engine, Options, Page, TestApp, on_both, say};

on_both!(
    a_test_mail_arrives_and_the_answer_is_shown,
    what_the_server_refuses_is_shown_word_for_word,
    without_a_server_nothing_is_tried,
    an_address_that_is_none_is_refused,
    many_test_mails_have_to_wait,
    no_request_waits_for_a_server_that_stalls,
);

fn with_post(on: Engine) -> TestApp {
    on.company_with(Options { post: Some(Post::open()), ..Options::default() })
}

fn send(client: &Client, to: &str) -> Page {
    client.post("/settings/mail/test", &[("email", to)])
}

/// The mails about the account, and the trail of them.
fn kept(app: &TestApp) -> (Vec<String>, Vec<String>) {
    let trail = "SELECT action || ' ' || outcome || ' ' || subject_name AS line FROM audit_events \
                 WHERE action = 'mail.test' ORDER BY id";
    let mails = "SELECT state || ' ' || address || ' ' || COALESCE(reply, '') AS line FROM outbox \
                 WHERE kind = 'test' ORDER BY id";
    (lines(app, mails), lines(app, trail))
}

fn a_test_mail_arrives_and_the_answer_is_shown(on: Engine) {
    let app = with_post(on);
    let ada = app.company_admin();
    let page = ada.get("/settings/mail").expect(200);
    assert_eq!(
        page.value("email").as_deref(),
        Some("ada.admin@example.com"),
        "one's own address is the usual"
    );
    let done = send(&ada, "postmaster@example.org").expect(303);
    let page =
        ada.follow(&done).expect(200).saying("took the test mail to postmaster@example.org").saying("250 ");
    assert_eq!(page.value("email").as_deref(), Some("postmaster@example.org"));
    let letter = app.post.as_ref().unwrap().wait_for("postmaster@example.org", 1).remove(0);
    assert!(
        letter.text.contains("This is a test.") && letter.text.contains("Hello Ada Admin,"),
        "{}",
        letter.text
    );
    let (mails, trail) = kept(&app);
    assert_eq!(trail, ["mail.test done postmaster@example.org"]);
    assert!(mails.len() == 1 && mails[0].starts_with("sent postmaster@example.org 250 "), "{mails:?}");
    ada.get("/audit").expect(200).saying(&say("audit-action-mail-test", &[]));
    app.license_admin().post("/settings/mail/test", &[("email", "x@example.org")]).expect(403);
}

fn what_the_server_refuses_is_shown_word_for_word(on: Engine) {
    let app = with_post(on);
    let ada = app.company_admin();
    app.post.as_ref().unwrap().behave("refuse");
    let done = send(&ada, "no@example.org").expect(303);
    ada.follow(&done)
        .saying("did not take the test mail to no@example.org")
        .saying("554 Refused by the test");
    app.post.as_ref().unwrap().behave("drop");
    let done = send(&ada, "cut@example.org").expect(303);
    ada.follow(&done).saying("broke off");
    let (mails, _) = kept(&app);
    assert!(mails.len() == 2 && mails.iter().all(|mail| mail.starts_with("failed ")), "{mails:?}");
    let nobody = on.company_with(Options { smtp: Some("smtp://127.0.0.1:9"), ..Options::default() });
    let ada = nobody.company_admin();
    let done = send(&ada, "away@example.org").expect(303);
    ada.follow(&done).saying("nobody listens at this host and port");
}

fn without_a_server_nothing_is_tried(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let done = send(&ada, "no@example.org").expect(303);
    ada.follow(&done).saying(&say("mailing-test-no-server", &[]));
    assert_eq!(kept(&app), (Vec::new(), Vec::new()));
}

fn an_address_that_is_none_is_refused(on: Engine) {
    let app = with_post(on);
    let ada = app.company_admin();
    for typed in ["", "nobody", "a@b", "a@example.org, b@example.org"] {
        let page = send(&ada, typed).expect(422);
        assert_eq!(page.value("email").as_deref(), Some(typed));
    }
    send(&ada, "a@example.org\u{202e}").expect(400);
    assert_eq!(kept(&app), (Vec::new(), Vec::new()));
}

fn many_test_mails_have_to_wait(on: Engine) {
    let app = with_post(on);
    let ada = app.company_admin();
    for _ in 0..6 {
        let done = send(&ada, "many@example.org").expect(303);
        ada.follow(&done).saying("took the test mail");
    }
    let done = send(&ada, "many@example.org").expect(303);
    ada.follow(&done).saying(&say("mailing-test-too-often", &[]));
    let (mails, trail) = kept(&app);
    assert_eq!((mails.len(), trail.len()), (6, 6));
}

/// The worker and a trial hang at the server, and everybody else goes on.
fn no_request_waits_for_a_server_that_stalls(on: Engine) {
    let app = with_post(on);
    let (ada, otto) = (app.company_admin(), app.operator());
    app.post.as_ref().unwrap().behave("stall");
    std::thread::scope(|scope| {
        let ada = app.signed_in("ada.admin");
        scope.spawn(move || send(&ada, "stall@example.org").expect(303));
        let deadline = Instant::now() + Duration::from_secs(30);
        while kept(&app).0.is_empty() {
            assert!(Instant::now() < deadline, "the trial does not begin");
            std::thread::yield_now();
        }
        let start = Instant::now();
        for round in 0..10 {
            otto.get("/profile").expect(200);
            app.anon().post("/forgot-password", &[("login", &format!("nobody{round}"))]).expect(303);
        }
        app.anon().post("/forgot-password", &[("login", "lena.license")]).expect(303);
        assert!(start.elapsed() < Duration::from_secs(4), "{:?}", start.elapsed());
    });
    let page = ada.get("/settings/mail").expect(200);
    assert!(!page.text().contains("took the test mail"));
    let (mails, _) = kept(&app);
    assert_eq!(mails, ["failed stall@example.org the server did not answer in time"]);
}
