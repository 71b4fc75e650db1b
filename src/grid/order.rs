//! The order of rows, and a count that stops.

use diesel::expression::{AppearsOnTable, Expression, ValidGrouping, is_aggregate};
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::sql_types::BigInt;

use super::clause::push_column;
use crate::db::dialect::{self, Dialect};
use crate::db::{Backend, Db};

/// One key of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The column of the table.
    pub column: &'static str,
    /// The other way round.
    pub descending: bool,
    /// Whether empty values have to be put last.
    pub empties_last: bool,
    /// Empties first instead: a reversed order.
    pub reversed: bool,
}

/// An order, ready for `.order(…)`.
#[derive(Clone, Debug)]
pub struct OrderBy {
    /// The table of the columns.
    pub table: &'static str,
    /// The keys, the most important first.
    pub keys: Vec<Order>,
}

impl QueryId for OrderBy {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl Expression for OrderBy {
    type SqlType = diesel::expression::expression_types::NotSelectable;
}

impl<T> AppearsOnTable<T> for OrderBy {}

impl<G> ValidGrouping<G> for OrderBy {
    type IsAggregate = is_aggregate::No;
}

impl QueryFragment<Backend> for OrderBy {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        for (index, key) in self.keys.iter().enumerate() {
            if index > 0 {
                out.push_sql(", ");
            }
            if key.empties_last {
                out.push_sql("(");
                push_column(&mut out, self.table, key.column)?;
                out.push_sql(if key.reversed { " IS NULL) DESC, " } else { " IS NULL), " });
            }
            push_column(&mut out, self.table, key.column)?;
            if key.descending {
                out.push_sql(" DESC");
            }
        }
        Ok(())
    }
}

/// Counts the rows of a limited query.
#[derive(Clone, Debug)]
pub struct Capped<Q>(pub Q);

impl<Q> QueryId for Capped<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q> Query for Capped<Q> {
    type SqlType = BigInt;
}

impl<Q> diesel::RunQueryDsl<Db> for Capped<Q> {}

impl<Q: QueryFragment<Backend>> QueryFragment<Backend> for Capped<Q> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        out.push_sql("SELECT COUNT(*) FROM (");
        self.0.walk_ast(out.reborrow())?;
        out.push_sql(") AS counted");
        Ok(())
    }
}

/// The ids of those rows of a limited, ordered query whose searched text holds
/// every needle. The query selects the id and the searched text; a filter above
/// it keeps its order.
pub struct Glance<Q> {
    rows: Q,
    needles: Vec<String>,
    dialect: Dialect,
    limit: i64,
}

impl<Q> Glance<Q> {
    /// At most `limit` ids out of `rows`.
    pub fn new(rows: Q, needles: &[String], limit: i64, db: &Db) -> Self {
        Self { rows, needles: needles.to_vec(), dialect: dialect::of(db), limit }
    }
}

impl<Q> QueryId for Glance<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q> Query for Glance<Q> {
    type SqlType = BigInt;
}

impl<Q> diesel::RunQueryDsl<Db> for Glance<Q> {}

impl<Q: QueryFragment<Backend>> QueryFragment<Backend> for Glance<Q> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        out.push_sql("SELECT looked.id FROM (");
        self.rows.walk_ast(out.reborrow())?;
        out.push_sql(") AS looked WHERE ");
        for needle in &self.needles {
            dialect::push_contains(&mut out, self.dialect, "looked", "search_text", needle)?;
            out.push_sql(" AND ");
        }
        out.push_sql("1 = 1 LIMIT ");
        out.push_bind_param::<BigInt, i64>(&self.limit)
    }
}
