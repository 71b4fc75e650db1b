//! How common a relation is, where that is kept.

use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::sql_types::BigInt;

use super::related::{push_name, push_ways};
use crate::db::{Backend, Db};
use crate::grid::condition::Condition;

/// How many rows, at the least, have what a condition asks for by an index: a query for one number.
pub struct Size<'c> {
    condition: &'c Condition,
    kept: &'static str,
}

impl<'c> Size<'c> {
    /// Of this condition, if the number is kept.
    pub fn of(condition: &'c Condition) -> Option<Self> {
        let kept = match condition {
            Condition::Related { relation, .. } => relation.size,
            Condition::Linked { through, .. } => through.size,
            _ => None,
        };
        kept.map(|kept| Self { condition, kept })
    }
}

impl QueryId for Size<'_> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl Query for Size<'_> {
    type SqlType = BigInt;
}

impl diesel::RunQueryDsl<Db> for Size<'_> {}

impl QueryFragment<Backend> for Size<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        out.push_sql("SELECT COALESCE((");
        out.push_sql(self.kept);
        out.push_sql(" IN (");
        match self.condition {
            Condition::Related { relation, name, .. } => push_name(&mut out, relation, name)?,
            Condition::Linked { through, word, keys, .. } => push_ways(&mut out, through, (word, keys))?,
            _ => out.push_sql("NULL"),
        }
        out.push_sql(")), 0)");
        Ok(())
    }
}
