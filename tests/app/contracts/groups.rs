//! Groups as a slow model sees them: all rows in memory, put into boxes.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;
use gatehouse::accounts::grid::GRID as ACCOUNTS;
use gatehouse::accounts::queries::{Buried, Visible};
use gatehouse::accounts::report::GRID as REPORT;
use gatehouse::db::Db;
use gatehouse::grid::{Count, Grid, GroupBy, Inside, Key, Line, Page, Source, Value};

use super::lists::{all_rows, forward, mixed, model, page, request};
use crate::support::database::Database;
use crate::support::folk::TESTER;
use crate::support::{Engine, on_both};

on_both!(
    the_groups_of_every_column_are_those_of_a_slow_model,
    groups_with_a_query_are_those_of_a_slow_model,
    groups_in_groups_are_those_of_a_slow_model,
    the_rows_of_an_open_group_are_its_first_in_order,
);

/// Everything that rows can be grouped by, both ways round.
fn groupings<R>(grid: &Grid<R>) -> Vec<String> {
    let by = |column: &&gatehouse::grid::Column<R>| column.grouping(grid).is_some();
    let keys = grid.columns.iter().filter(by).flat_map(|column| {
        let is_time = matches!(column.grouping(grid), Some(gatehouse::grid::Grouping::Time));
        let year = is_time.then(|| format!("{}:year", column.key));
        [column.key.to_owned()].into_iter().chain(year)
    });
    keys.flat_map(|key| [key.clone(), format!("-{key}")]).collect()
}

/// The box of a row, and what boxes are sorted by.
fn boxed<R>(by: &GroupBy<R>, text: &str, row: &R) -> (bool, String) {
    match (by.sort.value)(row) {
        Value::Nothing => (true, String::new()),
        Value::Text(text) => (false, text),
        Value::Number(number) => (false, format!("{number:020}")),
        Value::Time(at) if text.contains(":year") => (false, format!("{:04}", at.year())),
        Value::Time(at) => (false, format!("{:04}-{:02}", at.year(), at.month())),
    }
}

/// The groups in order, each with its rows.
fn boxes<'r, R>(grid: &Grid<R>, text: &str, rows: &[&'r R]) -> Vec<(String, Vec<&'r R>)> {
    let request = request(grid, &format!("?group={text}"));
    let by = &request.groups[0];
    let mut boxes: BTreeMap<(bool, String), Vec<&R>> = BTreeMap::new();
    for row in rows {
        boxes.entry(boxed(by, text, row)).or_default().push(row);
    }
    let (mut empty, mut filled): (Vec<_>, Vec<_>) = boxes.into_iter().partition(|((empty, _), _)| *empty);
    if by.descending {
        filled.reverse();
    }
    filled.append(&mut empty);
    let number = |text: String| text.parse::<i64>().map_or(text.clone(), |number| number.to_string());
    let is_number = matches!(by.grouping, gatehouse::grid::Grouping::Number);
    filled.into_iter().map(|((_, key), rows)| (if is_number { number(key) } else { key }, rows)).collect()
}

fn counted(lines: &[Line]) -> Vec<(String, Count)> {
    lines.iter().map(|line| (line.path.last().unwrap().to_text(), line.count)).collect()
}

fn expected<R>(boxes: &[(String, Vec<&R>)]) -> Vec<(String, Count)> {
    let count = |rows: &Vec<&R>| Count::Exact(i64::try_from(rows.len()).unwrap());
    boxes.iter().map(|(key, rows)| (key.clone(), count(rows))).collect()
}

fn lines<R>(page: Page<R>) -> Vec<Line> {
    page.groups.expect("the page has groups").lines
}

/// All groups, page by page from the first on, and from the last back.
fn walk<S: Source>(db: &mut Db, source: &S, grid: &Grid<S::Row>, start: &str) -> [Vec<(String, Count)>; 2] {
    let mut there = Vec::new();
    let mut back = Vec::new();
    let mut address = Some(start.to_owned());
    let mut last = None;
    while let Some(here) = address {
        let (page, paging) = page(db, source, grid, &here);
        there.extend(counted(&lines(page)));
        last = last.or(paging.last);
        address = paging.next;
        assert!(there.len() < 2_000, "the pages do not end");
    }
    let mut address = Some(last.unwrap_or_else(|| start.to_owned()));
    while let Some(here) = address {
        let (page, paging) = page(db, source, grid, &here);
        back.splice(0..0, counted(&lines(page)));
        address = paging.previous;
        assert!(back.len() < 2_000, "the pages do not end on the way back");
    }
    [there, back]
}

fn on_list(on: Engine, work: impl FnOnce(&mut Db)) {
    let database = Database::copy(on, &mixed());
    work(&mut database.address.open().unwrap());
}

fn check<S: Source>(db: &mut Db, source: &S, grid: &Grid<S::Row>) {
    let rows = all_rows(db, source, grid);
    let rows: Vec<&S::Row> = rows.iter().collect();
    for text in groupings(grid) {
        let expected = expected(&boxes(grid, &text, &rows));
        let [there, back] = walk(db, source, grid, &format!("?group={text}&size=25"));
        assert_eq!(there, expected, "{text}");
        assert_eq!(back, expected, "{text} on the way back");
    }
}

