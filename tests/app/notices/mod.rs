//! Notices: written, sent once to everybody whom they concern, and wanted or not.

mod attacks;
mod lifecycle;
mod once;
mod recipients;
mod wishes;

pub use gatehouse::notices::Kind;
use gatehouse::notices::{self, Wanted};

use crate::support::folk::TESTER;
use crate::support::snapshot::lines;
use crate::support::{Client, Page, TestApp};

/// A draft about these licenses, or about all; returns its id.
pub fn drafted(app: &TestApp, kind: Kind, licenses: Option<&[i64]>) -> i64 {
    let window = (kind == Kind::Maintenance).then(|| {
        let now = gatehouse::clock::now();
        (now, now + chrono::TimeDelta::hours(2))
    });
    let (subject, body) = ("Something to know".to_owned(), "First line.\n\nSecond line.".to_owned());
    app.write(|db| {
        let (subject, body, licenses) = (subject.clone(), body.clone(), licenses.map(<[i64]>::to_vec));
        notices::create(db, &TESTER, &Wanted { kind, subject, body, window, licenses })
    })
}

/// One value.
fn value(app: &TestApp, sql: &str) -> String {
    lines(app, sql).into_iter().next().unwrap_or_default()
}

/// A number.
fn number(app: &TestApp, sql: &str) -> i64 {
    value(app, &format!("SELECT CAST(({sql}) AS TEXT) AS line")).parse().unwrap()
}

/// How far a notice has got.
fn state(app: &TestApp, notice: i64) -> String {
    value(app, &format!("SELECT state AS line FROM notices WHERE id = {notice}"))
}

/// The accounts that have a mail of a notice, each as often as it has one.
fn written(app: &TestApp, notice: i64) -> Vec<i64> {
    let sql = format!(
        "SELECT CAST(account_id AS TEXT) AS line FROM outbox WHERE notice_id = {notice} ORDER BY account_id"
    );
    lines(app, &sql).iter().map(|id| id.parse().unwrap()).collect()
}

/// Sends a notice as its page asks.
fn send(by: &Client, notice: i64) -> Page {
    let address = format!("/notices/{notice}/send");
    let page = by.get(&address).expect(200);
    let (version, recipients) = (page.hidden("version").unwrap(), page.hidden("recipients").unwrap());
    by.post(&address, &[("version", &version), ("recipients", &recipients)])
}

/// Makes everybody of a company ask for the release notices of a license that they have a seat of.
fn crowded(app: &TestApp) -> i64 {
    let license = app.license("Crowded").create();
    app.sql(&format!(
        "INSERT INTO license_assignments (license_id, account_id, is_device, since, by_name) \
         SELECT {license}, id, FALSE, CURRENT_TIMESTAMP, '' FROM accounts"
    ));
    app.sql(&format!(
        "INSERT INTO notice_wishes (account_id, license_id, kind, is_wanted) \
         SELECT id, {license}, 'release', TRUE FROM accounts"
    ));
    license
}

/// Who is active and can be written to.
fn reachable(app: &TestApp) -> Vec<i64> {
    let sql = "SELECT CAST(id AS TEXT) AS line FROM accounts WHERE status = 'active' AND kind = 'operator' \
        AND email IS NOT NULL AND (valid_until IS NULL OR valid_until > CURRENT_TIMESTAMP) ORDER BY id";
    lines(app, sql).iter().map(|id| id.parse().unwrap()).collect()
}

/// Everybody with a seat of a license has one of another, too, and asked for the same; returns that one.
fn crowded_again(app: &TestApp, license: i64) -> i64 {
    let other = app.license("Crowded again").create();
    app.sql(&format!(
        "INSERT INTO license_assignments (license_id, account_id, is_device, since, by_name) \
         SELECT {other}, account_id, FALSE, since, '' FROM license_assignments WHERE license_id = {license}"
    ));
    app.sql(&format!(
        "INSERT INTO notice_wishes (account_id, license_id, kind, is_wanted) \
         SELECT account_id, {other}, kind, TRUE FROM notice_wishes WHERE license_id = {license}"
    ));
    other
}
