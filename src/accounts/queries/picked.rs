//! Accounts that somebody has chosen.

use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Text};

use super::visible;
use crate::access::{Actor, Permission};
use crate::accounts::model::{Account, Status};
use crate::db::schema::accounts;
use crate::db::{Backend, Db};
use crate::error::Error;
use crate::grid::Condition;

const TABLE: &str = "accounts";

/// The chosen accounts of one state.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Share {
    /// The state.
    pub status: Status,
    /// How many there are.
    pub count: i64,
    /// The greatest of their ids.
    pub greatest: i64,
    /// The sum of their ids.
    pub sum: i64,
}

/// The rows of a query with id and state, counted by state.
struct ByStatus<Q>(Q);

impl<Q> QueryId for ByStatus<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q> Query for ByStatus<Q> {
    type SqlType = (Text, BigInt, BigInt, BigInt);
}

impl<Q> diesel::RunQueryDsl<Db> for ByStatus<Q> {}

impl<Q: QueryFragment<Backend>> QueryFragment<Backend> for ByStatus<Q> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        out.push_sql("SELECT status, COUNT(*), MAX(id), CAST(SUM(id) AS BIGINT) FROM (");
        self.0.walk_ast(out.reborrow())?;
        out.push_sql(") AS chosen GROUP BY status ORDER BY status");
        Ok(())
    }
}

/// How many accounts fulfill the condition, by state.
///
/// # Errors
/// Database errors.
pub fn shares(
    db: &mut Db,
    actor: &Actor,
    wanted: Permission,
    condition: &Condition,
) -> Result<Vec<Share>, Error> {
    let query = visible(actor, wanted)?.filter(condition.on(TABLE, db));
    Ok(ByStatus(query.select((accounts::id, accounts::status))).load(db)?)
}

/// The accounts that fulfill the condition, by name, at most `most`.
///
/// # Errors
/// Database errors.
pub fn picked(
    db: &mut Db,
    actor: &Actor,
    wanted: Permission,
    condition: &Condition,
    most: i64,
) -> Result<Vec<Account>, Error> {
    let query = visible(actor, wanted)?.filter(condition.on(TABLE, db)).limit(most);
    let mut found: Vec<Account> = query.select(Account::as_select()).load(db)?;
    found.sort_by(|a, b| (&a.display_name, a.id).cmp(&(&b.display_name, b.id)));
    Ok(found)
}

/// Ids and names of the accounts that fulfill the condition, by ascending id above `after`, at most `most`.
///
/// # Errors
/// Database errors.
pub fn names(
    db: &mut Db,
    actor: &Actor,
    wanted: Permission,
    condition: &Condition,
    (after, most): (i64, i64),
) -> Result<Vec<(i64, String)>, Error> {
    let query = visible(actor, wanted)?.filter(condition.on(TABLE, db)).filter(accounts::id.gt(after));
    let query = query.order(accounts::id).limit(most);
    Ok(query.select((accounts::id, accounts::display_name)).load(db)?)
}
