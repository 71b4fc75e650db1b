//! Guessing gets slow, and a stranger cannot lock anybody out.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::mpsc;

use diesel::connection::SimpleConnection;

use crate::support::app::PASSWORD;
use crate::support::{Client, Engine, Options, Page, TestApp, on_both};

on_both!(
    the_right_password_waits_too_after_wrong_ones,
    every_spelling_counts_as_the_same_account,
    a_forged_address_does_not_help,
    a_stranger_elsewhere_locks_nobody_out,
    fifty_guesses_at_once_are_no_better_and_lock_nobody_out,
    changing_a_password_is_throttled_alike,
    whoever_finds_no_room_is_told_when_to_come_back,
);

/// Guesses until the app says to wait; how many guesses that took.
fn guess(client: &Client, logins: &[&str]) -> (usize, Page) {
    for number in 0..10 {
        let page = client.sign_in(logins[number % logins.len()], "a wrong password");
        if page.status == 429 {
            return (number, page);
        }
        assert_eq!(page.status, 422);
    }
    panic!("nobody stopped ten guesses");
}

/// Lets every pause be over.
fn end_pauses(app: &TestApp) {
    app.sql("UPDATE throttles SET blocked_until = '2020-01-01 00:00:00'");
}

fn the_right_password_waits_too_after_wrong_ones(on: Engine) {
    let app = on.company();
    let client = app.anon();
    let (guesses, page) = guess(&client, &["otto.operator"]);
    assert!((5..=6).contains(&guesses), "{guesses} guesses were free");
    let seconds: i64 = page.header("retry-after").parse().expect("Retry-After is a number of seconds");
    assert!((1..=300).contains(&seconds));
    let page = client.sign_in("otto.operator", PASSWORD).expect(429);
    assert!(!page.header("retry-after").is_empty());
    assert_eq!(client.cookie("gatehouse-session"), None);
    end_pauses(&app);
    app.signed_in("otto.operator");
    // The right password forgets the wrong ones.
    let (guesses, _) = guess(&app.anon(), &["otto.operator"]);
    assert!(guesses >= 5);
    // Somebody else is not affected.
    app.signed_in("lena.license");
}

fn every_spelling_counts_as_the_same_account(on: Engine) {
    let app = on.company();
    let spellings = ["otto.operator", "OTTO.operator", "otto.operator@example.com", " Otto.Operator "];
    let (guesses, _) = guess(&app.anon(), &spellings);
    assert!(guesses <= 6, "{guesses} guesses were free");
    // One that does not exist is treated alike.
    let (guesses, _) = guess(&app.anon(), &["no.body", "NO.body"]);
    assert!((5..=6).contains(&guesses));
}

fn a_forged_address_does_not_help(on: Engine) {
    let app = on.company();
    for number in 0..6 {
        let client = app.anon().with("x-forwarded-for", &format!("10.1.1.{number}"));
        client.sign_in("otto.operator", "a wrong password");
    }
    let client = app.anon().with("x-forwarded-for", "10.9.9.9").with("forwarded", "for=10.9.9.9");
    client.sign_in("otto.operator", PASSWORD).expect(429);
}

fn a_stranger_elsewhere_locks_nobody_out(on: Engine) {
    let proxies = vec![IpAddr::V4(Ipv4Addr::LOCALHOST)];
    let app = on.company_with(Options { proxies, ..Options::default() });
    let stranger = app.anon().with("x-forwarded-for", "203.0.113.9");
    guess(&stranger, &["otto.operator"]);
    let page = app.anon().with("x-forwarded-for", "198.51.100.7").sign_in("otto.operator", PASSWORD);
    assert_eq!(page.status, 303);
    let sql = "SELECT ip AS line FROM sign_ins WHERE succeeded AND account_id = 3";
    assert_eq!(crate::support::snapshot::lines(&app, sql), ["198.51.100.7"]);
}

fn fifty_guesses_at_once_are_no_better_and_lock_nobody_out(on: Engine) {
    let proxies = vec![IpAddr::V4(Ipv4Addr::LOCALHOST)];
    let app = on.company_with(Options { proxies, ..Options::default() });
    let client = app.anon().with("x-forwarded-for", "203.0.113.9");
    let answers: Vec<u16> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..50)
            .map(|_| {
                let client = client.clone();
                scope.spawn(move || client.sign_in("otto.operator", "a wrong password").status)
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let looked_at = answers.iter().filter(|status| **status == 422).count();
    assert!(looked_at <= 6, "{looked_at} guesses at once were looked at: {answers:?}");
    assert!(answers.iter().all(|status| matches!(status, 422 | 429 | 503)), "{answers:?}");
    let page = app.anon().with("x-forwarded-for", "198.51.100.7").sign_in("otto.operator", PASSWORD);
    assert_eq!(page.status, 303, "a stranger locked the person out");
}

fn changing_a_password_is_throttled_alike(on: Engine) {
    let app = on.company();
    let otto = app.operator();
    let new = "meadow-copper-window-17";
    let form = [("password", "a wrong password"), ("new_password", new), ("new_password_again", new)];
    let mut statuses = Vec::new();
    for _ in 0..8 {
        statuses.push(otto.post("/profile/password", &form).status);
    }
    assert!(statuses[..5].iter().all(|status| *status == 422), "{statuses:?}");
    let page = otto.post("/profile/password", &[("password", PASSWORD), form[1], form[2]]).expect(429);
    assert!(!page.header("retry-after").is_empty());
    app.anon().sign_in("otto.operator", PASSWORD).expect(429);
}

/// Somebody else holds the database; whoever waits too long is sent away politely, and nothing is broken.
fn whoever_finds_no_room_is_told_when_to_come_back(on: Engine) {
    let app = on.company();
    let mut holder = app.database.address.open().unwrap();
    let hold = match on {
        Engine::Sqlite => "BEGIN IMMEDIATE",
        Engine::Postgres => "BEGIN; LOCK TABLE throttles IN ACCESS EXCLUSIVE MODE",
    };
    holder.batch_execute(hold).unwrap();
    let (tell, told) = mpsc::channel();
    std::thread::scope(|scope| {
        for number in 0..12 {
            let (client, tell) = (app.anon(), tell.clone());
            scope.spawn(move || {
                let page = client.sign_in(&format!("somebody{number}"), "x");
                // Nobody listens any more once the first was sent away.
                drop(tell.send(page));
            });
        }
        drop(tell);
        let page = told.recv().unwrap();
        holder.batch_execute("ROLLBACK").unwrap();
        assert_eq!((page.status, page.header("retry-after")), (503, "5"), "{}", page.text());
        assert!(page.text().contains(&crate::support::say("error-503", &[])));
    });
    app.signed_in("otto.operator");
}
