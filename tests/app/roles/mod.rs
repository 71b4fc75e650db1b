//! Roles: made, changed, given for a time, explained and deleted, by those who may and by those who may not.

mod attacks;
mod ending_admins;
mod ends;
mod lifecycle;
mod telling;
mod why;

use gatehouse::access::Permission;

use crate::support::snapshot::lines;
use crate::support::{Client, Page, TestApp};

/// One value.
pub fn value(app: &TestApp, sql: &str) -> String {
    lines(app, sql).into_iter().next().unwrap_or_default()
}

/// A number.
pub fn number(app: &TestApp, sql: &str) -> i64 {
    value(app, &format!("SELECT CAST(({sql}) AS TEXT) AS line")).parse().unwrap()
}

/// What a role permits, by name.
pub fn permits(app: &TestApp, role: i64) -> Vec<String> {
    lines(app, &format!("SELECT permission AS line FROM role_permissions WHERE role_id = {role} ORDER BY 1"))
}

/// Sends the form of a role.
pub fn send(by: &Client, address: &str, name: &str, permissions: &[&str], more: &[(&str, &str)]) -> Page {
    let ticked = permissions.iter().map(|permission| ("permission", *permission));
    let form: Vec<(&str, &str)> =
        [("name", name)].into_iter().chain(ticked).chain(more.iter().copied()).collect();
    by.post(address, &form)
}

/// Makes a role by its form; returns its id.
pub fn made(by: &Client, name: &str, permissions: &[&str]) -> i64 {
    let page = send(by, "/roles/new", name, permissions, &[]).expect(303);
    page.location().strip_prefix("/roles/").unwrap().parse().unwrap()
}

/// Confirms the deletion of a role as its page asks.
pub fn delete(by: &Client, role: i64) -> Page {
    let page = by.get(&format!("/roles/{role}/delete")).expect(200);
    let (version, holders) = (page.hidden("version").unwrap(), page.hidden("holders").unwrap());
    by.post(&format!("/roles/{role}/delete"), &[("version", &version), ("holders", &holders)])
}

/// Otto, with a role that lets him manage roles and see accounts, and nothing more.
pub fn keeper(app: &TestApp) -> Client {
    let permissions = [
        Permission::RolesView,
        Permission::RolesManage,
        Permission::AccountsView,
        Permission::AccountsEditName,
        Permission::RolesAssignCustom,
    ];
    app.give(3, app.own_role("Role keeper", &permissions), None);
    app.operator()
}
