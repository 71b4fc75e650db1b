//! The made-up company on both databases.

mod held;

use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{NaiveDate, NaiveDateTime};
use diesel::connection::SimpleConnection;
use diesel::dsl::max;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::*;
use crate::db::dialect::{self, Dialect};
use crate::db::schema::{account_roles, roles};
use crate::db::{Address, migrate};
use crate::fold;

/// A migrated database of its own, gone when dropped.
struct Home {
    db: Option<Db>,
    drop: Box<dyn Fn()>,
}

impl Drop for Home {
    fn drop(&mut self) {
        self.db = None;
        (self.drop)();
    }
}

fn sqlite(name: &str) -> Home {
    let path = std::env::temp_dir().join(name).display().to_string();
    let db = Address::parse(&format!("sqlite:{path}.db")).unwrap().open().unwrap();
    let remove = move || {
        for end in ["db", "db-wal", "db-shm", "db-journal"] {
            drop(std::fs::remove_file(format!("{path}.{end}")));
        }
    };
    Home { db: Some(db), drop: Box::new(remove) }
}

fn postgres(name: &str) -> Home {
    let server = std::env::var("GATEHOUSE_TEST_POSTGRES").expect("GATEHOUSE_TEST_POSTGRES names a server");
    let name = name.replace('-', "_");
    let own = format!("{}/{name}", server.rsplit_once('/').unwrap().0);
    let admin = move |sql: String| {
        Address::parse(&server).unwrap().open().unwrap().batch_execute(&sql).unwrap();
    };
    admin(format!("CREATE DATABASE {name}"));
    let db = Address::parse(&own).unwrap().open().unwrap();
    Home { db: Some(db), drop: Box::new(move || admin(format!("DROP DATABASE {name} WITH (FORCE)"))) }
}

/// Runs `test` on an empty database of each sort; what it returned there.
fn both<T>(test: impl Fn(&mut Db) -> T) -> [T; 2] {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let name = format!("gatehouse-demo-{}-{number}", std::process::id());
    [sqlite(&name), postgres(&name)].map(|mut home| {
        let db = home.db.as_mut().unwrap();
        migrate(db).unwrap();
        test(db)
    })
}

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 20).unwrap().and_hms_opt(12, 0, 0).unwrap()
}

fn load_demo(db: &mut Db, accounts: u64) -> Summary {
    load(db, (accounts, 40), "the hash", now(), &mut |_| ()).unwrap()
}

fn count(db: &mut Db, condition: &str) -> i64 {
    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = BigInt)]
        n: i64,
    }
    let sql = format!("SELECT count(*) AS n FROM accounts WHERE {condition}");
    diesel::sql_query(sql).get_result::<Count>(db).unwrap().n
}

/// Names and definitions of everything that hangs on tables.
fn attachments(db: &mut Db) -> Vec<String> {
    #[derive(QueryableByName)]
    struct Line {
        #[diesel(sql_type = Text)]
        line: String,
    }
    let sql = match dialect::of(db) {
        Dialect::Sqlite => {
            "SELECT name || ': ' || coalesce(sql, '') AS line FROM sqlite_master \
             WHERE name NOT LIKE 'sqlite_stat%' ORDER BY 1"
        }
        Dialect::Postgres => {
            "SELECT indexdef AS line FROM pg_indexes WHERE schemaname = 'public' UNION ALL \
             SELECT conrelid::regclass || ' ' || conname || ' ' || convalidated || pg_get_constraintdef(oid) \
             FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1"
        }
    };
    diesel::sql_query(sql).load::<Line>(db).unwrap().into_iter().map(|line| line.line).collect()
}

