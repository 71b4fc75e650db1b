//! The accounts of a SQLite database, written again by one prepared statement into a table without indexes.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow, bail};
use chrono::NaiveDateTime;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;
use gatehouse::db::schema::accounts;
use gatehouse::db::{Address, Db};

/// Accounts read at a time.
const BATCH: i64 = 10_000;

#[derive(Queryable, Insertable)]
#[diesel(table_name = accounts, treat_none_as_default_value = false)]
struct Row {
    id: i64,
    kind: String,
    identity_source: String,
    status: String,
    display_name: String,
    first_name: String,
    last_name: String,
    email: Option<String>,
    login: Option<String>,
    job_title: String,
    description: String,
    locale: String,
    time_zone: String,
    theme: String,
    password_hash: Option<String>,
    credential_epoch: i64,
    confirmed_at: Option<NaiveDateTime>,
    valid_until: Option<NaiveDateTime>,
    inactive_reason: Option<String>,
    inactive_until: Option<NaiveDateTime>,
    last_login_at: Option<NaiveDateTime>,
    role_count: i64,
    created_at: NaiveDateTime,
    created_by: Option<i64>,
    created_by_name: String,
    modified_at: NaiveDateTime,
    modified_by: Option<i64>,
    modified_by_name: String,
    version: i64,
    login_key: Option<String>,
    email_key: Option<String>,
    name_key: String,
    first_name_key: String,
    last_name_key: String,
    job_title_key: String,
    search_text: String,
    description_key: String,
    created_by_key: String,
    modified_by_key: String,
    key_expires_at: Option<NaiveDateTime>,
    description_text: String,
    login_seconds: Option<i64>,
    license_count: i64,
    tenant_count: i64,
}

#[derive(QueryableByName)]
struct Definition {
    #[diesel(sql_type = Text)]
    sql: String,
}

/// How long the inserts into the new `file` take, in one transaction; reading is not counted.
pub fn load(db: &mut Db, file: &Path) -> Result<Duration> {
    let address = Address::parse(&format!("sqlite:{}", file.display())).map_err(|reason| anyhow!(reason))?;
    let Db::Sqlite(mut bare) = address.open()? else { bail!("{} is no file", file.display()) };
    let table = "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = 'accounts'";
    bare.batch_execute(&diesel::sql_query(table).get_result::<Definition>(db)?.sql)?;
    bare.batch_execute("BEGIN IMMEDIATE")?;
    let (mut took, mut last) = (Duration::ZERO, 0);
    loop {
        let next = accounts::table.filter(accounts::id.gt(last)).order(accounts::id).limit(BATCH);
        let rows: Vec<Row> = next.load(db)?;
        let start = Instant::now();
        for row in &rows {
            diesel::insert_into(accounts::table).values(row).execute(&mut bare)?;
        }
        took += start.elapsed();
        match rows.last() {
            Some(row) => last = row.id,
            None => break,
        }
    }
    let start = Instant::now();
    bare.batch_execute("COMMIT")?;
    Ok(took + start.elapsed())
}
