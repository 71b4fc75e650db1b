//! Databases of one's own: copies of templates that are filled once per run.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;
use gatehouse::db::{Address, Db, migrate};

/// Which database a test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// What a database holds at first: a name, and how it is filled. The same name has the same content.
#[derive(Clone)]
pub struct Template {
    pub name: String,
    pub fill: Arc<dyn Fn(&mut Db) + Send + Sync>,
}

/// A database that is gone with the value.
pub struct Database {
    pub address: Address,
    name: String,
}

type Made = Arc<OnceLock<String>>;

static NUMBER: AtomicU32 = AtomicU32::new(0);
static TEMPLATES: OnceLock<Mutex<HashMap<(Engine, String), Made>>> = OnceLock::new();
/// Begins the name of every database of these tests; the process id follows.
const PREFIX: &str = "gatehouse_app";

impl Database {
    /// A copy of the template.
    pub fn copy(engine: Engine, template: &Template) -> Self {
        let made = {
            let all = TEMPLATES.get_or_init(Mutex::default);
            let mut all = all.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(all.entry((engine, template.name.clone())).or_default())
        };
        let source = made.get_or_init(|| engine.make_template(template));
        let name = unique();
        match engine {
            Engine::Sqlite => {
                std::fs::copy(source, file(&name)).unwrap();
            }
            Engine::Postgres => run(&server(), &format!("CREATE DATABASE {name} TEMPLATE {source}")),
        }
        Self { address: engine.address(&name), name }
    }
}

impl Database {
    /// Where the files of an app on this database are kept; gone with it.
    pub fn files_folder(&self) -> PathBuf {
        folder().join(format!("{}_files", self.name))
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(self.files_folder()));
        match &self.address {
            Address::Sqlite(path) => {
                for end in ["", "-wal", "-shm"] {
                    drop(std::fs::remove_file(format!("{path}{end}")));
                }
            }
            Address::Postgres(_) => run(&server(), &format!("DROP DATABASE {} WITH (FORCE)", self.name)),
        }
    }
}

impl Engine {
    fn address(self, name: &str) -> Address {
        match self {
            Self::Sqlite => Address::Sqlite(file(name).to_str().unwrap().to_owned()),
            Self::Postgres => {
                let server = server();
                let (before, _) = server.rsplit_once('/').unwrap();
                Address::parse(&format!("{before}/{name}")).unwrap()
            }
        }
    }

    /// Fills a template; returns its file, or its name on the server.
    fn make_template(self, template: &Template) -> String {
        let name = format!("{}_{}", unique(), template.name);
        if self == Self::Postgres {
            drop_left_overs();
            run(&server(), &format!("CREATE DATABASE {name}"));
        }
        let address = self.address(&name);
        let mut db = address.open().unwrap();
        migrate(&mut db).unwrap();
        (template.fill)(&mut db);
        drop(db);
        match address {
            // Without the log beside it, the file alone is the database.
            Address::Sqlite(path) => {
                assert!(!Path::new(&format!("{path}-wal")).exists(), "the template is still open");
                path
            }
            Address::Postgres(_) => name,
        }
    }
}

fn unique() -> String {
    format!("{PREFIX}_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::SeqCst))
}

/// In memory where the system offers it, because every test waits for the disk otherwise.
pub fn folder() -> PathBuf {
    let memory = PathBuf::from("/dev/shm");
    if memory.is_dir() { memory } else { std::env::temp_dir() }
}

fn file(name: &str) -> PathBuf {
    folder().join(name).with_extension("db")
}

/// A superuser's address.
fn server() -> String {
    std::env::var("GATEHOUSE_TEST_POSTGRES").unwrap_or_else(|_| {
        panic!(
            "GATEHOUSE_TEST_POSTGRES must name a PostgreSQL superuser's address; script/test starts a server and \
             sets it"
        )
    })
}

fn run(server: &str, sql: &str) {
    Address::parse(server).unwrap().open().unwrap().batch_execute(sql).unwrap();
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

/// Nothing runs when a test process ends, so each drops what ended processes have left.
fn drop_left_overs() {
    static ONCE: OnceLock<()> = OnceLock::new();
    ONCE.get_or_init(|| {
        for file in std::fs::read_dir(folder()).unwrap().flatten() {
            if is_left_over(&file.file_name().to_string_lossy()) {
                drop(std::fs::remove_file(file.path()));
                drop(std::fs::remove_dir_all(file.path()));
            }
        }
        let mut db = Address::parse(&server()).unwrap().open().unwrap();
        let names =
            "SELECT datname::text AS name FROM pg_database WHERE datname LIKE 'gatehouse!_app!_%' ESCAPE '!'";
        for Name { name } in diesel::sql_query(names).load::<Name>(&mut db).unwrap() {
            if is_left_over(&name) {
                db.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).unwrap();
            }
        }
    });
}

/// Whether the name tells of a process that is no more, on systems that can say so.
fn is_left_over(name: &str) -> bool {
    let Some(rest) = name.strip_prefix(PREFIX).and_then(|rest| rest.strip_prefix('_')) else { return false };
    let process = rest.split(['_', '.']).next().unwrap_or("");
    Path::new("/proc/self").exists()
        && process.parse::<u32>().is_ok()
        && !Path::new("/proc").join(process).exists()
}
