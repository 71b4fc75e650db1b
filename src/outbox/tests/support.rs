//! A database of one's own, a mail server of one's own, and people to write to.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use chrono::Duration;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;

use crate::clock;
use crate::db::schema::{accounts, company, mail_deliveries, outbox, policies};
use crate::db::{Address, Db, Pool, migrate};
use crate::error::Error;
use crate::outbox::courier::{Courier, Round};
use crate::outbox::{Entry, Kind, Mail, MailSettings, enqueue, of_account};

static NUMBER: AtomicU32 = AtomicU32::new(0);

fn unique() -> String {
    format!("gatehouse_outbox_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::SeqCst))
}

/// A migrated database with a company and no accounts; gone with the value.
pub(crate) struct Base {
    address: Address,
    pub pool: Pool,
    server: Option<(String, String)>,
}

/// Runs `test` on SQLite, and on PostgreSQL where `GATEHOUSE_TEST_POSTGRES` says where one is.
pub(crate) fn everywhere(test: impl Fn(&Base)) {
    test(&Base::sqlite());
    if let Ok(server) = std::env::var("GATEHOUSE_TEST_POSTGRES") {
        test(&Base::postgres(server));
    }
}

impl Base {
    fn sqlite() -> Self {
        let file = std::env::temp_dir().join(unique()).with_extension("db");
        Self::prepared(Address::Sqlite(file.to_str().unwrap().to_owned()), None)
    }

    fn postgres(server: String) -> Self {
        let name = unique();
        let mut db = Address::parse(&server).unwrap().open().unwrap();
        db.batch_execute(&format!("CREATE DATABASE {name}")).unwrap();
        let (before, _) = server.rsplit_once('/').unwrap();
        let address = Address::parse(&format!("{before}/{name}")).unwrap();
        Self::prepared(address, Some((server, name)))
    }

    fn prepared(address: Address, server: Option<(String, String)>) -> Self {
        migrate(&mut address.open().unwrap()).unwrap();
        let base = Self { pool: Pool::new(&address), address, server };
        base.write(|db| {
            let name = "Ümläut & Söhne";
            diesel::insert_into(company::table)
                .values((company::id.eq(1), company::name.eq(name), company::created_at.eq(clock::now())))
                .execute(db)?;
            Ok(())
        });
        base
    }

    /// Runs one unit of work that must succeed.
    pub fn write<T>(&self, work: impl FnMut(&mut Db) -> Result<T, Error>) -> T {
        self.pool.write_here(work).unwrap()
    }

    /// Another process, as far as the database can tell.
    pub fn another_pool(&self) -> Pool {
        Pool::new(&self.address)
    }

    /// A pending operator with this address.
    pub fn invite(&self, email: &str) -> i64 {
        self.write(|db| Ok(insert_account(db, email)?))
    }

    pub fn set_status(&self, account_id: i64, status: &str) {
        self.write(|db| {
            let account = accounts::table.find(account_id);
            let login = format!("login{account_id}");
            let set = (accounts::status.eq(status), accounts::login.eq(login));
            Ok(diesel::update(account).set(set).execute(db)?)
        });
    }

    pub fn enqueue(&self, mail: &Mail) -> i64 {
        self.write(|db| enqueue(db, mail)).expect("a kind that nobody switched off")
    }

    /// What the account's page would show of its only (newest) mail.
    pub fn mail(&self, account_id: i64) -> Entry {
        self.write(|db| of_account(db, account_id, 1)).remove(0)
    }

    /// Makes every queued mail due, as if its pause were over.
    pub fn end_pauses(&self) {
        let now = clock::now();
        self.write(|db| {
            Ok(diesel::update(outbox::table).set(outbox::next_attempt_at.eq(now)).execute(db)?)
        });
    }

    /// Makes a mail wait for so long.
    pub fn wait_until(&self, id: i64, pause: std::time::Duration) {
        let due = clock::now() + pause;
        self.write(|db| {
            let mail = outbox::table.find(id);
            Ok(diesel::update(mail).set(outbox::next_attempt_at.eq(due)).execute(db)?)
        });
    }

    /// Lets every hold on a mail run out, as if its worker had been killed long ago.
    pub fn end_leases(&self) {
        let past = clock::now() - Duration::seconds(1);
        self.write(|db| Ok(diesel::update(outbox::table).set(outbox::leased_until.eq(past)).execute(db)?));
    }

    /// Makes every mail so old.
    pub fn order_ago(&self, age: Duration) {
        let past = clock::now() - age;
        self.write(|db| Ok(diesel::update(outbox::table).set(outbox::created_at.eq(past)).execute(db)?));
    }

    /// A courier that gives mail to `smtp`.
    pub(in crate::outbox) fn courier(&self, smtp: Option<&str>) -> Courier {
        Self::courier_of(self.pool.clone(), smtp)
    }

    pub(in crate::outbox) fn courier_of(pool: Pool, smtp: Option<&str>) -> Courier {
        Courier {
            pool,
            mail: settings(smtp).impatient(),
            base_url: "https://gatehouse.example/portal/".parse().unwrap(),
            stop: Arc::new(AtomicBool::new(false)),
        }
    }

    /// Lets so much time pass since every delivery.
    pub fn let_deliveries_grow_old(&self, by: Duration) {
        self.write(|db| {
            let rows: Vec<(i64, chrono::NaiveDateTime)> =
                mail_deliveries::table.select((mail_deliveries::id, mail_deliveries::at)).load(db)?;
            for (id, at) in rows {
                let row = mail_deliveries::table.find(id);
                diesel::update(row).set(mail_deliveries::at.eq(at - by)).execute(db)?;
            }
            Ok(())
        });
    }

    /// Makes `value` the policy.
    pub fn decide(&self, policy: &str, value: &str) {
        let (policy, value) = (policy.to_owned(), value.to_owned());
        self.write(|db| {
            diesel::delete(policies::table.find(&policy)).execute(db)?;
            let row = (
                policies::key.eq(&policy),
                policies::value.eq(&value),
                policies::changed_at.eq(clock::now()),
                policies::changed_by_name.eq("Ada"),
            );
            Ok(diesel::insert_into(policies::table).values(row).execute(db)?)
        });
    }

    /// Sends what is due once.
    pub(in crate::outbox) fn round(&self, smtp: &str) -> Round {
        self.courier(Some(smtp)).run_once().unwrap()
    }
}

impl Drop for Base {
    fn drop(&mut self) {
        match (&self.server, &self.address) {
            (Some((server, name)), _) => {
                let mut db = Address::parse(server).unwrap().open().unwrap();
                db.batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)")).unwrap();
            }
            (None, Address::Sqlite(file)) => {
                for end in ["", "-wal", "-shm"] {
                    drop(std::fs::remove_file(format!("{file}{end}")));
                }
            }
            (None, Address::Postgres(_)) => {}
        }
    }
}

