//! The only place that knows which database it speaks to.

use diesel::connection::{
    AnsiTransactionManager, SimpleConnection, TransactionManager, TransactionManagerStatus,
};
use diesel::prelude::*;
use diesel::query_builder::AstPass;
use diesel::result::Error as DieselError;
use diesel::sql_types::{BigInt, Text};

pub use super::causes::{classify, violated_unique};
use super::{Backend, Db};
use crate::error::Error;

/// The two databases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// Embedded.
    Sqlite,
    /// A server.
    Postgres,
}

/// Which database `db` is.
#[must_use]
pub fn of(db: &Db) -> Dialect {
    match db {
        Db::Sqlite(_) => Dialect::Sqlite,
        Db::Postgres(_) => Dialect::Postgres,
    }
}

/// Runs `work` in a savepoint, so that a unique violation inside it leaves the transaction usable.
///
/// # Errors
/// What `work` returns.
pub fn attempt<T>(db: &mut Db, work: impl FnOnce(&mut Db) -> QueryResult<T>) -> Result<T, DieselError> {
    db.transaction(work)
}

/// The same for work of ours: what fails inside leaves nothing behind.
///
/// # Errors
/// What `work` returns.
pub fn savepoint<T>(db: &mut Db, work: impl FnOnce(&mut Db) -> Result<T, Error>) -> Result<T, Error> {
    let mut is_full = false;
    let done = db.transaction(|db| work(db).inspect_err(|error| is_full = matches!(error, Error::Full)));
    // On a full disk SQLite may have taken back everything: that there is no savepoint any more is not what failed.
    done.map_err(|error| if is_full { Error::Full } else { error })
}

/// Whether a transaction was left open, which a pooled connection must never be.
#[must_use]
pub fn is_mid_transaction(db: &mut Db) -> bool {
    let status = match db {
        Db::Sqlite(c) => AnsiTransactionManager::transaction_manager_status_mut(c),
        Db::Postgres(c) => AnsiTransactionManager::transaction_manager_status_mut(c),
    };
    match status {
        TransactionManagerStatus::Valid(valid) => valid.transaction_depth().is_some(),
        TransactionManagerStatus::InError => true,
    }
}

/// Keeps a request from waiting for a lock without end: on SQLite the busy
/// time-out does, PostgreSQL has to be told.
///
/// # Errors
/// Database errors.
pub fn bound_waiting(db: &mut Db) -> QueryResult<()> {
    match db {
        Db::Sqlite(_) => Ok(()),
        Db::Postgres(c) => c.batch_execute("SET lock_timeout = '2s'"),
    }
}

/// The searched text holds every needle, by the trigram index of `table`: at
/// most `most` rows are taken from it.
///
/// # Errors
/// When the statement cannot be built.
pub fn push_search<'b>(
    out: &mut AstPass<'_, 'b, Backend>,
    dialect: Dialect,
    table: &str,
    likes: &'b [String],
    (phrases, most): (&'b str, &'b i64),
) -> QueryResult<()> {
    if dialect == Dialect::Sqlite {
        return push_held(out, dialect, table, likes, (phrases, most));
    }
    // Gathered first: the order of the page must not tempt the planner to walk it to the far end.
    out.push_identifier(table)?;
    out.push_sql(".id = ANY(ARRAY(SELECT found.id FROM ");
    out.push_identifier(table)?;
    out.push_sql(" AS found WHERE ");
    push_held(out, dialect, "found", likes, (phrases, most))?;
    out.push_sql(" LIMIT ");
    out.push_bind_param::<BigInt, i64>(most)?;
    out.push_sql("))");
    Ok(())
}

/// The same without gathering first, for a query that has no order and a limit.
///
/// # Errors
/// When the statement cannot be built.
pub fn push_held<'b>(
    out: &mut AstPass<'_, 'b, Backend>,
    dialect: Dialect,
    table: &str,
    likes: &'b [String],
    (phrases, most): (&'b str, &'b i64),
) -> QueryResult<()> {
    out.push_identifier(table)?;
    if dialect == Dialect::Sqlite {
        let index = format!("{table}_search");
        out.push_sql(".id IN (SELECT rowid FROM ");
        out.push_identifier(&index)?;
        out.push_sql(" WHERE ");
        out.push_identifier(&index)?;
        out.push_sql(" MATCH ");
        out.push_bind_param::<Text, str>(phrases)?;
        out.push_sql(" LIMIT ");
        out.push_bind_param::<BigInt, i64>(most)?;
        out.push_sql(")");
        return Ok(());
    }
    out.push_sql(".id IS NOT NULL");
    for like in likes {
        out.push_sql(" AND ");
        out.push_identifier(table)?;
        out.push_sql(".search_text LIKE ");
        out.push_bind_param::<Text, str>(like)?;
        out.push_sql(" ESCAPE '\\'");
    }
    Ok(())
}

