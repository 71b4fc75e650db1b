//! What the rows of a relation's other table are called.

use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::condition::{Naming, Relation};
use crate::access::Actor;
use crate::db::dialect::{self, Dialect};
use crate::db::{Backend, Db};
use crate::error::Error;

/// A second name, where there is one, and the name as written.
pub type Name = (Option<String>, String);

struct Names<'p> {
    relation: &'static Relation,
    naming: Naming,
    piece: &'p str,
    most: i64,
    dialect: Dialect,
}

/// At most `most` rows of the other table that `actor` may know of and that have a second name or whose folded name holds `piece`; those with a
/// second name come first, then by name.
///
/// # Errors
/// Database errors.
pub fn names(
    db: &mut Db,
    actor: &Actor,
    relation: &'static Relation,
    piece: &str,
    most: i64,
) -> Result<Vec<Name>, Error> {
    use diesel::RunQueryDsl;
    let naming = (relation.offered)(actor);
    if naming == Naming::None {
        return Ok(Vec::new());
    }
    Ok(Names { relation, naming, piece, most, dialect: dialect::of(db) }.load(db)?)
}

impl QueryId for Names<'_> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl Query for Names<'_> {
    type SqlType = (Nullable<Text>, Text);
}

impl diesel::RunQueryDsl<Db> for Names<'_> {}

impl QueryFragment<Backend> for Names<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        let relation = self.relation;
        let (table, column) = relation.name.split_once('.').unwrap_or(("", relation.name));
        out.push_sql(relation.names);
        out.push_sql(" WHERE (");
        out.push_sql(relation.key);
        out.push_sql(" IS NOT NULL OR ");
        dialect::push_contains(&mut out, self.dialect, table, column, self.piece)?;
        out.push_sql(")");
        if let Naming::Found(known, id) = &self.naming {
            out.push_sql(" AND ");
            out.push_sql(table);
            out.push_sql(".id IN (");
            out.push_sql(known);
            out.push_bind_param::<BigInt, i64>(id)?;
            out.push_sql(")");
        }
        out.push_sql(" ORDER BY (");
        out.push_sql(relation.key);
        out.push_sql(" IS NULL), ");
        out.push_sql(relation.name);
        out.push_sql(" LIMIT ");
        out.push_bind_param::<BigInt, i64>(&self.most)
    }
}
