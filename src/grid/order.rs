//! The order of rows, and a count that stops.

use diesel::expression::{AppearsOnTable, Expression, ValidGrouping, is_aggregate};
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::sql_types::BigInt;

use super::clause::push_column;
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
