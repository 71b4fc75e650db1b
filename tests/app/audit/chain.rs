//! Whoever changes the trail past Gatehouse is found out.

use std::sync::atomic::{AtomicBool, Ordering};

use gatehouse::audit::chain::{Anchor, Fault, Standing, seal, standing, verify};
use gatehouse::db;

use super::{check, seal_all, sealed, write};
use crate::support::snapshot::lines;
use crate::support::{Engine, TestApp, on_both, say};

on_both!(
    an_intact_trail_is_intact,
    a_changed_entry_is_named,
    a_removed_entry_is_named,
    an_inserted_entry_is_named,
    exchanged_entries_are_named,
    only_an_anchor_shows_that_the_end_is_gone,
    many_instances_seal_one_chain,
    it_is_verified_while_entries_are_written,
    an_older_trail_is_sealed,
    the_page_shows_the_anchor,
);

/// The id of the entry with this seal.
fn sealed_as(app: &TestApp, number: i64) -> i64 {
    let sql = format!("SELECT CAST(event_id AS TEXT) AS line FROM audit_seals WHERE number = {number}");
    lines(app, &sql)[0].parse().unwrap()
}

fn anchor(standing: &Standing) -> Anchor {
    standing.newest.unwrap().0
}

fn an_intact_trail_is_intact(on: Engine) {
    let app = on.demo(200);
    // What was loaded is sealed as well, and more than one batch.
    let before = seal_all(&app);
    assert!(anchor(&before).number > 100);
    let after = sealed(&app, 1_201);
    assert_eq!(anchor(&after).number, anchor(&before).number + 1_201);
    let report = app.read(|db| verify(db, &[anchor(&before), anchor(&after)]));
    assert_eq!(report.faults, []);
    assert_eq!(report.standing, after);
    assert_eq!(seal(&app.pool).unwrap(), 0);
    // What is not sealed yet is told, and no fault.
    write(&app, 2);
    let report = check(&app);
    assert_eq!(report.faults, []);
    let waiting = i64::try_from(lines(&app, "SELECT 'x' AS line FROM audit_unsealed").len()).unwrap();
    assert!(waiting <= 2 && report.standing.waiting <= 2);
}

fn a_changed_entry_is_named(on: Engine) {
    let app = on.company();
    sealed(&app, 10);
    let id = sealed_as(&app, 5);
    let changes = [
        ("at", "'2020-01-01 00:00:00'"),
        ("actor_kind", "'nobody'"),
        ("actor_id", "2"),
        ("actor_name", "'somebody else'"),
        ("action", "'account.create'"),
        ("subject_kind", "'role'"),
        ("subject_id", "2"),
        ("subject_name", "'Otto'"),
        ("outcome", "'refused'"),
        ("reason", "''"),
        ("changes", "'[] '"),
        ("ip", "'192.0.2.1'"),
        ("request_id", "'x'"),
    ];
    for (column, value) in changes {
        app.sql("CREATE TABLE kept AS SELECT * FROM audit_events");
        app.sql(&format!("UPDATE audit_events SET {column} = {value} WHERE id = {id}"));
        let found = check(&app).faults;
        assert!(
            matches!(found[..], [Fault::Changed { id: named, number: 5, .. }] if named == id),
            "{column}: {found:?}"
        );
        app.sql(&format!(
            "UPDATE audit_events SET {column} = (SELECT {column} FROM kept WHERE kept.id = {id}) WHERE id = {id}"
        ));
        app.sql("DROP TABLE kept");
        assert_eq!(check(&app).faults, [], "{column}");
    }
    // A forged seal does not fit either.
    app.sql("UPDATE audit_seals SET sealed_at = '2020-01-01 00:00:00' WHERE number = 7");
    assert!(matches!(check(&app).faults[..], [Fault::Changed { number: 7, .. }]));
}

fn a_removed_entry_is_named(on: Engine) {
    let app = on.company();
    sealed(&app, 10);
    let id = sealed_as(&app, 4);
    app.sql(&format!("DELETE FROM audit_events WHERE id = {id}"));
    assert_eq!(check(&app).faults, [Fault::Missing { id, number: 4 }]);
    app.sql("DELETE FROM audit_seals WHERE number = 4");
    assert_eq!(check(&app).faults, [Fault::Unsealed { number: 4, next: 5 }]);
    // With the numbers closed up, the one behind it does not fit.
    app.sql("UPDATE audit_seals SET number = number - 1000 WHERE number > 4");
    app.sql("UPDATE audit_seals SET number = number + 999 WHERE number < 0");
    assert!(matches!(check(&app).faults[..], [Fault::Changed { number: 4, .. }]));
    // What is removed before it was sealed is missed, too, unless its note is removed with it.
    let app = on.company();
    app.sql("INSERT INTO audit_unsealed (event_id) VALUES (999999)");
    assert_eq!(check(&app).faults, [Fault::Lost { id: 999_999 }]);
    // It keeps nobody from sealing the others.
    write(&app, 3);
    seal(&app.pool).unwrap();
    assert_eq!(check(&app).standing.waiting, 1);
}

