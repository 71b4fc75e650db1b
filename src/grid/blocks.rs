//! Searching in the order of the page without meeting all that lies between.
//!
//! The usual order is divided into blocks of a few dozen rows, and each block
//! knows which runs of letters occur in it. A search reads the blocks that may
//! hold its words, in order, and looks only at their rows.

use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::sql_types::BigInt;

use super::clause::{Clause, push_column};
use super::column::Grid;
use super::condition::Condition;
use super::keyset::ranges;
use super::request::Request;
use super::source::Source;
use crate::db::dialect::{self, Dialect};
use crate::db::{Backend, Db};
use crate::error::Error;
use crate::fold;

/// A word that is in so many blocks is met soon on the way through them.
pub(super) const DENSE: i64 = 500;
/// The most blocks that are looked into.
const MOST: i64 = 100;

/// A row that was found: its id, and how many blocks may have some; 0 unless they were counted.
pub type Hit = (i64, i64);

/// What to look for in blocks, and then in their rows.
pub struct Sieve {
    /// Which blocks.
    pub blocks: Condition,
    /// Which of their rows.
    pub rows: Condition,
    /// The column that orders the rows, before their id.
    pub column: &'static str,
    /// The other way round.
    pub descending: bool,
    /// Whether blocks are counted, which takes gathering them all.
    pub counted: bool,
    /// How many rows at most.
    pub limit: i64,
}

/// A [`Sieve`] as a query for [`Hit`]s, in order.
pub struct Sifted<'s> {
    sieve: &'s Sieve,
    blocks: Clause,
    rows: Clause,
    table: &'static str,
    block_table: &'static str,
    dialect: Dialect,
}

impl<'s> Sifted<'s> {
    /// Over the rows of `table` and the blocks of `block_table`.
    pub fn new(sieve: &'s Sieve, table: &'static str, block_table: &'static str, db: &Db) -> Self {
        let (blocks, rows) = (sieve.blocks.on(block_table, db), sieve.rows.on(table, db));
        Self { sieve, blocks, rows, table, block_table, dialect: dialect::of(db) }
    }

    fn push_blocks<'b>(&'b self, out: &mut AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        // Blocks do not overlap: their starts and their ends are in the same order.
        let order = if self.sieve.descending { "start_key DESC, start_id DESC" } else { "end_key, end_id" };
        out.push_sql("SELECT start_key, start_id, end_key, end_id, ");
        if self.sieve.counted {
            // Gathered first: the order must not tempt the planner to walk all blocks.
            out.push_sql("COUNT(*) OVER () AS blocks FROM (SELECT * FROM ");
            out.push_identifier(self.block_table)?;
            out.push_sql(" WHERE ");
            self.blocks.walk_ast(out.reborrow())?;
            out.push_sql(" LIMIT ");
            out.push_bind_param::<BigInt, i64>(&DENSE)?;
            out.push_sql(") AS held");
        } else {
            out.push_sql("CAST(0 AS BIGINT) AS blocks FROM ");
            out.push_identifier(self.block_table)?;
            out.push_sql(" WHERE ");
            self.blocks.walk_ast(out.reborrow())?;
        }
        out.push_sql(" ORDER BY ");
        out.push_sql(order);
        out.push_sql(" LIMIT ");
        out.push_bind_param::<BigInt, i64>(&MOST)
    }

    fn push_rows<'b>(&'b self, out: &mut AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        let place = |out: &mut AstPass<'_, 'b, Backend>| {
            push_column(out, self.table, self.sieve.column)?;
            out.push_sql(if self.sieve.descending { " DESC, " } else { ", " });
            push_column(out, self.table, "id")
        };
        let pair = |out: &mut AstPass<'_, 'b, Backend>| {
            out.push_sql("(");
            push_column(out, self.table, self.sieve.column)?;
            out.push_sql(", ");
            push_column(out, self.table, "id")
        };
        out.push_sql("SELECT ");
        push_column(out, self.table, "id")?;
        out.push_sql(" FROM ");
        out.push_identifier(self.table)?;
        out.push_sql(" WHERE ");
        pair(out)?;
        out.push_sql(") >= (block.start_key, block.start_id) AND ");
        pair(out)?;
        out.push_sql(") < (block.end_key, block.end_id) AND ");
        self.rows.walk_ast(out.reborrow())?;
        out.push_sql(" ORDER BY ");
        place(out)?;
        out.push_sql(if self.sieve.descending { " DESC LIMIT " } else { " LIMIT " });
        out.push_bind_param::<BigInt, i64>(&self.sieve.limit)
    }
}

impl QueryId for Sifted<'_> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl Query for Sifted<'_> {
    type SqlType = (BigInt, BigInt);
}

impl diesel::RunQueryDsl<Db> for Sifted<'_> {}

impl QueryFragment<Backend> for Sifted<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        out.push_sql("SELECT found.value, block.blocks FROM (");
        self.push_blocks(&mut out)?;
        out.push_sql(") AS block");
        dialect::push_for_each(&mut out, self.dialect, |out| self.push_rows(out))?;
        out.push_sql(" LIMIT ");
        out.push_bind_param::<BigInt, i64>(&self.sieve.limit)
    }
}

/// What was found for one page.
pub(super) struct Found {
    /// The first rows behind the page's position; the exact row may be among them.
    pub ids: Vec<i64>,
    /// Whether these are all there are.
    pub complete: bool,
    /// So many blocks have to be looked into that they were not all gathered: then nothing else is known.
    pub dense: bool,
}

/// The first rows of this page, if its order has blocks and the words have letters.
/// `gather` finds blocks by their own index and counts them; without it, they are met on the way.
pub(super) fn sift<S: Source>(
    db: &mut Db,
    source: &S,
    grid: &Grid<S::Row>,
    request: &Request<S::Row>,
    (needles, others, limit): (&[String], &Condition, i64),
    gather: bool,
) -> Result<Option<Found>, Error> {
    let [key] = request.sort.as_slice() else { return Ok(None) };
    let column = key.sort.column;
    let (cursor, back) = request.position.start();
    let runs: Vec<String> = needles.iter().flat_map(|needle| fold::gathered_needles(needle)).collect();
    let range = ranges(grid.table, &request.sort, cursor, back).into_iter().next();
    let Some(range) = range.filter(|_| grid.covered == Some(column) && !runs.is_empty()) else {
        return Ok(None);
    };
    let descending = key.descending != back;
    // A block is needed when it ends behind the position, or begins before it on the way back.
    let (block_key, block_id) = if descending { ("start_key", "start_id") } else { ("end_key", "end_id") };
    let place = |name: &'static str| if name == "id" { block_id } else { block_key };
    let scan = |words: &[String]| {
        Condition::all(words.iter().map(|needle| Condition::Scan { needle: needle.clone() }))
    };
    let held = if gather { Condition::held(&runs, DENSE) } else { scan(&runs) };
    let sieve = Sieve {
        blocks: held.and(range.condition.clone().renamed(&place)),
        rows: range.condition.and(scan(needles)).and(others.clone()),
        column,
        descending,
        counted: gather,
        limit,
    };
    let Some(hits) = source.sift(db, &sieve)? else { return Ok(None) };
    let found = i64::try_from(hits.len()).unwrap_or(limit);
    let blocks = hits.first().map_or(0, |(_, blocks)| *blocks);
    Ok(Some(Found {
        ids: hits.into_iter().map(|(id, _)| id).collect(),
        complete: gather && (1..=MOST).contains(&blocks) && found < limit,
        dense: blocks >= DENSE,
    }))
}
