//! A filter by something that very many have: how many is known without gathering them, and each is met in order.

use gatehouse::access::Permission;

use crate::support::snapshot::lines;
use crate::support::{Engine, TestApp, on_both};

on_both!(a_role_of_very_many_is_met_along_the_order, a_common_permission_is_met_along_the_order);

/// Takes the role from everybody and gives it to so many.
fn hold(app: &TestApp, role: i64, holders: i64) {
    app.sql(&format!("DELETE FROM account_roles WHERE role_id = {role}"));
    app.sql(&format!(
        "INSERT INTO account_roles (account_id, role_id, granted_at, granted_by_name) \
         SELECT id, {role}, CURRENT_TIMESTAMP, 'Tester' FROM accounts ORDER BY id DESC LIMIT {holders}"
    ));
}

/// The ids that SQL finds.
fn ids(app: &TestApp, sql: &str) -> Vec<i64> {
    lines(app, sql).iter().map(|id| id.parse().unwrap()).collect()
}

fn a_role_of_very_many_is_met_along_the_order(on: Engine) {
    let app = on.demo(1_300);
    let ada = app.company_admin();
    let role = app.own_role("Everybody", &[Permission::TicketsViewOpen]);
    for (holders, said) in [(999, "999 accounts"), (1_000, "1,000 accounts"), (1_001, "1,000+ accounts")] {
        hold(&app, role, holders);
        for (sort, order) in [("email", "email_key IS NULL, email_key, id"), ("-id", "id DESC")] {
            let sql = format!(
                "SELECT CAST(id AS TEXT) AS line FROM accounts WHERE id IN (SELECT account_id FROM account_roles \
                 WHERE role_id = {role}) ORDER BY {order} LIMIT 50"
            );
            let page = ada.get(&format!("/accounts?q=role:everybody&sort={sort}&size=50")).expect(200);
            assert_eq!(page.row_ids(), ids(&app, &sql), "{holders} by {sort}");
            assert!(page.text().contains(&format!("of {said}")), "{holders} by {sort}: {}", page.text());
        }
    }
    let exact = ada.get("/accounts?q=role:everybody&count=1").expect(200);
    assert!(exact.text().contains("of 1,001 accounts"), "{}", exact.text());
    // With something else beside it, and the other way round.
    let both = ada.get("/accounts?q=role:everybody%20kind:service&sort=id&size=200").expect(200);
    let sql = format!(
        "SELECT CAST(id AS TEXT) AS line FROM accounts WHERE kind = 'service' AND id IN (SELECT account_id \
         FROM account_roles WHERE role_id = {role}) ORDER BY id LIMIT 200"
    );
    assert_eq!(both.row_ids(), ids(&app, &sql));
    let others = ada.get("/accounts?q=-role:everybody&sort=id&size=200").expect(200);
    let sql = sql.replace("kind = 'service' AND id IN", "id NOT IN");
    assert_eq!(others.row_ids(), ids(&app, &sql));
    assert!(!others.row_ids().is_empty());
}

fn a_common_permission_is_met_along_the_order(on: Engine) {
    let app = on.demo(1_300);
    let ada = app.company_admin();
    let one = app.own_role("One", &[Permission::LicensesAssign]);
    let other = app.own_role("Other", &[Permission::LicensesAssign]);
    hold(&app, one, 1_100);
    hold(&app, other, 20);
    let permitting = "SELECT CAST(id AS TEXT) AS line FROM accounts WHERE id IN (SELECT account_id FROM account_roles \
                      WHERE role_id IN (SELECT role_id FROM role_permissions WHERE permission = 'licenses.assign') \
                      OR role_id IN (SELECT id FROM roles WHERE key IN ('company_admin', 'license_admin')))";
    for (sort, order) in [("id", "id"), ("-email", "email_key IS NULL, email_key DESC, id DESC")] {
        let page =
            ada.get(&format!("/accounts?q=permission:licenses.assign&sort={sort}&size=200")).expect(200);
        let sql = format!("{permitting} ORDER BY {order} LIMIT 200");
        assert_eq!(page.row_ids(), ids(&app, &sql), "by {sort}");
        assert!(page.text().contains("of 1,000+ accounts"), "by {sort}: {}", page.text());
    }
}
