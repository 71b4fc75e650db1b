//! What a rule forbids is in the trail, although nothing was done.

use gatehouse::access::BuiltIn;
use gatehouse::accounts::Status;

use crate::accounts::{edit, fields, wizard};
use crate::support::snapshot::lines;
use crate::support::{Engine, TestApp, on_both, say};

on_both!(
    refused_edits_are_noted,
    refused_creations_are_noted,
    refusals_around_keys_and_sessions_are_noted,
    the_rule_is_told_with_what_it_names,
    what_is_typed_wrong_is_not_noted,
    a_missing_permission_is_noted_once_in_a_while,
);

/// The newest entry of an account, and why it was refused.
fn newest(app: &TestApp, id: i64) -> String {
    let sql = format!(
        "SELECT action || ' ' || outcome || ' ' || COALESCE(reason, '') AS line FROM audit_events \
         WHERE subject_kind = 'account' AND subject_id = {id} ORDER BY id DESC"
    );
    lines(app, &sql).into_iter().next().unwrap_or_default()
}

fn refused_edits_are_noted(on: Engine) {
    let app = on.company();
    let (ada, lena) = (app.company_admin(), app.license_admin());
    // Somebody whose role one may not give.
    let before = app.account(1);
    edit(&app, &lena, 1, &[("job_title", "Fooled")]).expect(403);
    assert!(newest(&app, 1).starts_with("account.edit refused {"), "{}", newest(&app, 1));
    // A role that one may not give.
    let admin = app.role(BuiltIn::CompanyAdmin).to_string();
    edit(&app, &lena, 3, &[("role", &admin)]).expect(403);
    assert!(newest(&app, 3).starts_with("account.edit refused"), "{}", newest(&app, 3));
    // The last admin's own role.
    edit(&app, &ada, 1, &[("role", "")]).expect(409);
    assert_eq!(newest(&app, 1), "account.edit refused refusal-own-admin-role");
    // An address that is taken.
    let other = app.person("Pia Pending").status(Status::Pending).create();
    edit(&app, &ada, other, &[("email", "otto.operator@example.com")]).expect(422);
    assert_eq!(newest(&app, other), "account.edit refused form-email-taken");
    // The second of two editors.
    let form = fields(&app, &app.account(3));
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (&**name, &**value)).collect();
    edit(&app, &ada, 3, &[("job_title", "First")]).expect(303);
    let late: Vec<(&str, &str)> = form
        .iter()
        .copied()
        .filter(|(name, _)| *name != "job_title")
        .chain([("job_title", "Second")])
        .collect();
    ada.post("/accounts/3/edit", &late).expect(409);
    assert_eq!(newest(&app, 3), "account.edit refused accounts-conflict-title");
    assert_eq!(app.account(1), before);
    ada.get("/accounts/3/history").expect(200).saying(&say("history-tried-edit", &[("name", "Ada Admin")]));
}

fn refused_creations_are_noted(on: Engine) {
    let app = on.company();
    let lena = app.license_admin();
    let step = lena.post("/accounts/new", &wizard::pairs(&wizard::details("Nora New", "nora@example.org")));
    let roles = step.expect(303).location().to_owned();
    lena.post(&roles, &[("role", &app.role(BuiltIn::CompanyAdmin).to_string())]).expect(403);
    let noted = lines(
        &app,
        "SELECT subject_name || ' ' || outcome AS line FROM audit_events WHERE action = 'account.create' \
         AND actor_id = 2",
    );
    assert_eq!(noted, ["Nora New refused"]);
}

