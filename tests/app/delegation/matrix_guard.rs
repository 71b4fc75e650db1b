//! What whoever lacks the permissions for a table must leave as it is, whatever they send.

use gatehouse::access::Permission as P;

use super::Player;
use crate::support::TestApp;
use crate::support::snapshot::{lines, rows};

/// Tables, the columns that count, and the permissions with one of which they may change.
const GUARDED: &[(&str, &str, &[P])] = &[
    ("policies", "key, value", &[P::SettingsManage]),
    ("company", "id, name", &[P::SettingsManage]),
    ("setup_links", "id, secret_hash", &[]),
    ("roles", "id, name, description, version, permission_count, ended_at", &[P::RolesManage]),
    ("role_permissions", "role_id, permission", &[P::RolesManage]),
    (
        "account_roles",
        "account_id, role_id, valid_until",
        &[
            P::RolesAssignCompanyAdmin,
            P::RolesAssignLicenseAdmin,
            P::RolesAssignSupport,
            P::RolesAssignCustom,
        ],
    ),
    ("tenants", "id, name, kind, status, url, version, ended_at", &[P::TenantsManage]),
    ("tenant_members", "tenant_id, account_id, role, login", &[P::TenantsManage, P::AccountsDelete]),
    ("licenses", "id, name, code, kind, seats, contact_id, contact_name", &[P::LicensesManage]),
    ("license_admins", "license_id, account_id", &[P::LicensesManage, P::RolesAssignLicenseAdmin]),
    ("license_assignments", "license_id, account_id", &[P::LicensesAssign, P::AccountsDelete]),
    ("license_macs", "id, license_id, new_mac", &[P::LicensesEditMac]),
    ("tombstones", "id, account_id", &[P::AccountsDelete]),
    ("jobs", "id, kind, key", &[P::AccountsView]),
    ("notices", "id, kind, subject, body, state, recipient_count, version", &[P::NoticesManage]),
    ("notice_licenses", "notice_id, license_id", &[P::NoticesManage]),
];

/// Tickets that do not concern the player, whole; none for whoever answers all of them.
fn foreign_tickets(player: &Player) -> Vec<String> {
    if player.reach(P::TicketsViewOpen).is_some() {
        return Vec::new();
    }
    let foreign = format!(
        "NOT EXISTS (SELECT 1 FROM ticket_people me WHERE me.ticket_id = t.id AND me.sees AND me.account_id = {})",
        player.id
    );
    let parts = [
        "'ticket: ' || CAST(t.id AS TEXT) || t.subject || t.description || t.status || CAST(t.version AS TEXT) AS line \
         FROM tickets t WHERE",
        "'said: ' || CAST(c.id AS TEXT) || c.step || c.body AS line FROM tickets t \
         JOIN ticket_comments c ON c.ticket_id = t.id WHERE",
        "'file: ' || a.file || a.name AS line FROM tickets t JOIN ticket_attachments a ON a.ticket_id = t.id WHERE",
        "'concerned: ' || CAST(t.id AS TEXT) || ' ' || CAST(p.account_id AS TEXT) || CAST(p.follows AS TEXT) AS line \
         FROM tickets t JOIN ticket_people p ON p.ticket_id = t.id WHERE",
    ];
    parts.iter().map(|part| format!("SELECT {part} {foreign} ORDER BY 1")).collect()
}

/// What `player` must not change: the tables that they may not write at all, everything of the company admin and of
/// the license that is not theirs, and everybody else's account if they may edit none.
pub fn out_of_reach(app: &TestApp, player: &Player, foreign_license: i64) -> Vec<String> {
    let closed = GUARDED.iter().filter(|(.., with)| !with.iter().any(|one| player.reach(*one).is_some()));
    let mut kept: Vec<String> = closed.flat_map(|(table, columns, _)| rows(app, table, columns)).collect();
    let account = "'account: ' || CAST(id AS TEXT) || display_name || status || COALESCE(email, '') || \
                   COALESCE(login, '') || COALESCE(password_hash, '') || CAST(version AS TEXT) AS line FROM accounts";
    let edits = [P::AccountsAdd, P::AccountsEditName, P::AccountsEditStatus, P::AccountsDelete];
    let others = if edits.iter().any(|one| player.reach(*one).is_some()) {
        "id = 1".to_owned()
    } else {
        format!("id <> {}", player.id)
    };
    let own = [
        format!("SELECT {account} WHERE {others} ORDER BY id"),
        "SELECT 'role of Ada: ' || CAST(role_id AS TEXT) AS line FROM account_roles WHERE account_id = 1"
            .to_owned(),
        // One's own key ends without any permission.
        format!(
            "SELECT 'key: ' || secret_hash || CAST(expires_at AS TEXT) AS line FROM api_keys \
             WHERE account_id <> {} AND revoked_at IS NULL ORDER BY id",
            player.id
        ),
        "SELECT 'view of Ada: ' || name || query AS line FROM list_views WHERE owner_id = 1 ORDER BY id"
            .to_owned(),
        "SELECT 'draft of Ada: ' || form AS line FROM account_drafts WHERE owner_id = 1 ORDER BY id"
            .to_owned(),
        format!(
            "SELECT 'foreign seat: ' || CAST(account_id AS TEXT) AS line FROM license_assignments \
             WHERE license_id = {foreign_license} ORDER BY account_id"
        ),
        format!(
            "SELECT 'foreign admin: ' || CAST(account_id AS TEXT) || CAST(notices AS TEXT) AS line \
             FROM license_admins WHERE license_id = {foreign_license} ORDER BY account_id"
        ),
        format!(
            "SELECT 'foreign license: ' || name || COALESCE(mac, '') || CAST(used AS TEXT) || CAST(version AS TEXT) \
             AS line FROM licenses WHERE id = {foreign_license}"
        ),
        format!(
            "SELECT 'wish: ' || CAST(account_id AS TEXT) || kind || CAST(is_wanted AS TEXT) AS line FROM notice_wishes \
             WHERE account_id <> {} ORDER BY account_id, license_id",
            player.id
        ),
    ];
    let decided = "SELECT 'decided: ' || CAST(ticket_id AS TEXT) || COALESCE(decision, '') AS line FROM ticket_contacts \
                   WHERE decision IS NOT NULL ORDER BY ticket_id";
    kept.extend(own.iter().chain(&foreign_tickets(player)).flat_map(|sql| lines(app, sql)));
    if player.reach(P::LicensesManage).is_none() {
        kept.extend(lines(app, decided));
    }
    kept
}

/// Lines that are on one side alone.
pub fn difference(before: &[String], after: &[String]) -> Vec<String> {
    let gone = before.iter().filter(|line| !after.contains(line)).map(|line| format!("- {line}"));
    let new = after.iter().filter(|line| !before.contains(line)).map(|line| format!("+ {line}"));
    gone.chain(new).collect()
}
