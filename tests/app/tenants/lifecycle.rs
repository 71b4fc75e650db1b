//! A tenant's life, from the form to its end.

use super::{assert_settled, delete, is_user, join, made, members, number, send, value};
use crate::support::snapshot::{lines, snapshot};
use crate::support::{Engine, on_both, say};

on_both!(
    a_tenant_is_made_changed_and_deleted,
    what_is_no_tenant_is_not_made,
    two_who_change_a_tenant_at_once_see_both_versions,
    a_deletion_that_was_shown_otherwise_is_shown_again,
    a_tenant_of_many_is_cleared_away_bit_by_bit,
    what_gives_power_or_cannot_be_undone_asks_for_a_proof,
    a_cloud_tenant_has_no_logins_of_its_own,
);

fn a_tenant_is_made_changed_and_deleted(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    ada.get("/tenants").expect(200).saying("Northwind Europe");
    ada.get("/tenants/new").expect(200).saying(&say("tenants-new-lead", &[]));
    let page = send(&ada, "/tenants/new", &[("name", "  Plant   2 "), ("description", "Looms")]).expect(303);
    let tenant: i64 = page.location().strip_prefix("/tenants/").unwrap().parse().unwrap();
    let page = ada.follow(&page).expect(200).saying(&say("tenants-created", &[("name", "Plant 2")]));
    page.saying("https://plant.example")
        .saying(&say("tenants-member-count", &[("count", "0"), ("shown", "0")]));
    ada.get("/tenants?q=plant").expect(200).saying("Plant 2").saying("Looms");
    join(&app, tenant, 3);
    let otto = app.operator();
    otto.get("/tenants").expect(200).saying("Plant 2");
    let address = format!("/tenants/{tenant}/edit");
    let version = ada.get(&address).expect(200).hidden("version").unwrap();
    let changed =
        [("version", &*version), ("name", "Plant 3"), ("status", "suspended"), ("kind", "on_premises")];
    send(&ada, &address, &changed).expect(303);
    otto.get(&format!("/tenants/{tenant}")).expect(200).saying("Plant 3");
    let history = ada.get(&format!("/tenants/{tenant}/history")).expect(200);
    let history = history.saying("Plant 2 → Plant 3").saying("Active → Suspended").saying("Otto Operator");
    history.saying(&say("history-tenant-edit", &[("name", "Ada Admin")])).saying("Cloud → On-premises");
    let asked = ada.get(&format!("/tenants/{tenant}/delete")).expect(200).saying("Otto Operator");
    asked.saying(&say("tenants-delete-count", &[("count", "1"), ("shown", "1")]));
    let page = delete(&ada, tenant).expect(303);
    ada.follow(&page).saying(&say("tenants-deleted", &[("name", "Plant 3")]));
    ada.get(&format!("/tenants/{tenant}")).expect(404);
    otto.get(&format!("/tenants/{tenant}")).expect(403);
    assert!(!is_user(&app, 3));
    assert_eq!(app.account(3).status.word(), "active");
    assert_eq!(app.mails(3), ["tenants-changed", "tenants-changed"]);
    assert_eq!(app.trail(3), ["account.join_tenant done", "account.leave_tenant done"]);
    let trail = "SELECT action AS line FROM audit_events WHERE subject_kind = 'tenant' ORDER BY id";
    let kept = ["tenant.create", "tenant.add_member", "tenant.edit", "tenant.delete"];
    assert_eq!(lines(&app, trail), kept);
    assert_eq!(number(&app, &format!("SELECT COUNT(*) FROM tenants WHERE id = {tenant}")), 0);
    assert_settled(&app, "at the end");
    // Its name is free again.
    send(&ada, "/tenants/new", &[("name", "Plant 3")]).expect(303);
}

