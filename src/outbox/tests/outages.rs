//! A server that is away for long, never greets, or takes only some of what it is given.

use super::faults::free_port;
use super::support::{Post, everywhere, mail};
use crate::outbox::{Kind, State};

/// An hour of rounds, each with its pause over.
#[test]
fn an_hour_without_a_server_costs_no_mail_no_try_and_sends_none_twice() {
    everywhere(|base| {
        let place = free_port();
        let url = format!("smtp://127.0.0.1:{place}");
        let accounts: Vec<i64> = (0..20).map(|n| base.invite(&format!("hour{n}@example.com"))).collect();
        for (n, account) in accounts.iter().enumerate() {
            base.enqueue(&mail(*account, &format!("hour{n}@example.com"), Kind::Invitation));
        }
        for _ in 0..60 {
            assert!(base.round(&url).is_interrupted);
            base.end_pauses();
        }
        base.order_ago(chrono::Duration::hours(1));
        let post = Post::start_at(place);
        while base.round(&url).claimed > 0 {}
        let mut arrived: Vec<String> = post.mails().iter().map(|mail| mail["to"][0].to_string()).collect();
        arrived.sort();
        arrived.dedup();
        assert_eq!((arrived.len(), post.mails().len()), (20, 20));
        let tries: Vec<(State, i64)> = accounts
            .iter()
            .map(|account| base.mail(*account))
            .map(|mail| (mail.state, mail.attempts))
            .collect();
        assert!(tries.iter().all(|entry| *entry == (State::Sent, 1)), "{tries:?}");
    });
}

#[test]
fn a_server_that_never_greets_is_given_up_soon() {
    let post = Post::start();
    post.behave("mute");
    everywhere(|base| {
        let before = post.mails().len();
        let account = base.invite("mute@example.com");
        base.enqueue(&mail(account, "mute@example.com", Kind::Invitation));
        let start = std::time::Instant::now();
        post.behave("mute");
        assert!(base.round(&post.url).is_interrupted);
        assert!(start.elapsed() < std::time::Duration::from_secs(5), "{:?}", start.elapsed());
        assert_eq!((base.mail(account).state, base.mail(account).attempts), (State::Queued, 0));
        post.behave("accept");
        base.end_pauses();
        base.round(&post.url);
        assert_eq!((base.mail(account).state, post.mails().len()), (State::Sent, before + 1));
    });
}

#[test]
fn a_refused_mail_does_not_touch_the_next_one_of_the_same_round() {
    let post = Post::start();
    post.behave("as-addressed");
    everywhere(|base| {
        let before = post.mails().len();
        let modes = ["accept", "refuse", "accept", "refuse-recipient", "accept", "defer", "accept"];
        let accounts: Vec<i64> = modes
            .iter()
            .enumerate()
            .map(|(number, mode)| {
                let account = base.invite(&format!("{number}@example.com"));
                base.enqueue(&mail(account, &format!("{mode}.{number}@example.com"), Kind::Activated));
                account
            })
            .collect();
        assert!(!base.round(&post.url).is_interrupted);
        let states: Vec<State> = accounts.iter().map(|account| base.mail(*account).state).collect();
        let expected = modes.map(|mode| match mode {
            "accept" => State::Sent,
            "defer" => State::Queued,
            _ => State::Failed,
        });
        assert_eq!(states, expected);
        let arrived: Vec<serde_json::Value> =
            post.mails().split_off(before).into_iter().map(|mail| mail["to"][0].clone()).collect();
        assert_eq!(arrived, [0, 2, 4, 6].map(|number| format!("accept.{number}@example.com")));
    });
}
