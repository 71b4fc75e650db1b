//! The whole list as a file, next to the database's own way to write the same columns down.

use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, ensure};
use diesel::connection::{DefaultLoadingMode, SimpleConnection};
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};
use gatehouse::db::Db;

use super::client::Client;
use super::process::memory;
use super::server::Server;
use super::stage::{self, Stage};

/// How often each is done; the fastest counts.
const TIMES: usize = 2;
/// How often memory is looked at.
const GLANCE: Duration = Duration::from_millis(10);

/// What one export showed.
pub struct Line {
    /// As it is called in the table.
    pub name: &'static str,
    /// How many rows.
    pub rows: u32,
    /// From the question to the last byte.
    pub took: Duration,
    /// The size of the file.
    pub bytes: usize,
    /// How much memory of its own the server took meanwhile, in KiB, at most.
    pub growth: u32,
    /// The database's own way; none for what it has no way for.
    pub own: Option<Duration>,
}

/// The columns that are exported, and the query of the same.
const SHOWN: (&str, &str) = (
    "name,email,login,roles,status,kind,last_login",
    "SELECT display_name, email, login, r.names, status, kind, last_login_at FROM accounts LEFT JOIN \
     (SELECT account_id, AGGREGATE(roles.name, ', ') AS names FROM account_roles JOIN roles ON roles.id = role_id \
     GROUP BY account_id) AS r ON r.account_id = accounts.id",
);
const PLAIN: (&str, &str) = (
    "name,email,login,status,kind,last_login",
    "SELECT display_name, email, login, NULL, status, kind, last_login_at FROM accounts",
);

/// Measures exports of all accounts.
pub fn measure(stage: &Stage, db: &mut Db, server: &Server) -> Result<Vec<Line>> {
    let session = server.sign_in("ada.admin")?;
    let mut lines = Vec::new();
    for (name, (columns, sql), order, format) in [
        ("export CSV, columns shown", SHOWN, "ORDER BY name_key, id", "csv"),
        ("export CSV, without roles", PLAIN, "ORDER BY name_key, id", "csv"),
        ("the same beside an unordered copy", PLAIN, "", "csv"),
        ("export XLSX, columns shown", SHOWN, "ORDER BY name_key, id", "xlsx"),
    ] {
        let mut line = export(server, &session, name, columns, format)?;
        for _ in 1..TIMES {
            let again = export(server, &session, name, columns, format)?;
            line.took = line.took.min(again.took);
            line.growth = line.growth.max(again.growth);
        }
        ensure!(line.rows == stage.size || format == "xlsx", "{name}: {} rows", line.rows);
        line.rows = stage.size;
        let own = (0..TIMES).map(|_| written(db, &format!("{sql} {order}"))).collect::<Result<Vec<_>>>()?;
        line.own = own.into_iter().min();
        lines.push(line);
    }
    Ok(lines)
}

fn export(server: &Server, session: &str, name: &'static str, columns: &str, format: &str) -> Result<Line> {
    let mut client = Client::to(server.host)?;
    let page = client.get("/accounts/export", session)?;
    let page = String::from_utf8(page.body)?;
    let token = page.split_once("name=\"csrf\" value=\"").and_then(|(_, rest)| rest.split_once('"'));
    let token = token.context("the question has no token")?.0;
    let form = format!("csrf={token}&columns={columns}&format={format}");
    let (before, is_over) = (memory(server.id())?.1, AtomicBool::new(false));
    let start = Instant::now();
    let (reply, most) = std::thread::scope(|scope| {
        let watcher = scope.spawn(|| {
            let mut most = before;
            while !is_over.load(Ordering::Relaxed) {
                most = most.max(memory(server.id()).map_or(0, |(_, own)| own));
                std::thread::sleep(GLANCE);
            }
            most
        });
        let reply = client.post("/accounts/export", session, &form);
        is_over.store(true, Ordering::Relaxed);
        watcher.join().map(|most| (reply, most)).map_err(|_| anyhow!("the watcher panicked"))
    })?;
    let (took, reply) = (start.elapsed(), reply?);
    ensure!(reply.status == 200, "status {}", reply.status);
    let lines = reply.body.split(|byte| *byte == b'\n').count();
    let rows = u32::try_from(lines)?.saturating_sub(2);
    Ok(Line { name, rows, took, bytes: reply.body.len(), growth: most - before, own: None })
}

/// How long the database's own way takes: COPY on PostgreSQL, one statement stepped through on SQLite.
fn written(db: &mut Db, sql: &str) -> Result<Duration> {
    let file = match db {
        Db::Sqlite(_) => stage::folder().join("export.csv"),
        Db::Postgres(_) => std::env::temp_dir().join(format!("gatehouse-bench-{}.csv", std::process::id())),
    };
    let start = Instant::now();
    match db {
        Db::Sqlite(connection) => stepped(connection, &sql.replace("AGGREGATE", "group_concat"), &file)?,
        Db::Postgres(connection) => {
            let sql = sql.replace("AGGREGATE", "string_agg");
            connection.batch_execute(&format!("COPY ({sql}) TO '{}' (FORMAT csv)", file.display()))?;
        }
    }
    let took = start.elapsed();
    // Only tidiness: the server's file may belong to somebody else.
    drop(std::fs::remove_file(file));
    Ok(took)
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    display_name: String,
    #[diesel(sql_type = Nullable<Text>)]
    email: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    login: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    names: Option<String>,
    #[diesel(sql_type = Text)]
    status: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Nullable<Text>)]
    last_login_at: Option<String>,
}

fn stepped(connection: &mut SqliteConnection, sql: &str, file: &Path) -> Result<()> {
    let mut out = BufWriter::new(std::fs::File::create(file)?);
    let sql = sql.replace("NULL,", "NULL AS names,").replace("r.names,", "r.names AS names,");
    for row in diesel::sql_query(sql).load_iter::<Row, DefaultLoadingMode>(connection)? {
        let Row { display_name, email, login, names, status, kind, last_login_at } = row?;
        let texts = [Some(display_name), email, login, names, Some(status), Some(kind), last_login_at];
        for text in texts {
            out.write_all(text.unwrap_or_default().as_bytes())?;
            out.write_all(b",")?;
        }
        out.write_all(b"\n")?;
    }
    Ok(out.flush()?)
}
