//! A condition as a diesel expression: nothing typed by a person is ever put
//! into the text of a statement, every value is a bound parameter.

mod related;
mod size;

use chrono::NaiveDateTime;
use diesel::expression::{AppearsOnTable, Expression, SelectableExpression, ValidGrouping, is_aggregate};
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::sql_types::{BigInt, Bool, Text, Timestamp};

use super::condition::{Comparison, Condition, Value};
use crate::db::Backend;
use crate::db::dialect::{self, Dialect};

pub use size::Size;

/// A condition, ready for `.filter(…)`.
#[derive(Clone, Debug)]
pub struct Clause {
    condition: Condition,
    table: &'static str,
    dialect: Dialect,
}

impl Clause {
    pub(super) fn new(condition: Condition, table: &'static str, dialect: Dialect) -> Self {
        Self { condition, table, dialect }
    }
}

impl QueryId for Clause {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl Expression for Clause {
    type SqlType = Bool;
}

impl<T> AppearsOnTable<T> for Clause {}
impl<T> SelectableExpression<T> for Clause {}

impl<G> ValidGrouping<G> for Clause {
    type IsAggregate = is_aggregate::No;
}

impl QueryFragment<Backend> for Clause {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        // What stands beside it, such as who may see a row, holds for all of it: also for what follows an OR.
        out.push_sql("(");
        self.push(&self.condition, &mut out)?;
        out.push_sql(")");
        Ok(())
    }
}

impl Clause {
    fn push<'b>(&'b self, condition: &'b Condition, out: &mut AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        self.push_using(condition, true, out)
    }

    /// With `indexed` false, columns are written so that no index is chosen for them.
    fn push_using<'b>(
        &'b self,
        condition: &'b Condition,
        indexed: bool,
        out: &mut AstPass<'_, 'b, Backend>,
    ) -> QueryResult<()> {
        match condition {
            Condition::Everything => out.push_sql("1 = 1"),
            Condition::Compare { column, comparison, value } => {
                self.push_side(column, indexed, out)?;
                push_compared(out, *comparison, value)?;
            }
            // Nobody in particular looks: nothing is theirs.
            Condition::Mine { .. } => out.push_sql("1 = 0"),
            Condition::Empty { column, empty } => {
                self.push_side(column, indexed, out)?;
                out.push_sql(if *empty { " IS NULL" } else { " IS NOT NULL" });
            }
            Condition::Behind { column, numeric, descending } => {
                push_column(out, self.table, column)?;
                out.push_sql(if *descending { " < " } else { " > " });
                out.push_sql(if *numeric { "CAST(walk.value AS BIGINT)" } else { "walk.value" });
            }
            Condition::Contains { column, piece } => {
                dialect::push_contains(out, self.dialect, self.table, column, piece)?;
            }
            Condition::Search { likes, phrases, most } => {
                dialect::push_search(out, self.dialect, self.table, likes, (phrases, most))?;
            }
            Condition::Held { likes, phrases, most } => {
                dialect::push_held(out, self.dialect, self.table, likes, (phrases, most))?;
            }
            Condition::Scan { needle } => {
                dialect::push_contains(out, self.dialect, self.table, "search_text", needle)?;
            }
            Condition::Ids(ids) => dialect::push_ids(out, self.dialect, (self.table, "id"), ids)?,
            Condition::Among { column, ids } => {
                dialect::push_ids(out, self.dialect, (self.table, column), ids)?;
            }
            Condition::Related { relation, name, most } => self.push_related(out, relation, name, most)?,
            Condition::HasRelated { relation, name } => self.push_has_related(out, relation, name)?,
            Condition::Linked { through, word, keys, most } => {
                self.push_linked(out, through, (word, keys), most)?;
            }
            Condition::HasLinked { through, word, keys } => {
                self.push_has_linked(out, through, (word, keys))?;
            }
            Condition::Unindexed(inner) => self.push_using(inner, false, out)?,
            Condition::Not(inner) => {
                out.push_sql("(");
                self.push_using(inner, indexed, out)?;
                out.push_sql(") IS NOT TRUE");
            }
            Condition::All(parts) => self.push_joined(parts, (" AND ", "1 = 1"), indexed, out)?,
            Condition::Any(parts) => self.push_joined(parts, (" OR ", "1 = 0"), indexed, out)?,
        }
        Ok(())
    }

    fn push_side(&self, column: &str, indexed: bool, out: &mut AstPass<'_, '_, Backend>) -> QueryResult<()> {
        if indexed {
            push_column(out, self.table, column)
        } else {
            dialect::push_unindexed(out, self.dialect, self.table, column)
        }
    }

    fn push_joined<'b>(
        &'b self,
        parts: &'b [Condition],
        (word, none): (&str, &str),
        indexed: bool,
        out: &mut AstPass<'_, 'b, Backend>,
    ) -> QueryResult<()> {
        if parts.is_empty() {
            out.push_sql(none);
        }
        for (index, part) in parts.iter().enumerate() {
            if index > 0 {
                out.push_sql(word);
            }
            out.push_sql("(");
            self.push_using(part, indexed, out)?;
            out.push_sql(")");
        }
        Ok(())
    }
}

pub(super) fn push_column(out: &mut AstPass<'_, '_, Backend>, table: &str, column: &str) -> QueryResult<()> {
    out.push_identifier(table)?;
    out.push_sql(".");
    out.push_identifier(column)
}

fn push_compared<'b>(
    out: &mut AstPass<'_, 'b, Backend>,
    comparison: Comparison,
    value: &'b Value,
) -> QueryResult<()> {
    out.push_sql(match comparison {
        Comparison::Equal => " = ",
        Comparison::Less => " < ",
        Comparison::LessEqual => " <= ",
        Comparison::Greater => " > ",
        Comparison::GreaterEqual => " >= ",
    });
    match value {
        Value::Text(text) => out.push_bind_param::<Text, String>(text),
        Value::Number(number) => out.push_bind_param::<BigInt, i64>(number),
        Value::Time(time) => out.push_bind_param::<Timestamp, NaiveDateTime>(time),
        Value::Nothing => {
            out.push_sql("NULL");
            Ok(())
        }
    }
}
