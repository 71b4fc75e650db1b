//! Nobody is flooded, and no mail is lost by that.

use std::thread;

use chrono::Duration;

use super::support::{Base, Post, everywhere, mail};
use crate::clock;
use crate::outbox::{Kind, PACED, State, of_account, resend};

#[test]
fn one_address_gets_so_many_mails_an_hour_and_the_others_wait() {
    let post = Post::start();
    everywhere(|base| {
        let before = post.mails().len();
        base.decide("mail-per-recipient", "3");
        let account = base.invite("flooded@example.com");
        for address in ["flooded@example.com", "Flooded@EXAMPLE.com"].repeat(3) {
            base.enqueue(&mail(account, address, Kind::Activated));
        }
        let other = base.invite("other@example.com");
        base.enqueue(&mail(other, "other@example.com", Kind::Activated));
        assert_eq!(base.round(&post.url).claimed, 7);
        assert_eq!(post.mails().len(), before + 4, "in whatever spelling");
        assert_eq!(base.mail(other).state, State::Sent);
        let waiting: Vec<_> = base
            .write(|db| of_account(db, account, 9))
            .into_iter()
            .filter(|entry| entry.state == State::Queued)
            .collect();
        assert_eq!(waiting.len(), 3);
        for entry in &waiting {
            assert_eq!((entry.attempts, entry.reply.as_deref()), (0, Some(PACED)), "it says so");
            let minutes = (entry.next_attempt_at - clock::now()).num_minutes();
            assert!((58..=60).contains(&minutes), "{minutes} minutes");
        }
        assert_eq!(base.round(&post.url).claimed, 0);

        base.let_deliveries_grow_old(Duration::minutes(61));
        base.end_pauses();
        base.round(&post.url);
        assert_eq!(post.mails().len(), before + 7, "none is lost");
        assert!(base.write(|db| of_account(db, account, 9)).iter().all(|entry| entry.state == State::Sent));
    });
}

#[test]
fn sending_the_same_mail_again_and_again_floods_nobody() {
    let post = Post::start();
    everywhere(|base| {
        let before = post.mails().len();
        base.decide("mail-per-recipient", "5");
        let account = base.invite("again@example.com");
        let id = base.enqueue(&mail(account, "again@example.com", Kind::Activated));
        for _ in 0..9 {
            base.round(&post.url);
            base.write(|db| resend(db, id));
        }
        assert_eq!(post.mails().len(), before + 5);
        assert_eq!(base.mail(account).reply.as_deref(), Some(PACED));
    });
}

#[test]
fn in_all_so_many_mails_leave_a_minute_whatever_number_of_workers_sends() {
    let post = Post::start();
    everywhere(|base| {
        let before = post.mails().len();
        base.decide("mail-per-minute", "30");
        let account = base.invite("all@example.com");
        for number in 0..70 {
            base.enqueue(&mail(account, &format!("all{number}@example.com"), Kind::Activated));
        }
        let couriers = [0, 1, 2].map(|_| Base::courier_of(base.another_pool(), Some(&post.url)));
        let minute = || {
            thread::scope(|scope| {
                for courier in &couriers {
                    scope.spawn(|| while courier.run_once().unwrap().claimed > 0 {});
                }
            });
            let sent = post.mails().len() - before;
            base.let_deliveries_grow_old(Duration::seconds(61));
            sent
        };
        let sent: Vec<usize> = (0..3).map(|_| minute()).collect();
        assert_eq!(sent, [30, 60, 70]);
    });
}