#[test]
fn shares_of_kinds_and_statuses_are_as_promised() {
    both(|db| {
        let summary = load_demo(db, 2_000);
        assert_eq!(summary.accounts, 2_000);
        assert_eq!(count(db, "true"), 2_000);
        assert!((98..=100).contains(&count(db, "kind = 'service'")));
        let near = |share: i64, wanted: i64| (share - wanted).abs() <= 5;
        assert!(near(count(db, "kind = 'operator' AND status = 'active'"), 1_520));
        assert!(near(count(db, "kind = 'operator' AND status = 'pending'"), 95));
        assert!(near(count(db, "kind = 'operator' AND status = 'inactive'"), 285));
        assert!(near(count(db, "locale = 'ja'") / 10, 38));
        assert!(near(count(db, "kind = 'operator' AND role_count = 0") / 10, 48));
        assert!(count(db, "role_count = 2") > 10);
    });
}

#[test]
fn accounts_keep_the_rules_of_their_status() {
    both(|db| {
        load_demo(db, 2_000);
        assert_eq!(count(db, "kind = 'service' AND (email IS NOT NULL OR login IS NOT NULL)"), 0);
        assert_eq!(count(db, "kind = 'operator' AND status = 'active' AND confirmed_at IS NULL"), 0);
        assert_eq!(
            count(db, "status = 'pending' AND (confirmed_at IS NOT NULL OR last_login_at IS NOT NULL)"),
            0
        );
        assert_eq!(count(db, "last_login_at < confirmed_at OR confirmed_at < created_at"), 0);
        assert_eq!(count(db, "modified_at < created_at"), 0);
        assert_eq!(count(db, "status <> 'inactive' AND inactive_reason IS NOT NULL"), 0);
        let newest: Option<NaiveDateTime> =
            accounts::table.select(max(accounts::modified_at)).first(db).unwrap();
        assert!(newest.unwrap() <= now());
        let never = count(db, "kind = 'operator' AND status = 'active' AND last_login_at IS NULL");
        assert!((100..=210).contains(&never), "{never}");
    });
}

#[test]
fn the_list_knows_the_first_key_to_expire() {
    both(|db| {
        load_demo(db, 2_000);
        let first = "SELECT min(expires_at) FROM api_keys WHERE account_id = accounts.id \
                     AND revoked_at IS NULL AND expires_at > '2026-11-20 12:00:00'";
        let have = count(db, "kind = 'service' AND key_expires_at IS NOT NULL");
        assert_eq!(count(db, &format!("key_expires_at = ({first}) AND kind = 'service'")), have);
        assert!(have > 60 && count(db, "key_expires_at < '2026-12-20 12:00:00'") > 5, "{have}");
    });
}

#[test]
fn the_three_people_are_there_to_sign_in_as() {
    both(|db| {
        load_demo(db, 0);
        assert_eq!(count(db, "password_hash = 'the hash' AND status = 'active'"), 3);
        for person in PEOPLE {
            let role: Option<String> = roles::table
                .inner_join(account_roles::table.inner_join(accounts::table))
                .filter(accounts::login_key.eq(person.login))
                .filter(accounts::email_key.eq(format!("{}@example.com", person.login)))
                .select(roles::key.assume_not_null())
                .first(db)
                .optional()
                .unwrap();
            assert_eq!(role.as_deref(), person.role);
        }
    });
}

#[test]
fn indexes_triggers_and_keys_are_back_and_the_next_id_is_free() {
    both(|db| {
        let before = attachments(db);
        load_demo(db, 500);
        assert!(before.len() > 20);
        assert_eq!(attachments(db), before);
        let email = accounts::table.filter(accounts::id.eq(1)).select(accounts::email_key);
        let taken: Option<String> = email.first(db).unwrap();
        let copy = |email: &str| {
            format!(
                "INSERT INTO accounts (kind, identity_source, status, display_name, first_name, last_name, email, \
                 job_title, description, locale, time_zone, theme, credential_epoch, role_count, created_at, \
                 created_by_name, modified_at, modified_by_name, version, email_key, name_key, first_name_key, \
                 last_name_key, job_title_key, search_text) \
                 SELECT kind, identity_source, 'pending', display_name, first_name, last_name, '{email}', job_title, \
                 description, locale, time_zone, theme, 1, 0, created_at, created_by_name, modified_at, \
                 modified_by_name, 1, '{email}', name_key, first_name_key, last_name_key, job_title_key, \
                 '  zzyzx' FROM accounts WHERE id = 1"
            )
        };
        db.batch_execute(&copy("new@example.com")).unwrap();
        let newest: Option<i64> = accounts::table.select(max(accounts::id)).first(db).unwrap();
        assert_eq!(newest, Some(501));
        assert_eq!(found(db, "zzyzx"), 1);
        assert!(db.batch_execute(&copy(&taken.unwrap())).is_err());
    });
}

