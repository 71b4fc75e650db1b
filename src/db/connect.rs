//! How a connection is opened and kept healthy, for both databases.

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, SqliteConnection};

use crate::error::Error;

/// A connection to the one database of this installation.
#[derive(diesel::MultiConnection)]
pub enum Db {
    /// The embedded database.
    Sqlite(SqliteConnection),
    /// A PostgreSQL server.
    Postgres(PgConnection),
}

/// Where the database is, from its URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// A file, from `sqlite:PATH`.
    Sqlite(String),
    /// A server, from `postgres://…` or `postgresql://…`.
    Postgres(String),
}

impl Address {
    /// Reads a database URL.
    ///
    /// # Errors
    /// A sentence naming the schemes that are understood.
    pub fn parse(url: &str) -> Result<Self, String> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            if path.is_empty() || path == ":memory:" {
                return Err("sqlite: needs a file, e.g. sqlite:gatehouse.db".to_owned());
            }
            return Ok(Self::Sqlite(path.to_owned()));
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self::Postgres(url.to_owned()));
        }
        Err("must begin with sqlite: or postgres://".to_owned())
    }

    /// Opens a connection and prepares it.
    ///
    /// # Errors
    /// What the database answered.
    pub fn open(&self) -> Result<Db, diesel::ConnectionError> {
        match self {
            Self::Sqlite(path) => {
                let mut connection = SqliteConnection::establish(path)?;
                connection
                    .batch_execute(
                        "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; \
                         PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
                         PRAGMA cache_size = -16384; PRAGMA mmap_size = 2147418112;",
                    )
                    .map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
                Ok(Db::Sqlite(connection))
            }
            Self::Postgres(url) => {
                let mut connection = PgConnection::establish(url)?;
                connection
                    .batch_execute("SET TIME ZONE 'UTC'; SET jit = off; SET client_min_messages = warning")
                    .map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
                Ok(Db::Postgres(connection))
            }
        }
    }
}

/// Opens and checks the connections of a pool.
#[derive(Debug)]
pub(super) struct Opener(pub Address);

/// A pooled connection, and whether it must be thrown away.
pub(super) struct Slot {
    pub db: Db,
    pub broken: bool,
}

impl Slot {
    /// Runs `work` and notes whether the connection survived it.
    pub fn run<T>(&mut self, work: impl FnOnce(&mut Db) -> Result<T, Error>) -> Result<T, Error> {
        self.broken = true;
        let result = work(&mut self.db);
        let healthy = result.is_ok() || self.db.batch_execute("SELECT 1").is_ok();
        self.broken = !healthy || super::dialect::is_mid_transaction(&mut self.db);
        result
    }
}

impl r2d2::ManageConnection for Opener {
    type Connection = Slot;
    type Error = OpenError;

    fn connect(&self) -> Result<Slot, OpenError> {
        let mut db = self.0.open()?;
        super::dialect::bound_waiting(&mut db)?;
        Ok(Slot { db, broken: false })
    }

    fn is_valid(&self, slot: &mut Slot) -> Result<(), OpenError> {
        Ok(slot.db.batch_execute("SELECT 1")?)
    }

    fn has_broken(&self, slot: &mut Slot) -> bool {
        slot.broken
    }
}

/// Why a connection could not be had.
#[derive(Debug, thiserror::Error)]
pub(super) enum OpenError {
    #[error("cannot connect to the database: {0}")]
    Connect(#[from] diesel::ConnectionError),
    #[error("the database connection does not answer: {0}")]
    Check(#[from] diesel::result::Error),
}
