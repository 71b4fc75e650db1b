//! `gatehouse audit verify`, as a person or a timer runs it.

use std::process::{Command, Output};

use gatehouse::db::Address;

use super::sealed;
use crate::support::database::folder;
use crate::support::{Engine, TestApp, on_both};

on_both!(the_exit_code_tells);

fn run(app: &TestApp, more: &[&str]) -> (Option<i32>, String, String) {
    let url = match &app.database.address {
        Address::Sqlite(path) => format!("sqlite:{path}"),
        Address::Postgres(url) => url.clone(),
    };
    at(&url, more)
}

fn at(url: &str, more: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gatehouse"));
    command.args(["audit", "verify"]).args(more).env("GATEHOUSE_DATABASE_URL", url);
    let Output { status, stdout, stderr } = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (status.code(), text(stdout), text(stderr))
}

fn the_exit_code_tells(on: Engine) {
    let app = on.company();
    let anchor = sealed(&app, 6).newest.unwrap().0;
    let (code, said, complaint) = run(&app, &[]);
    assert_eq!((code, complaint.as_str()), (Some(0), ""), "{said}");
    assert!(said.contains("intact: ") && said.contains(&format!("Anchor: {anchor}\n")), "{said}");
    // What was printed is what is given back, as it is or in a file.
    let file = folder().join(format!("gatehouse_app_{}_{on:?}_anchors.db", std::process::id()));
    std::fs::write(&file, &said).unwrap();
    for given in [anchor.to_string().as_str(), file.to_str().unwrap()] {
        let (code, said, _) = run(&app, &["--anchor", given]);
        assert_eq!(code, Some(0), "{said}");
        assert!(said.contains("what the anchor knows is there"), "{said}");
    }
    std::fs::remove_file(&file).unwrap();
    app.sql("UPDATE audit_events SET actor_name = 'nobody' WHERE id = (SELECT event_id FROM audit_seals WHERE number = 3)");
    let (code, said, complaint) = run(&app, &[]);
    assert_eq!(code, Some(1), "{said}{complaint}");
    assert!(said.contains("BROKEN") && !said.contains("Anchor:"), "{said}");
    assert!(complaint.contains("(seal 3) was changed after it was sealed"), "{complaint}");
    // What cannot be told is neither.
    assert_eq!(run(&app, &["--anchor", "/nowhere"]).0, Some(2));
    assert_eq!(run(&app, &["--nonsense"]).0, Some(2));
    assert_eq!(at("sqlite:/nowhere/at/all.db", &[]).0, Some(2));
    app.sql("DELETE FROM __diesel_schema_migrations WHERE version = '20261120000025'");
    let (code, _, complaint) = run(&app, &[]);
    assert_eq!(code, Some(2));
    assert!(complaint.contains("gatehouse migrate"), "{complaint}");
}
