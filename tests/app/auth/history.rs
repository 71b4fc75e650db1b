//! Who signed in when, for how long, and with which browser.

use gatehouse::clock;

use crate::support::app::PASSWORD;
use crate::support::post::Post;
use crate::support::snapshot::lines;
use crate::support::{Engine, Options, TestApp, on_both, say};

on_both!(
    the_history_tells_how_long_each_sign_in_lasted,
    the_login_duration_is_that_of_the_newest_session_that_is_over,
    an_admin_ends_one_session_of_somebody,
    a_session_that_is_swept_ended_when_it_was_used_last,
    a_sign_in_from_a_new_browser_is_told_by_mail,
    long_histories_have_pages,
);

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const NEWER: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0";
const PHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1";

fn ago(seconds: i64) -> String {
    (clock::now() - chrono::TimeDelta::seconds(seconds)).to_string()
}

fn the_history_tells_how_long_each_sign_in_lasted(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    ada.get("/accounts/3/sessions").expect(200).saying(&say("auth-sign-ins-none", &[]));
    app.anon().sign_in("otto.operator", "wrong").expect(422);
    let otto = app.operator();
    // Two days, three hours, four minutes and five seconds.
    let length = ((2 * 24 + 3) * 60 + 4) * 60 + 5;
    app.sql(&format!("UPDATE sign_ins SET at = '{}' WHERE account_id = 3", ago(length)));
    let stayed = ago(0);
    otto.post("/sign-out", &[]).expect(303);
    app.sql(&format!("UPDATE sign_ins SET ended_at = '{stayed}' WHERE ended_at IS NOT NULL"));
    let page = ada.get("/accounts/3/sessions").expect(200);
    let told = page.text();
    assert!(told.contains("was signed in for 2 d 3 h 4 min 5 s"), "{told}");
    assert!(told.contains(&say("auth-sign-in-refused", &[])), "{told}");
    // One that was left idle is over since it was used last, although its row is still there.
    app.operator();
    let newest = "(SELECT MAX(id) FROM sign_ins)";
    app.sql(&format!("UPDATE sign_ins SET at = '{}' WHERE id = {newest}", ago(4_000)));
    app.sql(&format!("UPDATE sessions SET last_seen_at = '{}' WHERE account_id = 3", ago(4_000 - 95)));
    ada.get("/accounts/3/sessions").expect(200).saying("was signed in for 1 min 3");
    app.operator();
    ada.get("/accounts/3/sessions").expect(200).saying("signed in for 0 s");
}

fn the_login_duration_is_that_of_the_newest_session_that_is_over(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    app.sql("UPDATE accounts SET login_seconds = NULL");
    let shown = |length: &str| {
        ada.get("/accounts/3").expect(200).saying(&format!("Login duration {length}"));
        let list = ada.get("/accounts?columns=login,login_duration&sort=-login_duration").expect(200);
        list.saying(&format!("otto.operator {length}"));
    };
    let begun = |seconds: i64| {
        let newest = "(SELECT MAX(id) FROM sign_ins WHERE account_id = 3 AND succeeded)";
        app.sql(&format!("UPDATE sign_ins SET at = '{}' WHERE id = {newest}", ago(seconds)));
    };
    let hours = 3_600;
    // One that is ended, by whomever.
    let otto = app.operator();
    begun(51 * hours + 30);
    otto.post("/sign-out", &[]).expect(303);
    shown("2 d 3 h 0 min 3");
    app.operator();
    begun(5 * hours + 30);
    ada.post("/accounts/3/sign-out", &[]).expect(303);
    shown("5 h 0 min 3");
    // One that lasts is not over; a failed attempt is none.
    let otto = app.operator();
    app.anon().sign_in("otto.operator", "wrong").expect(422);
    shown("5 h 0 min 3");
    // One that was left idle is over since it was used last.
    begun(4 * hours);
    app.sql(&format!("UPDATE sessions SET last_seen_at = '{}' WHERE account_id = 3", ago(2 * hours)));
    gatehouse::auth::sessions::sweep_idle(&app.pool).unwrap();
    shown("2 h 0 min 0 s");
    assert_eq!(lines(&app, "SELECT 'x' AS line FROM sessions WHERE account_id = 3"), Vec::<String>::new());
    otto.get("/profile").expect(303);
    ada.get("/profile").expect(200);
    // In the file as well, and without one the cell is empty.
    let file =
        ada.post("/accounts/export", &[("columns", "login,login_duration"), ("q", "otto")]).expect(200);
    assert!(file.html.contains("2 h 0 min 0 s"), "{}", file.html);
}

