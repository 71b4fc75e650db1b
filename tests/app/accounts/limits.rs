//! Who may not: nobody gives or takes a role that they may not assign, nor acts on whoever holds one.

use gatehouse::access::BuiltIn;
use gatehouse::accounts::Status;

use super::{act, edit, roles};
use crate::support::snapshot::changed;
use crate::support::{Engine, on_both, say};

on_both!(
    a_license_admin_does_not_touch_a_company_admin,
    a_license_admin_gives_no_role_beyond_their_own,
    a_license_admin_manages_everybody_else,
    nobody_gives_the_role_that_comes_with_a_tenant,
    a_role_of_the_company_is_given_only_by_whoever_holds_all_of_it,
);

fn a_license_admin_does_not_touch_a_company_admin(on: Engine) {
    let app = on.company();
    let second = app.person("Berta Admin").role(BuiltIn::CompanyAdmin).create();
    let pending = app.person("Carla Coming").role(BuiltIn::CompanyAdmin).status(Status::Pending).create();
    let inactive = app.person("Ina Idle").role(BuiltIn::CompanyAdmin).status(Status::Inactive).create();
    let lena = app.license_admin();
    let refusal = say("refusal-role", &[("name", "Company admin")]);
    let cases = [
        ("deactivate", second),
        ("activate", inactive),
        ("delete", inactive),
        ("resend", pending),
        ("withdraw", pending),
    ];
    for (action, id) in cases {
        let (account, mails) = (app.account(id), app.mails(id));
        let page = act(&app, &lena, action, id).expect(303);
        lena.follow(&page).expect(200).saying(&refusal);
        assert_eq!((app.account(id), app.mails(id)), (account, mails), "{action}");
        assert_eq!(app.trail(id).last(), Some(&format!("account.{action} refused")));
        lena.get(&format!("/accounts/{action}?id={id}")).expect(200).saying(&refusal);
    }
    let before = changed(&app);
    lena.get(&format!("/accounts/{second}/edit")).expect(403).saying(&refusal);
    edit(&app, &lena, second, &[("role", "")]).expect(403).saying(&refusal);
    edit(&app, &lena, second, &[("job_title", "Janitor")]).expect(403);
    lena.post(&format!("/accounts/{second}/sign-out"), &[]).expect(403).saying(&refusal);
    lena.post(&format!("/accounts/{pending}/invitation-link"), &[]).expect(403).saying(&refusal);
    assert_eq!(changed(&app), before);
}

fn a_license_admin_gives_no_role_beyond_their_own(on: Engine) {
    let app = on.company();
    let person = app.person("Peter Plain").role(BuiltIn::Support).create();
    let lena = app.license_admin();
    let support = app.role(BuiltIn::Support).to_string();
    let before = changed(&app);
    for role in [BuiltIn::CompanyAdmin, BuiltIn::WebService] {
        let role = app.role(role).to_string();
        let page = edit(&app, &lena, person, &[("role", &support), ("role", &role)]).expect(403);
        page.saying(&say("accounts-role-refused", &[]));
    }
    assert_eq!(changed(&app), before);
    assert_eq!(roles(&app, person), [support]);
    // The wizard shows the role, disabled, and refuses it when it is sent all the same.
    let form = super::wizard::details("Wanda Wizard", "wanda@example.org");
    let step = lena.post("/accounts/new", &super::wizard::pairs(&form)).expect(303);
    let page = lena.follow(&step).expect(200).saying(&say("accounts-role-refused", &[]));
    assert!(page.html.contains("disabled"));
    let admin = app.role(BuiltIn::CompanyAdmin).to_string();
    lena.post(step.location(), &[("role", &admin)]).expect(403).saying(&say("accounts-role-refused", &[]));
    lena.post(step.location(), &[("role", "999")]).expect(400).saying(&say("accounts-role-unknown", &[]));
    lena.post(step.location(), &[("role", "one")])
        .expect(400)
        .saying(&say("error-bad-id", &[("name", "role")]));
}

fn a_license_admin_manages_everybody_else(on: Engine) {
    let app = on.company();
    let person = app.person("Peter Plain").create();
    let lena = app.license_admin();
    let (support, license) =
        (app.role(BuiltIn::Support).to_string(), app.role(BuiltIn::LicenseAdmin).to_string());
    // The role License admin comes with a license, and only its primary contact names admins.
    let both = edit(&app, &lena, person, &[("role", &support), ("role", &license)]);
    both.expect(403).saying(&say("accounts-role-by-license", &[]));
    edit(&app, &lena, person, &[("role", &support)]).expect(303);
    assert_eq!(roles(&app, person).len(), 1);
    assert_eq!(app.mails(person).last().map(String::as_str), Some("roles-changed"));
    edit(&app, &lena, person, &[("role", "")]).expect(303);
    assert!(roles(&app, person).is_empty());
    assert_eq!(app.account(person).role_count, 0);
    act(&app, &lena, "deactivate", person).expect(303);
    act(&app, &lena, "delete", person).expect(303);
    assert!(app.mails(person).contains(&"deleted".to_owned()));
}

fn nobody_gives_the_role_that_comes_with_a_tenant(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let tenant = app.role(BuiltIn::TenantUser).to_string();
    let refusal = say("accounts-role-by-membership", &[]);
    edit(&app, &ada, 3, &[("role", &tenant)]).expect(403).saying(&refusal);
    let member = app.person("Mia Member").role(BuiltIn::TenantUser).create();
    // Its box is disabled and not sent, so leaving it out keeps it.
    edit(&app, &ada, member, &[("role", ""), ("job_title", "Tenant")]).expect(303);
    assert_eq!(roles(&app, member), [tenant]);
}

fn a_role_of_the_company_is_given_only_by_whoever_holds_all_of_it(on: Engine) {
    let app = on.company();
    app.sql(
        "INSERT INTO roles (name, name_key, description, created_at, version) VALUES \
         ('Giver', 'giver', '', CURRENT_TIMESTAMP, 1), ('Auditor', 'auditor', '', CURRENT_TIMESTAMP, 1)",
    );
    app.sql(
        "INSERT INTO role_permissions (role_id, permission) SELECT r.id, p.name FROM roles r, \
         (SELECT 'accounts.view' AS name UNION SELECT 'accounts.edit_name' UNION SELECT 'roles.assign_custom') p \
         WHERE r.name_key = 'giver'",
    );
    app.sql(
        "INSERT INTO role_permissions (role_id, permission) SELECT id, 'audit.view' FROM roles WHERE name_key = 'auditor'",
    );
    app.sql(
        "INSERT INTO account_roles (account_id, role_id, granted_at, granted_by_name) \
         SELECT 3, id, CURRENT_TIMESTAMP, '' FROM roles WHERE name_key = 'giver'",
    );
    let person = app.person("Peter Plain").create();
    let id = |key: &str| {
        crate::support::snapshot::lines(
            &app,
            &format!("SELECT CAST(id AS TEXT) AS line FROM roles WHERE name_key = '{key}'"),
        )
        .remove(0)
    };
    let otto = app.operator();
    let page = edit(&app, &otto, person, &[("role", &id("auditor"))]).expect(403);
    page.saying(&say("accounts-role-more-than-own", &[]));
    edit(&app, &otto, person, &[("role", &id("giver"))]).expect(303);
    assert_eq!(roles(&app, person), [id("giver")]);
    app.sql(&format!("UPDATE account_roles SET role_id = {} WHERE account_id = {person}", id("auditor")));
    otto.get(&format!("/accounts/{person}/edit"))
        .expect(403)
        .saying(&say("refusal-role", &[("name", "Auditor")]));
}
