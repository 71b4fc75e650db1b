//! Why somebody can do something, and who can do one thing.

use gatehouse::access::{BuiltIn, Permission, areas};

use super::made;
use crate::support::{Engine, on_both, say};

on_both!(
    an_account_says_why_it_may_what_it_may,
    a_permission_leads_to_those_who_hold_it,
    the_company_page_is_for_everybody,
);

fn an_account_says_why_it_may_what_it_may(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let role = made(&ada, "Auditor", &["audit.view"]);
    ada.post("/accounts/add-role", &[("id", "2"), ("role", &role.to_string())]).expect(303);
    let page = ada.get("/accounts/2/access").expect(200);
    let page = page.saying("given by Ada Admin").saying(&say("roles-reach-own", &[]));
    let page = page.saying(&say("accounts-through-account", &[]));
    assert!(page.html.contains(&format!("href=\"/roles/{role}\"")));
    // Whoever may not see roles gets the names without links.
    app.give(3, app.own_role("Viewer", &[Permission::AccountsView]), None);
    let page = app.operator().get("/accounts/2/access").expect(200).saying("Auditor");
    assert!(!page.html.contains("href=\"/roles/"));
}

fn a_permission_leads_to_those_who_hold_it(on: Engine) {
    let app = on.demo(60);
    let ada = app.company_admin();
    let auditor = app.person("Aude Auditor").create();
    let inactive = app.person("Ines Inactive").status(gatehouse::accounts::Status::Inactive).create();
    let role = made(&ada, "Auditor", &["audit.view"]);
    for id in [auditor, inactive] {
        app.give(id, role, None);
    }
    let page = ada.get("/roles/permissions").expect(200).saying("audit.view").saying("Auditor");
    assert!(page.html.contains("/accounts?q=permission%3Aaudit.view+status%3Aactive"));
    for (_, permissions) in areas() {
        for permission in permissions {
            assert!(page.html.contains(permission.name()), "{}", permission.name());
        }
    }
    let admins = super::number(
        &app,
        "SELECT COUNT(*) FROM accounts a JOIN account_roles r ON r.account_id = a.id JOIN roles o ON o.id = r.role_id \
         WHERE o.key = 'company_admin' AND a.status = 'active'",
    );
    let found = ada.get("/accounts?q=permission%3Aaudit.view+status%3Aactive").expect(200).row_ids();
    assert!(found.contains(&auditor) && !found.contains(&inactive) && !found.contains(&2));
    assert_eq!(i64::try_from(found.len()).unwrap(), admins + 1);
    let named = ada.get("/accounts?q=permission%3A%22See+the+audit+trail%22").expect(200).row_ids();
    assert!(named.contains(&inactive) && named.len() > found.len());
    ada.get("/accounts?q=permission%3Anothing").expect(400);
    let offered = ada.fragment("/accounts/suggest?q=permission%3Aaud&at=14").expect(200);
    offered.saying("audit.view");
    // The page is of no use to whoever may not see roles.
    app.operator().get("/roles/permissions").expect(403);
    let lena = app.license_admin().get("/roles").expect(200).saying("Auditor");
    assert!(!lena.html.contains("/roles/new"));
}

fn the_company_page_is_for_everybody(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    made(&ada, "Secret team", &["audit.view"]);
    let page = app.operator().get("/company").expect(200);
    let page = page
        .saying("Ada Admin")
        .saying("ada.admin@example.com")
        .saying(&say("policy-edition-subscription", &[]));
    let page =
        page.saying(&say("company-university", &[])).saying("License admin").saying("See the audit trail");
    assert!(!page.text().contains("Secret team") && !page.html.contains("href=\"/accounts/1\""));
    assert!(
        page.html.contains("href=\"https://university.example/\"") && !page.html.contains(">Community</a>")
    );
    let page = ada.get("/company").expect(200).saying("Secret team");
    assert!(page.html.contains("href=\"/accounts/1\""));
    let cells = page.html.matches("<td>").count();
    assert_eq!(cells, Permission::ALL.len() * (BuiltIn::ALL.len() + 2));
}
