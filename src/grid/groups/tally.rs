//! How many rows groups have: a bounded look at each, all in one statement.

use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::sql_types::{BigInt, Nullable};

use crate::db::{Backend, Db};
use crate::grid::clause::{Clause, push_column};
use crate::grid::condition::Condition;
use crate::grid::order::{Order, OrderBy};

/// A look at several groups.
#[derive(Clone, Debug)]
pub struct Tally {
    /// The column that they are told apart by; an index on it and the id gives the order of the look.
    pub column: &'static str,
    /// The rows of each.
    pub groups: Vec<Condition>,
    /// What is asked of each row that is looked at.
    pub asked: Condition,
    /// How many rows of each are looked at.
    pub look: i64,
    /// Whether one row of each is wanted.
    pub samples: bool,
}

impl Tally {
    /// Whether every row that is looked at counts.
    #[must_use]
    pub fn asks_nothing(&self) -> bool {
        matches!(self.asked, Condition::Everything)
    }

    /// The order in which rows are looked at.
    #[must_use]
    pub fn order(&self, table: &'static str) -> OrderBy {
        let key = |column| Order { column, descending: false, empties_last: false, reversed: false };
        OrderBy { table, keys: vec![key(self.column), key("id")] }
    }
}

/// What a look at one group found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// How many rows were looked at.
    pub looked: i64,
    /// How many of them fulfill what is asked.
    pub matched: i64,
    /// The first of those.
    pub sample: Option<i64>,
}

/// Looks at groups in one statement; each of `groups` selects whole rows, limited.
pub struct Tallies<Q> {
    table: &'static str,
    groups: Vec<(i64, Q)>,
    asked: Clause,
    samples: bool,
}

impl<Q> Tallies<Q> {
    /// A look at `groups`, which select the rows that are looked at.
    pub fn new(table: &'static str, groups: Vec<Q>, tally: &Tally, db: &Db) -> Self {
        let groups = (0..).zip(groups).collect();
        Self { table, groups, asked: tally.asked.on(table, db), samples: tally.samples }
    }
}

/// What was seen of each group, in order.
#[must_use]
pub fn seen(mut rows: Vec<(i64, i64, i64, Option<i64>)>) -> Vec<Seen> {
    rows.sort_unstable_by_key(|(number, ..)| *number);
    rows.into_iter().map(|(_, looked, matched, sample)| Seen { looked, matched, sample }).collect()
}

impl<Q> QueryId for Tallies<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q> Query for Tallies<Q> {
    type SqlType = (BigInt, BigInt, BigInt, Nullable<BigInt>);
}

impl<Q> diesel::RunQueryDsl<Db> for Tallies<Q> {}

impl<Q: QueryFragment<Backend>> QueryFragment<Backend> for Tallies<Q> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        for (number, group) in &self.groups {
            out.push_sql(if *number == 0 { "SELECT " } else { " UNION ALL SELECT " });
            out.push_sql("CAST(");
            out.push_bind_param::<BigInt, i64>(number)?;
            // What is asked speaks of the table by its name: the rows that are looked at take its place.
            out.push_sql(" AS BIGINT), COUNT(*), COALESCE(SUM(CASE WHEN ");
            self.asked.walk_ast(out.reborrow())?;
            out.push_sql(" THEN 1 ELSE 0 END), 0), ");
            if self.samples {
                out.push_sql("MIN(CASE WHEN ");
                self.asked.walk_ast(out.reborrow())?;
                out.push_sql(" THEN ");
                push_column(&mut out, self.table, "id")?;
                out.push_sql(" END)");
            } else {
                out.push_sql("CAST(NULL AS BIGINT)");
            }
            out.push_sql(" FROM (");
            group.walk_ast(out.reborrow())?;
            out.push_sql(") AS ");
            out.push_identifier(self.table)?;
        }
        Ok(())
    }
}
