//! The values of a column, each once: walked by seeks, in one statement.

use diesel::expression::{AppearsOnTable, Expression, SelectableExpression, ValidGrouping, is_aggregate};
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::sql_types::{BigInt, Text};

use crate::db::{Backend, Db};
use crate::grid::clause::push_column;
use crate::grid::condition::{Comparison, Condition, Value};
use crate::grid::order::{Order, OrderBy};

/// The next values of a column, each once.
#[derive(Clone, Debug)]
pub struct Walk {
    /// The column; an index begins with it.
    pub column: &'static str,
    /// Whether it holds numbers.
    pub numeric: bool,
    /// From the greatest on.
    pub descending: bool,
    /// The value behind which to begin.
    pub behind: Option<Value>,
    /// Which rows.
    pub condition: Condition,
    /// How many values at most.
    pub limit: i64,
}

impl Walk {
    /// The rows that the first value is among.
    #[must_use]
    pub fn first(&self) -> Condition {
        let column = self.column;
        let begin = match &self.behind {
            None => Condition::Empty { column, empty: false },
            Some(value) => {
                let comparison = if self.descending { Comparison::Less } else { Comparison::Greater };
                Condition::Compare { column, comparison, value: value.clone() }
            }
        };
        begin.and(self.condition.clone())
    }

    /// The rows that the value behind the one before is among.
    #[must_use]
    pub fn next(&self) -> Condition {
        let Self { column, numeric, descending, .. } = *self;
        Condition::Behind { column, numeric, descending }.and(self.condition.clone())
    }

    /// The order in which the values are met.
    #[must_use]
    pub fn order(&self, table: &'static str) -> OrderBy {
        let key =
            Order { column: self.column, descending: self.descending, empties_last: false, reversed: false };
        OrderBy { table, keys: vec![key] }
    }

    /// What is selected of each.
    #[must_use]
    pub fn value(&self, table: &'static str) -> Picked {
        Picked { table, column: self.column, numeric: self.numeric }
    }

    /// The values as they were read.
    #[must_use]
    pub fn values(&self, texts: Vec<String>) -> Vec<Value> {
        let number = |text: String| text.parse().map_or(Value::Nothing, Value::Number);
        texts.into_iter().map(|text| if self.numeric { number(text) } else { Value::Text(text) }).collect()
    }
}

/// A column that is known by name only, as text.
#[derive(Clone, Debug)]
pub struct Picked {
    table: &'static str,
    column: &'static str,
    numeric: bool,
}

impl QueryId for Picked {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl Expression for Picked {
    type SqlType = Text;
}

impl<T> AppearsOnTable<T> for Picked {}
impl<T> SelectableExpression<T> for Picked {}

impl<G> ValidGrouping<G> for Picked {
    type IsAggregate = is_aggregate::No;
}

impl QueryFragment<Backend> for Picked {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        if !self.numeric {
            return push_column(&mut out, self.table, self.column);
        }
        out.push_sql("CAST(");
        push_column(&mut out, self.table, self.column)?;
        out.push_sql(" AS TEXT)");
        Ok(())
    }
}

/// Seeks one value after the other: `first` selects the first one, `next` the one behind `walk.value`.
pub struct Seeks<Q> {
    /// Selects the first.
    pub first: Q,
    /// Selects the next.
    pub next: Q,
    /// How many at most.
    pub limit: i64,
}

impl<Q> QueryId for Seeks<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q> Query for Seeks<Q> {
    type SqlType = Text;
}

impl<Q> diesel::RunQueryDsl<Db> for Seeks<Q> {}

impl<Q: QueryFragment<Backend>> QueryFragment<Backend> for Seeks<Q> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        out.push_sql("WITH RECURSIVE walk(value, step) AS (SELECT (");
        self.first.walk_ast(out.reborrow())?;
        out.push_sql("), 1 UNION ALL SELECT (");
        self.next.walk_ast(out.reborrow())?;
        out.push_sql("), walk.step + 1 FROM walk WHERE walk.value IS NOT NULL AND walk.step < ");
        out.push_bind_param::<BigInt, i64>(&self.limit)?;
        out.push_sql(") SELECT walk.value FROM walk WHERE walk.value IS NOT NULL ORDER BY walk.step");
        Ok(())
    }
}
