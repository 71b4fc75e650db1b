//! Members come and go, and the role Tenant user with them.

use gatehouse::access::BuiltIn;
use gatehouse::accounts::{Action, Status};

use super::{assert_settled, is_user, join, made, members, number, value};
use crate::accounts::act;
use crate::support::snapshot::{lines, snapshot};
use crate::support::{Client, Engine, Page, on_both, say};

on_both!(
    the_role_comes_with_the_first_tenant_and_goes_with_the_last,
    what_a_member_is_can_be_changed_by_one_at_a_time,
    only_operators_who_may_sign_in_can_be_members,
    a_deactivated_member_stays_one,
    a_deleted_account_leaves_its_tenants_and_the_report_says_so,
    accounts_are_found_by_their_tenants,
);

fn add(by: &Client, tenant: i64, who: &str) -> Page {
    by.post(&format!("/tenants/{tenant}/members/new"), &[("who", who), ("role", "user")])
}

fn remove(by: &Client, tenant: i64, account: i64) -> Page {
    by.post(&format!("/tenants/{tenant}/members/{account}/remove"), &[])
}

fn the_role_comes_with_the_first_tenant_and_goes_with_the_last(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let (one, two) = (made(&app, "Plant 1"), made(&app, "Plant 2"));
    let otto = app.operator();
    otto.get("/tenants").expect(403);
    ada.get(&format!("/tenants/{one}/members/new")).expect(200);
    let page = add(&ada, one, " OTTO.operator@example.com ").expect(303);
    let said = say("tenants-added", &[("name", "Otto Operator"), ("tenant", "Plant 1")]);
    ada.follow(&page).saying(&said).saying("otto.operator");
    assert!(is_user(&app, 3));
    // From the next request on.
    otto.get("/tenants").expect(200).saying("Plant 1");
    otto.get(&format!("/tenants/{one}")).expect(200).saying(&say("tenants-your-role", &[]));
    otto.get(&format!("/tenants/{two}")).expect(404);
    add(&ada, two, "otto.operator").expect(303);
    assert_eq!(app.account(3).role_count, 1);
    let page = ada.get("/accounts/3").expect(200).saying("Plant 1 (User)").saying("Plant 2 (User)");
    assert_eq!(page.html.matches(&say("role-tenant-user", &[])).count(), 1);
    let page = ada.get("/accounts/3/access").expect(200).saying("Plant 2");
    page.saying(&say("tenants-added-by", &[("name", "Ada Admin")]));
    let asked = ada.get(&format!("/tenants/{one}/members/3/remove")).expect(200);
    asked.saying(&say("tenants-remove-effect-others", &[]));
    remove(&ada, one, 3).expect(303);
    assert!(is_user(&app, 3));
    otto.get(&format!("/tenants/{one}")).expect(404);
    let asked = ada.get(&format!("/tenants/{two}/members/3/remove")).expect(200);
    asked.saying(&say("tenants-remove-effect-last", &[]));
    let page = remove(&ada, two, 3).expect(303);
    ada.follow(&page).saying(&say("tenants-removed", &[("name", "Otto Operator"), ("tenant", "Plant 2")]));
    assert!(!is_user(&app, 3));
    // Removing somebody in a tenant leaves the account as it is.
    assert_eq!(app.account(3).status, Status::Active);
    otto.get("/profile").expect(200);
    otto.get("/tenants").expect(403);
    remove(&ada, two, 3).expect(404);
    assert_eq!(app.mails(3), ["tenants-changed"; 4]);
    let (joined, left) = ("account.join_tenant done", "account.leave_tenant done");
    assert_eq!(app.trail(3), [joined, joined, left, left]);
    let roles = "SELECT changes AS line FROM audit_events WHERE action LIKE 'account.%tenant' ORDER BY id";
    let told: Vec<bool> = lines(&app, roles).iter().map(|line| line.contains("Tenant user")).collect();
    assert_eq!(told, [true, false, false, true]);
    let history = ada.get("/accounts/3/history").expect(200).saying("Added to: Plant 1 (User)");
    history
        .saying("Roles taken: Tenant user")
        .saying(&say("history-account-leave-tenant", &[("name", "Ada Admin")]));
    assert_settled(&app, "at the end");
}

fn what_a_member_is_can_be_changed_by_one_at_a_time(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let tenant = made(&app, "Plant 1");
    join(&app, tenant, 3);
    let address = format!("/tenants/{tenant}/members/3/edit");
    let page = ada.get(&address).expect(200);
    assert_eq!(page.hidden("was_role").as_deref(), Some("user"));
    let form = [("role", "admin"), ("was_role", "user"), ("was_login", "")];
    ada.post(&address, &form).expect(303);
    assert_eq!(members(&app, tenant), ["3 admin"]);
    assert_eq!(app.trail(3).last().map(String::as_str), Some("account.change_in_tenant done"));
    assert_eq!(app.mails(3), ["tenants-changed"; 2]);
    ada.get("/accounts/3/history").expect(200).saying("Plant 1 (User) → Plant 1 (Tenant admin)");
    ada.get("/tenants").expect(200);
    let before = snapshot(&app);
    // Again the same, and what was made from another state.
    ada.post(&address, &form).expect(303);
    let stale = [("role", "user"), ("was_role", "user"), ("was_login", "")];
    ada.post(&address, &stale).expect(422).saying(&say("tenants-member-has-changed", &[]));
    for wrong in ["owner", ""] {
        ada.post(&address, &[("role", wrong), ("was_role", "admin"), ("was_login", "")]).expect(422);
    }
    ada.post(&address, &[("role", "user"), ("was_role", "boss"), ("was_login", "")]).expect(400);
    ada.post(&format!("/tenants/{tenant}/members/2/edit"), &form).expect(404);
    assert_eq!(snapshot(&app), before);
}

