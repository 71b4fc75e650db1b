//! Sessions: how they begin, and that an ended one stays ended.

use std::io::{Read, Write};
use std::net::TcpStream;

use crate::support::app::PASSWORD;
use crate::support::snapshot::{lines, rows};
use crate::support::{Client, Engine, TestApp, client, on_both, say};

on_both!(
    the_cookie_is_kept_from_scripts_and_other_sites,
    signing_in_never_keeps_the_id_that_was_there,
    a_made_up_cookie_is_nobody,
    an_anonymous_visit_leaves_nothing,
    signing_out_ends_the_session_at_once,
    a_session_that_ends_while_its_request_is_under_way_stays_ended,
    a_session_ends_when_it_is_idle,
    a_session_ends_after_twelve_hours,
    using_a_session_keeps_it_alive,
    only_the_hash_of_a_cookie_is_kept,
);

const COOKIE: &str = "gatehouse-session";

fn sessions(app: &TestApp) -> Vec<String> {
    rows(app, "sessions", "id, account_id")
}

fn is_out(client: &Client) -> bool {
    let page = client.get("/profile");
    page.status == 303 && page.location().starts_with("/sign-in")
}

fn the_cookie_is_kept_from_scripts_and_other_sites(on: Engine) {
    let app = on.company();
    let page = app.anon().sign_in("otto.operator", PASSWORD).expect(303);
    let cookie = page.header("set-cookie");
    for flag in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(flag), "{flag}: {cookie}");
    }
    // Plain http is only for loopback, where Secure would keep the cookie away.
    assert!(cookie.starts_with("gatehouse-session=") && !cookie.contains("Secure"), "{cookie}");
    assert_eq!(page.all("set-cookie").count(), 1);
}

fn signing_in_never_keeps_the_id_that_was_there(on: Engine) {
    let app = on.company();
    let lena = app.license_admin();
    let planted = lena.cookie(COOKIE).unwrap();
    let victim = app.anon();
    victim.set_cookie(COOKIE, &planted);
    victim.get("/profile").expect(200);
    let page = victim.sign_in("otto.operator", PASSWORD).expect(303);
    assert_eq!(page.all("set-cookie").count(), 1);
    assert_ne!(victim.cookie(COOKIE).unwrap(), planted);
    victim.get("/profile").expect(200).saying("otto.operator");
    assert!(is_out(&lena), "the planted session lives on");
    let (one, two) = (app.operator().cookie(COOKIE), app.operator().cookie(COOKIE));
    assert_ne!(one, two);
}

fn a_made_up_cookie_is_nobody(on: Engine) {
    let app = on.company();
    let real = app.operator().cookie(COOKIE).unwrap();
    let mut changed = real.clone();
    changed.pop();
    changed.push(if real.ends_with('A') { 'B' } else { 'A' });
    for cookie in ["", "x", &*changed, &real[1..], &"A".repeat(4_000), "%00", "null", "1"] {
        let client = app.anon();
        client.set_cookie(COOKIE, cookie);
        assert!(is_out(&client), "{cookie}");
        client.set_cookie(COOKIE, cookie);
        client.get("/sign-in").expect(200);
    }
}

fn an_anonymous_visit_leaves_nothing(on: Engine) {
    let app = on.company();
    let before = sessions(&app);
    for path in ["/", "/sign-in", "/sign-in?reason=ended", "/accounts", "/setup", "/activate/x", "/nothing"] {
        let page = app.anon().get(path);
        assert_eq!(page.header("set-cookie"), "", "{path}");
    }
    app.anon().sign_in("otto.operator", "wrong").expect(422);
    assert_eq!(sessions(&app), before);
}

