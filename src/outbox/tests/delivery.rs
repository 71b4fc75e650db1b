//! Mail that arrives, once, with a link that works.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use super::support::{Base, Post, everywhere, mail, secret_in, settings};
use crate::auth::tokens::{self, Purpose, Standing};
use crate::outbox::{Kind, Mail, State, Worker, resend, withdraw_queued};

fn standing(base: &Base, secret: &str) -> Standing {
    base.write(|db| tokens::check(db, secret, Purpose::Invitation))
}

fn is_good(base: &Base, secret: &str) -> bool {
    matches!(standing(base, secret), Standing::Good(_))
}

#[test]
fn an_invitation_arrives_in_each_language_with_a_link_that_works() {
    let words = [
        ("en", "Activate your account at Ümläut & Söhne", "Hello Ann Smith,"),
        ("de", "Aktivieren Sie Ihr Konto bei Ümläut & Söhne", "Guten Tag Ann Smith,"),
        ("ja", "Ümläut & Söhne のアカウントを有効にしてください", "Ann Smith 様"),
    ];
    let post = Post::start();
    everywhere(|base| {
        for (locale, subject, greeting) in words {
            let address = format!("ann.{locale}@example.com");
            let account = base.invite(&address);
            let id = base
                .enqueue(&Mail { locale: locale.to_owned(), ..mail(account, &address, Kind::Invitation) });
            assert_eq!(base.round(&post.url).claimed, 1);

            let arrived = post.mails_to(&address).pop().unwrap();
            assert_eq!(arrived["subject"], subject);
            assert!(arrived["text"].as_str().unwrap().starts_with(greeting), "{}", arrived["text"]);
            let html = arrived["html"].as_str().unwrap();
            assert!(
                html.contains(&format!("<html lang=\"{locale}\">")) && html.contains("Ümläut &#38; Söhne")
            );
            assert_eq!(arrived["from"], "gatehouse@xn--bcher-kva.example");
            assert_eq!(arrived["headers"]["auto-submitted"], "auto-generated");
            let secret = secret_in(&arrived);
            assert!(html.contains(&format!("https://gatehouse.example/portal/activate/{secret}\"")));
            let Standing::Good(token) = standing(base, &secret) else { panic!("a dead link arrived") };
            assert_eq!((token.account_id, token.mail_id), (account, Some(id)));

            let entry = base.mail(account);
            assert_eq!((entry.state, entry.attempts), (State::Sent, 1));
            assert!(entry.sent_at.is_some());
            assert!(entry.reply.unwrap().starts_with("250 "));
        }
    });
}

#[test]
fn a_resent_invitation_replaces_the_link_and_a_retry_keeps_it() {
    let post = Post::start();
    everywhere(|base| {
        let account = base.invite("kim@example.com");
        let id = base.enqueue(&mail(account, "kim@example.com", Kind::Invitation));
        let before = post.mails().len();

        post.behave("keep-and-drop");
        base.round(&post.url);
        assert_eq!(base.mail(account).state, State::Queued);
        post.behave("accept");
        base.end_pauses();
        base.round(&post.url);
        let arrived = post.mails().split_off(before);
        let secrets: Vec<String> = arrived.iter().map(secret_in).collect();
        assert_eq!(secrets.len(), 2);
        assert_ne!(secrets[0], secrets[1]);
        assert!(secrets.iter().all(|secret| is_good(base, secret)), "both tries of one mail must work");
        assert_eq!(arrived[0]["headers"]["message-id"], arrived[1]["headers"]["message-id"]);

        assert!(base.write(|db| resend(db, id)));
        assert!(!base.write(|db| resend(db, id)), "asked twice, queued once");
        assert!(is_good(base, &secrets[1]), "the old link works until the new one is sent");
        base.round(&post.url);
        let newest = post.mails().pop().unwrap();
        assert_eq!(post.mails().len(), before + 3);
        assert!(is_good(base, &secret_in(&newest)));
        assert!(secrets.iter().all(|secret| standing(base, secret) == Standing::Replaced));
        assert_ne!(newest["headers"]["message-id"], arrived[0]["headers"]["message-id"]);
    });
}

