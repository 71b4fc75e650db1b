//! Bulk actions: chosen, previewed, ordered, carried out, reported, taken back.

mod choosing;
mod ending;
mod kill;
mod reports;
mod roles;
mod running;
mod tenants;
mod undoing;

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use crate::support::snapshot::lines;
use crate::support::{Client, Engine, Page, TestApp};

/// Longer than any job takes here.
const PATIENCE: Duration = Duration::from_mins(3);

/// What a confirmation page is asked for.
fn address(task: &str, chosen: &[(&str, &str)]) -> String {
    format!("/accounts/{task}?{}", crate::support::client::encode(chosen))
}

/// The preview.
fn preview(by: &Client, task: &str, chosen: &[(&str, &str)]) -> Page {
    by.get(&address(task, chosen)).expect(200)
}

/// Sends the form of a preview, with more fields.
fn confirm(by: &Client, task: &str, chosen: &[(&str, &str)], page: &Page, more: &[(&str, &str)]) -> Page {
    let (fingerprint, key) = (page.hidden("fingerprint").unwrap(), page.hidden("key").unwrap());
    let own = [("fingerprint", fingerprint.as_str()), ("key", &key), ("back", "/accounts")];
    let form: Vec<(&str, &str)> = chosen.iter().chain(&own).chain(more).copied().collect();
    by.post(&format!("/accounts/{task}"), &form)
}

/// Previews and confirms.
fn order(by: &Client, task: &str, chosen: &[(&str, &str)], more: &[(&str, &str)]) -> Page {
    let page = preview(by, task, chosen);
    confirm(by, task, chosen, &page, more)
}

/// The job that an answer leads to.
fn job(page: &Page) -> i64 {
    let rest =
        page.location().strip_prefix("/jobs/").unwrap_or_else(|| panic!("no job: {}", page.location()));
    rest.split('?').next().unwrap().parse().unwrap()
}

/// One value.
fn value(app: &TestApp, sql: &str) -> String {
    lines(app, sql).into_iter().next().unwrap_or_default()
}

/// A number.
fn number(app: &TestApp, sql: &str) -> i64 {
    value(app, &format!("SELECT CAST(({sql}) AS TEXT) AS line")).parse().unwrap()
}

fn state(app: &TestApp, job: i64) -> String {
    value(app, &format!("SELECT state AS line FROM jobs WHERE id = {job}"))
}

