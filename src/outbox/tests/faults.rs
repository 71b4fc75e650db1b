//! Servers that are away, slow, refuse or break off; workers that die or compete.

use std::net::TcpListener;
use std::thread;

use super::support::{Base, Post, everywhere, mail};
use crate::auth::tokens::{self, Purpose};
use crate::clock;
use crate::outbox::model::Mail;
use crate::outbox::{Kind, State, queries, resend, rules};

/// A port nobody listens at.
pub(super) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

#[test]
fn mail_waits_for_a_server_that_is_away_and_is_sent_once_when_it_is_back() {
    everywhere(|base| {
        let place = free_port();
        let url = format!("smtp://127.0.0.1:{place}");
        let accounts: Vec<i64> = (0..3).map(|n| base.invite(&format!("down{n}@example.com"))).collect();
        for (n, account) in accounts.iter().enumerate() {
            base.enqueue(&mail(*account, &format!("down{n}@example.com"), Kind::Invitation));
        }
        assert!(base.round(&url).is_interrupted);
        for account in &accounts {
            let entry = base.mail(*account);
            assert_eq!((entry.state, entry.attempts), (State::Queued, 0), "no try is lost");
            assert!(entry.reply.unwrap().contains("refused"));
            assert!(entry.next_attempt_at > clock::now() - chrono::Duration::seconds(1));
            let link = base.write(|db| tokens::newest(db, *account, Purpose::Invitation));
            assert_eq!(link, None, "no link is made for a server that is away");
        }

        let post = Post::start_at(place);
        base.end_pauses();
        assert_eq!(base.round(&url).claimed, 3);
        assert_eq!(base.round(&url).claimed, 0);
        assert_eq!(post.mails().len(), 3);
        assert!(accounts.iter().all(|account| base.mail(*account).state == State::Sent));
    });
}

#[test]
fn a_refused_mail_fails_with_the_servers_words_and_can_be_resent() {
    let post = Post::start();
    everywhere(|base| {
        let before = post.mails().len();
        for mode in ["refuse", "refuse-recipient"] {
            post.behave(mode);
            let address = format!("{mode}@example.com");
            let account = base.invite(&address);
            let id = base.enqueue(&mail(account, &address, Kind::Invitation));
            assert!(!base.round(&post.url).is_interrupted);
            let entry = base.mail(account);
            assert_eq!((entry.state, entry.attempts, entry.sent_at), (State::Failed, 1, None));
            let reply = entry.reply.unwrap();
            assert!(reply == "554 Refused by the test" || reply == "550 No such person", "{reply}");

            post.behave("accept");
            assert!(base.write(|db| resend(db, id)));
            base.round(&post.url);
            assert_eq!(base.mail(account).state, State::Sent);
        }
        assert_eq!(post.mails().len(), before + 2);
    });
}

#[test]
fn a_deferred_mail_waits_longer_each_time_and_is_given_up_after_three_days() {
    let post = Post::start();
    everywhere(|base| {
        post.behave("defer");
        let account = base.invite("later@example.com");
        base.enqueue(&mail(account, "later@example.com", Kind::Activated));
        for (tries, pause) in [(1, 30), (2, 60), (3, 120)] {
            let start = clock::now();
            base.round(&post.url);
            let entry = base.mail(account);
            assert_eq!((entry.state, entry.attempts), (State::Queued, tries));
            assert_eq!(entry.reply.as_deref(), Some("451 Try again later, says the test"));
            let waits = (entry.next_attempt_at - start).num_seconds();
            assert!((pause..pause + 10).contains(&waits), "{waits} s instead of {pause} s");
            assert_eq!(base.round(&post.url).claimed, 0, "not before its time");
            base.end_pauses();
        }
        base.order_ago(chrono::Duration::hours(73));
        base.round(&post.url);
        assert_eq!(base.mail(account).state, State::Failed);
    });
}

#[test]
fn a_broken_dialogue_marks_nothing_sent_and_costs_the_others_no_try() {
    let post = Post::start();
    everywhere(|base| {
        for mode in ["drop", "stall", "hang-up"] {
            let before = post.mails().len();
            let accounts: Vec<i64> = (0..3).map(|n| base.invite(&format!("{mode}{n}@example.com"))).collect();
            for (n, account) in accounts.iter().enumerate() {
                base.enqueue(&mail(*account, &format!("{mode}{n}@example.com"), Kind::Activated));
            }
            post.behave(mode);
            assert!(base.round(&post.url).is_interrupted);
            let tries: Vec<(State, i64)> = accounts
                .iter()
                .map(|account| base.mail(*account))
                .map(|mail| (mail.state, mail.attempts))
                .collect();
            assert_eq!(tries, [(State::Queued, 1), (State::Queued, 0), (State::Queued, 0)]);
            assert_eq!(post.mails().len(), before);

            post.behave("accept");
            base.end_pauses();
            assert_eq!(base.round(&post.url).claimed, 3);
            assert!(accounts.iter().all(|account| base.mail(*account).state == State::Sent));
            assert_eq!(post.mails().len(), before + 3);
        }
    });
}

