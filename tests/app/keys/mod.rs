//! Keys: shown once, good for as long as they may be, and dead at once when their account is.

mod dying;
mod making;
mod programs;
mod reminding;

use crate::support::{Client, Page, TestApp};

/// The fields of the form for a key.
pub const NIGHTLY: [(&str, &str); 3] = [("name", "Nightly"), ("amount", "10"), ("unit", "days")];

/// The key that a page shows.
pub fn shown(page: &Page) -> String {
    let (_, rest) = page.html.split_once("<code id=\"key\">").expect("the page shows a key");
    rest.split_once('<').unwrap().0.to_owned()
}

/// Asks who the key acts as; failures of others are forgotten first.
pub fn ask(app: &TestApp, key: &str) -> Page {
    app.sql("DELETE FROM throttles");
    app.anon().call("/api/v1/me", key)
}

/// The id in a key.
pub fn id_of(key: &str) -> i64 {
    key.split('_').nth(1).unwrap().parse().unwrap()
}

/// Makes a key of an account by its form.
pub fn generate(by: &Client, account: i64) -> String {
    by.get(&format!("/accounts/{account}/keys/new")).expect(200);
    shown(&by.post(&format!("/accounts/{account}/keys/new"), &NIGHTLY).expect(200))
}

/// A program with the role that lets it use the API.
pub fn program(app: &TestApp, name: &str) -> i64 {
    use gatehouse::access::BuiltIn;
    let id = app.program(name);
    app.write(|db| gatehouse::roles::give(db, &crate::support::folk::TESTER, id, BuiltIn::WebService));
    id
}
