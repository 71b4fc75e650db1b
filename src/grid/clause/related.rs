//! Conditions about rows of other tables.

use diesel::query_builder::AstPass;
use diesel::result::QueryResult;
use diesel::sql_types::{BigInt, Text};

use super::{Clause, push_column};
use crate::db::Backend;
use crate::db::dialect;
use crate::grid::condition::{Relation, Through};

impl Clause {
    /// The limit stands inside, so that a common relation costs no more than a rare one.
    pub(super) fn push_related<'b>(
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
    pub(super) fn push_linked<'b>(
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
    pub(super) fn push_has_linked<'b>(
        &'b self,
        out: &mut AstPass<'_, 'b, Backend>,
        through: &'static Through,
        ways: (&'b str, &'b [&'static str]),
    ) -> QueryResult<()> {
        let Through { table, row, way, .. } = through;
        let (open, close) = dialect::one_of(self.dialect);
        out.push_sql(&format!("(SELECT 1 FROM {table} WHERE {row} = "));
        push_column(out, self.table, "id")?;
        out.push_sql(&format!(" AND {way}{open}"));
        push_ways(out, through, ways)?;
        out.push_sql(&format!("{close} LIMIT 1) = 1"));
        Ok(())
    }

    /// As a scalar, which no planner turns into a join.
    pub(super) fn push_has_related<'b>(
        &'b self,
        out: &mut AstPass<'_, 'b, Backend>,
        relation: &'static Relation,
        name: &'b str,
    ) -> QueryResult<()> {
        out.push_sql("(SELECT 1");
        out.push_sql(relation.from);
        out.push_sql(relation.row);
        out.push_sql(" = ");
        push_column(out, self.table, "id")?;
        out.push_sql(" AND ");
        push_named(out, relation, name)?;
        out.push_sql(" LIMIT 1) = 1");
        Ok(())
    }
}

/// The ids of the others: those that are kept under the word, and those that the program knows.
pub(super) fn push_ways<'b>(
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
    out.push_sql(" = (");
    push_name(out, relation, name)?;
    out.push_sql(")");
    Ok(())
}

/// The id behind a name.
pub(super) fn push_name<'b>(
    out: &mut AstPass<'_, 'b, Backend>,
    relation: &'static Relation,
    name: &'b str,
) -> QueryResult<()> {
    out.push_sql("SELECT ");
    out.push_sql(relation.id);
    out.push_sql(" WHERE ");
    out.push_sql(relation.name);
    out.push_sql(" = ");
    out.push_bind_param::<Text, str>(name)?;
    out.push_sql(" OR ");
    out.push_sql(relation.key);
    out.push_sql(" = ");
    out.push_bind_param::<Text, str>(name)?;
    out.push_sql(" ORDER BY 1 LIMIT 1");
    Ok(())
}
