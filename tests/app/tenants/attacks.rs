//! What must not be done to tenants, and is tried.

use gatehouse::access::{BuiltIn, Permission};

use super::{assert_settled, is_user, join, made, members};
use crate::accounts::edit;
use crate::accounts::wizard;
use crate::support::snapshot::{changed, snapshot};
use crate::support::{Client, Engine, TestApp, on_both, say};

on_both!(
    nobody_but_who_manages_tenants_changes_one,
    others_see_only_the_tenants_they_are_members_of,
    the_role_tenant_user_is_never_given_or_taken_by_hand,
    whoever_may_not_see_accounts_adds_none,
    whoever_may_not_handle_somebody_leaves_their_tenants_alone,
);

/// Everything that changes a tenant or its members, with the fields that would do it.
fn attempts(tenant: i64) -> Vec<(String, Vec<(&'static str, String)>)> {
    let whole = vec![
        ("name", "Mine".to_owned()),
        ("kind", "cloud".to_owned()),
        ("status", "active".to_owned()),
        ("url", "https://mine.example".to_owned()),
        ("version", "1".to_owned()),
        ("members", "1".to_owned()),
    ];
    let member = vec![
        ("who", "lena.license".to_owned()),
        ("role", "admin".to_owned()),
        ("was_role", "user".to_owned()),
        ("was_login", String::new()),
    ];
    let many =
        vec![("id", "2".to_owned()), ("tenant", tenant.to_string()), ("tenant_role", "admin".to_owned())];
    vec![
        ("/tenants/new".to_owned(), whole.clone()),
        (format!("/tenants/{tenant}/edit"), whole.clone()),
        (format!("/tenants/{tenant}/delete"), whole),
        (format!("/tenants/{tenant}/members/new"), member.clone()),
        (format!("/tenants/{tenant}/members/3/edit"), member.clone()),
        (format!("/tenants/{tenant}/members/3/remove"), member),
        ("/accounts/add-tenant".to_owned(), many.clone()),
        ("/accounts/remove-tenant".to_owned(), many),
    ]
}

fn try_all(by: &Client, tenant: i64, statuses: &[u16]) {
    for (address, fields) in attempts(tenant) {
        let form: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        for page in [by.post(&address, &form), by.post_fragment(&address, &form)] {
            assert!(statuses.contains(&page.status), "{address}: {} {}", page.status, page.text());
        }
    }
}

fn nobody_but_who_manages_tenants_changes_one(on: Engine) {
    let app = on.company();
    let tenant = made(&app, "Plant 1");
    join(&app, tenant, 3);
    app.person("Sam Support").role(BuiltIn::Support).create();
    app.person("Nora None").create();
    let clients =
        ["lena.license", "otto.operator", "sam.support", "nora.none"].map(|login| app.signed_in(login));
    let before = changed(&app);
    for client in &clients {
        try_all(client, tenant, &[403]);
        for end in ["/edit", "/delete", "/history", "/members/new", "/members/3/edit", "/members/3/remove"] {
            client.get(&format!("/tenants/{tenant}{end}")).expect(403);
        }
        client.get("/tenants/new").expect(403);
        client.get("/tenants/export").expect(403);
        client.post("/tenants/export", &[("which", "matching"), ("format", "csv")]).expect(403);
    }
    try_all(&app.anon(), tenant, &[303, 401]);
    assert_eq!(changed(&app), before);
    try_all(&app.company_admin(), 9_999, &[303, 404, 422]);
    assert_eq!(members(&app, tenant), ["3 user"]);
}

fn others_see_only_the_tenants_they_are_members_of(on: Engine) {
    let app = on.company();
    let (own, other) = (made(&app, "Plant 1"), made(&app, "Plant 2"));
    join(&app, own, 3);
    join(&app, own, 2);
    let (lena, otto) = (app.license_admin(), app.operator());
    for client in [&lena, &otto] {
        let page = client.get("/tenants").expect(200).saying("Plant 1");
        assert!(!page.html.contains("Plant 2") && !page.html.contains("/tenants/new"));
        assert!(!client.get("/tenants?q=plant&count=1").expect(200).html.contains("Plant 2"));
        assert!(!client.fragment("/tenants/suggest?q=plant").expect(200).html.contains("Plant 2"));
        let page = client.get(&format!("/tenants/{own}")).expect(200);
        // Not who else is a member, nor what can be done by others.
        assert!(!page.html.contains("/members/") && !page.html.contains("Otto Operator</a>"));
        client.get(&format!("/tenants/{other}")).expect(404);
        client.get("/tenants/9999").expect(404);
    }
    app.person("Sam Support").role(BuiltIn::Support).create();
    let page = app.signed_in("sam.support").get("/tenants").expect(200);
    page.saying(&say("tenants-empty-own", &[]));
    app.person("Nora None").create();
    app.signed_in("nora.none").get("/tenants").expect(403);
    // Whoever manages tenants sees all of them without being a member of one.
    let keeper = keeper(&app, &[Permission::TenantsManage]);
    let page = keeper.get("/tenants").expect(200).saying("Plant 1").saying("Plant 2");
    assert!(page.html.contains("href=\"/tenants/new\""));
    keeper.get(&format!("/tenants/{other}")).expect(200);
    keeper.get("/").expect(200).saying(&say("shell-nav-tenants", &[]));
}

fn keeper(app: &TestApp, permissions: &[Permission]) -> Client {
    let id = app.person("Kim Keeper").create();
    app.give(id, app.own_role("Tenant keeper", permissions), None);
    app.signed_in("kim.keeper")
}

fn the_role_tenant_user_is_never_given_or_taken_by_hand(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let tenant = made(&app, "Plant 1");
    join(&app, tenant, 3);
    let person = app.person("Peter Person").create();
    let role = app.role(BuiltIn::TenantUser).to_string();
    let sentence = say("accounts-role-by-membership", &[]);
    let before = changed(&app);
    edit(&app, &ada, person, &[("role", &role)]).expect(403).saying(&sentence);
    let until = format!("until-{role}");
    edit(&app, &ada, 3, &[("role", &role), (&until, "2999-01-01T00:00")]).expect(403).saying(&sentence);
    ada.post("/accounts/add-role", &[("id", &*person.to_string()), ("role", &role)])
        .expect(422)
        .saying(&sentence);
    ada.post("/accounts/remove-role", &[("id", "3"), ("role", &role)]).expect(422).saying(&sentence);
    assert_eq!(changed(&app), before);
    // Left out of the form of somebody who has it, it stays: the page does not send it.
    edit(&app, &ada, 3, &[("role", ""), ("job_title", "Weaver")]).expect(303);
    assert!(is_user(&app, 3));
    // The wizard shows it disabled, and refuses it.
    let details = wizard::details("Willy Wizard", "willy@example.org");
    let page = ada.post("/accounts/new", &wizard::pairs(&details)).expect(303);
    let draft = page.location().to_owned();
    ada.get(&draft).expect(200).saying(&sentence);
    let page = ada.post(&draft, &[("role", &*role)]);
    assert!([403, 422].contains(&page.status), "{}: {}", page.status, page.text());
    assert_settled(&app, "at the end");
}

fn whoever_may_not_see_accounts_adds_none(on: Engine) {
    let app = on.company();
    let tenant = made(&app, "Plant 1");
    join(&app, tenant, 2);
    let keeper = keeper(&app, &[Permission::TenantsManage]);
    let page = keeper.get(&format!("/tenants/{tenant}")).expect(200);
    assert!(!page.html.contains("Lena License"));
    let before = snapshot(&app);
    let page = keeper.get(&format!("/tenants/{tenant}/delete")).expect(200);
    assert!(!page.html.contains("Lena License"));
    for path in ["members/new", "members/2/edit", "members/2/remove"] {
        keeper.get(&format!("/tenants/{tenant}/{path}")).expect(403);
        let form = [("who", "otto.operator"), ("role", "user"), ("was_role", "user"), ("was_login", "")];
        keeper.post(&format!("/tenants/{tenant}/{path}"), &form).expect(403);
    }
    let many = [("id", "3"), ("tenant", &*tenant.to_string()), ("tenant_role", "user")];
    keeper.post("/accounts/add-tenant", &many).expect(403);
    keeper.get("/accounts/add-tenant?all=1&q=").expect(403);
    keeper.post("/accounts/remove-tenant", &[("id", "2"), ("tenant", &*tenant.to_string())]).expect(403);
    assert_eq!(
        changed(&app),
        before.iter().filter(|line| !line.contains("| refused |")).cloned().collect::<Vec<_>>()
    );
}

fn whoever_may_not_handle_somebody_leaves_their_tenants_alone(on: Engine) {
    let app = on.company();
    let tenant = made(&app, "Plant 1");
    join(&app, tenant, 1);
    let keeper = keeper(&app, &[Permission::TenantsManage, Permission::AccountsView]);
    let sentence = say("refusal-role", &[("name", "Company admin")]);
    let before = changed(&app);
    keeper.post(&format!("/tenants/{tenant}/members/1/remove"), &[]).expect(403).saying(&sentence);
    let other = made(&app, "Plant 2");
    keeper
        .post(&format!("/tenants/{other}/members/new"), &[("who", "ada.admin"), ("role", "user")])
        .expect(422)
        .saying(&sentence);
    assert_eq!(members(&app, tenant), ["1 user"]);
    assert!(members(&app, other).is_empty() && before.len() < changed(&app).len());
    // Otto holds nothing that they may not give.
    keeper
        .post(&format!("/tenants/{other}/members/new"), &[("who", "otto.operator"), ("role", "user")])
        .expect(303);
    assert_settled(&app, "at the end");
}