fn what_is_no_tenant_is_not_made(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let tenant = made(&app, "Werk 1");
    let before = snapshot(&app);
    let long = "x".repeat(101);
    for wrong in [
        ("name", ""),
        ("name", "ＷＥＲＫ　１"),
        ("name", &long),
        ("kind", "moon"),
        ("status", ""),
        ("url", "javascript:alert(1)"),
        ("url", "http://plant.example"),
        ("url", "https://ann:secret@plant.example"),
    ] {
        let page = send(&ada, "/tenants/new", &[wrong]);
        assert_eq!(page.status, 422, "{wrong:?}: {}", page.text());
    }
    send(&ada, "/tenants/new", &[("name", "One"), ("name", "Two")]).expect(400);
    send(&ada, &format!("/tenants/{tenant}/edit"), &[("name", "Finance"), ("version", "1")])
        .expect(422)
        .saying(&say("tenants-name-taken", &[]));
    send(&ada, &format!("/tenants/{tenant}/edit"), &[("version", "x")]).expect(400);
    send(&ada, "/tenants/9999/edit", &[("version", "1")]).expect(404);
    ada.get("/tenants/9999").expect(404);
    ada.get("/tenants/9999/delete").expect(404);
    ada.post("/tenants/9999/delete", &[("version", "1"), ("members", "0")]).expect(404);
    assert_eq!(snapshot(&app), before);
    // A smuggled field says nothing.
    send(&ada, "/tenants/new", &[("name", "Two"), ("member_count", "7"), ("id", "1")]).expect(303);
    assert_eq!(number(&app, "SELECT member_count FROM tenants WHERE name = 'Two'"), 0);
}

fn two_who_change_a_tenant_at_once_see_both_versions(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let tenant = made(&app, "Werk 1");
    let address = format!("/tenants/{tenant}/edit");
    let version = ada.get(&address).expect(200).hidden("version").unwrap();
    send(&ada, &address, &[("name", "Werk A"), ("version", &version)]).expect(303);
    let before = snapshot(&app);
    let page = send(&ada, &address, &[("name", "Werk B"), ("version", &version)]).expect(409);
    let page = page.saying("Werk A").saying("Werk B").saying(&say("tenants-conflict-title", &[]));
    assert_eq!(snapshot(&app), before);
    let newest = page.hidden("version").unwrap();
    send(&ada, &address, &[("name", "Werk B"), ("version", &newest)]).expect(303);
    assert_eq!(value(&app, &format!("SELECT name AS line FROM tenants WHERE id = {tenant}")), "Werk B");
    let before = snapshot(&app);
    send(&ada, &address, &[("name", "Werk B"), ("version", &version)]).expect(303);
    assert_eq!(snapshot(&app), before);
}

fn a_deletion_that_was_shown_otherwise_is_shown_again(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let tenant = made(&app, "Werk 1");
    let page = ada.get(&format!("/tenants/{tenant}/delete")).expect(200);
    let (version, count) = (page.hidden("version").unwrap(), page.hidden("members").unwrap());
    join(&app, tenant, 3);
    let before = snapshot(&app);
    let page = ada.post(&format!("/tenants/{tenant}/delete"), &[("version", &version), ("members", &count)]);
    page.expect(422).saying(&say("tenants-has-changed", &[])).saying("Otto Operator");
    assert_eq!(snapshot(&app), before);
    delete(&ada, tenant).expect(303);
}

