//! Where the configuration comes from, and whether the program says that it can serve.

use std::process::Command;

use gatehouse::db::Address;

use crate::support::database::folder;
use crate::support::{Engine, on_both};

on_both!(whether_it_can_serve_is_said_with_the_reason, the_configuration_is_the_file_that_is_named,);

fn whether_it_can_serve_is_said_with_the_reason(on: Engine) {
    let app = on.company();
    let ready = |status: u16, said: &str| assert_eq!(app.anon().get("/readyz").expect(status).html, said);
    ready(200, "ready");
    app.sql(
        "UPDATE __diesel_schema_migrations SET version = '29991231000000' WHERE version = '20261121000080'",
    );
    ready(503, "the database schema is newer than this program");
    app.sql("DELETE FROM __diesel_schema_migrations WHERE version = '29991231000000'");
    ready(503, "the database schema is older than this program");
    app.anon().get("/healthz").expect(200);
}

fn the_configuration_is_the_file_that_is_named(on: Engine) {
    let app = on.company();
    let url = match &app.database.address {
        Address::Sqlite(path) => format!("sqlite:{path}"),
        Address::Postgres(url) => url.clone(),
    };
    let file = folder().join(format!("gatehouse_app_{}_{on:?}_named.toml", std::process::id()));
    std::fs::write(&file, format!("database_url = \"{url}\"\n")).unwrap();
    let path = file.to_str().unwrap();
    let run = |named: &[&str], variable: Option<&str>| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gatehouse"));
        command.args(named).args(["audit", "verify"]).env_remove("GATEHOUSE_CONFIG").current_dir(folder());
        let output = command.envs(variable.map(|value| ("GATEHOUSE_CONFIG", value))).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    assert_eq!(run(&["--config", path], None), (Some(0), String::new()));
    assert_eq!(run(&[], Some(path)), (Some(0), String::new()));
    let (code, complaint) = run(&[], Some("/nowhere/gatehouse.toml"));
    assert!(code == Some(2) && complaint.contains("/nowhere/gatehouse.toml"), "{code:?}: {complaint}");
    // What is typed wins.
    assert_eq!(run(&["--config", path], Some("/nowhere/gatehouse.toml")).0, Some(0));
    std::fs::write(&file, "data_base = \"sqlite:x.db\"\n").unwrap();
    let (code, complaint) = run(&[], Some(path));
    assert!(code == Some(2) && complaint.contains("data_base"), "{code:?}: {complaint}");
    std::fs::remove_file(&file).unwrap();
}