pub(crate) fn settings(smtp: Option<&str>) -> MailSettings {
    MailSettings::parse(smtp, "Gatehouse <gatehouse@bücher.example>").unwrap()
}

fn insert_account(db: &mut Db, email: &str) -> QueryResult<i64> {
    let now = clock::now();
    diesel::insert_into(accounts::table)
        .values((
            (accounts::kind.eq("operator"), accounts::identity_source.eq("local")),
            (accounts::status.eq("pending"), accounts::display_name.eq("Ann")),
            (accounts::first_name.eq("Ann"), accounts::last_name.eq("Smith")),
            (accounts::email.eq(email), accounts::email_key.eq(email)),
            (accounts::job_title.eq(""), accounts::description.eq(""), accounts::locale.eq("en")),
            (accounts::time_zone.eq("UTC"), accounts::theme.eq("auto")),
            (accounts::credential_epoch.eq(1), accounts::role_count.eq(0), accounts::version.eq(1)),
            (accounts::created_at.eq(now), accounts::created_by_name.eq("")),
            (accounts::modified_at.eq(now), accounts::modified_by_name.eq("")),
            (accounts::name_key.eq("ann"), accounts::first_name_key.eq("ann")),
            (accounts::last_name_key.eq("smith"), accounts::job_title_key.eq("")),
            accounts::search_text.eq("  ann"),
        ))
        .returning(accounts::id)
        .get_result(db)
}

/// A mail to the account, without facts.
pub(crate) fn mail(account_id: i64, address: &str, kind: Kind) -> Mail {
    Mail {
        account_id,
        address: address.to_owned(),
        recipient_name: "Ann Smith".to_owned(),
        locale: "en".to_owned(),
        kind,
        facts: BTreeMap::new(),
    }
}

/// The secret in the link of a mail that arrived.
pub(crate) fn secret_in(mail: &serde_json::Value) -> String {
    let text = mail["text"].as_str().unwrap();
    let (_, link) = text.split_once("https://gatehouse.example/portal/activate/").expect(text);
    link.split_whitespace().next().unwrap().to_owned()
}

/// A real mail server; gone with the value.
pub(crate) struct Post {
    process: Child,
    folder: PathBuf,
    pub url: String,
}

impl Post {
    pub fn start() -> Self {
        Self::start_at(0)
    }

    /// Starts at a port of 127.0.0.1; 0 for any free one.
    pub fn start_at(port: u16) -> Self {
        let folder = std::env::temp_dir().join(unique());
        std::fs::create_dir(&folder).unwrap();
        let mut process = Command::new("node")
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/smtp.mjs"))
            .args(["--until-stdin-closes", "--port", &port.to_string(), "--dir"])
            .arg(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the mail server of the tests needs node");
        let mut line = String::new();
        BufReader::new(process.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let port = line.trim().strip_prefix("listening ").expect("smtp.mjs started");
        Self { url: format!("smtp://127.0.0.1:{port}"), process, folder }
    }

    /// How the mails to come are treated; the modes are those of `smtp.mjs`.
    pub fn behave(&self, mode: &str) {
        std::fs::write(self.folder.join("behavior"), mode).unwrap();
    }

    /// What arrived, the oldest first.
    pub fn mails(&self) -> Vec<serde_json::Value> {
        let mut files: Vec<PathBuf> =
            std::fs::read_dir(&self.folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.retain(|file| file.extension().is_some_and(|end| end == "json"));
        files.sort();
        files.iter().map(|file| serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap()).collect()
    }

    /// The mails that went to this address.
    pub fn mails_to(&self, address: &str) -> Vec<serde_json::Value> {
        let mut mails = self.mails();
        mails.retain(|mail| mail["envelope"]["to"][0] == address);
        mails
    }
}

impl Drop for Post {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
        drop(std::fs::remove_dir_all(&self.folder));
    }
}
