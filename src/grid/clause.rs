//! A condition as a diesel expression: nothing typed by a person is ever put
//! into the text of a statement, every value is a bound parameter.

use chrono::NaiveDateTime;
use diesel::expression::{AppearsOnTable, Expression, SelectableExpression, ValidGrouping, is_aggregate};
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::sql_types::{BigInt, Bool, Text, Timestamp};

use super::condition::{Comparison, Condition, Relation, Through, Value};
use crate::db::Backend;
use crate::db::dialect::{self, Dialect};

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

    /// The limit stands inside, so that a common relation costs no more than a rare one.
    fn push_related<'b>(
        &'b self,
        out: &mut AstPass<'_, 'b, Backend>,
        relation: &'static Relation,
        name: &'b str,
        most: &'b i64,
    ) -> QueryResult<()> {
        push_column(out, self.table, "id")?;
        out.push_sql(" IN (SELECT ");
        out.push_sql(relation.row);
        out.push_sql(relation.from);
        push_named(out, relation, name)?;
        out.push_sql(" ORDER BY ");
        out.push_sql(relation.row);
        out.push_sql(" LIMIT ");
        out.push_bind_param::<BigInt, i64>(most)?;
        out.push_sql(")");
        Ok(())
    }

    /// For each of the others its first rows in the order of its index, so that a common one costs no more than a rare
    /// one; where a subquery cannot look at what stands beside it, the first of all of them, each once.
    fn push_linked<'b>(
        &'b self,
        out: &mut AstPass<'_, 'b, Backend>,
        through: &'static Through,
        ways: (&'b str, &'b [&'static str]),
        most: &'b i64,
    ) -> QueryResult<()> {
        let Through { table, row, way, .. } = through;
        let lateral = dialect::looks_beside(self.dialect);
        push_column(out, self.table, "id")?;
        out.push_sql(if lateral { " IN (SELECT " } else { " IN (SELECT DISTINCT " });
        out.push_sql(&format!("held.{row} FROM ("));
        push_ways(out, through, ways)?;
        out.push_sql(") AS way CROSS JOIN ");
        if lateral {
            out.push_sql(&format!(
                "LATERAL (SELECT {row} FROM {table} WHERE {way} = way.id ORDER BY {row} LIMIT "
            ));
            out.push_bind_param::<BigInt, i64>(most)?;
            out.push_sql(") AS held)");
        } else {
            out.push_sql(&format!("{table} AS held ON held.{way} = way.id LIMIT "));
            out.push_bind_param::<BigInt, i64>(most)?;
            out.push_sql(")");
        }
        Ok(())
    }

    /// As a scalar, which no planner turns into a join.
    fn push_has_linked<'b>(
        &'b self,
        out: &mut AstPass<'_, 'b, Backend>,
        through: &'static Through,
        ways: (&'b str, &'b [&'static str]),
    ) -> QueryResult<()> {
        let Through { table, row, way, .. } = through;
        let (open, close) = dialect::one_of(self.dialect);
        out.push_sql(&format!("(SELECT COUNT(*) FROM {table} WHERE {row} = "));
        push_column(out, self.table, "id")?;
        out.push_sql(&format!(" AND {way}{open}"));
        push_ways(out, through, ways)?;
        out.push_sql(&format!("{close}) > 0"));
        Ok(())
    }

    /// As a scalar, which no planner turns into a join.
    fn push_has_related<'b>(
        &'b self,
        out: &mut AstPass<'_, 'b, Backend>,
        relation: &'static Relation,
        name: &'b str,
    ) -> QueryResult<()> {
        out.push_sql("(SELECT COUNT(*)");
        out.push_sql(relation.from);
        out.push_sql(relation.row);
        out.push_sql(" = ");
        push_column(out, self.table, "id")?;
        out.push_sql(" AND ");
        push_named(out, relation, name)?;
        out.push_sql(") > 0");
        Ok(())
    }
}

/// The ids of the others: those that are kept under the word, and those that the program knows.
fn push_ways<'b>(
    out: &mut AstPass<'_, 'b, Backend>,
    through: &'static Through,
    (word, keys): (&'b str, &'b [&'static str]),
) -> QueryResult<()> {
    out.push_sql(through.kept);
    out.push_bind_param::<Text, str>(word)?;
    for key in keys {
        out.push_sql(" UNION ALL ");
        out.push_sql(through.known);
        out.push_bind_param::<Text, str>(*key)?;
    }
    Ok(())
}

/// The name is looked up by itself, to one id: a planner that does not know how
/// common that id is still takes the index when the order asks for it.
fn push_named<'b>(
    out: &mut AstPass<'_, 'b, Backend>,
    relation: &'static Relation,
    name: &'b str,
) -> QueryResult<()> {
    out.push_sql(relation.named);
    out.push_sql(" = (SELECT ");
    out.push_sql(relation.id);
    out.push_sql(" WHERE ");
    out.push_sql(relation.name);
    out.push_sql(" = ");
    out.push_bind_param::<Text, str>(name)?;
    out.push_sql(" OR ");
    out.push_sql(relation.key);
    out.push_sql(" = ");
    out.push_bind_param::<Text, str>(name)?;
    out.push_sql(" ORDER BY 1 LIMIT 1)");
    Ok(())
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
