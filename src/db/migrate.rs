//! Bringing a database to the schema of this program.

use std::collections::BTreeSet;

use diesel::backend::Backend;
use diesel::connection::SimpleConnection;
use diesel::migration::MigrationSource;
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::Db;

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");
/// Any fixed number: who holds this advisory lock migrates.
const LOCK: i64 = 0x6761_7465;

/// Why a database cannot be used as it is.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// The database was migrated by a newer Gatehouse.
    #[error(
        "the database has a newer schema than this program ({0}); start the newer Gatehouse, or restore a backup"
    )]
    Newer(String),
    /// Migrating failed; nothing of the failed step was kept.
    #[error("migrating the database failed: {0}")]
    Failed(String),
}

impl MigrateError {
    fn failed(error: impl std::fmt::Display) -> Self {
        Self::Failed(error.to_string())
    }
}

/// Applies what is missing. Safe when several processes start at once.
///
/// # Errors
/// [`MigrateError`].
pub fn migrate(db: &mut Db) -> Result<usize, MigrateError> {
    match db {
        Db::Sqlite(connection) => {
            // Usually there is nothing to do, and checking the references of a million accounts takes a second.
            if !pending(connection, || SQLITE)? {
                return Ok(0);
            }
            // A rebuilt table would take its children with it, and inside a
            // transaction the switch has no effect: it is turned off here.
            run(connection, "PRAGMA foreign_keys = OFF")?;
            let done = apply(connection, || SQLITE);
            run(connection, "PRAGMA foreign_keys = ON")?;
            let done = done?;
            check_references(connection)?;
            Ok(done)
        }
        Db::Postgres(connection) => {
            run(connection, &format!("SELECT pg_advisory_lock({LOCK})"))?;
            let done = apply(connection, || POSTGRES);
            run(connection, &format!("SELECT pg_advisory_unlock({LOCK})"))?;
            done
        }
    }
}

/// Whether some step of this program is missing in the database.
///
/// # Errors
/// [`MigrateError::Newer`] when the database is ahead of this program.
pub fn is_pending(db: &mut Db) -> Result<bool, MigrateError> {
    match db {
        Db::Sqlite(connection) => pending(connection, || SQLITE),
        Db::Postgres(connection) => pending(connection, || POSTGRES),
    }
}

fn run(connection: &mut impl SimpleConnection, sql: &str) -> Result<(), MigrateError> {
    connection.batch_execute(sql).map_err(MigrateError::failed)
}

/// Whether what rows refer to is there: while a table is rebuilt, nobody watches.
fn check_references(connection: &mut SqliteConnection) -> Result<(), MigrateError> {
    #[derive(QueryableByName)]
    struct Dangling {
        #[diesel(sql_type = Text)]
        child: String,
        #[diesel(sql_type = Text)]
        parent: String,
    }
    let sql = "SELECT DISTINCT \"table\" AS child, parent FROM pragma_foreign_key_check";
    let found: Vec<Dangling> = diesel::sql_query(sql).load(connection).map_err(MigrateError::failed)?;
    if found.is_empty() {
        return Ok(());
    }
    let named: Vec<String> = found.iter().map(|one| format!("{} in {}", one.parent, one.child)).collect();
    Err(MigrateError::Failed(format!(
        "rows refer to what is not there ({}); restore a backup",
        named.join(", ")
    )))
}

fn apply<C, B>(connection: &mut C, known: fn() -> EmbeddedMigrations) -> Result<usize, MigrateError>
where
    C: MigrationHarness<B>,
    B: Backend,
    EmbeddedMigrations: MigrationSource<B>,
{
    if !pending(connection, known)? {
        return Ok(0);
    }
    let done = connection.run_pending_migrations(known()).map_err(MigrateError::failed)?;
    Ok(done.len())
}

fn pending<C, B>(connection: &mut C, known: fn() -> EmbeddedMigrations) -> Result<bool, MigrateError>
where
    C: MigrationHarness<B>,
    B: Backend,
    EmbeddedMigrations: MigrationSource<B>,
{
    let steps = known().migrations().map_err(MigrateError::failed)?;
    let steps: BTreeSet<String> = steps.iter().map(|step| step.name().version().to_string()).collect();
    let applied = connection.applied_migrations().map_err(MigrateError::failed)?;
    if let Some(unknown) = applied.iter().find(|version| !steps.contains(&version.to_string())) {
        return Err(MigrateError::Newer(unknown.to_string()));
    }
    Ok(applied.len() < steps.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_refer_to_nothing_are_named() {
        let mut connection = SqliteConnection::establish(":memory:").unwrap();
        run(&mut connection, "CREATE TABLE roles (id INTEGER PRIMARY KEY)").unwrap();
        run(&mut connection, "CREATE TABLE held (role BIGINT REFERENCES roles (id))").unwrap();
        check_references(&mut connection).unwrap();
        run(&mut connection, "PRAGMA foreign_keys = OFF; INSERT INTO held VALUES (7)").unwrap();
        let error = check_references(&mut connection).unwrap_err().to_string();
        assert!(error.contains("roles in held"), "{error}");
    }
}
