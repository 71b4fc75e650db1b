//! The company of the script.

use std::cell::Cell;

use gatehouse::access::{BuiltIn, Permission};
use gatehouse::licenses::Deployment;

use super::matrix_guard::difference;
use crate::support::snapshot::{changed, lines};
use crate::support::{Client, Engine, Page, TestApp};

/// A company in which Lena License looks after two of three licenses.
pub struct House {
    pub app: TestApp,
    pub lena: Client,
    /// She is an admin of it, Ada is its primary contact.
    pub own: i64,
    /// She is its primary contact.
    pub led: i64,
    /// She has nothing to do with it.
    pub foreign: i64,
    /// Holds Support, and a seat of the foreign license.
    pub paul: i64,
    /// An admin of the foreign license.
    pub fred: i64,
    /// Holds a role of the company's own.
    pub max: i64,
    number: Cell<usize>,
}

impl House {
    pub fn build(on: Engine) -> Self {
        let app = on.company();
        let fred = app.person("Fred Foreign").create();
        let paul = app.person("Paul Person").role(BuiltIn::Support).create();
        let max = app.person("Max Auditor").create();
        app.give(max, app.own_role("Auditor", &[Permission::AuditView]), None);
        let on_premises = |name| app.license(name).but(|details| details.deployment = Deployment::OnPremises);
        let own = on_premises("Own Berlin").seats(2).admin(2).create();
        let led = on_premises("Led Paris").contact(2).create();
        let foreign = on_premises("Foreign Oslo").admin(fred).create();
        app.assign(foreign, paul);
        app.sql("UPDATE licenses SET mac = '00:1a:2b:3c:4d:5e'");
        let lena = app.license_admin();
        Self { app, lena, own, led, foreign, paul, fred, max, number: Cell::default() }
    }

    /// Says where a failure is.
    pub fn step(&self, words: &str) {
        self.number.set(self.number.get() + 1);
        println!("{}. {words}", self.number.get());
    }

    /// Nothing changes, but that the trail may tell of it.
    #[track_caller]
    pub fn in_vain(&self, attempt: impl FnOnce() -> Page) -> Page {
        let before = changed(&self.app);
        let page = attempt();
        assert_eq!(difference(&before, &changed(&self.app)), Vec::<String>::new(), "{}", page.text());
        page
    }

    pub fn post(&self, path: &str, form: &[(&str, &str)]) -> Page {
        self.lena.post(path, form)
    }

    pub fn roles_of(&self, id: i64) -> Vec<String> {
        let sql = "SELECT r.name AS line FROM account_roles g JOIN roles r ON r.id = g.role_id WHERE g.account_id =";
        lines(&self.app, &format!("{sql} {id} ORDER BY r.name"))
    }
}
