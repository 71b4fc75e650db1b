//! Random queries on random data: both databases find what a slow model finds, and nothing typed is too much for them.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use diesel::prelude::*;
use gatehouse::accounts::grid::GRID;
use gatehouse::accounts::queries::Visible;
use gatehouse::db::Db;
use gatehouse::db::schema::{account_roles, accounts, roles, tenant_members, tenants};
use gatehouse::grid::fetch;
use gatehouse::grid::language::{Query, parse};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestError, TestRunner};

use super::lists::{all_rows, forward, ink, mixed, request};
use super::model::{Known, holds};
use crate::support::database::Database;
use crate::support::folk::TESTER;
use crate::support::{Engine, on_both};

on_both!(a_random_query_finds_what_a_slow_model_finds, nothing_typed_is_too_much);

/// Filters of every type with every operator that it knows, as people write them.
const FILTERS: &[(&[&str], &[&str])] = &[
    (
        &[
            "name",
            "email",
            "login",
            "job_title",
            "first_name",
            "last_name",
            "description",
            "created_by",
            "modified_by",
        ],
        &[
            "a",
            "zo",
            "audit",
            "=\"ada admin\"",
            "^s",
            "^ä",
            "山",
            "empty",
            "*",
            "100%",
            "_",
            "\"ss\"",
            "=a,b",
            "ﾌﾙ",
            "an,\"zoe zoe\"",
        ],
    ),
    (&["status"], &["active", "=pending", "Inactive", "active,pending", "ＡＣＴＩＶＥ"]),
    (&["kind"], &["operator", "service", "service,operator"]),
    (&["identity_source"], &["local", "sso,directory", "\"Local password\""]),
    (
        &["last_login", "valid_until", "key_expires", "created", "modified"],
        &[
            "2025-01-01",
            "<2025-06-01",
            "<=2025-06-01",
            ">2024-01-01",
            ">=2025-03-03",
            "<30d",
            "<=2w",
            ">90d",
            ">=1y",
            "empty",
            "*",
            "2025-01-01,2025-02-02",
        ],
    ),
    (&["roles", "tenants", "id"], &["0", "=1", "<2", "<=20", ">3", ">=100", "1,2,17", "-5"]),
    (
        &["role"],
        &["tenant_user", "=support", "\"License admin\"", "support,license_admin", "empty", "*", "nobody"],
    ),
    (&["tenant"], &["finance", "=\"Northwind Europe\"", "東京支店,research", "empty", "*", "nobody"]),
    (&["confirmed"], &["yes", "no", "=Yes", "yes,no"]),
];

const WORDS: &[&str] =
    &["a", "s", "an", "smith", "山", "山田", "\"an sc\"", "example", "😀", "zz", "@", "100%", "er_s"];

fn leaf() -> impl Strategy<Value = String> {
    let filter = prop::sample::select(FILTERS).prop_flat_map(|(fields, tests)| {
        (prop::sample::select(fields), prop::sample::select(tests))
            .prop_map(|(field, test)| format!("{field}:{test}"))
    });
    let filter = filter.prop_filter("a list takes no operator", |text| parse(text).is_ok());
    prop_oneof![3 => filter, 1 => prop::sample::select(WORDS).prop_map(str::to_owned)]
}

fn query() -> impl Strategy<Value = String> {
    leaf().prop_recursive(4, 16, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(|terms| terms.join(" ")),
            prop::collection::vec(inner.clone(), 2..4).prop_map(|terms| format!("({})", terms.join(" OR "))),
            inner.prop_map(|term| format!("-({term})")),
        ]
    })
}

/// Every account with the keys of its roles and whether its address was confirmed.
fn facts(db: &mut Db) -> (HashMap<i64, Vec<String>>, HashSet<i64>) {
    let pairs = account_roles::table.inner_join(roles::table);
    let pairs = pairs.select((account_roles::account_id, roles::key.assume_not_null()));
    let mut held: HashMap<i64, Vec<String>> = HashMap::new();
    for (account, role) in pairs.load::<(i64, String)>(db).unwrap() {
        held.entry(account).or_default().push(role);
    }
    let confirmed = accounts::table.filter(accounts::confirmed_at.is_not_null()).select(accounts::id);
    (held, confirmed.load::<i64>(db).unwrap().into_iter().collect())
}