fn refusals_around_keys_and_sessions_are_noted(on: Engine) {
    let app = on.company();
    let (ada, lena) = (app.company_admin(), app.license_admin());
    lena.post("/accounts/1/sign-out", &[]).expect(403);
    assert!(newest(&app, 1).starts_with("account.sign_out refused"), "{}", newest(&app, 1));
    lena.post("/accounts/1/sessions/end", &[("session", "1")]).expect(403);
    assert!(newest(&app, 1).starts_with("account.end_session refused"), "{}", newest(&app, 1));
    lena.post("/accounts/1/reset-password", &[]).expect(403);
    assert!(newest(&app, 1).starts_with("account.send_reset refused"), "{}", newest(&app, 1));
    let inactive = app.person("Ina Inactive").status(Status::Inactive).create();
    let key = [("name", "Nightly"), ("amount", "1"), ("unit", "days")];
    ada.post(&format!("/accounts/{inactive}/keys/new"), &key).expect(409);
    assert_eq!(newest(&app, inactive), "account.generate_key refused refusal-key-not-active");
    let (id, _) = app.key(3);
    ada.post(&format!("/accounts/3/keys/{id}/revoke"), &[]).expect(303);
    ada.post(&format!("/accounts/3/keys/{id}/revoke"), &[]).expect(409);
    assert_eq!(newest(&app, 3), "account.revoke_key refused refusal-key-over");
}

fn the_rule_is_told_with_what_it_names(on: Engine) {
    let app = on.company();
    let (ada, lena) = (app.company_admin(), app.license_admin());
    edit(&app, &lena, 1, &[("job_title", "Fooled")]).expect(403);
    let told = say("refusal-role", &[("name", "Company admin")]);
    ada.get("/audit?q=outcome%3Arefused").expect(200).saying(&told);
    ada.get("/accounts/1/history").expect(200).saying(&told);
}

fn what_is_typed_wrong_is_not_noted(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    edit(&app, &ada, 3, &[("valid_until", "nonsense")]).expect(422);
    edit(&app, &ada, 3, &[("role", "999999")]).expect(400);
    ada.post("/accounts/new", &[]).expect(422);
    assert_eq!(app.trail(3), Vec::<String>::new());
}

/// What was refused for want of a permission: `Otto Operator: POST /roles/new`.
fn wants(app: &TestApp) -> Vec<String> {
    lines(
        app,
        "SELECT actor_name || ': ' || subject_name AS line FROM audit_events WHERE action = 'page.open' \
         AND outcome = 'refused' ORDER BY id",
    )
}

fn a_missing_permission_is_noted_once_in_a_while(on: Engine) {
    let app = on.company();
    let (ada, otto) = (app.company_admin(), app.operator());
    for _ in 0..20 {
        otto.get("/audit?q=x").expect(403);
        otto.post("/roles/new", &[("name", "Mine"), ("permission", "settings.manage")]).expect(403);
        // Not a page for each id: a route.
        otto.fragment("/accounts/1").expect(403);
        otto.fragment("/accounts/2").expect(403);
    }
    let first =
        ["Otto Operator: GET /audit", "Otto Operator: POST /roles/new", "Otto Operator: GET /accounts/1"];
    assert_eq!(wants(&app), first);
    // After a while it is news again.
    app.sql("UPDATE throttles SET blocked_until = '2020-01-01 00:00:00'");
    otto.get("/audit").expect(403);
    assert_eq!(wants(&app).len(), 4);
    // A link on another site is nothing that they tried, and whoever is not signed in is nobody.
    app.sql("DELETE FROM throttles");
    otto.send("GET", "/settings/policies", &[("sec-fetch-site", "cross-site")], None).expect(403);
    app.anon().get("/audit").expect(303);
    assert_eq!(wants(&app).len(), 4);
    // A program is named by its key.
    let program = app.program("Import");
    let (_, key) = app.key(program);
    app.anon().call("/api/v1/me", &key).expect(403);
    let newest = wants(&app).pop().unwrap();
    assert!(newest.starts_with("Import [gh_") && newest.ends_with(": GET /api/v1/me"), "{newest}");
    // In words, with the permission that was missing.
    let told = say("permission-roles-manage", &[]);
    ada.get("/audit?q=action%3Apage.open").expect(200).saying("POST /roles/new").saying(&told);
}