#[test]
fn only_the_newest_invitation_of_a_pending_account_is_sent() {
    let post = Post::start();
    everywhere(|base| {
        let before = post.mails().len();
        let account = base.invite("twice@example.com");
        let older = base.enqueue(&mail(account, "twice@example.com", Kind::Invitation));
        let newer = base.enqueue(&mail(account, "twice@example.com", Kind::Invitation));
        let active = base.invite("active@example.com");
        base.enqueue(&mail(active, "active@example.com", Kind::Invitation));
        base.set_status(active, "active");
        let moved = base.invite("new.address@example.com");
        base.enqueue(&mail(moved, "old.address@example.com", Kind::Invitation));
        let taken_back = base.invite("mistyped@example.com");
        base.enqueue(&mail(taken_back, "mistyped@example.com", Kind::Invitation));
        assert_eq!(base.write(|db| withdraw_queued(db, taken_back, Kind::Invitation)), 1);

        assert_eq!(base.round(&post.url).claimed, 4);
        assert_eq!(post.mails().len(), before + 1);
        let entries = base.write(|db| crate::outbox::of_account(db, account, 9));
        let states: Vec<(i64, State)> = entries.iter().map(|entry| (entry.id, entry.state)).collect();
        assert_eq!(states, [(newer, State::Sent), (older, State::Withdrawn)]);
        for account in [active, moved, taken_back] {
            assert_eq!(base.mail(account).state, State::Withdrawn);
        }
        assert!(base.mail(active).reply.unwrap().contains("no longer pending"));
        assert!(!base.write(|db| resend(db, older)), "what was withdrawn stays so");
    });
}

#[test]
fn a_name_cannot_write_headers_and_a_domain_may_have_any_letters() {
    let post = Post::start();
    everywhere(|base| {
        let account = base.invite("q@bücher.example");
        let name = "O\"Neil, \\ <x@y>\r\nBcc: thief@example.com\r\n\r\nBody";
        base.enqueue(&Mail {
            recipient_name: name.to_owned(),
            ..mail(account, "q@bücher.example", Kind::Activated)
        });
        base.round(&post.url);
        let arrived = post.mails().pop().unwrap();
        assert!(arrived["headers"]["to"].as_str().unwrap().ends_with(" <q@xn--bcher-kva.example>"));
        assert_eq!(arrived["to"].as_array().unwrap().len(), 1);
        // The server of the tests shows the domain of the envelope as people read it.
        assert_eq!(arrived["envelope"]["to"], serde_json::json!(["q@bücher.example"]));
        assert!(arrived["headers"].get("bcc").is_none());
        assert!(arrived["text"].as_str().unwrap().starts_with("Hello O\"Neil, \\ <x@y> Bcc:"));
        assert!(arrived["html"].as_str().unwrap().contains("&#60;x@y&#62;"));
        assert!(arrived["text"].as_str().unwrap().contains("https://gatehouse.example/portal/sign-in"));
    });
}

/// Every unit of work is announced, and one that is undone is not needed to look.
#[test]
fn a_worker_without_mail_looks_and_never_writes() {
    let post = Post::start();
    for smtp in [None, Some(post.url.as_str())] {
        everywhere(|base| {
            let site = "https://gatehouse.example/".parse().unwrap();
            let account = base.invite("later@example.com");
            let id = base.enqueue(&mail(account, "later@example.com", Kind::Activated));
            base.wait_until(id, Duration::from_hours(1));
            let commits = base.pool.commits();
            let before = commits.wait(0, Duration::ZERO);
            let worker = Worker::start(base.pool.clone(), settings(smtp), site).unwrap();
            assert_eq!(commits.wait(before, Duration::from_millis(2_500)), before, "an idle worker wrote");
            base.end_pauses();
            let deadline = Instant::now() + Duration::from_secs(15);
            while base.mail(account).state == State::Queued {
                assert!(Instant::now() < deadline, "it does not look any more");
                std::thread::yield_now();
            }
            worker.stop();
        });
    }
}

#[test]
fn the_worker_sends_what_is_written_and_stops_when_told() {
    let post = Post::start();
    everywhere(|base| {
        let worker = Worker::start(
            base.pool.clone(),
            settings(Some(&post.url)),
            "https://gatehouse.example/portal".parse().unwrap(),
        )
        .unwrap();
        base.decide("invitation-validity", "2160");
        let account = base.invite("soon@example.com");
        base.enqueue(&mail(account, "soon@example.com", Kind::Invitation));
        base.pool.commits().announce();
        let deadline = Instant::now() + Duration::from_secs(15);
        while base.mail(account).state != State::Sent {
            assert!(Instant::now() < deadline, "not sent in time: {:?}", base.mail(account));
            std::thread::yield_now();
        }
        worker.stop();
        let arrived = post.mails_to("soon@example.com").pop().unwrap();
        assert!(arrived["text"].as_str().unwrap().contains("within 36 hours."));

        base.enqueue(&Mail { facts: BTreeMap::new(), ..mail(account, "soon@example.com", Kind::Deleted) });
        base.pool.commits().announce();
        assert_eq!(base.mail(account).state, State::Queued, "nobody sends after the stop");
    });
}
