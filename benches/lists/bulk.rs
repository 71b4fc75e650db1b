//! Thousands of accounts deactivated by one bulk action, next to the bare statements, while somebody looks at the list.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, ensure};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use gatehouse::db::Db;

use super::client::Client;
use super::measure::{Figures, alone, figures};
use super::process::Processes;
use super::server::Server;
use super::stage::{Home, Stage};

/// How many accounts are meant, where there are as many.
const COUNT: i64 = 10_000;
/// Accounts in one unit of work, as jobs do them at most.
const CHUNK: usize = 200;
/// After so long nothing will come of it.
const PATIENCE: Duration = Duration::from_mins(5);
const LIST: &str = "/accounts";

/// What came of it.
pub struct Bulk {
    /// Accounts that were deactivated.
    pub count: usize,
    /// From the confirmation to the end of the job.
    pub took: Duration,
    /// The same updates and inserts without Gatehouse.
    pub raw: Duration,
    /// The list before.
    pub before: Figures,
    /// The list meanwhile.
    pub during: Figures,
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// Measures over a copy of `stage`, which is thrown away afterwards.
pub fn run(home: &Home, stage: &Stage, span: Duration) -> Result<Bulk> {
    let copy = copy(home, stage)?;
    let measured = measure(home, &copy, span);
    discard(home, &copy)?;
    measured
}

fn measure(home: &Home, copy: &Stage, span: Duration) -> Result<Bulk> {
    let mut db = copy.open()?;
    let server = Server::start(copy)?;
    let session = server.sign_in("ada.admin")?;
    let headers = format!("{session}HX-Request: true\r\n");
    let mut client = Client::to(server.host)?;
    let mut look = || -> Result<()> {
        ensure!(client.get(LIST, &headers)?.status == 200, "no list");
        Ok(())
    };
    let before = alone(span, &Processes::default(), &mut look)?;
    let job = order(&server, &session, &query(&mut db)?)?;
    let (begin, mut times) = (Instant::now(), Vec::new());
    while number(
        &mut db,
        &format!("SELECT count(*) AS number FROM jobs WHERE id = {job} AND finished_at IS NULL"),
    )? > 0
    {
        ensure!(begin.elapsed() < PATIENCE, "the job does not end");
        for _ in 0..10 {
            let start = Instant::now();
            look()?;
            times.push(start.elapsed());
        }
    }
    let took = begin.elapsed();
    let during = figures(times, took, Duration::ZERO);
    drop(server);
    let ids = lines(
        &mut db,
        &format!(
            "SELECT CAST(subject_id AS TEXT) AS line FROM job_items WHERE job_id = {job} AND state = 'done'"
        ),
    )?;
    ensure!(!ids.is_empty(), "nobody was deactivated");
    let raw = bare(home, &mut db, &ids)?;
    Ok(Bulk { count: ids.len(), took, raw, before, during })
}

/// The search that about [`COUNT`] accounts match: the newest active operators, by whole days.
fn query(db: &mut Db) -> Result<String> {
    let sql = format!(
        "SELECT substr(CAST(min(created_at) AS TEXT), 1, 10) AS line FROM (SELECT created_at FROM accounts \
         WHERE status = 'active' AND kind = 'operator' ORDER BY created_at DESC LIMIT {COUNT}) AS newest"
    );
    let day = lines(db, &sql)?.into_iter().next().context("no account")?;
    Ok(format!("status:active kind:operator created:>{day}"))
}

/// Previews and confirms; the job's id.
fn order(server: &Server, session: &str, query: &str) -> Result<i64> {
    let mut client = Client::to(server.host)?;
    let chosen = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("all", "1"), ("q", query)])
        .finish();
    let preview = client.get(&format!("{LIST}/deactivate?{chosen}"), session)?;
    ensure!(preview.status == 200, "no preview: {}", preview.status);
    let page = String::from_utf8(preview.body)?;
    let own = ["csrf", "fingerprint", "key"].map(|name| Ok((name, hidden(&page, name)?)));
    let own = own.into_iter().collect::<Result<Vec<_>>>()?;
    let form = url::form_urlencoded::Serializer::new(chosen)
        .extend_pairs(own)
        .extend_pairs([("back", LIST), ("reason", "Measured")])
        .finish();
    let reply = client.post(&format!("{LIST}/deactivate"), session, &form)?;
    let location = reply.location.with_context(|| format!("status {}", reply.status))?;
    let id = location.strip_prefix("/jobs/").context("no job")?;
    Ok(id.split('?').next().unwrap_or(id).parse()?)
}

