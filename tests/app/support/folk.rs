//! Accounts for tests, made by the library's own verbs.

use gatehouse::access::{Actor, BuiltIn, Permission};
use gatehouse::accounts::{self, Account, Action, Details, Kind, Status, Terms};
use gatehouse::auth::tokens::{self, Purpose};
use gatehouse::db::dialect;
use gatehouse::{keys, roles};

use super::app::{TestApp, password_hash};
use super::snapshot::lines;

/// Whoever prepares tests.
pub const TESTER: Actor = Actor::System { name: "tester" };

/// An account that is about to be made.
pub struct Draft<'a> {
    app: &'a TestApp,
    details: Details,
    roles: Vec<BuiltIn>,
    status: Status,
}

/// The login that belongs to a name: `Ann Smith` is `ann.smith`.
pub fn login_of(name: &str) -> String {
    name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(".")
}

impl TestApp {
    /// An active operator without a role; login and address follow from the name.
    pub fn person(&self, name: &str) -> Draft<'_> {
        let (first, last) = name.split_once(' ').unwrap_or((name, ""));
        let details = Details {
            display_name: name.to_owned(),
            first_name: first.to_owned(),
            last_name: last.to_owned(),
            email: Some(format!("{}@example.com", login_of(name))),
            login: Some(login_of(name)),
            locale: "en".to_owned(),
            time_zone: "UTC".to_owned(),
            ..Details::default()
        };
        Draft { app: self, details, roles: Vec::new(), status: Status::Active }
    }

    /// An active program.
    pub fn program(&self, name: &str) -> i64 {
        let details = Details {
            display_name: name.to_owned(),
            locale: "en".to_owned(),
            time_zone: "UTC".to_owned(),
            ..Details::default()
        };
        self.write(|db| Ok(accounts::queries::insert(db, &TESTER, Kind::Service, Status::Active, &details)?))
    }

    /// A key of an account that is good for 90 days: its id and its text.
    pub fn key(&self, account: i64) -> (i64, String) {
        self.key_for(account, chrono::TimeDelta::days(90))
    }

    /// A key of an account that is good for so long: its id and its text.
    pub fn key_for(&self, account: i64, valid_for: chrono::TimeDelta) -> (i64, String) {
        let wanted = keys::Wanted { name: "Tested".to_owned(), valid_for };
        let minted = self.write(|db| keys::generate(db, &TESTER, account, &wanted));
        (minted.id, minted.text)
    }

    /// The account as it is.
    pub fn account(&self, id: i64) -> Account {
        self.read(|db| accounts::queries::by_id(db, id))
    }

    /// An action of the system's own.
    pub fn perform(&self, action: Action, id: i64) {
        self.write(|db| accounts::perform(db, &TESTER, action, id, &Terms::default()));
    }

    /// An invitation link's path, for a pending account.
    pub fn invitation(&self, id: i64) -> String {
        let secret =
            self.write(|db| tokens::mint(db, id, Purpose::Invitation, None, chrono::TimeDelta::days(7)));
        format!("/activate/{secret}")
    }

    /// The path of a link to choose a new password, for an active account.
    pub fn reset(&self, id: i64) -> String {
        let secret =
            self.write(|db| tokens::mint(db, id, Purpose::PasswordReset, None, chrono::TimeDelta::hours(1)));
        format!("/reset-password/{secret}")
    }

    /// Makes every session's proof of the password older than it may be.
    pub fn let_proofs_grow_old(&self) {
        let then = (gatehouse::clock::now() - chrono::TimeDelta::minutes(11)).to_string();
        self.sql(&format!("UPDATE sessions SET proven_at = '{then}'"));
    }

    /// The id of a built-in role.
    pub fn role(&self, role: BuiltIn) -> i64 {
        self.read(|db| roles::built_in(db, role))
    }

    /// A role of the company's own that permits this; returns its id.
    pub fn own_role(&self, name: &str, permissions: &[Permission]) -> i64 {
        let (name, permissions) = (name.to_owned(), permissions.to_vec());
        let wanted = roles::NewRole { name, description: String::new(), permissions };
        self.write(|db| roles::create(db, &TESTER, &wanted)).expect("the name is free").id
    }

    /// Gives a role to an account, perhaps until a moment such as `2999-01-01 00:00:00`.
    pub fn give(&self, account: i64, role: i64, until: Option<&str>) {
        let until = until.map_or("NULL".to_owned(), |until| format!("'{until}'"));
        self.sql(&format!(
            "INSERT INTO account_roles (account_id, role_id, granted_at, granted_by_name, valid_until) \
             VALUES ({account}, {role}, CURRENT_TIMESTAMP, 'Tester', {until})"
        ));
        self.sql(&format!("UPDATE accounts SET role_count = role_count + 1 WHERE id = {account}"));
    }

    /// Kinds of the mails about an account, in order.
    pub fn mails(&self, id: i64) -> Vec<String> {
        lines(self, &format!("SELECT kind AS line FROM outbox WHERE account_id = {id} ORDER BY id"))
    }

    /// What the trail says of an account, in order: `account.edit done`.
    pub fn trail(&self, id: i64) -> Vec<String> {
        lines(
            self,
            &format!(
                "SELECT action || ' ' || outcome AS line FROM audit_events \
                 WHERE subject_kind = 'account' AND subject_id = {id} ORDER BY id"
            ),
        )
    }

    /// How many company admins could sign in now.
    pub fn admins(&self) -> usize {
        let sql = "SELECT a.login AS line FROM accounts a JOIN account_roles r ON r.account_id = a.id \
                   JOIN roles o ON o.id = r.role_id WHERE o.key = 'company_admin' AND a.status = 'active' \
                   AND a.kind = 'operator' AND a.valid_until IS NULL";
        lines(self, sql).len()
    }

    /// Runs a statement of any kind, such as one that moves a row into the past.
    pub fn sql(&self, sql: &str) {
        self.write(|db| {
            diesel::RunQueryDsl::execute(diesel::sql_query(sql), db)?;
            Ok(())
        });
    }
}

impl Draft<'_> {
    pub fn role(mut self, role: BuiltIn) -> Self {
        self.roles.push(role);
        self
    }

    pub fn status(mut self, status: Status) -> Self {
        self.status = status;
        self
    }

    /// With other details.
    pub fn but(mut self, change: impl FnOnce(&mut Details)) -> Self {
        change(&mut self.details);
        self
    }

    /// Makes it; returns its id.
    pub fn create(self) -> i64 {
        let Self { app, details, roles: wanted, status } = self;
        app.write(|db| {
            let id = accounts::create(db, &TESTER, &details, &[])?.expect("login and address are free");
            for role in &wanted {
                roles::give(db, &TESTER, id, *role)?;
            }
            if status == Status::Active {
                let confirm = |db: &mut _| accounts::queries::confirm(db, id, &details, password_hash());
                assert!(dialect::attempt(db, confirm)?);
                gatehouse::outbox::withdraw_queued(db, id, gatehouse::outbox::Kind::Invitation)?;
            }
            if status == Status::Inactive {
                let confirm = |db: &mut _| accounts::queries::confirm(db, id, &details, password_hash());
                assert!(dialect::attempt(db, confirm)?);
                accounts::perform(db, &TESTER, Action::Deactivate, id, &Terms::default())?;
            }
            Ok(id)
        })
    }
}
