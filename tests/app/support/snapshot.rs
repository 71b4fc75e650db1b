//! Everything that is kept, as text, to see that a refused request changed nothing.

use diesel::prelude::*;
use diesel::sql_types::Text;
use gatehouse::db::Db;

use super::app::TestApp;

/// Tables and the columns that only a change touches: not when a session was seen last, nor how far a mail got.
const KEPT: &[(&str, &str)] = &[
    ("company", "id, name"),
    (
        "accounts",
        "id, status, display_name, email, login, version, role_count, credential_epoch, password_hash, locale",
    ),
    ("roles", "id, name, description, version, permission_count, holder_count, ended_at"),
    ("account_roles", "account_id, role_id, valid_until"),
    ("tenants", "id, name, kind, status, url, version, member_count, ended_at"),
    ("tenant_members", "tenant_id, account_id, role, login"),
    ("sessions", "id, account_id"),
    ("tokens", "id, account_id, ended_as"),
    ("api_keys", "id, account_id, name, secret_hash, expires_at, revoked_at, reminded_days"),
    ("outbox", "id, account_id, kind"),
    ("mail_refusals", "account_id, kind"),
    ("audit_events", "id, action, outcome, subject_id"),
    ("tombstones", "id, account_id"),
    ("jobs", "id, kind, key"),
    ("job_items", "job_id, subject_id"),
    ("role_permissions", "role_id, permission"),
    ("account_drafts", "id, form, account_id"),
    (
        "list_views",
        "id, list, owner_id, name, query, sort, shown_columns, grouping, opens_with, shared_with, role_id",
    ),
    (
        "licenses",
        "id, name, code, kind, mac, seats, used, free, contact_id, contact_name, reminded_days, version",
    ),
    ("license_admins", "license_id, account_id, notices"),
    ("license_assignments", "license_id, account_id, is_device"),
    ("notices", "id, kind, subject, body, state, recipient_count, version, is_for_all"),
    ("notice_licenses", "notice_id, license_id"),
    ("notice_wishes", "account_id, license_id, kind, is_wanted"),
    ("license_macs", "id, license_id, new_mac"),
    ("setup_links", "id, secret_hash"),
    ("tickets", "id, kind, subject, description, status, requester_id, comment_count, version"),
    ("ticket_people", "ticket_id, account_id, sees, follows"),
    ("ticket_contacts", "ticket_id, license_id, contact_id, successor_id, decision"),
    ("ticket_comments", "id, ticket_id, step, body"),
    ("ticket_attachments", "id, ticket_id, comment_id, name, file"),
    ("list_views", "id, list, owner_id, name, shown_columns, widths, size, density, opens_with"),
];

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// Every row of every table, but for what passes by itself.
pub fn snapshot(app: &TestApp) -> Vec<String> {
    KEPT.iter().flat_map(|(table, columns)| rows(app, table, columns)).collect()
}

/// The same without what the trail says of refusals: a request that a rule forbids is noted, and changes nothing else.
pub fn changed(app: &TestApp) -> Vec<String> {
    let is_refusal = |line: &String| line.starts_with("audit_events: ") && line.contains("| refused |");
    snapshot(app).into_iter().filter(|line| !is_refusal(line)).collect()
}

/// The rows of one table as text.
pub fn rows(app: &TestApp, table: &str, columns: &str) -> Vec<String> {
    let parts: Vec<String> =
        columns.split(", ").map(|column| format!("COALESCE(CAST({column} AS TEXT), '∅')")).collect();
    let sql =
        format!("SELECT '{table}: ' || {} AS line FROM {table} ORDER BY 1", parts.join(" || ' | ' || "));
    app.read(|db| Ok(diesel::sql_query(sql).load::<Line>(db)?)).into_iter().map(|row| row.line).collect()
}

/// One text per row of any statement with a text column `line`.
pub fn lines(app: &TestApp, sql: &str) -> Vec<String> {
    app.read(|db| Ok(lines_of(db, sql)))
}

/// The same of a database without an app.
pub fn lines_of(db: &mut Db, sql: &str) -> Vec<String> {
    let rows: Vec<Line> = diesel::sql_query(sql).load(db).unwrap();
    rows.into_iter().map(|row| row.line).collect()
}