fn a_tenant_of_many_is_cleared_away_bit_by_bit(on: Engine) {
    let app = on.demo(600);
    let ada = app.company_admin();
    let tenant = made(&app, "Werk 1");
    let people =
        "SELECT id FROM accounts WHERE kind = 'operator' AND status = 'active' ORDER BY id LIMIT 450";
    let ids = lines(&app, &format!("SELECT CAST(id AS TEXT) AS line FROM ({people}) AS people"));
    app.write(|db| {
        use gatehouse::tenants::{Place, TenantRole, add};
        let tester = &crate::support::folk::TESTER;
        for id in &ids {
            add(db, tester, (tenant, id.parse().unwrap()), &Place::of(TenantRole::User))?;
        }
        Ok(())
    });
    assert_settled(&app, "before");
    let page = ada.get(&format!("/tenants/{tenant}/delete")).expect(200);
    page.saying(&say("tenants-delete-count", &[("count", "450"), ("shown", "450")]));
    let page = delete(&ada, tenant).expect(303);
    ada.follow(&page).saying("250 accounts are still to be told");
    assert_eq!(members(&app, tenant).len(), 250);
    assert_settled(&app, "in the middle");
    // Nobody sees it any more, whether they were told or not.
    ada.get(&format!("/tenants/{tenant}")).expect(404);
    let query = "/accounts?q=tenant%3A%22Werk+1%22";
    assert!(ada.get(query).expect(200).row_ids().is_empty());
    gatehouse::tenants::clear_ended(&app.pool).unwrap();
    assert_settled(&app, "at the end");
    assert_eq!(number(&app, &format!("SELECT COUNT(*) FROM tenants WHERE id = {tenant}")), 0);
    let told = "SELECT COUNT(*) FROM audit_events WHERE action = 'account.leave_tenant' AND actor_name = 'Ada Admin'";
    assert_eq!(number(&app, told), 450);
}

fn what_gives_power_or_cannot_be_undone_asks_for_a_proof(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let tenant = made(&app, "Werk 1");
    join(&app, tenant, 2);
    app.let_proofs_grow_old();
    let before = snapshot(&app);
    for end in ["edit", "delete"] {
        let page = ada.get(&format!("/tenants/{tenant}/{end}")).expect(303);
        assert!(page.location().starts_with("/confirm-password"));
    }
    send(&ada, &format!("/tenants/{tenant}/edit"), &[("version", "1")]).expect(401);
    ada.post(&format!("/tenants/{tenant}/delete"), &[("version", "1"), ("members", "1")]).expect(401);
    let (add, change) =
        (format!("/tenants/{tenant}/members/new"), format!("/tenants/{tenant}/members/2/edit"));
    let admin = [("who", "otto.operator"), ("role", "admin"), ("was_role", "user"), ("was_login", "")];
    ada.post(&add, &admin).expect(401);
    ada.post(&change, &admin).expect(401);
    let many = [("id", "3"), ("tenant", &*tenant.to_string()), ("tenant_role", "admin")];
    ada.post("/accounts/add-tenant", &many).expect(401);
    assert_eq!(snapshot(&app), before);
    // Whoever only uses a tenant gets no power by it.
    ada.post(&add, &[("who", "otto.operator"), ("role", "user")]).expect(303);
    assert_eq!(members(&app, tenant), ["2 user", "3 user"]);
}

fn a_cloud_tenant_has_no_logins_of_its_own(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let page =
        send(&ada, "/tenants/new", &[("kind", "on_premises"), ("url", "http://10.0.0.7:8090")]).expect(303);
    let tenant: i64 = page.location().strip_prefix("/tenants/").unwrap().parse().unwrap();
    let add = format!("/tenants/{tenant}/members/new");
    ada.post(&add, &[("who", "otto.operator"), ("role", "user"), ("login", " NW\\otto ")]).expect(303);
    ada.get(&format!("/tenants/{tenant}"))
        .expect(200)
        .saying(&say("tenants-login-is", &[("name", "NW\\otto")]));
    // Two people are never one login there.
    ada.post(&add, &[("who", "lena.license"), ("role", "user"), ("login", "nw\\OTTO")])
        .expect(422)
        .saying(&say("tenants-login-taken", &[]));
    send(&ada, &format!("/tenants/{tenant}/edit"), &[("version", "1"), ("url", "https://plant.example")])
        .expect(303);
    assert_eq!(number(&app, "SELECT COUNT(*) FROM tenant_members WHERE login_key <> ''"), 0);
    ada.post(&add, &[("who", "lena.license"), ("role", "user"), ("login", "smuggled")]).expect(303);
    assert_eq!(number(&app, "SELECT COUNT(*) FROM tenant_members WHERE login_key <> ''"), 0);
}