#[test]
fn without_a_server_mail_is_marked_and_can_be_sent_later() {
    let post = Post::start();
    everywhere(|base| {
        let before = post.mails().len();
        let account = base.invite("none@example.com");
        let id = base.enqueue(&mail(account, "none@example.com", Kind::Invitation));
        base.courier(None).run_once().unwrap();
        let entry = base.mail(account);
        assert_eq!((entry.state, entry.sent_at), (State::Unsendable, None));
        assert_eq!(entry.reply.as_deref(), Some("not sent: SMTP is not configured"));
        assert_eq!(base.round(&post.url).claimed, 0, "nothing is sent by itself later");
        assert!(base.write(|db| resend(db, id)));
        base.round(&post.url);
        assert_eq!(base.mail(account).state, State::Sent);
        assert_eq!(post.mails().len(), before + 1);
    });
}

#[test]
fn two_workers_at_once_send_each_mail_once() {
    let post = Post::start();
    everywhere(|base| {
        let before = post.mails().len();
        let account = base.invite("many@example.com");
        for n in 0..120 {
            base.enqueue(&mail(account, &format!("many{n}@example.com"), Kind::Activated));
        }
        let couriers = [0, 1].map(|_| Base::courier_of(base.another_pool(), Some(&post.url)));
        let claimed: usize = thread::scope(|scope| {
            let workers = couriers.each_ref().map(|courier| {
                scope.spawn(|| {
                    let mut claimed = 0;
                    loop {
                        match courier.run_once().unwrap().claimed {
                            0 => return claimed,
                            some => claimed += some,
                        }
                    }
                })
            });
            workers.into_iter().map(|worker| worker.join().unwrap()).sum()
        });
        assert_eq!(claimed, 120);
        let mut addresses: Vec<String> =
            post.mails().split_off(before).iter().map(|mail| mail["to"][0].to_string()).collect();
        addresses.sort();
        addresses.dedup();
        assert_eq!((addresses.len(), post.mails().len()), (120, before + 120));
    });
}

#[test]
fn a_mail_whose_worker_was_killed_is_sent_when_its_lease_ends() {
    let post = Post::start();
    everywhere(|base| {
        let before = post.mails().len();
        let account = base.invite("left@example.com");
        base.enqueue(&mail(account, "left@example.com", Kind::Invitation));
        let now = clock::now();
        let held = base.write(|db| queries::claim(db, now, now + rules::LEASE, 50));
        assert_eq!(held.len(), 1);
        assert_eq!(base.round(&post.url).claimed, 0, "it is another's");
        base.end_leases();
        base.round(&post.url);
        assert_eq!(base.mail(account).state, State::Sent);
        assert_eq!(post.mails().len(), before + 1);

        let outcome = rules::failed(&held[0], "too late");
        let was_ours = base.write(|db| queries::settle(db, held[0].id, held[0].lease, &outcome));
        assert!(!was_ours, "who lost a mail cannot say what became of it");
        assert_eq!(base.mail(account).state, State::Sent);
    });
}

#[test]
fn an_address_that_no_mail_can_have_fails_and_does_not_hold_up_the_others() {
    let post = Post::start();
    everywhere(|base| {
        let account = base.invite("fine@example.com");
        let bad = base.invite("bad");
        base.enqueue(&mail(bad, "bad", Kind::Activated));
        base.enqueue(&Mail { locale: "xx".to_owned(), ..mail(account, "fine@example.com", Kind::Activated) });
        base.round(&post.url);
        assert_eq!(base.mail(bad).state, State::Failed);
        assert_eq!(base.mail(account).state, State::Sent);
    });
}

#[test]
fn nothing_is_sent_in_the_clear_where_encryption_is_required() {
    let post = Post::start();
    everywhere(|base| {
        let account = base.invite("clear@example.com");
        base.enqueue(&mail(account, "clear@example.com", Kind::Invitation));
        assert!(base.round(&format!("{}?tls=required", post.url)).is_interrupted);
        let entry = base.mail(account);
        assert_eq!((entry.state, entry.attempts), (State::Queued, 0));
        assert!(entry.reply.unwrap().contains("STARTTLS is not supported"));
        assert!(post.mails().is_empty());
    });
}
