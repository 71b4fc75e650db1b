//! A role's life, from the form to its end.

use gatehouse::access::{BuiltIn, Permission};

use super::{delete, made, number, permits, send, value};
use crate::support::snapshot::{changed, lines, snapshot};
use crate::support::{Engine, on_both, say};

on_both!(
    a_role_is_made_cloned_changed_and_deleted,
    two_who_change_a_role_at_once_see_both_versions,
    built_in_roles_stay_as_they_are,
    the_number_of_holders_is_kept,
    deleting_asks_for_a_fresh_proof,
    what_a_deleted_role_was_shared_with_is_private_again,
);

fn a_role_is_made_cloned_changed_and_deleted(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    ada.get("/roles/new").expect(200).saying(&say("roles-create", &[]));
    let role = made(&ada, "Auditor", &["audit.view", "accounts.view"]);
    assert_eq!(permits(&app, role), ["accounts.view", "audit.view"]);
    let page = ada.get(&format!("/roles/{role}")).expect(200).saying("Auditor");
    page.saying(&say("roles-holders", &[("count", "0"), ("shown", "0")])).saying(&say("roles-kind-own", &[]));
    let clone = ada.get(&format!("/roles/new?from={role}")).expect(200);
    assert_eq!(clone.value("name").as_deref(), Some("Copy of Auditor"));
    assert!(clone.html.contains("value=\"audit.view\" checked"));
    assert!(!clone.html.contains("value=\"mail.view\" checked"));
    app.give(3, role, None);
    let otto = app.operator();
    otto.get("/audit").expect(200);
    otto.get("/outbox").expect(403);
    let form = ada.get(&format!("/roles/{role}/edit")).expect(200);
    let version = form.hidden("version").unwrap();
    let address = format!("/roles/{role}/edit");
    let more = [("version", &*version), ("description", "Looks")];
    send(&ada, &address, "Reviewer", &["mail.view", "accounts.view"], &more).expect(303);
    // From the next request on.
    otto.get("/audit").expect(403);
    otto.get("/outbox").expect(200);
    assert_eq!(value(&app, "SELECT name_key AS line FROM roles WHERE kind = 'own'"), "reviewer");
    let history = ada.get(&format!("/roles/{role}/history")).expect(200);
    let history = history.saying("Auditor → Reviewer").saying("Looks").saying("See the audit trail");
    history.saying(&say("history-role-edit", &[("name", "Ada Admin")]));
    let asked = ada.get(&format!("/roles/{role}/delete")).expect(200).saying("Otto Operator");
    asked.saying("Can no longer: See accounts, See mails").saying(&say("roles-delete-effect-sessions", &[]));
    let page = delete(&ada, role).expect(303);
    assert_eq!(page.location(), "/roles");
    ada.follow(&page).saying(&say("roles-deleted", &[("name", "Reviewer")]));
    otto.get("/outbox").expect(403);
    otto.get("/profile").expect(200);
    ada.get(&format!("/roles/{role}")).expect(404);
    assert_eq!(number(&app, "SELECT COUNT(*) FROM roles WHERE kind = 'own'"), 0);
    assert_eq!(app.account(3).role_count, 0);
    assert_eq!(app.mails(3), ["roles-changed", "roles-changed"]);
    let trail =
        lines(&app, "SELECT action AS line FROM audit_events WHERE subject_kind = 'role' ORDER BY id");
    assert_eq!(trail, ["role.create", "role.edit", "role.delete"]);
    assert_eq!(app.trail(3).last().map(String::as_str), Some("account.end_role done"));
    // Its name is free again.
    made(&ada, "Reviewer", &["mail.view"]);
}

fn two_who_change_a_role_at_once_see_both_versions(on: Engine) {
    let app = on.company();
    app.person("Berta Admin").role(BuiltIn::CompanyAdmin).create();
    let (ada, berta) = (app.company_admin(), app.signed_in("berta.admin"));
    let role = made(&ada, "Auditor", &["audit.view"]);
    let address = format!("/roles/{role}/edit");
    let version = |by: &crate::support::Client| by.get(&address).expect(200).hidden("version").unwrap();
    let (first, second) = (version(&ada), version(&berta));
    send(&ada, &address, "Auditor", &["audit.view", "mail.view"], &[("version", &first)]).expect(303);
    let before = snapshot(&app);
    let page = send(&berta, &address, "Checker", &["audit.view", "roles.view"], &[("version", &second)]);
    let page =
        page.expect(409).saying(&say("roles-conflict-title", &[])).saying("See mails").saying("See roles");
    assert_eq!(snapshot(&app), before);
    let newest = page.hidden("version").unwrap();
    send(&berta, &address, "Checker", &["audit.view", "roles.view"], &[("version", &newest)]).expect(303);
    assert_eq!(permits(&app, role), ["audit.view", "roles.view"]);
    // The same once more changes nothing, whatever version it was made from.
    let before = snapshot(&app);
    send(&berta, &address, "Checker", &["audit.view", "roles.view"], &[("version", &second)]).expect(303);
    assert_eq!(snapshot(&app), before);
}

