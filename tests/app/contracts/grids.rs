//! Every list sorts, pages, counts and refuses alike, on both databases.

use gatehouse::accounts::grid::GRID as ACCOUNTS;
use gatehouse::accounts::queries::{Buried, Visible};
use gatehouse::accounts::report::GRID as REPORT;
use gatehouse::app::visit_lists;
use gatehouse::db::Db;
use gatehouse::grid::{Grid, List, ListVisitor, Source, Total};

use super::lists::{all_rows, backward, forward, ids, mixed, model, page};
use crate::support::database::Database;
use crate::support::folk::TESTER;
use crate::support::{Engine, on_both};

on_both!(
    every_order_of_every_list_is_that_of_a_slow_model,
    orders_by_several_keys_are_those_of_a_slow_model,
    an_exact_count_is_the_number_of_rows,
);

/// Every order that a list offers by one key.
fn orders<R>(grid: &Grid<R>) -> Vec<String> {
    let keys = grid.columns.iter().filter(|column| column.sort.is_some()).map(|column| column.key);
    keys.flat_map(|key| [key.to_owned(), format!("-{key}")]).collect()
}

/// Walks a list to its end and back: each row once, in the order of the model.
fn check<S: Source>(db: &mut Db, source: &S, grid: &Grid<S::Row>, sort: &str) {
    let rows = all_rows(db, source, grid);
    assert!(rows.len() > 300);
    let expected = model(grid, &rows, sort);
    let start = format!("?sort={sort}&size=50");
    let there = forward(db, source, grid, &start);
    assert!(there.iter().rev().skip(1).all(|page| page.len() == 50), "{sort}: a page is not full");
    assert_eq!(there.concat(), expected, "forward by {sort}");
    let back = backward(db, source, grid, &start);
    assert!(back.iter().skip(1).all(|page| page.len() == 50), "{sort}: a page is not full on the way back");
    assert_eq!(back.concat(), expected, "backward by {sort}");
}

fn on_list(on: Engine, work: impl FnOnce(&mut Db)) {
    let database = Database::copy(on, &mixed());
    work(&mut database.address.open().unwrap());
}

/// Walks through every order of every list.
struct Walks<'d> {
    db: &'d mut Db,
    orders: usize,
}

impl ListVisitor for Walks<'_> {
    fn list<L: List>(&mut self) {
        for sort in orders(L::grid()) {
            check(self.db, &L::source(&TESTER), L::grid(), &sort);
            self.orders += 1;
        }
    }
}

fn every_order_of_every_list_is_that_of_a_slow_model(on: Engine) {
    on_list(on, |db| {
        let mut walks = Walks { db, orders: 0 };
        visit_lists(&mut walks);
        assert!(walks.orders >= 60, "the lists offer only {} orders", walks.orders);
    });
}

fn orders_by_several_keys_are_those_of_a_slow_model(on: Engine) {
    on_list(on, |db| {
        for sort in [
            "-last_login,name",
            "status,-last_login",
            "status,last_login",
            "-status,-last_login",
            "valid_until,-created",
            "-valid_until,last_login",
            "valid_until,-last_login",
            "email,login,-name",
            "kind,-valid_until,id",
            "roles,-email,login",
            "-job_title,status,-valid_until",
            "created_by,-description,modified_by",
        ] {
            check(db, &Visible(&TESTER), &ACCOUNTS, sort);
        }
        check(db, &Buried(&TESTER), &REPORT, "deleted_by,-login,name");
        check(db, &Buried(&TESTER), &REPORT, "-released,kind,reason");
    });
}

/// The ids in every order of every list.
struct Orders {
    db: Db,
    found: Vec<(String, Vec<i64>)>,
}

impl ListVisitor for Orders {
    fn list<L: List>(&mut self) {
        for sort in orders(L::grid()) {
            let start = format!("?sort={sort}&size=200");
            let pages = forward(&mut self.db, &L::source(&TESTER), L::grid(), &start);
            self.found.push((format!("{} {sort}", L::grid().key), pages.concat()));
        }
    }
}

#[test]
fn both_databases_have_the_same_orders() {
    let of = |on: Engine| -> Vec<(String, Vec<i64>)> {
        let database = Database::copy(on, &mixed());
        let mut orders = Orders { db: database.address.open().unwrap(), found: Vec::new() };
        visit_lists(&mut orders);
        orders.found
    };
    for (sqlite, postgres) in of(Engine::Sqlite).into_iter().zip(of(Engine::Postgres)) {
        assert_eq!(sqlite, postgres);
    }
}

fn an_exact_count_is_the_number_of_rows(on: Engine) {
    on_list(on, |db| {
        for query in
            ["", "status%3Aactive", "example", "role%3Atenant_user", "nobodyatall", "-status%3Aactive"]
        {
            let pages = forward(db, &Visible(&TESTER), &ACCOUNTS, &format!("?q={query}&size=200"));
            let rows = i64::try_from(pages.concat().len()).unwrap();
            let (counted, _) = page(db, &Visible(&TESTER), &ACCOUNTS, &format!("?q={query}&count=1"));
            assert_eq!(counted.total, Total::Exact(rows), "{query}");
            assert!(ids(&ACCOUNTS, &counted).len() <= 50);
        }
    });
}
