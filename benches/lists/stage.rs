//! Databases with a made-up company in them, kept from run to run.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow};
use argon2::Argon2;
use argon2::password_hash::PasswordHasher;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use gatehouse::db::schema::company;
use gatehouse::db::{Address, Db, migrate};
use gatehouse::{clock, demo};

use super::prepared;

/// Password of the people who sign in.
pub const PASSWORD: &str = "correct horse battery staple";
/// What a database is made from: when it changes, the database is made anew.
const MADE_FROM: &[&str] =
    &["migrations", "src/demo", "src/accounts/keys.rs", "src/fold.rs", "benches/lists/stage.rs"];

/// Makes the license admin one of every tenth license.
const WIDE_SCOPE: &str = "INSERT INTO license_admins (license_id, account_id, notices, since, by_name) \
    SELECT l.id, a.id, TRUE, l.created_at, '' FROM licenses l JOIN accounts a ON a.login = 'lena.license' \
    WHERE l.id % 10 = 0 AND NOT EXISTS (SELECT 1 FROM license_admins k WHERE k.license_id = l.id AND k.account_id = a.id)";

/// Which database is measured.
pub enum Home {
    /// A file beside the build.
    Sqlite,
    /// A database on this server.
    Postgres(String),
}

impl Home {
    /// As it is called in tables.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres(_) => "PostgreSQL",
        }
    }
}

/// A database that is ready to be measured.
pub struct Stage {
    /// Its URL.
    pub url: String,
    /// Its accounts.
    pub size: u32,
}

impl Stage {
    /// A connection of our own.
    pub fn open(&self) -> Result<Db> {
        open(&self.url)
    }
}

fn open(url: &str) -> Result<Db> {
    Ok(Address::parse(url).map_err(|reason| anyhow!(reason))?.open()?)
}

/// Where the files of the measurement are.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("bench")
}

/// Makes the database of `size` accounts unless it is there, and tells how long that took.
pub fn ready(home: &Home, size: u32, out: &mut impl Write) -> Result<Stage> {
    let name = format!("gatehouse_bench_{size}_{:x}", fingerprint()?);
    let url = match home {
        Home::Sqlite => {
            std::fs::create_dir_all(folder())?;
            format!("sqlite:{}", folder().join(name).with_extension("db").display())
        }
        Home::Postgres(server) => {
            let (host, _) = server.rsplit_once('/').context("a database URL ends in /name")?;
            // It exists already when it was used before.
            drop(open(server)?.batch_execute(&format!("CREATE DATABASE {name}")));
            format!("{host}/{name}")
        }
    };
    let mut db = open(&url)?;
    migrate(&mut db)?;
    if company::table.select(company::id).first::<i64>(&mut db).optional()?.is_none() {
        let hash = Argon2::default().hash_password(PASSWORD.as_bytes()).map_err(|e| anyhow!("{e}"))?;
        let start = Instant::now();
        demo::load(&mut db, (u64::from(size), 10_000), &hash.to_string(), clock::now(), &mut |_| ())?;
        let took = start.elapsed();
        db.batch_execute(WIDE_SCOPE)?;
        let bare = bare_load(&mut db, home)?;
        let ratio = took.as_secs_f64() / bare.as_secs_f64();
        let name = home.name();
        writeln!(
            out,
            "{name}: loaded {size} accounts with all indexes in {took:.1?}, bare rows alone {bare:.1?}: {ratio:.1} ×\n"
        )?;
    }
    if matches!(home, Home::Postgres(_)) {
        // What the server does by itself within minutes: until then an index cannot answer without its table.
        db.batch_execute("VACUUM")?;
    }
    Ok(Stage { url, size })
}

/// How long the accounts alone take without indexes: COPY on PostgreSQL, one prepared statement on SQLite.
fn bare_load(db: &mut Db, home: &Home) -> Result<Duration> {
    let file = match home {
        Home::Sqlite => folder().join("bare.db"),
        Home::Postgres(_) => {
            std::env::temp_dir().join(format!("gatehouse-bench-{}.copy", std::process::id()))
        }
    };
    let took = match home {
        Home::Sqlite => prepared::load(db, &file)?,
        Home::Postgres(_) => copied(db, &file)?,
    };
    for end in ["", "-wal", "-shm"] {
        // Only tidiness: a file that cannot be removed harms nothing.
        drop(std::fs::remove_file(format!("{}{end}", file.display())));
    }
    Ok(took)
}

fn copied(db: &mut Db, file: &Path) -> Result<Duration> {
    let path = file.display();
    db.batch_execute(&format!(
        "COPY accounts TO '{path}' (FORMAT binary); CREATE TABLE bare (LIKE accounts, PRIMARY KEY (id))"
    ))?;
    let start = Instant::now();
    db.batch_execute(&format!("COPY bare FROM '{path}' (FORMAT binary)"))?;
    let took = start.elapsed();
    db.batch_execute("DROP TABLE bare")?;
    Ok(took)
}

fn fingerprint() -> Result<u64> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut hasher = DefaultHasher::new();
    for path in MADE_FROM {
        take_in(&root.join(path), &mut hasher)?;
    }
    Ok(hasher.finish())
}

fn take_in(path: &Path, hasher: &mut DefaultHasher) -> Result<()> {
    if path.is_dir() {
        let mut entries: Vec<_> = std::fs::read_dir(path)?.collect::<std::io::Result<_>>()?;
        entries.sort_by_key(std::fs::DirEntry::file_name);
        for entry in entries {
            take_in(&entry.path(), hasher)?;
        }
        return Ok(());
    }
    std::fs::read(path).with_context(|| path.display().to_string())?.hash(hasher);
    Ok(())
}
