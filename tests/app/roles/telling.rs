//! Who is told of a change, also when they are very many.

use std::time::{Duration, Instant};

use gatehouse::access::Permission;
use gatehouse::accounts;

use super::{delete, number, send, value};
use crate::support::{Engine, TestApp, on_both};

on_both!(holders_are_told_what_is_new, very_many_are_told_by_a_job, a_role_of_very_many_ends_at_once);

fn facts(app: &TestApp, id: i64) -> String {
    value(app, &format!("SELECT facts AS line FROM outbox WHERE account_id = {id} ORDER BY id DESC"))
}

fn holders_are_told_what_is_new(on: Engine) {
    let app = on.company();
    app.sql("UPDATE accounts SET locale = 'de' WHERE id = 3");
    let ada = app.company_admin();
    let role = app.own_role("Auditor", &[Permission::AuditView]);
    app.give(3, role, None);
    let address = format!("/roles/{role}/edit");
    send(&ada, &address, "Auditor", &["audit.view"], &[("version", "1"), ("description", "x")]).expect(303);
    assert!(app.mails(3).is_empty(), "nobody is told of a description");
    send(&ada, &address, "Auditor", &["mail.view"], &[("version", "2")]).expect(303);
    assert_eq!(app.mails(3), ["roles-changed"]);
    let german = |key| crate::support::say_in("de", key, &[]);
    let told = facts(&app, 3);
    assert!(told.contains(&german("permission-mail-view")), "{told}");
    assert!(told.contains(&german("permission-audit-view")) && told.contains("Auditor"), "{told}");
    // Sent twice, it is one change.
    send(&ada, &address, "Auditor", &["mail.view"], &[("version", "2")]).expect(303);
    assert_eq!(app.mails(3).len(), 1);
}

/// A role that everybody holds.
fn crowd(app: &TestApp) -> i64 {
    let role = app.own_role("Crowd", &[Permission::AuditView]);
    app.sql(&format!(
        "INSERT INTO account_roles (account_id, role_id, granted_at, granted_by_name) \
         SELECT id, {role}, CURRENT_TIMESTAMP, '' FROM accounts"
    ));
    app.sql("UPDATE accounts SET role_count = role_count + 1");
    role
}

fn very_many_are_told_by_a_job(on: Engine) {
    let app = on.demo(450);
    let ada = app.company_admin();
    let role = crowd(&app);
    send(&ada, &format!("/roles/{role}/edit"), "Crowd", &["mail.view"], &[("version", "1")]).expect(303);
    let begun = Instant::now();
    while number(&app, "SELECT COUNT(*) FROM jobs WHERE state = 'done'") == 0 {
        assert!(begun.elapsed() < Duration::from_mins(1), "the job does not end");
        std::thread::yield_now();
    }
    let told =
        "SELECT COUNT(DISTINCT account_id) FROM outbox WHERE kind = 'roles-changed' AND facts LIKE '%Crowd%'";
    assert_eq!(number(&app, told), number(&app, "SELECT COUNT(*) FROM accounts WHERE email IS NOT NULL"));
    ada.get("/jobs/1").expect(200).saying("Crowd");
}

fn a_role_of_very_many_ends_at_once(on: Engine) {
    let app = on.demo(450);
    let ada = app.company_admin();
    let role = crowd(&app);
    let otto = app.operator();
    otto.get("/audit").expect(200);
    let asked = ada.get(&format!("/roles/{role}/delete")).expect(200).saying("450 accounts lose this role.");
    assert!(asked.text().contains("and 430 more"));
    delete(&ada, role).expect(303);
    otto.get("/audit").expect(403);
    assert_eq!(number(&app, &format!("SELECT COUNT(*) FROM account_roles WHERE role_id = {role}")), 250);
    let shown = ada.get("/roles?q=Crowd").expect(200);
    assert!(shown.row_ids().is_empty());
    accounts::clear_ended(&app.pool).unwrap();
    assert_eq!(number(&app, &format!("SELECT COUNT(*) FROM account_roles WHERE role_id = {role}")), 0);
    assert_eq!(number(&app, &format!("SELECT COUNT(*) FROM roles WHERE id = {role}")), 0);
    let recorded =
        "SELECT COUNT(*) FROM audit_events WHERE action = 'account.end_role' AND actor_name = 'Ada Admin'";
    assert_eq!(number(&app, recorded), 450);
    let wrong = "SELECT COUNT(*) FROM accounts WHERE role_count <> (SELECT COUNT(*) FROM account_roles WHERE \
                 account_id = accounts.id)";
    assert_eq!(number(&app, wrong), 0);
}