/// Joins each row before it with the numbers that a query over that row finds,
/// in its order, as `found.value`.
///
/// # Errors
/// When the statement cannot be built.
pub fn push_for_each<'b>(
    out: &mut AstPass<'_, 'b, Backend>,
    dialect: Dialect,
    query: impl FnOnce(&mut AstPass<'_, 'b, Backend>) -> QueryResult<()>,
) -> QueryResult<()> {
    let (before, behind) = match dialect {
        Dialect::Sqlite => {
            (" CROSS JOIN json_each((SELECT json_group_array(each_one.id) FROM (", ") AS each_one)) AS found")
        }
        Dialect::Postgres => (" CROSS JOIN LATERAL (", ") AS found (value)"),
    };
    out.push_sql(before);
    query(out)?;
    out.push_sql(behind);
    Ok(())
}

/// A text column holds a piece, compared row by row: no index is used.
///
/// # Errors
/// When the statement cannot be built.
pub fn push_contains<'b>(
    out: &mut AstPass<'_, 'b, Backend>,
    dialect: Dialect,
    table: &str,
    column: &str,
    piece: &'b str,
) -> QueryResult<()> {
    out.push_sql(match dialect {
        Dialect::Sqlite => "instr(",
        Dialect::Postgres => "strpos(",
    });
    out.push_identifier(table)?;
    out.push_sql(".");
    out.push_identifier(column)?;
    out.push_sql(", ");
    out.push_bind_param::<Text, str>(piece)?;
    out.push_sql(") > 0");
    Ok(())
}

/// A column that SQLite must not look for an index for: it would prefer an
/// equality with a hundred thousand hits to the order of the page. PostgreSQL
/// knows the frequencies and chooses well by itself.
///
/// # Errors
/// When the statement cannot be built.
pub fn push_unindexed(
    out: &mut AstPass<'_, '_, Backend>,
    dialect: Dialect,
    table: &str,
    column: &str,
) -> QueryResult<()> {
    if dialect == Dialect::Sqlite {
        out.push_sql("+");
    }
    out.push_identifier(table)?;
    out.push_sql(".");
    out.push_identifier(column)
}

/// A column holds one of `ids`, numbers between commas, bound as one parameter.
///
/// # Errors
/// When the statement cannot be built.
pub fn push_ids<'b>(
    out: &mut AstPass<'_, 'b, Backend>,
    dialect: Dialect,
    (table, column): (&str, &str),
    ids: &'b str,
) -> QueryResult<()> {
    out.push_identifier(table)?;
    out.push_sql(".");
    out.push_identifier(column)?;
    match dialect {
        Dialect::Sqlite => {
            out.push_sql(" IN (SELECT value FROM json_each('[' || ");
            out.push_bind_param::<Text, str>(ids)?;
            out.push_sql(" || ']'))");
        }
        Dialect::Postgres => {
            out.push_sql(" = ANY(string_to_array(");
            out.push_bind_param::<Text, str>(ids)?;
            out.push_sql(", ',')::bigint[])");
        }
    }
    Ok(())
}

/// Whether a subquery may look at the tables that stand beside it.
#[must_use]
pub fn looks_beside(dialect: Dialect) -> bool {
    match dialect {
        Dialect::Sqlite => false,
        Dialect::Postgres => true,
    }
}

/// What stands before and behind a query without a look at anything beside it, to ask whether a value is one of its rows:
/// so that it is carried out once, however many values are asked about.
#[must_use]
pub fn one_of(dialect: Dialect) -> (&'static str, &'static str) {
    match dialect {
        Dialect::Sqlite => (" IN (", ")"),
        // An IN would be joined, and looked up anew for each value.
        Dialect::Postgres => (" = ANY (ARRAY(", "))"),
    }
}
