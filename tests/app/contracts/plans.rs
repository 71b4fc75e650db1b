//! Every order that a list offers is read from its index: no page is sorted, no table is read whole.

use std::cell::RefCell;
use std::marker::PhantomData;
use std::sync::Arc;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Integer, Text};
use gatehouse::accounts::grid::GRID as ACCOUNTS;
use gatehouse::accounts::queries::Visible;
use gatehouse::app::visit_lists;
use gatehouse::db::{Backend, Db};
use gatehouse::error::Error;
use gatehouse::grid::{
    Condition, Fetch, Grid, Hit, List, ListVisitor, Look, OrderBy, Seen, Sieve, Sifted, Source, Tally, Value,
    Walk, matching,
};

use super::lists::{NOTICES, page};
use crate::support::app::people;
use crate::support::database::{Database, Template};
use crate::support::folk::TESTER;
use crate::support::{Engine, on_both};

on_both!(
    every_order_is_read_from_its_index,
    rows_are_suggested_by_an_index,
    a_search_reads_the_rows_of_a_block_from_the_index,
);

/// Asks a database how it will answer.
struct Explain<Q, T> {
    words: &'static str,
    query: Q,
    kind: PhantomData<T>,
}

impl<Q, T> QueryId for Explain<Q, T> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q, T> Query for Explain<Q, T> {
    type SqlType = T;
}

impl<Q, T> diesel::RunQueryDsl<Db> for Explain<Q, T> {}

impl<Q: QueryFragment<Backend>, T> QueryFragment<Backend> for Explain<Q, T> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        out.push_sql(self.words);
        self.query.walk_ast(out.reborrow())
    }
}

pub fn explain<Q: QueryFragment<Backend>>(on: Engine, db: &mut Db, query: Q) -> String {
    let lines = match on {
        Engine::Sqlite => {
            let asked: Explain<Q, (Integer, Integer, Integer, Text)> =
                Explain { words: "EXPLAIN QUERY PLAN ", query, kind: PhantomData };
            let lines = asked.load::<(i32, i32, i32, String)>(db).unwrap();
            lines.into_iter().map(|line| line.3).collect::<Vec<_>>()
        }
        Engine::Postgres => {
            let asked: Explain<Q, Text> = Explain { words: "EXPLAIN ", query, kind: PhantomData };
            asked.load::<String>(db).unwrap()
        }
    };
    lines.join("\n")
}

/// The rows that are asked for, whatever the table.
struct Rows<C> {
    table: &'static str,
    clause: C,
    order: OrderBy,
    limit: i64,
}

impl<C: QueryFragment<Backend>> QueryFragment<Backend> for Rows<C> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        out.push_sql("SELECT * FROM ");
        out.push_identifier(self.table)?;
        out.push_sql(" WHERE ");
        self.clause.walk_ast(out.reborrow())?;
        if !self.order.keys.is_empty() {
            out.push_sql(" ORDER BY ");
            self.order.walk_ast(out.reborrow())?;
        }
        out.push_sql(" LIMIT ");
        out.push_bind_param::<BigInt, i64>(&self.limit)
    }
}

/// A source that writes down how its pages of rows will be answered.
struct Planned<S> {
    on: Engine,
    source: S,
    table: &'static str,
    plans: RefCell<Vec<String>>,
}

impl<S: Source> Source for Planned<S> {
    type Row = S::Row;
    fn rows(&self, db: &mut Db, fetch: &Fetch) -> Result<Vec<S::Row>, Error> {
        let (clause, order) = (fetch.condition.on(self.table, db), fetch.order.clone());
        let rows = Rows { table: self.table, clause, order, limit: fetch.limit };
        self.plans.borrow_mut().push(explain(self.on, db, rows));
        self.source.rows(db, fetch)
    }
    fn ids(&self, db: &mut Db, condition: &Condition, most: i64) -> Result<Vec<i64>, Error> {
        self.source.ids(db, condition, most)
    }
    fn look(&self, db: &mut Db, look: &Look) -> Result<Vec<i64>, Error> {
        self.source.look(db, look)
    }
    fn sift(&self, db: &mut Db, sieve: &Sieve) -> Result<Option<Vec<Hit>>, Error> {
        let query = Sifted::new(sieve, "accounts", "accounts_blocks", db);
        self.plans.borrow_mut().push(explain(self.on, db, query));
        self.source.sift(db, sieve)
    }
    fn count(&self, db: &mut Db, condition: &Condition, most: i64) -> Result<i64, Error> {
        self.source.count(db, condition, most)
    }
    fn walk(&self, db: &mut Db, walk: &Walk) -> Result<Vec<Value>, Error> {
        self.source.walk(db, walk)
    }
    fn tally(&self, db: &mut Db, tally: &Tally) -> Result<Vec<Seen>, Error> {
        self.source.tally(db, tally)
    }
    fn complete(&self, db: &mut Db, rows: &mut [S::Row], columns: &[&str]) -> Result<(), Error> {
        self.source.complete(db, rows, columns)
    }
}