/// The names of the tenants of every account.
fn joined(db: &mut Db) -> HashMap<i64, Vec<String>> {
    let pairs = tenant_members::table.inner_join(tenants::table);
    let mut joined: HashMap<i64, Vec<String>> = HashMap::new();
    for (account, name) in pairs.select((tenant_members::account_id, tenants::name)).load(db).unwrap() {
        joined.entry(account).or_default().push(name);
    }
    joined
}

fn encoded(query: &str) -> String {
    url::form_urlencoded::byte_serialize(query.as_bytes()).collect()
}

fn runner(cases: u32) -> TestRunner {
    TestRunner::new(Config { cases, failure_persistence: None, max_shrink_iters: 200, ..Config::default() })
}

fn passed<T: std::fmt::Debug>(result: Result<(), TestError<T>>) {
    if let Err(error) = result {
        panic!("{error}");
    }
}

fn a_random_query_finds_what_a_slow_model_finds(on: Engine) {
    let database = Database::copy(on, &mixed());
    let mut db = database.address.open().unwrap();
    let mut rows = all_rows(&mut db, &Visible(&TESTER), &GRID);
    rows.sort_by_key(|row| row.id);
    let ((roles, confirmed), tenants) = (facts(&mut db), joined(&mut db));
    let (db, found_some) = (RefCell::new(db), RefCell::new(0));
    let none = Vec::new();
    passed(runner(200).run(&query(), |text| {
        let query: Query = parse(&text).unwrap();
        prop_assert_eq!(parse(&query.to_string()), Ok(query.clone()));
        let known = |row| Known {
            row,
            roles: roles.get(&row.id).unwrap_or(&none),
            tenants: tenants.get(&row.id).unwrap_or(&none),
            confirmed: confirmed.contains(&row.id),
        };
        let fitting =
            rows.iter().filter(|row| query.terms_at_top().iter().all(|term| holds(term, &known(row))));
        let expected: Vec<i64> = fitting.map(|row| row.id).collect();
        let start = format!("?q={}&sort=id&size=200", encoded(&text));
        let found = forward(&mut db.borrow_mut(), &Visible(&TESTER), &GRID, &start).concat();
        *found_some.borrow_mut() += usize::from(!found.is_empty() && found.len() < rows.len());
        prop_assert_eq!(found, expected, "{}", text);
        Ok(())
    }));
    assert!(*found_some.borrow() > 60, "too few of the queries are selective: {}", found_some.borrow());
}

/// Text rich in what means something, right or wrong.
fn typed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => leaf(),
        2 => prop::sample::select(vec![
            " ", " OR ", "(", ")", "-", "\"", ":", ",", "status:", "last_login:<", "id:", "role:^x", "created:9999-99-99",
            "id:99999999999999999999", "name:\u{301}", "valid_until:<99999y", "nothing:1", "\\", "　", "＜", "%", "confirmed:maybe",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

fn nothing_typed_is_too_much(on: Engine) {
    let database = Database::copy(on, &mixed());
    let db = RefCell::new(database.address.open().unwrap());
    passed(runner(200).run(&typed(), |text| {
        let mut asked = request(&GRID, "");
        // What no address can carry does not get this far.
        asked.q = text.chars().filter(|c| !c.is_control()).collect();
        let page = fetch(&mut db.borrow_mut(), &Visible(&TESTER), &GRID, &asked, &ink());
        prop_assert!(page.is_ok(), "{:?}: {:?}", asked.q, page.err());
        if let Some(complaint) = page.ok().and_then(|page| page.complaint) {
            prop_assert!(asked.q.get(complaint.span.start..complaint.span.end).is_some());
        }
        Ok(())
    }));
}
