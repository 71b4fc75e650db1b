//! The query language finds what a slow model finds, on both databases.

use std::collections::HashMap;

use chrono::{NaiveDate, TimeDelta};
use gatehouse::accounts::grid::GRID;
use gatehouse::accounts::queries::Visible;
use gatehouse::accounts::{IdentitySource, Kind, Status};
use gatehouse::fold;
use gatehouse::grid::Source;

use super::lists::{all_rows, forward, mixed, model};
use crate::support::database::Database;
use crate::support::folk::TESTER;
use crate::support::{Engine, on_both};

on_both!(every_query_finds_what_a_slow_model_finds, words_are_found_in_any_spelling);

type Row = <Visible<'static> as Source>::Row;
type Test = Box<dyn Fn(&Row, &[String]) -> bool>;

fn test(test: impl Fn(&Row, &[String]) -> bool + 'static) -> Test {
    Box::new(test)
}

/// The folded words of everything that the search looks through.
fn words(row: &Row) -> Vec<String> {
    let (login, email) = (row.login.clone().unwrap_or_default(), row.email.clone().unwrap_or_default());
    let parts = [
        &row.display_name,
        &row.more.as_deref().unwrap().first_name,
        &row.more.as_deref().unwrap().last_name,
        &login,
        &email,
    ];
    parts
        .iter()
        .flat_map(|part| fold::plain(part).split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

/// One or two characters begin a word, more stand anywhere in one.
fn says(row: &Row, word: &str) -> bool {
    let word = fold::plain(word);
    let is_short = word.chars().count() < 3;
    words(row).iter().any(|known| if is_short { known.starts_with(&word) } else { known.contains(&word) })
}

fn word(text: &'static str) -> (String, Test) {
    (text.to_owned(), test(move |row, _| says(row, text)))
}

fn queries() -> Vec<(String, Test)> {
    let typed = plain_filters().into_iter().chain(filters_on_roles_and_texts());
    let words =
        ["smith", "a", "s", "ann", "山", "山田", "太郎", "100%", "er_s", "a\\\\b", "😀", "ﾌﾙ", "example.com"];
    typed.map(|(query, test)| (query.to_owned(), test)).chain(words.map(word)).collect()
}

fn plain_filters() -> Vec<(&'static str, Test)> {
    let day = NaiveDate::from_ymd_opt(2025, 1, 1).unwrap().and_hms_opt(0, 0, 0).unwrap();
    let ago = |days: i64| gatehouse::clock::now() - TimeDelta::days(days);
    vec![
        ("", test(|_, _| true)),
        ("status:active", test(|row, _| row.status == Status::Active)),
        ("-status:active", test(|row, _| row.status != Status::Active)),
        ("status:pending,inactive", test(|row, _| row.status != Status::Active)),
        ("kind:service", test(|row, _| row.kind == Kind::Service)),
        (
            "identity_source:sso",
            test(|row, _| row.more.as_deref().unwrap().identity_source == IdentitySource::Sso),
        ),
        ("last_login:empty", test(|row, _| row.last_login_at.is_none())),
        ("last_login:*", test(|row, _| row.last_login_at.is_some())),
        ("-last_login:*", test(|row, _| row.last_login_at.is_none())),
        ("last_login:<30d", test(move |row, _| row.last_login_at.is_some_and(|at| at >= ago(30)))),
        ("last_login:>30d", test(move |row, _| row.last_login_at.is_some_and(|at| at < ago(30)))),
        ("created:<2025-01-01", test(move |row, _| row.more.as_deref().unwrap().created_at < day)),
        ("created:>=2025-01-01", test(move |row, _| row.more.as_deref().unwrap().created_at >= day)),
        ("-created:>=2025-01-01", test(move |row, _| row.more.as_deref().unwrap().created_at < day)),
        ("valid_until:*", test(|row, _| row.more.as_deref().unwrap().valid_until.is_some())),
        ("roles:0", test(|row, _| row.role_count == 0)),
        ("roles:>=2", test(|row, _| row.role_count >= 2)),
        ("id:<=20", test(|row, _| row.id <= 20)),
    ]
}

fn filters_on_roles_and_texts() -> Vec<(&'static str, Test)> {
    let name = |row: &Row| fold::sort_key(&row.display_name);
    vec![
        ("role:empty", test(|_, held| held.is_empty())),
        ("role:*", test(|_, held| !held.is_empty())),
        ("role:tenant_user", test(|_, held| held.iter().any(|role| role == "tenant_user"))),
        ("role:\"License admin\"", test(|_, held| held.iter().any(|role| role == "license_admin"))),
        ("-role:tenant_user", test(|_, held| !held.iter().any(|role| role == "tenant_user"))),
        (
            "role:support,license_admin",
            test(|_, held| held.iter().any(|r| r == "support" || r == "license_admin")),
        ),
        ("permission:audit.view", test(|_, held| held.iter().any(|role| role == "company_admin"))),
        (
            "permission:licenses.assign",
            test(|_, held| held.iter().any(|role| role == "company_admin" || role == "license_admin")),
        ),
        ("permission:\"Sign in to tenants\"", test(|_, held| held.iter().any(|role| role != "web_service"))),
        ("-permission:tenants.sign_in", test(|_, held| held.iter().all(|role| role == "web_service"))),
        ("permission:tickets.create", test(|_, _| true)),
        (
            "permission:api.use,tickets.view_open status:active",
            test(|row, held| {
                let uses = ["company_admin", "web_service", "support"];
                row.status == Status::Active && held.iter().any(|role| uses.contains(&role.as_str()))
            }),
        ),
        ("email:empty", test(|row, _| row.email.is_none())),
        (
            "-email:@example.com",
            test(|row, _| row.email.as_ref().is_none_or(|email| !email.contains("@example.com"))),
        ),
        ("login:^a", test(|row, _| row.login.as_ref().is_some_and(|login| login.starts_with('a')))),
        ("name:=\"ada admin\"", test(move |row, _| name(row) == "ada admin")),
        ("name:^s", test(move |row, _| name(row).starts_with('s'))),
        ("name:zoe", test(move |row, _| name(row).contains("zoe"))),
        ("job_title:empty", test(|row, _| row.more.as_deref().unwrap().job_title.is_empty())),
        ("job_title:*", test(|row, _| !row.more.as_deref().unwrap().job_title.is_empty())),
        ("name:100%", test(move |row, _| name(row).contains("100%"))),
        ("name:_", test(move |row, _| name(row).contains('_'))),
        (
            "status:inactive (kind:service OR role:tenant_user)",
            test(|row, held| {
                row.status == Status::Inactive
                    && (row.kind == Kind::Service || held.iter().any(|r| r == "tenant_user"))
            }),
        ),
        (
            "example -(status:active kind:operator)",
            test(|row, _| {
                says(row, "example") && !(row.status == Status::Active && row.kind == Kind::Operator)
            }),
        ),
        ("an sc", test(|row, _| says(row, "an") && says(row, "sc"))),
        ("example status:pending", test(|row, _| says(row, "example") && row.status == Status::Pending)),
        ("nobodyatall", test(|_, _| false)),
    ]
}

/// What the accounts hold, by id: the keys of their roles.
fn held(db: &mut gatehouse::db::Db) -> HashMap<i64, Vec<String>> {
    use diesel::prelude::*;
    use gatehouse::db::schema::{account_roles, roles};
    let pairs = account_roles::table.inner_join(roles::table);
    let pairs = pairs.select((account_roles::account_id, roles::key.assume_not_null()));
    let mut held: HashMap<i64, Vec<String>> = HashMap::new();
    for (account, role) in pairs.load::<(i64, String)>(db).unwrap() {
        held.entry(account).or_default().push(role);
    }
    held
}

fn encoded(query: &str) -> String {
    url::form_urlencoded::byte_serialize(query.as_bytes()).collect()
}

fn every_query_finds_what_a_slow_model_finds(on: Engine) {
    let database = Database::copy(on, &mixed());
    let mut db = database.address.open().unwrap();
    let rows = all_rows(&mut db, &Visible(&TESTER), &GRID);
    let held = held(&mut db);
    let nothing = Vec::new();
    let mut hits = 0;
    for (query, test) in queries() {
        let fitting = |row: &&Row| test(row, held.get(&row.id).unwrap_or(&nothing));
        let expected: Vec<&Row> = rows.iter().filter(fitting).collect();
        hits += usize::from(!expected.is_empty());
        for sort in ["name", "-last_login"] {
            let expected: Vec<i64> = model(&GRID, &rows, sort)
                .into_iter()
                .filter(|id| expected.iter().any(|row| row.id == *id))
                .collect();
            let start = format!("?q={}&sort={sort}&size=200", encoded(&query));
            let found = forward(&mut db, &Visible(&TESTER), &GRID, &start).concat();
            assert_eq!(found, expected, "{query} by {sort}");
        }
    }
    assert!(hits > 40, "too many of these queries find nothing: only {hits} find something");
}

fn words_are_found_in_any_spelling(on: Engine) {
    let database = Database::copy(on, &mixed());
    let mut db = database.address.open().unwrap();
    let mut first = |query: &str| -> Vec<i64> {
        let start = format!("?q={}&size=25", encoded(query));
        forward(&mut db, &Visible(&TESTER), &GRID, &start).concat()
    };
    for (one, other) in
        [("ÅNGSTRÖM", "ångström"), ("ＳＭＩＴＨ", "smith"), ("フル", "ﾌﾙ"), ("ADA.ADMIN", "ada.admin")]
    {
        assert!(!first(one).is_empty(), "{one}");
        assert_eq!(first(one), first(other));
    }
    // The id, the login or the address that is meant exactly stands first.
    assert_eq!(first("ada.admin@example.com")[0], 1);
    assert_eq!(first("lena.license")[0], 2);
    assert_eq!(first("17")[0], 17);
}