fn signing_out_ends_the_session_at_once(on: Engine) {
    let app = on.company();
    let otto = app.operator();
    let thief = otto.clone();
    let page = otto.post("/sign-out", &[]).expect(303);
    assert_eq!(page.header("clear-site-data"), "\"storage\"");
    assert_eq!(otto.cookie(COOKIE), None, "the cookie is still there");
    otto.follow(&page).expect(200).saying(&say("auth-signed-out", &[]));
    assert!(is_out(&thief), "the cookie still opens");
    assert!(sessions(&app).is_empty());
    let ended = lines(&app, "SELECT 'x' AS line FROM sign_ins WHERE account_id = 3 AND ended_at IS NOT NULL");
    assert_eq!(ended.len(), 1);
    // A link that signs out would let any site do it.
    app.operator().get("/sign-out").expect(405);
}

/// Sends a form slowly, so that something can happen meanwhile.
fn a_session_that_ends_while_its_request_is_under_way_stays_ended(on: Engine) {
    let app = on.company();
    let otto = app.operator();
    let token = otto.csrf();
    let body = client::encode(&[("csrf", &token), ("first_name", "O"), ("last_name", "P"), ("version", "1")]);
    let (first, rest) = body.split_at(10);
    let mut wire = TcpStream::connect(app.address).unwrap();
    write!(
        wire,
        "POST /profile/details HTTP/1.1\r\nhost: x\r\ncookie: {COOKIE}={}\r\nsec-fetch-site: same-origin\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{first}",
        otto.cookie(COOKIE).unwrap(),
        body.len()
    )
    .unwrap();
    // Until the app has read who it is, which another request on the same worker cannot overtake.
    app.company_admin().post("/accounts/3/sign-out", &[]).expect(303);
    assert!(sessions(&app).iter().all(|row| !row.ends_with("| 3")));
    write!(wire, "{rest}").unwrap();
    let mut answer = String::new();
    wire.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    assert!(sessions(&app).iter().all(|row| !row.ends_with("| 3")), "the session came back: {answer}");
    assert!(is_out(&otto), "the session came back");
}

fn a_session_ends_when_it_is_idle(on: Engine) {
    let app = on.company();
    let otto = app.operator();
    let ago = |minutes: i64| (gatehouse::clock::now() - chrono::TimeDelta::minutes(minutes)).to_string();
    app.sql(&format!("UPDATE sessions SET last_seen_at = '{}' WHERE account_id = 3", ago(29)));
    otto.get("/profile").expect(200);
    app.sql(&format!("UPDATE sessions SET last_seen_at = '{}' WHERE account_id = 3", ago(31)));
    assert!(is_out(&otto));
    assert!(is_out(&otto), "asking brought it back");
}

fn a_session_ends_after_twelve_hours(on: Engine) {
    let app = on.company();
    let otto = app.operator();
    let span = lines(
        &app,
        "SELECT CAST(created_at AS TEXT) || '/' || CAST(expires_at AS TEXT) AS line FROM sessions",
    );
    let (begin, end) = span[0].split_once('/').unwrap();
    let read = |text: &str| chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f").unwrap();
    assert_eq!(read(end) - read(begin), chrono::TimeDelta::hours(12));
    let past = (gatehouse::clock::now() - chrono::TimeDelta::seconds(1)).to_string();
    app.sql(&format!("UPDATE sessions SET expires_at = '{past}'"));
    assert!(is_out(&otto));
}

fn using_a_session_keeps_it_alive(on: Engine) {
    let app = on.company();
    let otto = app.operator();
    let before = (gatehouse::clock::now() - chrono::TimeDelta::minutes(20)).to_string();
    app.sql(&format!("UPDATE sessions SET last_seen_at = '{before}'"));
    otto.get("/profile").expect(200);
    let seen = lines(&app, "SELECT CAST(last_seen_at AS TEXT) AS line FROM sessions");
    assert!(seen[0] > before, "{seen:?}");
}

fn only_the_hash_of_a_cookie_is_kept(on: Engine) {
    let app = on.company();
    let cookie = app.operator().cookie(COOKIE).unwrap();
    let kept = lines(&app, "SELECT key_hash || state AS line FROM sessions").remove(0);
    for part in [&cookie[..20], &cookie[cookie.len() - 20..]] {
        assert!(!kept.contains(part), "the cookie stands in the database");
    }
}
