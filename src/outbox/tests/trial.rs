//! A mail that is sent while somebody waits.

use std::time::{Duration, Instant};

use super::faults::free_port;
use super::support::{Base, Post, everywhere, mail, settings};
use crate::outbox::{Answer, Failure, Hurdle, Kind, State, hold, send_held};

/// What the server says to a mail that is sent at once; a mail that nobody holds any more is not sent by the worker.
fn tried(base: &Base, smtp: Option<&str>) -> (Answer, State) {
    let account = base.invite(&format!("{}@example.com", rand::random::<u64>()));
    let held = base.write(|db| hold(db, &mail(account, "try@example.com", Kind::Test)));
    assert_eq!(base.mail(account).state, State::Sending);
    let start = Instant::now();
    let site = "https://gatehouse.example/".parse().unwrap();
    let answer = send_held(&base.pool, &settings(smtp).impatient(), &site, &held).unwrap();
    assert!(start.elapsed() < Duration::from_secs(5), "{answer:?} took {:?}", start.elapsed());
    let entry = base.mail(account);
    if let Answer::Taken(words) | Answer::Refused(words) | Answer::Broken(Failure { words, .. }) = &answer {
        assert_eq!(entry.reply.as_ref(), Some(words), "the outbox has the same words");
    }
    (answer, entry.state)
}

#[test]
fn the_answer_of_the_server_is_told_and_kept() {
    let post = Post::start();
    everywhere(|base| {
        let (answer, state) = tried(base, Some(&post.url));
        assert!(matches!(&answer, Answer::Taken(words) if words.starts_with("250 ")), "{answer:?}");
        assert_eq!(state, State::Sent);
        let arrived = post.mails_to("try@example.com").pop().unwrap();
        assert_eq!(arrived["subject"], "Test mail from Ümläut & Söhne");
        assert!(!arrived["text"].as_str().unwrap().contains("https://"), "there is nothing to do");

        let before = post.mails().len();
        for (mode, words) in [
            ("refuse", "554 Refused by the test"),
            ("defer", "451 Try again later, says the test"),
            ("refuse-recipient", "550 No such person"),
        ] {
            post.behave(mode);
            assert_eq!(tried(base, Some(&post.url)), (Answer::Refused(words.to_owned()), State::Failed));
        }
        assert_eq!(base.round(&post.url).claimed, 0, "it is not tried again by itself");
        post.behave("accept");
        assert_eq!(post.mails().len(), before);
    });
}

#[test]
fn what_stands_in_between_is_named() {
    let post = Post::start();
    everywhere(|base| {
        let closed = format!("smtp://127.0.0.1:{}", free_port());
        let encrypted = format!("{}?tls=required", post.url);
        let nobody = "smtp://no-such-host.invalid:25?tls=none".to_owned();
        for (url, hurdle) in
            [(closed, Hurdle::Closed), (encrypted, Hurdle::Encryption), (nobody, Hurdle::Name)]
        {
            let (answer, state) = tried(base, Some(&url));
            let told = matches!(&answer, Answer::Broken(failure) if failure.hurdle == hurdle);
            assert!(told && state == State::Failed, "{url}: {answer:?}");
        }
        for (mode, hurdle) in
            [("stall", Hurdle::Silence), ("mute", Hurdle::Silence), ("hang-up", Hurdle::Other)]
        {
            post.behave(mode);
            let (answer, state) = tried(base, Some(&post.url));
            let told = matches!(&answer, Answer::Broken(failure) if failure.hurdle == hurdle);
            assert!(told && state == State::Failed, "{mode}: {answer:?}");
        }
        post.behave("accept");
        assert!(matches!(tried(base, None), (Answer::Refused(_), State::Failed)));
        base.decide("mail-per-recipient", "3");
        let answers: Vec<(Answer, State)> = (0..4).map(|_| tried(base, Some(&post.url))).collect();
        assert_eq!(answers.last(), Some(&(Answer::Waits, State::Queued)));
    });
}