fn only_operators_who_may_sign_in_can_be_members(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let tenant = made(&app, "Plant 1");
    let robot = app.program("Robot");
    app.sql(&format!("UPDATE accounts SET login = 'robot', login_key = 'robot' WHERE id = {robot}"));
    app.person("Ina Inactive").status(Status::Inactive).create();
    let pia = app.person("Pia Pending").status(Status::Pending).create();
    add(&ada, tenant, "robot").expect(422).saying(&say("refusal-service-account", &[]));
    add(&ada, tenant, "ina.inactive").expect(422).saying(&say("tenants-refused-inactive", &[]));
    add(&ada, tenant, "nobody").expect(422).saying(&say("tenants-nobody", &[]));
    add(&ada, tenant, "").expect(422);
    assert!(members(&app, tenant).is_empty());
    add(&ada, tenant, "pia.pending").expect(303);
    add(&ada, tenant, "pia.pending").expect(422).saying(&say("tenants-refused-member", &[]));
    app.sql(&format!("UPDATE tenants SET status = 'suspended' WHERE id = {tenant}"));
    let refused = say("tenants-refused-suspended", &[("name", "Plant 1")]);
    add(&ada, tenant, "otto.operator").expect(422).saying(&refused);
    assert_eq!(members(&app, tenant), [format!("{pia} user")]);
    let refusals =
        "SELECT COUNT(*) FROM audit_events WHERE action = 'account.join_tenant' AND outcome = 'refused'";
    assert_eq!(number(&app, refusals), 4);
    assert_settled(&app, "at the end");
}

fn a_deactivated_member_stays_one(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let tenant = made(&app, "Plant 1");
    join(&app, tenant, 3);
    act(&app, &ada, "deactivate", 3).expect(303);
    assert_eq!(members(&app, tenant), ["3 user"]);
    ada.get(&format!("/tenants/{tenant}")).expect(200).saying("Otto Operator").saying("Inactive");
    app.perform(Action::Activate, 3);
    app.operator().get(&format!("/tenants/{tenant}")).expect(200);
    // Also an inactive member can be taken out.
    act(&app, &ada, "deactivate", 3).expect(303);
    remove(&ada, tenant, 3).expect(303);
    assert_settled(&app, "at the end");
}

fn a_deleted_account_leaves_its_tenants_and_the_report_says_so(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let (one, two) = (made(&app, "Plant 1"), made(&app, "Plant 2"));
    let id = app.person("Mara Member").role(BuiltIn::Support).create();
    join(&app, one, id);
    join(&app, two, id);
    act(&app, &ada, "deactivate", id).expect(303);
    act(&app, &ada, "delete", id).expect(303);
    assert_eq!(members(&app, one).len() + members(&app, two).len(), 0);
    ada.get("/accounts/status-report").expect(200).saying("Plant 1, Plant 2").saying("Support, Tenant user");
    assert_eq!(value(&app, "SELECT tenants AS line FROM tombstones"), "Plant 1, Plant 2");
    let history = ada.get(&format!("/tenants/{one}/history")).expect(200);
    history.saying("Removed: Mara Member (User)");
    assert_settled(&app, "at the end");
}

fn accounts_are_found_by_their_tenants(on: Engine) {
    let app = on.demo(400);
    let ada = app.company_admin();
    let of = |name: &str| {
        let sql = "SELECT COUNT(*) FROM tenant_members m JOIN tenants t ON t.id = m.tenant_id WHERE t.name =";
        number(&app, &format!("{sql} '{name}'"))
    };
    for (query, count) in [
        ("tenant%3A%22Northwind+Europe%22", of("Northwind Europe")),
        ("tenant%3Aresearch", of("Research")),
        ("tenant%3A%E6%9D%B1%E4%BA%AC%E6%94%AF%E5%BA%97", of("東京支店")),
        ("tenant%3Anothing", 0),
        ("tenants%3A%3E1", number(&app, "SELECT COUNT(*) FROM accounts WHERE tenant_count > 1")),
        ("-tenant%3Aempty", number(&app, "SELECT COUNT(*) FROM accounts WHERE tenant_count > 0")),
    ] {
        let page =
            ada.get(&format!("/accounts?q={query}&columns=name,tenants&size=200&sort=-tenants")).expect(200);
        let shown = i64::try_from(page.row_ids().len()).unwrap();
        assert_eq!(shown, count.min(200), "{query}");
    }
    let page = ada.get("/accounts?q=tenant%3Aresearch&columns=name,tenants").expect(200);
    page.saying("Research");
    ada.get("/accounts/filter?column=tenants").expect(200).saying("Werk Hamburg");
    ada.fragment("/accounts/suggest?q=tenant%3Awerk").expect(200).saying("Werk Hamburg");
}
