//! Tenants: made, changed, joined, left and deleted, by those who may and by those who may not.

mod attacks;
mod lifecycle;
mod members;
mod races;

use gatehouse::tenants::{self, Kind, Place, Status, TenantRole, Wanted};

use crate::support::folk::TESTER;
use crate::support::snapshot::lines;
use crate::support::{Client, Page, TestApp};

/// What a tenant is to be.
pub fn wanted(name: &str, kind: Kind) -> Wanted {
    Wanted {
        name: name.to_owned(),
        kind,
        status: Status::Active,
        url: "https://tenant.example".to_owned(),
        description: String::new(),
    }
}

/// Makes a tenant; returns its id.
pub fn made(app: &TestApp, name: &str) -> i64 {
    app.write(|db| tenants::create(db, &TESTER, &wanted(name, Kind::Cloud))).expect("the name is free")
}

/// Makes an account a member.
pub fn join(app: &TestApp, tenant: i64, account: i64) {
    app.write(|db| tenants::add(db, &TESTER, (tenant, account), &Place::of(TenantRole::User)));
}

/// One value.
pub fn value(app: &TestApp, sql: &str) -> String {
    lines(app, sql).into_iter().next().unwrap_or_default()
}

/// A number.
pub fn number(app: &TestApp, sql: &str) -> i64 {
    value(app, &format!("SELECT CAST(({sql}) AS TEXT) AS line")).parse().unwrap()
}

/// The members of a tenant: `7 user`.
pub fn members(app: &TestApp, tenant: i64) -> Vec<String> {
    let sql = "SELECT CAST(account_id AS TEXT) || ' ' || role AS line FROM tenant_members WHERE tenant_id =";
    lines(app, &format!("{sql} {tenant} ORDER BY account_id"))
}

/// Whether an account holds the role Tenant user.
pub fn is_user(app: &TestApp, account: i64) -> bool {
    number(
        app,
        &format!(
            "SELECT COUNT(*) FROM account_roles g JOIN roles r ON r.id = g.role_id \
             WHERE r.key = 'tenant_user' AND g.account_id = {account}"
        ),
    ) == 1
}

/// What must be nowhere: a tenant user without a tenant, a member who is none, and a number that is not true.
pub const WRONG: &[&str] = &[
    "SELECT COUNT(*) FROM account_roles g JOIN roles r ON r.id = g.role_id WHERE r.key = 'tenant_user' \
     AND NOT EXISTS (SELECT 1 FROM tenant_members m WHERE m.account_id = g.account_id)",
    "SELECT COUNT(*) FROM tenant_members m WHERE NOT EXISTS (SELECT 1 FROM account_roles g JOIN roles r \
     ON r.id = g.role_id WHERE r.key = 'tenant_user' AND g.account_id = m.account_id AND g.valid_until IS NULL)",
    "SELECT COUNT(*) FROM accounts WHERE tenant_count <> \
     (SELECT COUNT(*) FROM tenant_members m WHERE m.account_id = accounts.id)",
    "SELECT COUNT(*) FROM accounts WHERE role_count <> \
     (SELECT COUNT(*) FROM account_roles g WHERE g.account_id = accounts.id)",
    "SELECT COUNT(*) FROM tenants WHERE member_count <> \
     (SELECT COUNT(*) FROM tenant_members m WHERE m.tenant_id = tenants.id)",
    "SELECT COUNT(*) FROM roles WHERE holder_count <> \
     (SELECT COUNT(*) FROM account_roles g WHERE g.role_id = roles.id)",
];

/// Tenant user ⇔ member of a tenant, and every kept number is true.
#[track_caller]
pub fn assert_settled(app: &TestApp, when: &str) {
    for wrong in WRONG {
        assert_eq!(number(app, wrong), 0, "{when}: {wrong}");
    }
}

/// Sends the form of a tenant.
pub fn send(by: &Client, address: &str, changed: &[(&str, &str)]) -> Page {
    let usual =
        [("name", "Plant"), ("kind", "cloud"), ("status", "active"), ("url", "https://plant.example")];
    let kept = usual.iter().filter(|(name, _)| !changed.iter().any(|(other, _)| other == name));
    let form: Vec<(&str, &str)> = kept.chain(changed).copied().collect();
    by.post(address, &form)
}

/// Confirms the deletion of a tenant as its page asks.
pub fn delete(by: &Client, tenant: i64) -> Page {
    let page = by.get(&format!("/tenants/{tenant}/delete")).expect(200);
    let (version, members) = (page.hidden("version").unwrap(), page.hidden("members").unwrap());
    by.post(&format!("/tenants/{tenant}/delete"), &[("version", &version), ("members", &members)])
}
