//! `db::schema`, SQLite and PostgreSQL agree on every table and column.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::support::snapshot::lines;
use crate::support::{Engine, TestApp, on_both};

on_both!(the_schema_is_what_the_migrations_make);

/// Columns as `name type` or `name type?`, by table.
type Tables = BTreeMap<String, BTreeSet<String>>;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The tables that `table!` declares.
fn declared() -> Tables {
    let source = std::fs::read_to_string(root().join("src/db/schema.rs")).unwrap();
    let mut tables = Tables::new();
    for declaration in source.split("diesel::table! {").skip(1) {
        let (head, body) = declaration.split_once('{').unwrap();
        let name = head.split('(').next().unwrap().trim().to_owned();
        let body = body.split_once('}').unwrap().0;
        let columns = body.split(',').map(str::trim).filter(|column| !column.is_empty());
        let columns = columns.map(|column| {
            let (name, kind) = column.split_once(" -> ").unwrap();
            match kind.strip_prefix("Nullable<").and_then(|kind| kind.strip_suffix('>')) {
                Some(kind) => format!("{name} {kind}?"),
                None => format!("{name} {kind}"),
            }
        });
        tables.insert(name, columns.collect());
    }
    tables
}

/// The name that `table!` has for a type of either database.
fn kind(sql: &str) -> &'static str {
    match sql.to_ascii_lowercase().as_str() {
        "bigint" | "integer" => "BigInt",
        "text" => "Text",
        "timestamp" | "timestamp without time zone" => "Timestamp",
        "boolean" => "Bool",
        other => panic!("the type {other} is new: tell this test what table! calls it"),
    }
}

/// The tables that there are.
fn migrated(on: Engine, app: &TestApp) -> Tables {
    let sql = match on {
        Engine::Sqlite => {
            "SELECT m.name || ' ' || p.name || ' ' || p.\"notnull\" || ' ' || p.type AS line FROM sqlite_master m \
             JOIN pragma_table_info(m.name) p WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite!_%' ESCAPE '!' \
             AND m.name NOT LIKE '%!_search%' ESCAPE '!' AND m.name <> '__diesel_schema_migrations'"
        }
        Engine::Postgres => {
            "SELECT table_name || ' ' || column_name || ' ' || CASE is_nullable WHEN 'NO' THEN 1 ELSE 0 END || ' ' \
             || data_type AS line FROM information_schema.columns WHERE table_schema = 'public' \
             AND table_name <> '__diesel_schema_migrations'"
        }
    };
    let mut tables = Tables::new();
    for line in lines(app, sql) {
        let parts: Vec<&str> = line.splitn(4, ' ').collect();
        let [table, column, required, sql] = parts[..] else { panic!("{line}") };
        let end = if required == "1" { "" } else { "?" };
        tables.entry(table.to_owned()).or_default().insert(format!("{column} {}{end}", kind(sql)));
    }
    tables
}

fn the_schema_is_what_the_migrations_make(on: Engine) {
    let app = on.fresh();
    let declared = declared();
    assert!(declared.len() > 10);
    assert_eq!(migrated(on, &app), declared);
}

#[test]
fn both_databases_have_the_same_migrations() {
    let names = |folder: &str| -> BTreeSet<String> {
        let folder = std::fs::read_dir(root().join("migrations").join(folder)).unwrap();
        folder.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    };
    assert!(!names("sqlite").is_empty());
    assert_eq!(names("sqlite"), names("postgres"));
}

/// The folders' names, in order.
fn migrations(database: &str) -> Vec<String> {
    let folder = root().join("migrations").join(database);
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    names
}

/// Of two migrations of one number, only one is ever applied.
#[test]
fn every_migration_has_a_number_of_its_own() {
    let names = migrations("sqlite");
    assert_eq!(names, migrations("postgres"));
    let numbers: BTreeSet<&str> = names.iter().map(|name| name.split_once('_').unwrap().0).collect();
    assert_eq!(numbers.len(), names.len(), "two migrations share a number: {names:?}");
}
