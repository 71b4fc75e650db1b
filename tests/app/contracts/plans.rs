//! Every order that a list offers is read from its index: no page is sorted, no table is read whole.

use std::cell::RefCell;
use std::marker::PhantomData;
use std::sync::Arc;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{Integer, Text};
use gatehouse::accounts::grid::GRID as ACCOUNTS;
use gatehouse::accounts::queries::{Buried, Visible};
use gatehouse::accounts::report::GRID as REPORT;
use gatehouse::db::schema::{accounts, tombstones};
use gatehouse::db::{Backend, Db};
use gatehouse::error::Error;
use gatehouse::grid::{Condition, Fetch, Grid, Hit, Look, Sieve, Sifted, Source};

use super::lists::page;
use crate::support::app::people;
use crate::support::database::{Database, Template};
use crate::support::folk::TESTER;
use crate::support::{Engine, on_both};

on_both!(every_order_is_read_from_its_index, a_search_reads_the_rows_of_a_block_from_the_index);

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

fn explain<Q: QueryFragment<Backend>>(on: Engine, db: &mut Db, query: Q) -> String {
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

/// A source that writes down how its pages of rows will be answered.
struct Planned<S> {
    on: Engine,
    source: S,
    plans: RefCell<Vec<String>>,
    explain: fn(Engine, &mut Db, &Fetch) -> String,
}

impl<S: Source> Source for Planned<S> {
    type Row = S::Row;
    fn rows(&self, db: &mut Db, fetch: &Fetch) -> Result<Vec<S::Row>, Error> {
        self.plans.borrow_mut().push((self.explain)(self.on, db, fetch));
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
    fn complete(&self, db: &mut Db, rows: &mut [S::Row], columns: &[&str]) -> Result<(), Error> {
        self.source.complete(db, rows, columns)
    }
}

fn of_accounts(on: Engine, db: &mut Db, fetch: &Fetch) -> String {
    let query = accounts::table.into_boxed::<Backend>().filter(fetch.condition.on("accounts", db));
    explain(on, db, query.order(fetch.order.clone()).limit(fetch.limit).select(accounts::all_columns))
}

fn of_tombstones(on: Engine, db: &mut Db, fetch: &Fetch) -> String {
    let query = tombstones::table.into_boxed::<Backend>().filter(fetch.condition.on("tombstones", db));
    explain(on, db, query.order(fetch.order.clone()).limit(fetch.limit).select(tombstones::all_columns))
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
            let by_id =
                |plan: &String| sort.nullable && plan.starts_with("SCAN accounts") && !plan.contains("TEMP");
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

const BURIED: &str = "\
    INSERT INTO tombstones (account_id, kind, display_name, login, email, reason, released, deleted_at, deleted_by,
        deleted_by_name, name_key, login_key, email_key, deleted_by_key, search_text)
    SELECT id, kind, display_name, login, email, NULL, '', modified_at, 1, display_name, name_key, login_key,
        email_key, name_key, search_text
    FROM accounts;
    UPDATE accounts SET valid_until = created_at WHERE id % 3 = 0;";

fn crowd() -> Template {
    let base = people(20_000);
    let fill = move |db: &mut Db| {
        (base.fill)(db);
        db.batch_execute(BURIED).unwrap();
        // What PostgreSQL does by itself after a while; SQLite knows of its rows what loading them told it.
        if let Db::Postgres(server) = db {
            server.batch_execute("ANALYZE").unwrap();
        }
    };
    Template { name: "crowd".to_owned(), fill: Arc::new(fill) }
}

fn every_order_is_read_from_its_index(on: Engine) {
    let database = Database::copy(on, &crowd());
    let mut db = database.address.open().unwrap();
    let plans = RefCell::default();
    let planned = Planned { on, source: Visible(&TESTER), plans, explain: of_accounts };
    check(&mut db, &planned, &ACCOUNTS);
    let planned = Planned { on, source: Buried(&TESTER), plans: RefCell::default(), explain: of_tombstones };
    check(&mut db, &planned, &REPORT);
}

fn a_search_reads_the_rows_of_a_block_from_the_index(on: Engine) {
    let database = Database::copy(on, &crowd());
    let mut db = database.address.open().unwrap();
    let plans = RefCell::default();
    let planned = Planned { on, source: Visible(&TESTER), plans, explain: of_accounts };
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
