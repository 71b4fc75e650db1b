//! Filling empty tables with very many rows, on both databases.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;

use super::Db;
use super::dialect::{self, Dialect};
use super::unit;
use crate::error::Error;

/// A row type that can be loaded in bulk; implemented by [`rows!`].
pub trait Row: Sized {
    /// Inserts all `rows`; the count of rows inserted.
    ///
    /// # Errors
    /// What the database answers.
    fn insert(db: &mut Db, rows: &[Self]) -> QueryResult<usize>;
}

/// Makes an `Insertable` type a [`Row`] of a table: COPY on PostgreSQL, one prepared statement on SQLite.
macro_rules! rows {
    ($row:ty => $table:ident) => {
        impl $crate::db::bulk::Row for $row {
            fn insert(db: &mut $crate::db::Db, rows: &[Self]) -> diesel::QueryResult<usize> {
                match db {
                    $crate::db::Db::Sqlite(connection) => {
                        for row in rows {
                            let statement = diesel::insert_into($table::table).values(row);
                            diesel::RunQueryDsl::execute(statement, connection)?;
                        }
                        Ok(rows.len())
                    }
                    $crate::db::Db::Postgres(connection) => diesel::ExecuteCopyFromDsl::execute(
                        diesel::copy_from($table::table).from_insertable(rows),
                        connection,
                    ),
                }
            }
        }
    };
}
pub(crate) use rows;

/// Inserts `rows`; returns how many.
///
/// # Errors
/// What the database answers.
pub fn insert<R: Row>(db: &mut Db, rows: &[R]) -> Result<u64, Error> {
    Ok(R::insert(db, rows)? as u64)
}

/// Runs `fill` in one transaction, with the indexes, triggers and foreign keys of `tables` taken
/// away before and built again after it. All of it is kept, or nothing. The tables should be empty
/// and nobody else at work.
///
/// # Errors
/// What `fill` returns; what the database answers.
pub fn load<T>(
    db: &mut Db,
    tables: &[&str],
    fill: &mut dyn FnMut(&mut Db) -> Result<T, Error>,
) -> Result<T, Error> {
    let dialect = dialect::of(db);
    before(db, dialect)?;
    let loaded = unit::strict(db, &mut |db| {
        lock(db, dialect, tables)?;
        let mut rebuild = Vec::new();
        for table in tables {
            for part in parts(db, dialect, table)? {
                db.batch_execute(&part.remove)?;
                rebuild.push(part.create);
            }
        }
        let value = fill(db)?;
        for table in tables {
            for statement in settle(db, dialect, table)? {
                db.batch_execute(&statement)?;
            }
        }
        for create in &rebuild {
            db.batch_execute(create)?;
        }
        Ok(value)
    });
    after(db, dialect, tables, loaded.is_ok())?;
    loaded
}

/// Something that hangs on a table: how to remove it, and how to make it again.
#[derive(QueryableByName)]
struct Part {
    #[diesel(sql_type = Text)]
    remove: String,
    #[diesel(sql_type = Text)]
    create: String,
}

/// What slows inserts into `table` down, indexes first; keys that rows are told apart by stay.
fn parts(db: &mut Db, dialect: Dialect, table: &str) -> QueryResult<Vec<Part>> {
    let catalog = match dialect {
        Dialect::Sqlite => {
            "SELECT 'DROP ' || type || ' \"' || name || '\"' AS \"remove\", sql AS \"create\" \
             FROM sqlite_master WHERE tbl_name = ? AND type IN ('index', 'trigger') AND sql IS NOT NULL \
             ORDER BY type, name"
        }
        Dialect::Postgres => {
            "SELECT 'DROP INDEX ' || i.indexrelid::regclass AS \"remove\", \
                    pg_get_indexdef(i.indexrelid) AS \"create\", 1 AS turn \
             FROM pg_index i WHERE i.indrelid = $1::regclass \
                 AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid) \
             UNION ALL \
             SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname), \
                    format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, \
                           pg_get_constraintdef(oid)), 2 \
             FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'f' \
             ORDER BY turn, \"remove\""
        }
    };
    diesel::sql_query(catalog).bind::<Text, _>(table).load(db)
}

/// Settings that cannot be changed inside a transaction.
fn before(db: &mut Db, dialect: Dialect) -> Result<(), Error> {
    match dialect {
        // New pages go straight to the file instead of through the log; a crash rolls back either way.
        Dialect::Sqlite => db.batch_execute(
            "PRAGMA journal_mode = TRUNCATE; PRAGMA cache_size = -262144; PRAGMA threads = 2;",
        )?,
        Dialect::Postgres => {}
    }
    Ok(())
}

/// Keeps others away, before anything is read.
fn lock(db: &mut Db, dialect: Dialect, tables: &[&str]) -> QueryResult<()> {
    match dialect {
        Dialect::Sqlite => Ok(()), // The transaction is the only writer.
        Dialect::Postgres => db.batch_execute(&format!(
            "LOCK TABLE {} IN ACCESS EXCLUSIVE MODE; \
             SET LOCAL maintenance_work_mem = '256MB'; SET LOCAL max_parallel_maintenance_workers = 2",
            tables.join(", ")
        )),
    }
}

/// What must be told about rows that came with their ids, past the triggers.
fn settle(db: &mut Db, dialect: Dialect, table: &str) -> QueryResult<Vec<String>> {
    #[derive(QueryableByName)]
    struct Statement {
        #[diesel(sql_type = Text)]
        sql: String,
    }
    let catalog = match dialect {
        // Text indexes of a table are virtual tables over its content.
        Dialect::Sqlite => {
            "SELECT 'INSERT INTO ' || name || ' (' || name || ') VALUES (''rebuild'')' AS sql \
             FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE % USING fts5 %content = ''' || ? || '''%'"
        }
        Dialect::Postgres => {
            "SELECT format('SELECT setval(%L, (SELECT max(%I) FROM %I))', \
                    pg_get_serial_sequence($1, column_name), column_name, $1) AS sql \
             FROM information_schema.columns \
             WHERE table_schema = current_schema() AND table_name = $1 AND is_identity = 'YES'"
        }
    };
    let statements = diesel::sql_query(catalog).bind::<Text, _>(table).load::<Statement>(db)?;
    Ok(statements.into_iter().map(|statement| statement.sql).collect())
}

/// Lets the planner know that `table` has other rows now.
///
/// # Errors
/// Database errors.
pub fn settled(db: &mut Db, table: &str) -> Result<(), Error> {
    match dialect::of(db) {
        Dialect::Sqlite => Ok(db.batch_execute(&format!("ANALYZE {table}"))?),
        Dialect::Postgres => Ok(db.batch_execute(&format!("VACUUM (ANALYZE) {table}"))?),
    }
}

/// Puts settings back, and lets the planner know the new rows.
fn after(db: &mut Db, dialect: Dialect, tables: &[&str], loaded: bool) -> Result<(), Error> {
    if dialect == Dialect::Sqlite {
        db.batch_execute("PRAGMA threads = 0; PRAGMA cache_size = -16384; PRAGMA journal_mode = WAL;")?;
    }
    if loaded {
        match dialect {
            Dialect::Sqlite => db.batch_execute("ANALYZE")?,
            Dialect::Postgres => db.batch_execute(&format!("VACUUM (ANALYZE) {}", tables.join(", ")))?,
        }
    }
    Ok(())
}
