//! Units of work: one transaction each, of the kind that the work needs.

use diesel::connection::{AnsiTransactionManager, Connection, SimpleConnection, TransactionManager};

use super::Db;
use crate::error::Error;

/// Any fixed number, and not that of the migrations: units of work share this advisory lock, one of them may have it alone.
const TURN: i64 = 4_711_002;

/// Runs `work` in one transaction of the strictest kind: BEGIN IMMEDIATE on
/// SQLite, SERIALIZABLE on PostgreSQL. The first error is the one returned.
///
/// # Errors
/// What `work` returns; [`Error::Collision`] when the unit may be tried again.
pub fn strict<T>(db: &mut Db, work: &mut impl FnMut(&mut Db) -> Result<T, Error>) -> Result<T, Error> {
    let begin = format!("BEGIN ISOLATION LEVEL SERIALIZABLE; SELECT pg_advisory_xact_lock_shared({TURN})");
    begun(db, &begin, work)
}

/// The same with no other transaction of this kind beside it, in whatever process: it cannot collide. The lock is taken
/// before the transaction begins, which therefore sees what the others did.
///
/// # Errors
/// What `work` returns.
pub fn alone<T>(db: &mut Db, work: &mut impl FnMut(&mut Db) -> Result<T, Error>) -> Result<T, Error> {
    if let Db::Postgres(c) = db {
        c.batch_execute(&format!("SELECT pg_advisory_lock({TURN})"))?;
    }
    let done = begun(db, "BEGIN ISOLATION LEVEL SERIALIZABLE", work);
    if let Db::Postgres(c) = db
        && c.batch_execute(&format!("SELECT pg_advisory_unlock({TURN})")).is_err()
    {
        // Others would wait for ever; the lock goes with the connection, which a pool does not keep like this.
        AnsiTransactionManager::transaction_manager_status_mut(c).set_in_error();
    }
    done
}

/// The same for work that nobody else can collide with, because it only adds rows under keys that are unique: on
/// PostgreSQL nothing it reads makes another unit of work fail.
///
/// # Errors
/// What `work` returns.
pub fn adding<T>(db: &mut Db, work: &mut impl FnMut(&mut Db) -> Result<T, Error>) -> Result<T, Error> {
    begun(db, "BEGIN ISOLATION LEVEL READ COMMITTED", work)
}

fn begun<T>(
    db: &mut Db,
    on_postgres: &str,
    work: &mut impl FnMut(&mut Db) -> Result<T, Error>,
) -> Result<T, Error> {
    match db {
        Db::Sqlite(c) => AnsiTransactionManager::begin_transaction_sql(c, "BEGIN IMMEDIATE")?,
        Db::Postgres(c) => {
            if let Err(error) = AnsiTransactionManager::begin_transaction_sql(c, on_postgres) {
                // It may have begun and then waited for its turn in vain.
                drop(c.batch_execute("ROLLBACK"));
                return Err(error.into());
            }
        }
    }
    match work(db) {
        Ok(value) => {
            let kept = <Db as Connection>::TransactionManager::commit_transaction(db);
            kept.map_err(|error| unkept(Error::from(error), db))?;
            Ok(value)
        }
        Err(error) => {
            // The cause is worth more than a failing rollback: such a connection is broken and dropped.
            drop(<Db as Connection>::TransactionManager::rollback_transaction(db));
            Err(error)
        }
    }
}

/// What it means that COMMIT failed: a server that ended over it may have kept everything.
fn unkept(error: Error, db: &Db) -> Error {
    match (error, db) {
        (Error::Busy, Db::Postgres(_)) => Error::Unsure,
        (error, _) => error,
    }
}