fn an_admin_ends_one_session_of_somebody(on: Engine) {
    let app = on.company();
    let (ada, kept, ended) = (app.company_admin(), app.operator(), app.operator());
    let newest =
        lines(&app, "SELECT CAST(MAX(id) AS TEXT) AS line FROM sessions WHERE account_id = 3").remove(0);
    let page = ada.get("/accounts/3/sessions").expect(200);
    assert!(page.html.contains("action=\"/accounts/3/sessions/end\""));
    // Not by the number of somebody else's account.
    ada.post("/accounts/2/sessions/end", &[("session", &newest)]).expect(303);
    ended.get("/profile").expect(200);
    let page = ada.post("/accounts/3/sessions/end", &[("session", &newest)]).expect(303);
    ada.follow(&page).expect(200).saying(&say("accounts-session-ended", &[]));
    assert!(ended.get("/profile").expect(303).location().starts_with("/sign-in"));
    kept.get("/profile").expect(200);
    assert_eq!(app.trail(3), ["account.end_session done"]);
    let page = ada.post("/accounts/3/sessions/end", &[("session", &newest)]).expect(303);
    ada.follow(&page).expect(200).saying(&say("accounts-session-over", &[]));
    let lena = app.license_admin();
    let admins =
        lines(&app, "SELECT CAST(MAX(id) AS TEXT) AS line FROM sessions WHERE account_id = 1").remove(0);
    lena.post("/accounts/1/sessions/end", &[("session", &admins)]).expect(403);
    ada.get("/profile").expect(200);
}

fn a_session_that_is_swept_ended_when_it_was_used_last(on: Engine) {
    let app = on.company();
    app.operator();
    let end = clock::now() - chrono::TimeDelta::hours(1);
    let begin = end - chrono::TimeDelta::hours(1);
    app.sql(&format!(
        "UPDATE sessions SET created_at = '{begin}', last_seen_at = '{end}', expires_at = '{end}'"
    ));
    app.sql(&format!("UPDATE sign_ins SET at = '{begin}'"));
    let ada = app.company_admin();
    let left = lines(&app, "SELECT 'x' AS line FROM sessions WHERE account_id = 3");
    assert_eq!(left, Vec::<String>::new(), "nobody swept");
    ada.get("/accounts/3/sessions").expect(200).saying("was signed in for 1 h 0 min 0 s");
}

fn sign_in_with(app: &TestApp, agent: &str) {
    app.anon().with("user-agent", agent).sign_in("otto.operator", PASSWORD).expect(303);
}

fn a_sign_in_from_a_new_browser_is_told_by_mail(on: Engine) {
    let app = on.company_with(Options { post: Some(Post::open()), ..Options::default() });
    sign_in_with(&app, FIREFOX);
    assert_eq!(app.mails(3), Vec::<String>::new(), "the first sign-in of all is no news");
    sign_in_with(&app, NEWER);
    app.anon().with("user-agent", PHONE).sign_in("otto.operator", "wrong").expect(422);
    assert_eq!(app.mails(3), Vec::<String>::new());
    sign_in_with(&app, PHONE);
    sign_in_with(&app, PHONE);
    assert_eq!(app.mails(3), ["new-browser"]);
    let letter = app.post.as_ref().unwrap().wait_for("otto.operator@example.com", 1).remove(0);
    assert!(letter.text.contains("Safari on iOS · 127.0.0.1 · "), "{}", letter.text);
    app.sql(&format!("UPDATE sign_ins SET at = '{}' WHERE account_id = 3", ago(91 * 86_400)));
    sign_in_with(&app, FIREFOX);
    assert_eq!(app.mails(3), ["new-browser", "new-browser"]);
}

fn long_histories_have_pages(on: Engine) {
    let app = on.company();
    for number in 0..60 {
        app.sql(&format!(
            "INSERT INTO sign_ins (account_id, succeeded, ip, user_agent, at) \
             VALUES (3, FALSE, '192.0.2.{number}', '', CURRENT_TIMESTAMP)"
        ));
    }
    let ada = app.company_admin();
    let first = ada.get("/accounts/3/sessions").expect(200).saying("192.0.2.59");
    assert!(!first.text().contains("192.0.2.9 "), "{}", first.text());
    let (_, rest) =
        first.html.split_once("href=\"/accounts/3/sessions?before=").expect("a way to older ones");
    let before = rest.split_once('"').unwrap().0;
    ada.get(&format!("/accounts/3/sessions?before={before}")).expect(200).saying("192.0.2.9");
    ada.get("/accounts/3/sessions?befor=1").expect(400);
}