/// The value of a hidden field.
fn hidden(page: &str, name: &str) -> Result<String> {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\"")).with_context(|| name.to_owned())?;
    Ok(rest.split('"').next().unwrap_or_default().to_owned())
}

/// The same accounts, audit rows and mails written by statements alone, in units of work of the same size.
fn bare(home: &Home, db: &mut Db, ids: &[String]) -> Result<Duration> {
    let audit = twin(home, db, "audit_events")?;
    let mail = twin(home, db, "outbox")?;
    let start = Instant::now();
    for chunk in ids.chunks(CHUNK) {
        db.transaction(|db| {
            for id in chunk {
                let id: i64 = id.parse().map_err(|_| diesel::result::Error::NotFound)?;
                diesel::sql_query(match home {
                    Home::Sqlite => {
                        "UPDATE accounts SET status = 'active', version = version + 1 WHERE id = ?"
                    }
                    Home::Postgres(_) => {
                        "UPDATE accounts SET status = 'active', version = version + 1 WHERE id = $1"
                    }
                })
                .bind::<BigInt, _>(id)
                .execute(db)?;
                diesel::sql_query(&audit).execute(db)?;
                diesel::sql_query(&mail).execute(db)?;
            }
            diesel::QueryResult::Ok(())
        })?;
    }
    Ok(start.elapsed())
}

/// The statement that writes the newest row of a table once more.
fn twin(home: &Home, db: &mut Db, table: &str) -> Result<String> {
    let sql = match home {
        Home::Sqlite => format!("SELECT name AS line FROM pragma_table_info('{table}') WHERE name <> 'id'"),
        Home::Postgres(_) => format!(
            "SELECT CAST(column_name AS TEXT) AS line FROM information_schema.columns \
             WHERE table_schema = 'public' AND table_name = '{table}' AND column_name <> 'id'"
        ),
    };
    let columns = lines(db, &sql)?.join(", ");
    let newest = number(db, &format!("SELECT max(id) AS number FROM {table}"))?;
    Ok(format!("INSERT INTO {table} ({columns}) SELECT {columns} FROM {table} WHERE id = {newest}"))
}

/// The same database once more.
fn copy(home: &Home, stage: &Stage) -> Result<Stage> {
    let (stem, end) = stage.url.strip_suffix(".db").map_or((stage.url.as_str(), ""), |stem| (stem, ".db"));
    let url = format!("{stem}_bulk{end}");
    match home {
        Home::Sqlite => {
            stage.open()?.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)")?;
            std::fs::copy(file(&stage.url)?, file(&url)?)?;
        }
        Home::Postgres(server) => {
            let (copied, template) = (name(&url)?, name(&stage.url)?);
            // What a server that was stopped had begun may still be running.
            let sql = format!(
                "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '{template}'; \
                 CREATE DATABASE {copied} TEMPLATE {template}"
            );
            let mut db = maintenance(server)?;
            for statement in sql.split("; ") {
                db.batch_execute(statement)?;
            }
        }
    }
    Ok(Stage { url, size: stage.size })
}

fn discard(home: &Home, copy: &Stage) -> Result<()> {
    match home {
        Home::Sqlite => {
            for end in ["", "-wal", "-shm"] {
                // Only tidiness: a file that cannot be removed harms nothing.
                drop(std::fs::remove_file(format!("{}{end}", file(&copy.url)?)));
            }
            Ok(())
        }
        Home::Postgres(server) => Ok(maintenance(server)?
            .batch_execute(&format!("DROP DATABASE {} WITH (FORCE)", name(&copy.url)?))?),
    }
}

fn maintenance(server: &str) -> Result<Db> {
    Ok(gatehouse::db::Address::parse(server).map_err(|reason| anyhow!(reason))?.open()?)
}

fn file(url: &str) -> Result<&str> {
    let path = url.strip_prefix("sqlite:").context("not a file")?;
    ensure!(Path::new(path).is_absolute(), "{path} is not absolute");
    Ok(path)
}

fn name(url: &str) -> Result<&str> {
    Ok(url.rsplit_once('/').context("a database URL ends in /name")?.1)
}

fn lines(db: &mut Db, sql: &str) -> Result<Vec<String>> {
    Ok(diesel::sql_query(sql).load::<Line>(db)?.into_iter().map(|row| row.line).collect())
}

fn number(db: &mut Db, sql: &str) -> Result<i64> {
    Ok(diesel::sql_query(sql).get_result::<Number>(db)?.number)
}
