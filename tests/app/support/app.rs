//! The production app, listening on a port of its own.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock, mpsc};
use std::thread::JoinHandle;

use actix_web::dev::ServerHandle;
use gatehouse::auth::passwords::{self, Hasher};
use gatehouse::company::Links;
use gatehouse::config::Config;
use gatehouse::db::{Db, Pool};
use gatehouse::error::Error;
use gatehouse::outbox::MailSettings;
use gatehouse::web::Site;
use gatehouse::{app, clock, demo};

use super::client::Client;
use super::counter;
use super::database::{Database, Engine, Template, folder};
use super::post::Post;

/// The password of everybody in these tests.
pub const PASSWORD: &str = "trunk-lantern-orbit-42";
/// Where people reach the app, as far as it knows.
pub const BASE_URL: &str = "http://gatehouse.localhost:8080";

/// Its hash, made once.
pub fn password_hash() -> &'static str {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| passwords::hash(PASSWORD).unwrap())
}

/// What is different from the usual app.
#[derive(Default)]
pub struct Options {
    /// A mail server; mail is written down but not sent without one.
    pub post: Option<Post>,
    /// Where mail is given to, instead of [`Options::post`].
    pub smtp: Option<&'static str>,
    /// Proxies that are believed.
    pub proxies: Vec<IpAddr>,
    /// Where people reach the app, instead of [`BASE_URL`].
    pub base_url: Option<&'static str>,
    /// Jobs are ordered and left alone.
    pub is_idle: bool,
}

/// The app and its database; both end with the value.
pub struct TestApp {
    pub address: SocketAddr,
    pub setup_link: Option<String>,
    pub pool: Pool,
    pub post: Option<Post>,
    pub hasher: Hasher,
    pub database: Database,
    handle: ServerHandle,
    thread: Option<JoinHandle<()>>,
}

impl Engine {
    /// An app that was just installed.
    pub fn fresh(self) -> TestApp {
        self.start(&fresh(), Options::default())
    }

    /// An app with a company, its company admin, its license admin and an operator without a role.
    pub fn company(self) -> TestApp {
        self.company_with(Options::default())
    }

    /// The same with other options.
    pub fn company_with(self, options: Options) -> TestApp {
        self.start(&people(3), options)
    }

    /// An app with a company of so many accounts; the first three are those of [`Engine::company`].
    pub fn demo(self, accounts: u64) -> TestApp {
        self.start(&people(accounts), Options::default())
    }

    /// An app that leaves jobs to other processes.
    pub fn idle(self, template: &Template) -> TestApp {
        self.start(template, Options { is_idle: true, ..Options::default() })
    }

    /// An app on a copy of any template.
    pub fn start(self, template: &Template, options: Options) -> TestApp {
        TestApp::start(Database::copy(self, template), options)
    }
}

fn fresh() -> Template {
    Template { name: "fresh".to_owned(), fill: Arc::new(|_| {}) }
}

/// A made-up company without licenses.
pub fn people(accounts: u64) -> Template {
    licensed(accounts, 0)
}

/// A made-up company with licenses.
pub fn licensed(accounts: u64, licenses: u32) -> Template {
    let now = demo_now();
    let fill = move |db: &mut Db| {
        demo::load(db, (accounts, licenses), password_hash(), now, &mut |_| {}).unwrap();
    };
    Template { name: format!("people{accounts}x{licenses}"), fill: Arc::new(fill) }
}

/// The moment at which every made-up company of this run is seen, so that all are alike.
fn demo_now() -> chrono::NaiveDateTime {
    static NOW: OnceLock<chrono::NaiveDateTime> = OnceLock::new();
    *NOW.get_or_init(clock::now)
}

impl TestApp {
    fn start(database: Database, options: Options) -> Self {
        counter::listen();
        let smtp = options.post.as_ref().map(|post| post.url.clone()).or(options.smtp.map(str::to_owned));
        let config = Config {
            database: database.address.clone(),
            listen: SocketAddr::new(Ipv4Addr::LOCALHOST.into(), 0),
            site: Site {
                base_url: options.base_url.unwrap_or(BASE_URL).parse().unwrap(),
                proxies: options.proxies,
            },
            mail: MailSettings::parse(smtp.as_deref(), "Gatehouse <gatehouse@example.com>").unwrap(),
            secret_key_file: secret_key_file(),
            files_folder: database.files_folder(),
            links: Links {
                university: Some("https://university.example/".parse().unwrap()),
                community: None,
            },
        };
        let pool = Pool::new(&config.database);
        let (tell, told) = mpsc::channel();
        let thread = std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let running = app::start(&config, 2).expect("the app starts");
                let mut jobs = Some(running.jobs);
                if options.is_idle
                    && let Some(jobs) = jobs.take()
                {
                    jobs.stop();
                }
                tell.send((running.address, running.setup_link, running.hasher, running.server.handle()))
                    .unwrap();
                running.server.await.unwrap();
                running.worker.stop();
                running.scheduler.stop();
                drop(jobs);
            });
        });
        let (address, setup_link, hasher, handle) = told.recv().expect("the app started");
        Self { address, setup_link, pool, post: options.post, hasher, database, handle, thread: Some(thread) }
    }

    /// Runs one unit of work that must succeed, beside the app.
    pub fn write<T>(&self, work: impl FnMut(&mut Db) -> Result<T, Error>) -> T {
        self.pool.write_here(work).unwrap()
    }

    /// Reads beside the app.
    pub fn read<T>(&self, work: impl FnOnce(&mut Db) -> Result<T, Error>) -> T {
        self.pool.read_here(work).unwrap()
    }

    /// Somebody who is not signed in.
    pub fn anon(&self) -> Client {
        Client::new(self.address)
    }

    /// Ada Admin, signed in.
    pub fn company_admin(&self) -> Client {
        self.signed_in("ada.admin")
    }

    /// Lena License, signed in.
    pub fn license_admin(&self) -> Client {
        self.signed_in("lena.license")
    }

    /// Otto Operator, who has no role, signed in.
    pub fn operator(&self) -> Client {
        self.signed_in("otto.operator")
    }

    /// Somebody with [`PASSWORD`], signed in through the door.
    pub fn signed_in(&self, login: &str) -> Client {
        let client = self.anon();
        let page = client.sign_in(login, PASSWORD);
        assert_eq!((page.status, page.location()), (303, "/"), "{login} can sign in: {}", page.text());
        client.get("/profile").expect(200);
        client
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(self.handle.stop(false));
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
            && !std::thread::panicking()
        {
            panic!("the app panicked");
        }
    }
}

/// The same key for every app of this run.
pub(super) fn secret_key_file() -> PathBuf {
    static FILE: OnceLock<PathBuf> = OnceLock::new();
    FILE.get_or_init(|| {
        let path = folder().join(format!("gatehouse_app_{}_key.db", std::process::id()));
        std::fs::write(&path, [7_u8; 64]).unwrap();
        path
    })
    .clone()
}
