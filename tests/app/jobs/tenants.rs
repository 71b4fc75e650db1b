//! Many accounts join and leave a tenant, by the same rules as one.

use super::{counts, number, order, preview};
use crate::support::{Engine, on_both, say};
use crate::tenants::{assert_settled, is_user, join, made, members};

on_both!(many_join_and_leave_a_tenant, what_cannot_join_is_left_out_and_said);

const CREW: [(&str, &str); 2] = [("all", "1"), ("q", "crew")];

fn many_join_and_leave_a_tenant(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let (one, two) = (made(&app, "Plant 1"), made(&app, "Plant 2"));
    let crew = ["Crew One", "Crew Two", "Crew Three"].map(|name| app.person(name).create());
    let (first, second) = (one.to_string(), two.to_string());
    let asked =
        preview(&ada, "add-tenant", &CREW).saying("Add 3 accounts to a tenant").saying("Plant 1 (Cloud)");
    asked.saying(&say("accounts-add-tenant-effect", &[]));
    order(&ada, "add-tenant", &CREW, &[]).expect(422).saying(&say("accounts-tenant-choose", &[]));
    for wrong in
        [[("tenant", "9999"), ("tenant_role", "user")], [("tenant", &first), ("tenant_role", "boss")]]
    {
        order(&ada, "add-tenant", &CREW, &wrong).expect(422);
    }
    let user = [("tenant", &*first), ("tenant_role", "user")];
    let page = order(&ada, "add-tenant", &CREW, &user).expect(303);
    ada.follow(&page).expect(200).saying(&say("accounts-tenant-added", &[("count", "3"), ("shown", "3")]));
    assert_eq!(members(&app, one).len(), 3);
    assert!(crew.iter().all(|id| is_user(&app, *id)));
    for id in crew {
        assert_eq!(app.mails(id), ["invitation", "tenants-changed"]);
        assert_eq!(app.trail(id).pop().as_deref(), Some("account.join_tenant done"));
    }
    join(&app, two, crew[0]);
    let page = order(&ada, "remove-tenant", &CREW, &[("tenant", &second)]).expect(303);
    let report = ada.follow(&page).expect(200).saying(&say("tenants-refused-no-member", &[]));
    report.saying("Remove 3 accounts from the tenant Plant 2");
    order(&ada, "remove-tenant", &CREW, &[("tenant", &first)]).expect(303);
    assert!(members(&app, one).is_empty() && !crew.iter().any(|id| is_user(&app, *id)));
    assert_settled(&app, "at the end");
}

fn what_cannot_join_is_left_out_and_said(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let tenant = made(&app, "Plant 1");
    app.person("Crew One").create();
    app.program("Crew Robot");
    app.person("Crew Gone").status(gatehouse::accounts::Status::Inactive).create();
    let asked = preview(&ada, "add-tenant", &CREW).saying("Add 1 account to a tenant");
    asked.saying(&say("tenants-refused-inactive", &[])).saying(&say("refusal-service-account", &[]));
    let user = [("tenant", &*tenant.to_string()), ("tenant_role", "user")];
    let page = order(&ada, "add-tenant", &CREW, &user).expect(303);
    ada.follow(&page).expect(200).saying(&say("tenants-refused-inactive", &[]));
    assert_eq!((members(&app, tenant).len(), counts(&app, 1)), (1, (1, 2, 0)));
    // Twice is once.
    let page = order(&ada, "add-tenant", &CREW, &user).expect(303);
    ada.follow(&page).expect(200).saying(&say("tenants-refused-member", &[]));
    // Many at once, as a job that goes on by itself.
    assert_eq!(number(&app, "SELECT COUNT(*) FROM jobs WHERE kind = 'accounts.add-tenant'"), 2);
    assert_settled(&app, "at the end");
}