fn check<S: Source>(db: &mut Db, planned: &Planned<S>, grid: &Grid<S::Row>) {
    for column in grid.columns {
        let Some(sort) = &column.sort else { continue };
        for falls in ["", "-"] {
            let start = format!("?sort={falls}{}&size=50", column.key);
            let first = page(db, planned, grid, &start).1;
            let last = page(db, planned, grid, first.last.as_deref().unwrap()).1;
            let first_plans = planned.plans.take();
            page(db, planned, grid, first.next.as_deref().unwrap());
            page(db, planned, grid, last.previous.as_deref().unwrap());
            let sought_plans = planned.plans.take();
            // A unique index on the column alone orders as well.
            let indexes = [format!("{}_sort_", grid.table), format!("{}_by_", grid.table)];
            let by_index = |plan: &str| indexes.iter().any(|index| plan.contains(index));
            // The empty ones of a column are ordered by id alone: the table itself is in that order.
            let by_id = |plan: &String| {
                sort.nullable && plan.starts_with(&format!("SCAN {}", grid.table)) && !plan.contains("TEMP")
            };
            let first_plans: Vec<String> = first_plans.into_iter().filter(|plan| !by_id(plan)).collect();
            for plan in first_plans.iter().chain(&sought_plans) {
                let sorted =
                    plan.contains("TEMP B-TREE") || plan.contains("Sort") || plan.contains("Seq Scan");
                // Where very many rows are empty, SQLite finds them as fast along the ids, which are their order.
                let by_id = sort.column == "id" || (sort.nullable && plan.contains("PRIMARY KEY (rowid"));
                assert!(!sorted && (by_id || by_index(plan)), "{start}:\n{plan}");
            }
            for plan in &sought_plans {
                let is_sought = plan.starts_with("SEARCH") || plan.contains("Index Cond");
                assert!(is_sought, "{start} does not begin at its row:\n{plan}");
            }
        }
    }
}

const BURIED: &str = include_str!("buried.sql");

pub fn crowd() -> Template {
    let base = people(20_000);
    let fill = move |db: &mut Db| {
        (base.fill)(db);
        db.batch_execute(&[BURIED, NOTICES].concat()).unwrap();
        // What PostgreSQL does by itself after a while; SQLite knows of its rows what loading them told it.
        if let Db::Postgres(server) = db {
            server.batch_execute("ANALYZE").unwrap();
        }
    };
    Template { name: "crowd".to_owned(), fill: Arc::new(fill) }
}

/// Asks for the plans of every list.
struct Plans {
    on: Engine,
    db: Db,
}

impl ListVisitor for Plans {
    fn list<L: List>(&mut self) {
        let (source, table) = (L::source(&TESTER), L::grid().table);
        let planned = Planned { on: self.on, source, table, plans: RefCell::default() };
        check(&mut self.db, &planned, L::grid());
    }
}

fn every_order_is_read_from_its_index(on: Engine) {
    let database = Database::copy(on, &crowd());
    let db = database.address.open().unwrap();
    visit_lists(&mut Plans { on, db });
}

fn rows_are_suggested_by_an_index(on: Engine) {
    let database = Database::copy(on, &crowd());
    let mut db = database.address.open().unwrap();
    for (words, most) in [(&["zzzzqx"][..], 0), (&["smith"], 10), (&["a"], 10), (&["an", "sm"], 10)] {
        let planned = Planned { on, source: Visible(&TESTER), table: "accounts", plans: RefCell::default() };
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let found = matching(&mut db, &planned, &ACCOUNTS, &words, 10).unwrap();
        assert!(found.len() <= 10 && (most == 0) == found.is_empty(), "{words:?} finds {}", found.len());
        let plans = planned.plans.into_inner();
        let first = &plans[0];
        let by_name = first.contains("accounts_sort_name") && !first.contains("TEMP B-TREE");
        assert!(by_name && !first.contains("Sort "), "{words:?} are not read in order:\n{first}");
        let sought = first.contains("SEARCH") || first.contains("Index Cond");
        assert!(sought, "{words:?} do not begin at their place:\n{first}");
        if most == 0 {
            let by_search =
                ["VIRTUAL TABLE INDEX", "Bitmap Index Scan"].iter().any(|way| plans[1].contains(way));
            assert!(by_search, "{words:?} are looked for row by row:\n{}", plans[1]);
        }
    }
}

fn a_search_reads_the_rows_of_a_block_from_the_index(on: Engine) {
    let database = Database::copy(on, &crowd());
    let mut db = database.address.open().unwrap();
    let plans = RefCell::default();
    let planned = Planned { on, source: Visible(&TESTER), table: "accounts", plans };
    let (rows, blocks, not) = match on {
        Engine::Sqlite => (
            "SEARCH accounts USING COVERING INDEX accounts_sort_name",
            "SCAN accounts_blocks_search VIRTUAL TABLE",
            "SCAN accounts\n",
        ),
        Engine::Postgres => {
            ("using accounts_sort_name on accounts", "on accounts_blocks", "Seq Scan on accounts ")
        }
    };
    for order in ["name", "-name"] {
        let (found, paging) =
            page(&mut db, &planned, &ACCOUNTS, &format!("?q=smith+example&sort={order}&size=25"));
        assert_eq!(found.rows.len(), 25);
        let first = planned.plans.take().swap_remove(0);
        assert!(first.contains(rows) && first.contains(blocks) && !first.contains(not), "{order}:\n{first}");
        page(&mut db, &planned, &ACCOUNTS, &paging.next.unwrap());
        let next = planned.plans.take().swap_remove(0);
        let sought = ["accounts_blocks_by_end", "accounts_blocks_by_start"];
        assert!(next.contains(rows) && sought.iter().any(|index| next.contains(index)), "{order}:\n{next}");
    }
}