/// How many accounts the trigram index finds.
fn found(db: &mut Db, text: &str) -> i64 {
    let needle = fold::needle(text);
    let letters: Vec<char> = needle.chars().collect();
    let trigrams: Vec<String> =
        letters.windows(3).map(|three| format!("\"{}\"", three.iter().collect::<String>())).collect();
    let like = format!("search_text LIKE '%{needle}%'");
    match dialect::of(db) {
        Dialect::Sqlite => {
            let ids = "SELECT rowid FROM accounts_search WHERE accounts_search MATCH";
            count(db, &format!("{like} AND id IN ({ids} '{}')", trigrams.join(" ")))
        }
        Dialect::Postgres => {
            db.batch_execute("SET enable_seqscan = off").unwrap();
            count(db, &like)
        }
    }
}

#[test]
fn search_finds_names_in_every_writing() {
    let found = both(|db| {
        load_demo(db, 2_000);
        for (text, condition) in [
            ("佐藤", "last_name = '佐藤'"),
            ("Müller", "last_name LIKE 'Müller%'"),
            ("ada.admin", "login = 'ada.admin'"),
        ] {
            assert!(count(db, condition) > 0, "{text}");
            assert_eq!(found(db, text), count(db, condition), "{text}");
        }
        found(db, "佐藤")
    });
    assert_eq!(found[0], found[1]);
}

type Dates = (NaiveDateTime, Option<NaiveDateTime>, Option<NaiveDateTime>);

#[test]
fn two_loads_are_alike_on_both_databases() {
    let rows = both(|db| {
        load_demo(db, 800);
        let dated = (accounts::created_at, accounts::last_login_at, accounts::valid_until);
        let columns = (accounts::id, accounts::name_key, accounts::search_text, accounts::login_key, dated);
        let rows: Vec<(i64, String, String, Option<String>, Dates)> =
            accounts::table.select(columns).order(accounts::id).load(db).unwrap();
        assert!(rows.iter().any(|row| row.4.2 > Some(now())));
        rows
    });
    assert_eq!(rows[0], rows[1]);
}

#[test]
fn a_database_in_use_is_refused_and_left_alone() {
    both(|db| {
        load_demo(db, 10);
        let again = load(db, (20, 0), "other", now(), &mut |_| ());
        assert!(matches!(again, Err(Error::Refused(ref why)) if why.key == "demo-refusal-not-empty"));
        assert_eq!(count(db, "true"), 10);
    });
}

#[test]
fn a_load_that_fails_in_the_middle_leaves_nothing() {
    both(|db| {
        let before = attachments(db);
        let failed: Result<(), Error> = bulk::load(db, &["accounts", "account_roles"], &mut |db| {
            let all = builtin_roles(db)?.into_iter().collect();
            let crowd = Crowd {
                licenses: 40,
                total: 20,
                now: now(),
                password_hash: String::new(),
                roles: all,
                tenants: Vec::new(),
                names: Names::default(),
            };
            fill(db, &crowd, &mut |_| ())?;
            assert_eq!(count(db, "true"), 20);
            Err(Error::Busy)
        });
        assert!(failed.is_err());
        assert_eq!(count(db, "true"), 0);
        assert_eq!(attachments(db), before);
        assert_eq!(load_demo(db, 10).accounts, 10);
    });
}