fn the_groups_of_every_column_are_those_of_a_slow_model(on: Engine) {
    on_list(on, |db| {
        assert!(groupings(&ACCOUNTS).len() >= 30, "the list offers fewer groups than it did");
        for excluded in ["name", "email", "login", "id", "description"] {
            assert!(!groupings(&ACCOUNTS).iter().any(|key| key == excluded), "{excluded} tells rows apart");
        }
        check(db, &Visible(&TESTER), &ACCOUNTS);
        check(db, &Buried(&TESTER), &REPORT);
    });
}

fn groups_with_a_query_are_those_of_a_slow_model(on: Engine) {
    on_list(on, |db| {
        let source = Visible(&TESTER);
        let rows = all_rows(db, &source, &ACCOUNTS);
        for query in [
            "status:pending",
            "example",
            "an",
            "role:support",
            "-status:active",
            "status:active created:<1d",
            "zzzz",
        ] {
            let q: String = url::form_urlencoded::byte_serialize(query.as_bytes()).collect();
            let found: BTreeSet<i64> =
                forward(db, &source, &ACCOUNTS, &format!("?q={q}&size=200")).concat().into_iter().collect();
            let matching: Vec<_> = rows.iter().filter(|row| found.contains(&row.id)).collect();
            for text in ["status", "-job_title", "roles", "last_login", "-last_login:year", "last_name"] {
                let expected = expected(&boxes(&ACCOUNTS, text, &matching));
                let start = format!("?q={q}&group={text}&size=25");
                let [there, back] = walk(db, &source, &ACCOUNTS, &start);
                assert_eq!(there, expected, "{query} by {text}");
                assert_eq!(back, expected, "{query} by {text} on the way back");
            }
        }
    });
}

fn groups_in_groups_are_those_of_a_slow_model(on: Engine) {
    on_list(on, |db| {
        let source = Visible(&TESTER);
        let rows = all_rows(db, &source, &ACCOUNTS);
        let rows: Vec<_> = rows.iter().collect();
        for (outer, inner) in [
            ("status", "-kind"),
            ("last_login:year", "status"),
            ("-kind", "valid_until"),
            ("roles", "job_title"),
        ] {
            for (key, within) in boxes(&ACCOUNTS, outer, &rows) {
                let open = if key.is_empty() { "-" } else { &key };
                let start = format!("?group={outer},{inner}&open={open}&size=200");
                let (page, _) = page(db, &source, &ACCOUNTS, &start);
                let lines = lines(page);
                let open = lines.iter().find(|line| line.inside.is_some()).expect("the group is open");
                assert_eq!(open.path.last().map(Key::to_text), Some(key.clone()));
                let Some(Inside::Groups { lines, more: false }) = &open.inside else {
                    panic!("no groups in it")
                };
                assert_eq!(counted(lines), expected(&boxes(&ACCOUNTS, inner, &within)), "{start}");
            }
        }
    });
}

fn the_rows_of_an_open_group_are_its_first_in_order(on: Engine) {
    on_list(on, |db| {
        let source = Visible(&TESTER);
        let rows = all_rows(db, &source, &ACCOUNTS);
        let refs: Vec<_> = rows.iter().collect();
        for (group, sort) in [
            ("status", "-last_login"),
            ("valid_until:year", "name"),
            ("roles", "-email"),
            ("job_title", "last_login,name"),
        ] {
            let order = model(&ACCOUNTS, &rows, sort);
            let boxes = boxes(&ACCOUNTS, group, &refs);
            for (key, within) in boxes.iter().take(8) {
                let open: String = url::form_urlencoded::byte_serialize(key.as_bytes()).collect();
                let open = if key.is_empty() { "-".to_owned() } else { open.replace('+', "%20") };
                let start = format!("?group={group}&sort={sort}&open={open}&size=200");
                let (page, _) = page(db, &source, &ACCOUNTS, &start);
                let mine: BTreeSet<i64> = within.iter().map(|row| row.id).collect();
                let expected: Vec<i64> =
                    order.iter().copied().filter(|id| mine.contains(id)).take(25).collect();
                assert_eq!(page.rows.iter().map(|row| row.id).collect::<Vec<_>>(), expected, "{start}");
                let lines = lines(page);
                let inside = lines.iter().find_map(|line| line.inside.as_ref()).unwrap();
                assert!(
                    matches!(inside, Inside::Rows { more, .. } if *more == (within.len() > 25)),
                    "{start}"
                );
            }
        }
    });
}

#[test]
fn both_databases_have_the_same_groups() {
    let of = |on: Engine| {
        let database = Database::copy(on, &mixed());
        let mut db = database.address.open().unwrap();
        let all = groupings(&ACCOUNTS).into_iter();
        all.map(|text| {
            let groups = walk(&mut db, &Visible(&TESTER), &ACCOUNTS, &format!("?q=an&group={text}&size=25"));
            (text, groups)
        })
        .collect::<Vec<_>>()
    };
    assert_eq!(of(Engine::Sqlite), of(Engine::Postgres));
}