/// Waits until a job is in a state.
pub fn wait_for(app: &TestApp, job: i64, wanted: &str) {
    let end = Instant::now() + PATIENCE;
    while state(app, job) != wanted {
        assert!(Instant::now() < end, "job {job} is {}, not {wanted}", state(app, job));
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Done, skipped and failed.
fn counts(app: &TestApp, job: i64) -> (i64, i64, i64) {
    let count = |column: &str| number(app, &format!("SELECT {column} FROM jobs WHERE id = {job}"));
    (count("done"), count("skipped"), count("failed"))
}

/// The ids that a query gives.
fn ids(app: &TestApp, sql: &str) -> BTreeSet<i64> {
    lines(app, &format!("SELECT CAST(id AS TEXT) AS line FROM ({sql}) AS found"))
        .iter()
        .map(|id| id.parse().unwrap())
        .collect()
}

/// Runs a statement, however often others come between.
fn force(app: &TestApp, sql: &str) {
    let end = Instant::now() + PATIENCE;
    let run =
        || app.pool.write_here(|db| Ok(diesel::RunQueryDsl::execute(diesel::sql_query(sql), db).map(drop)?));
    while let Err(error) = run() {
        assert!(Instant::now() < end, "{sql}: {error}");
    }
}

/// From now on a job goes to another instance, which does nothing, as soon as its first chunk is done: whatever a test
/// then does comes in the middle of it, however fast or slow the machine.
pub fn hold(on: Engine, app: &TestApp) {
    let elsewhere = "owner = 'elsewhere', leased_until = '2999-01-01 00:00:00'";
    match on {
        Engine::Sqlite => app.sql(&format!(
            "CREATE TRIGGER held AFTER UPDATE OF done ON jobs WHEN NEW.done > 0 BEGIN UPDATE jobs SET {elsewhere} \
             WHERE id = NEW.id; END"
        )),
        Engine::Postgres => {
            app.sql(
                "CREATE FUNCTION held() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.owner := 'elsewhere'; \
                 NEW.leased_until := '2999-01-01 00:00:00'; RETURN NEW; END $$",
            );
            app.sql(
                "CREATE TRIGGER held BEFORE UPDATE OF done ON jobs FOR EACH ROW WHEN (NEW.done > 0) EXECUTE \
                 FUNCTION held()",
            );
        }
    }
}

/// Waits until another instance has the job.
pub fn held(app: &TestApp, job: i64) {
    let end = Instant::now() + PATIENCE;
    while value(app, &format!("SELECT COALESCE(owner, '') AS line FROM jobs WHERE id = {job}")) != "elsewhere"
    {
        assert!(Instant::now() < end, "job {job} does not begin");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Orders the deactivation of everybody; returns the job, with a part of it done and held elsewhere.
fn begun(on: Engine, app: &TestApp, by: &Client) -> i64 {
    hold(on, app);
    let id = job(&order(by, "deactivate", &[("all", "1"), ("q", "")], &[]).expect(303));
    held(app, id);
    id
}

/// Gives a held job back to the workers.
pub fn free(on: Engine, app: &TestApp, job: i64) {
    force(app, if on == Engine::Sqlite { "DROP TRIGGER held" } else { "DROP TRIGGER held ON jobs" });
    force(app, &format!("UPDATE jobs SET owner = NULL, leased_until = NULL WHERE id = {job}"));
}

/// From now on every mail takes a millisecond or two to write, so that a server can be killed in the middle.
pub fn slow(on: Engine, app: &TestApp) {
    if on == Engine::Sqlite {
        app.sql(
            "CREATE TRIGGER slow AFTER INSERT ON outbox BEGIN SELECT COUNT(*) FROM (WITH RECURSIVE n(i) AS (SELECT 1 \
             UNION ALL SELECT i + 1 FROM n WHERE i < 10000) SELECT i FROM n); END",
        );
    } else {
        app.sql(
            "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.001); RETURN NEW; \
             END $$",
        );
        app.sql("CREATE TRIGGER slow BEFORE INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION slow()");
    }
}

/// Mails are written as fast as ever.
pub fn quick(on: Engine, app: &TestApp) {
    force(app, if on == Engine::Sqlite { "DROP TRIGGER slow" } else { "DROP TRIGGER slow ON outbox" });
}

/// Every account that was active when a deactivation began is now either as it was, or inactive with exactly one entry
/// in the trail, one mail if it has an address, no session, and its item done. Returns how many are inactive.
fn all_or_nothing(app: &TestApp, job: i64, before: &BTreeSet<i64>) -> usize {
    let inactive = ids(app, "SELECT id FROM accounts WHERE status = 'inactive'");
    let changed: BTreeSet<i64> = inactive.intersection(before).copied().collect();
    // The made-up company has a history of its own.
    let began = format!("(SELECT created_at FROM jobs WHERE id = {job})");
    let once = |table: &str, filter: &str, column: &str| -> BTreeSet<i64> {
        let sql = format!(
            "SELECT {column} AS id FROM {table} WHERE {filter} GROUP BY {column} HAVING COUNT(*) = 1"
        );
        let more =
            format!("SELECT {column} FROM {table} WHERE {filter} GROUP BY {column} HAVING COUNT(*) > 1");
        assert_eq!(number(app, &format!("SELECT COUNT(*) FROM ({more}) AS twice")), 0, "{table}: twice");
        ids(app, &sql)
    };
    let audited = once(
        "audit_events",
        &format!("action = 'account.deactivate' AND outcome = 'done' AND at >= {began}"),
        "subject_id",
    );
    assert_eq!(audited, changed, "changed and audited are not the same");
    let mailed = once("outbox", &format!("kind = 'deactivated' AND created_at >= {began}"), "account_id");
    let addressed: BTreeSet<i64> = ids(app, "SELECT id FROM accounts WHERE email IS NOT NULL");
    assert_eq!(
        mailed,
        changed.intersection(&addressed).copied().collect(),
        "changed and mailed are not the same"
    );
    let here: BTreeSet<i64> = ids(app, "SELECT account_id AS id FROM sessions");
    assert_eq!(here.intersection(&changed).count(), 0, "somebody inactive is signed in");
    let done =
        ids(app, &format!("SELECT subject_id AS id FROM job_items WHERE job_id = {job} AND state = 'done'"));
    assert_eq!(done, changed, "changed and reported are not the same");
    assert_eq!(counts(app, job).0, i64::try_from(changed.len()).unwrap());
    changed.len()
}
