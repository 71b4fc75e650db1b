//! Exports that end early: the receiver goes away, or the database fails.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

use super::told;
use crate::support::client::encode;
use crate::support::{Client, Engine, TestApp, on_both};

on_both!(
    an_export_that_nobody_receives_stops_and_says_so,
    an_export_that_fails_does_not_look_complete,
    a_right_that_ends_ends_the_file,
    a_whole_file_ends_as_it_should,
);

const ACCOUNTS: u64 = 3_000;
/// More than is read ahead of whoever receives it: one chunk is being sent, one
/// completed and one read, and one waits between each.
const MANY: u64 = 14_000;

/// An app whose accounts are wider than what waits on the way.
fn wide(on: Engine) -> TestApp {
    long(on, ACCOUNTS, 4_000)
}

/// An app of so many accounts, each so wide.
fn long(on: Engine, accounts: u64, width: usize) -> TestApp {
    let app = on.demo(accounts);
    app.sql(&format!("UPDATE accounts SET description = '{}'", "wide ".repeat(width)));
    app
}

/// Asks for the file of all columns and takes only its beginning.
fn begin(app: &TestApp, ada: &Client) -> TcpStream {
    let csrf = ada.csrf();
    let body = encode(&[("csrf", &csrf), ("which", "all")]);
    let cookie = ada.cookie("gatehouse-session").unwrap();
    let mut stream = TcpStream::connect(app.address).unwrap();
    stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
    write!(
        stream,
        "POST /accounts/export HTTP/1.1\r\nHost: {}\r\nCookie: gatehouse-session={cookie}\r\n\
         Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Connection: close\r\nContent-Length: {}\r\n\r\n{body}",
        app.address,
        body.len()
    )
    .unwrap();
    // So much that the first rows are among it.
    let mut beginning = vec![0; 100_000];
    stream.read_exact(&mut beginning).unwrap();
    assert!(beginning.starts_with(b"HTTP/1.1 200 "), "{}", String::from_utf8_lossy(&beginning[..200]));
    stream
}

/// What the trail says once the export is over.
fn ending(app: &TestApp) -> String {
    let start = Instant::now();
    loop {
        if let Some(line) = told(app).pop() {
            return line;
        }
        assert!(start.elapsed() < Duration::from_mins(1), "the export is not written down");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// The number behind a fact.
fn fact(line: &str, field: &str) -> Option<u64> {
    let (_, rest) = line.split_once(&format!(r#"{{"field":"{field}","old":"","new":""#))?;
    rest.split_once('"')?.0.parse().ok()
}

fn an_export_that_nobody_receives_stops_and_says_so(on: Engine) {
    let app = wide(on);
    let ada = app.company_admin();
    let stream = begin(&app, &ada);
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(told(&app), Vec::<String>::new(), "it was sent although nobody took it");
    stream.shutdown(Shutdown::Both).unwrap();
    drop(stream);
    let sent = fact(&ending(&app), "stopped").expect("the trail does not say that it was stopped");
    assert!(sent > 0 && sent < ACCOUNTS, "{sent}");
}

/// The rest of the answer, and whether it ends as an answer in chunks must.
fn rest(mut stream: TcpStream) -> (usize, bool) {
    let mut rest = Vec::new();
    drop(stream.read_to_end(&mut rest));
    (rest.len(), rest.ends_with(b"\r\n0\r\n\r\n"))
}

fn an_export_that_fails_does_not_look_complete(on: Engine) {
    let app = long(on, MANY, 800);
    let ada = app.company_admin();
    let stream = begin(&app, &ada);
    app.sql("ALTER TABLE account_roles RENAME TO gone");
    let (length, is_complete) = rest(stream);
    assert!(length > 1_000_000 && !is_complete, "{length}");
    let sent = fact(&ending(&app), "failed").expect("the trail does not say that it failed");
    assert!(sent > 0 && sent < MANY, "{sent}");
}

fn a_right_that_ends_ends_the_file(on: Engine) {
    let ends: [fn(&TestApp, &Client); 2] = [
        |app, ada| assert_eq!(crate::accounts::act(app, ada, "deactivate", 2).status, 303),
        |app, ada| assert_eq!(crate::accounts::edit(app, ada, 2, &[("role", "")]).status, 303),
    ];
    for end in ends {
        let app = long(on, MANY, 800);
        let (ada, lena) = (app.company_admin(), app.license_admin());
        let stream = begin(&app, &lena);
        app.sql("UPDATE accounts SET description = '' WHERE id < 3");
        end(&app, &ada);
        let (length, is_complete) = rest(stream);
        assert!(length > 100_000 && !is_complete, "{length}");
        assert!(fact(&ending(&app), "failed").is_some_and(|sent| sent < MANY));
    }
}

fn a_whole_file_ends_as_it_should(on: Engine) {
    let app = wide(on);
    let ada = app.company_admin();
    let (length, is_complete) = rest(begin(&app, &ada));
    assert!(length > 60_000_000 && is_complete, "{length}");
    assert_eq!(fact(&ending(&app), "rows"), Some(ACCOUNTS));
}