const COPIED: &str = "at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id, subject_name, outcome, \
                      reason, changes, ip, request_id, actor_key, subject_key, search_text";

fn an_inserted_entry_is_named(on: Engine) {
    let app = on.company();
    sealed(&app, 10);
    let id = sealed_as(&app, 4);
    app.sql(&format!(
        "INSERT INTO audit_events (id, {COPIED}) SELECT 5000, {COPIED} FROM audit_events WHERE id = {id}"
    ));
    let found = check(&app).faults;
    assert!(matches!(found[..], [Fault::Inserted { id: 5_000, .. }]), "{found:?}");
    // It is never sealed by itself.
    seal(&app.pool).unwrap();
    assert!(matches!(check(&app).faults[..], [Fault::Inserted { id: 5_000, .. }]));
}

fn exchanged_entries_are_named(on: Engine) {
    let exchange = |table: &str, column: &str, (one, other): (i64, i64)| {
        [(one, -1), (other, one), (-1, other)]
            .map(|(from, to)| format!("UPDATE {table} SET {column} = {to} WHERE {column} = {from}"))
    };
    for (table, column) in [("audit_events", "id"), ("audit_seals", "event_id"), ("audit_seals", "number")] {
        let app = on.company();
        sealed(&app, 12);
        let (one, other) = (sealed_as(&app, 5), sealed_as(&app, 9));
        let pair = if column == "number" { (5, 9) } else { (one, other) };
        for sql in exchange(table, column, pair) {
            app.sql(&sql);
        }
        let found = check(&app).faults;
        let named = |id: i64, with: i64| (id, with) == (one, other) || (id, with) == (other, one);
        assert!(
            matches!(found[..], [Fault::Reordered { id, number: 5, other }] if named(id, other)),
            "{table}.{column}: {found:?}"
        );
    }
}

fn only_an_anchor_shows_that_the_end_is_gone(on: Engine) {
    let app = on.company();
    let early = anchor(&sealed(&app, 5));
    let late = anchor(&sealed(&app, 5));
    assert_eq!(late.number, early.number + 5);
    let cut = [
        format!(
            "DELETE FROM audit_events WHERE id IN (SELECT event_id FROM audit_seals WHERE number > {})",
            late.number - 2
        ),
        format!("DELETE FROM audit_seals WHERE number > {}", late.number - 2),
    ];
    for sql in &cut {
        app.sql(sql);
    }
    assert_eq!(check(&app).faults, [], "nothing in the database tells");
    let found = app.read(|db| verify(db, &[early, late])).faults;
    assert_eq!(found, [Fault::CutOff { anchor: late, sealed: late.number - 2 }]);
    // New entries in its place do not hide it.
    sealed(&app, 5);
    assert_eq!(check(&app).faults, []);
    assert_eq!(app.read(|db| verify(db, &[early, late])).faults, [Fault::Rewritten { anchor: late }]);
}

fn many_instances_seal_one_chain(on: Engine) {
    let app = on.company();
    seal_all(&app);
    let before = app.read(standing).newest.map_or(0, |(anchor, _)| anchor.number);
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| write(&app, 60));
            // On SQLite several of one process wait for the one writer; the database decides in either case.
            scope.spawn(|| (0..40).for_each(|_| drop(seal(&app.pool))));
        }
    });
    let after = anchor(&seal_all(&app)).number;
    assert_eq!(after - before, 180);
    assert_eq!(check(&app).faults, []);
}

fn it_is_verified_while_entries_are_written(on: Engine) {
    let app = on.company();
    let first = anchor(&sealed(&app, 20));
    let over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for _ in 0..15 {
                write(&app, 10);
                drop(seal(&app.pool));
            }
            over.store(true, Ordering::SeqCst);
        });
        while !over.load(Ordering::SeqCst) {
            let report = app.read(|db| verify(db, &[first]));
            assert_eq!(report.faults, []);
        }
    });
}

fn an_older_trail_is_sealed(on: Engine) {
    let app = on.company();
    write(&app, 7);
    // As before there were seals.
    for sql in [
        "DROP TABLE audit_seals",
        "DROP TABLE audit_unsealed",
        "DELETE FROM __diesel_schema_migrations WHERE version = '20261120000025'",
    ] {
        app.sql(sql);
    }
    let mut db = app.database.address.open().unwrap();
    assert_eq!(db::migrate(&mut db).unwrap(), 1);
    let entries = lines(&app, "SELECT 'x' AS line FROM audit_events").len();
    assert_eq!(anchor(&seal_all(&app)).number, i64::try_from(entries).unwrap());
    assert_eq!(check(&app).faults, []);
}

fn the_page_shows_the_anchor(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let anchor = anchor(&sealed(&app, 3));
    let list = ada.get("/audit").expect(200);
    assert!(list.html.contains("href=\"/audit/seals\""));
    let page = ada.get("/audit/seals").expect(200).saying(&say("audit-seals-title", &[]));
    page.saying(&format!("gatehouse audit verify --anchor {anchor}"));
    app.license_admin().get("/audit/seals").expect(403);
    app.operator().get("/audit/seals").expect(403);
}