fn built_in_roles_stay_as_they_are(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let before = changed(&app);
    for built_in in BuiltIn::ALL {
        let role = app.role(*built_in);
        let page = ada.get(&format!("/roles/{role}")).expect(200).saying(&say(built_in.label(), &[]));
        assert!(!page.html.contains(&format!("/roles/{role}/edit")) && !page.html.contains("/delete\""));
        ada.get(&format!("/roles/{role}/edit")).expect(409).saying(&say("roles-built-in", &[]));
        ada.get(&format!("/roles/{role}/delete")).expect(409);
        let more = [("version", "1"), ("holders", "1")];
        send(&ada, &format!("/roles/{role}/edit"), "Mine", &["audit.view"], &more).expect(409);
        ada.post(&format!("/roles/{role}/delete"), &more).expect(409);
        ada.get(&format!("/roles/new?from={role}")).expect(200);
    }
    assert_eq!(changed(&app), before);
}

fn the_number_of_holders_is_kept(on: Engine) {
    let app = on.demo(120);
    let ada = app.company_admin();
    let wrong = "SELECT COUNT(*) FROM roles WHERE holder_count <> (SELECT COUNT(*) FROM account_roles WHERE role_id = \
                 roles.id)";
    assert_eq!(number(&app, wrong), 0);
    let counted = "SELECT CAST(permission_count AS TEXT) AS line FROM roles WHERE key = 'company_admin'";
    assert_eq!(value(&app, counted), Permission::ALL.len().to_string());
    let role = made(&ada, "Auditor", &["audit.view"]);
    let ids: Vec<String> = (5..15).map(|id: i64| id.to_string()).collect();
    let role_text = role.to_string();
    let chosen = ids.iter().map(|id| ("id", id.as_str())).chain([("role", role_text.as_str())]);
    ada.post("/accounts/add-role", &chosen.collect::<Vec<_>>()).expect(303);
    assert_eq!(number(&app, &format!("SELECT holder_count FROM roles WHERE id = {role}")), 10);
    ada.post("/accounts/remove-role", &[("id", "5"), ("role", &role_text)]).expect(303);
    app.sql("UPDATE accounts SET status = 'inactive' WHERE id = 6");
    app.perform(gatehouse::accounts::Action::Delete, 6);
    assert_eq!(number(&app, &format!("SELECT holder_count FROM roles WHERE id = {role}")), 8);
    assert_eq!(number(&app, wrong), 0);
    let page = ada.get("/roles?sort=-accounts&q=kind%3Aown").expect(200).saying("Auditor");
    assert!(page.row_ids() == [role] && page.text().contains(" 8 "));
    // Built-in roles are found by their names in every language.
    let found = ada.get("/roles?q=%E4%BC%9A%E7%A4%BE%E7%AE%A1%E7%90%86%E8%80%85").expect(200);
    assert_eq!(found.row_ids(), [app.role(BuiltIn::CompanyAdmin)]);
}

fn deleting_asks_for_a_fresh_proof(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let role = made(&ada, "Auditor", &["audit.view"]);
    app.let_proofs_grow_old();
    let before = snapshot(&app);
    for path in ["/roles/new".to_owned(), format!("/roles/{role}/edit"), format!("/roles/{role}/delete")] {
        let page = ada.get(&path).expect(303);
        assert!(page.location().starts_with("/confirm-password"), "{path}");
    }
    send(&ada, "/roles/new", "Other", &["audit.view"], &[]).expect(401);
    send(&ada, &format!("/roles/{role}/edit"), "Other", &["audit.view"], &[("version", "1")]).expect(401);
    ada.post(&format!("/roles/{role}/delete"), &[("version", "1"), ("holders", "0")]).expect(401);
    assert_eq!(snapshot(&app), before);
}

fn what_a_deleted_role_was_shared_with_is_private_again(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let role = made(&ada, "Auditor", &["audit.view", "accounts.view"]);
    app.give(3, role, None);
    let shared = format!("role:{role}");
    let form = [("name", "Ours"), ("shared", &*shared), ("q", "status:active")];
    let page = ada.post("/accounts/views", &form);
    assert_eq!(page.status, 303, "{}", page.text());
    assert_eq!(number(&app, "SELECT COUNT(*) FROM list_views WHERE shared_with = 'role'"), 1);
    delete(&ada, role).expect(303);
    let kept = "SELECT shared_with || ' ' || name AS line FROM list_views WHERE name IS NOT NULL";
    assert_eq!(lines(&app, kept), ["nobody Ours"]);
}
