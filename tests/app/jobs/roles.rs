//! Roles are given to and taken from many, by the same rules as from one.

use gatehouse::access::BuiltIn;

use super::{counts, number, order, preview, value};
use crate::support::snapshot::{changed, lines, snapshot};
use crate::support::{Engine, TestApp, on_both, say};

on_both!(
    a_role_is_given_and_taken,
    nobody_gives_to_many_what_they_may_not_give_to_one,
    the_last_admin_keeps_the_role_in_a_bulk,
    a_role_is_made_of_a_selection,
    a_role_that_would_exceed_its_maker_is_not_made,
);

const CREW: [(&str, &str); 2] = [("all", "1"), ("q", "crew")];

fn crew(app: &TestApp) -> [i64; 2] {
    ["Crew One", "Crew Two"].map(|name| app.person(name).create())
}

fn held(app: &TestApp, id: i64) -> Vec<String> {
    let sql =
        "SELECT r.name AS line FROM account_roles a JOIN roles r ON r.id = a.role_id WHERE a.account_id =";
    lines(app, &format!("{sql} {id} ORDER BY r.id"))
}

fn a_role_is_given_and_taken(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let [one, two] = crew(&app);
    let (support, license) =
        (app.role(BuiltIn::Support).to_string(), app.role(BuiltIn::LicenseAdmin).to_string());
    preview(&ada, "add-role", &CREW).saying("Add a role to 2 accounts").saying("Support");
    order(&ada, "add-role", &CREW, &[]).expect(422).saying(&say("accounts-role-choose", &[]));
    order(&ada, "add-role", &CREW, &[("role", &support)]).expect(303);
    for id in [one, two] {
        assert_eq!((held(&app, id), app.account(id).role_count), (vec!["Support".to_owned()], 1));
        assert_eq!(app.mails(id), ["invitation", "roles-changed"]);
        assert_eq!(app.trail(id).pop().as_deref(), Some("account.edit done"));
    }
    ada.get(&format!("/accounts/{one}/history")).expect(200).saying("Support");
    // Who has it already is left out, and said.
    let three = app.person("Crew Three").role(BuiltIn::LicenseAdmin).create();
    let page = order(&ada, "add-role", &CREW, &[("role", &support)]).expect(303);
    let report = ada.follow(&page).expect(200).saying(&say("refusal-has-role", &[]));
    report.saying("Add the role Support to 3 accounts");
    assert_eq!(held(&app, three).len(), 2);
    let page = order(&ada, "remove-role", &CREW, &[("role", &license)]).expect(303);
    ada.follow(&page).expect(200).saying(&say("refusal-lacks-role", &[]));
    assert_eq!(held(&app, three), ["Support"]);
    // One account, from its menu, at once.
    let id = one.to_string();
    let page = ada.post("/accounts/remove-role", &[("id", &*id), ("role", &support)]).expect(303);
    ada.follow(&page).saying(&say("accounts-role-removed", &[("count", "1"), ("shown", "1")]));
    assert!(held(&app, one).is_empty());
}

fn nobody_gives_to_many_what_they_may_not_give_to_one(on: Engine) {
    let app = on.company();
    let lena = app.license_admin();
    let [one, _] = crew(&app);
    let boss = app.person("Crew Boss").role(BuiltIn::CompanyAdmin).create();
    let (admin, support) =
        (app.role(BuiltIn::CompanyAdmin).to_string(), app.role(BuiltIn::Support).to_string());
    let page = preview(&lena, "add-role", &CREW).saying(&say("accounts-role-refused", &[]));
    assert!(page.html.contains("disabled"));
    let before = snapshot(&app);
    order(&lena, "add-role", &CREW, &[("role", &admin)])
        .expect(422)
        .saying(&say("accounts-role-refused", &[]));
    order(&lena, "add-role", &CREW, &[("role", "999")])
        .expect(422)
        .saying(&say("accounts-role-unknown", &[]));
    assert_eq!(snapshot(&app), before);
    let page = order(&lena, "add-role", &CREW, &[("role", &support)]).expect(303);
    lena.follow(&page).expect(200).saying(&say("refusal-role", &[("name", "Company admin")]));
    assert_eq!(
        (held(&app, one), held(&app, boss)),
        (vec!["Support".to_owned()], vec!["Company admin".to_owned()])
    );
}

fn the_last_admin_keeps_the_role_in_a_bulk(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let other = app.person("Berta Admin").role(BuiltIn::CompanyAdmin).create();
    let admin = app.role(BuiltIn::CompanyAdmin).to_string();
    let everybody = [("all", "1"), ("q", "role:company_admin")];
    let page = order(&ada, "remove-role", &everybody, &[("role", &admin)]).expect(303);
    ada.follow(&page).expect(200).saying(&say("refusal-own-admin-role", &[]));
    assert_eq!((app.admins(), held(&app, other).len()), (1, 0));
}

fn a_role_is_made_of_a_selection(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let [one, two] = crew(&app);
    let page = preview(&ada, "new-role", &CREW).saying("Crew One, Crew Two");
    let (fingerprint, key) = (page.hidden("fingerprint").unwrap(), page.hidden("key").unwrap());
    let own = [
        ("fingerprint", &*fingerprint),
        ("key", &key),
        ("permission", "audit.view"),
        ("permission", "mail.view"),
    ];
    let send = |more: &[(&str, &str)]| {
        let form: Vec<(&str, &str)> = CREW.iter().chain(&own).chain(more).copied().collect();
        ada.post("/accounts/new-role", &form)
    };
    send(&[("name", "")]).expect(422);
    send(&[("name", "SUPPORT")]).expect(422).saying(&say("accounts-role-taken", &[]));
    assert_eq!(number(&app, "SELECT COUNT(*) FROM jobs"), 0);
    let page = send(&[("name", "Auditors"), ("description", "They look")]).expect(303);
    ada.follow(&page).expect(200).saying(&say("accounts-role-added", &[("count", "2"), ("shown", "2")]));
    for id in [one, two] {
        assert_eq!(held(&app, id), ["Auditors"]);
    }
    let permits = "SELECT p.permission AS line FROM role_permissions p JOIN roles r ON r.id = p.role_id WHERE r.name \
                   = 'Auditors' ORDER BY 1";
    assert_eq!(lines(&app, permits), ["audit.view", "mail.view"]);
    let made = "SELECT subject_name AS line FROM audit_events WHERE action = 'role.create'";
    assert_eq!(lines(&app, made), ["Auditors"]);
    // The same form again is the same job, and no second role.
    send(&[("name", "Auditors"), ("description", "They look")]).expect(303);
    assert_eq!(number(&app, "SELECT COUNT(*) FROM jobs"), 1);
    assert_eq!(counts(&app, 1), (2, 0, 0));
    // What the role permits can be used at once.
    app.signed_in("crew.one").get("/jobs/1").expect(200);
}

fn a_role_that_would_exceed_its_maker_is_not_made(on: Engine) {
    let app = on.company();
    let _ = crew(&app);
    app.sql(
        "INSERT INTO roles (name, name_key, description, created_at, version) \
         VALUES ('Maker', 'maker', '', CURRENT_TIMESTAMP, 1)",
    );
    for permission in ["roles.manage", "roles.assign_custom", "accounts.edit_name", "accounts.view"] {
        app.sql(&format!(
            "INSERT INTO role_permissions (role_id, permission) SELECT id, '{permission}' FROM roles WHERE name_key = \
             'maker'"
        ));
    }
    app.sql(
        "INSERT INTO account_roles (account_id, role_id, granted_at, granted_by_name) SELECT 3, id, \
         CURRENT_TIMESTAMP, '' FROM roles WHERE name_key = 'maker'",
    );
    let otto = app.operator();
    let page = preview(&otto, "new-role", &CREW).saying(&say("accounts-permission-not-own", &[]));
    let fingerprint = page.hidden("fingerprint").unwrap();
    let own = [("fingerprint", &*fingerprint), ("name", "Too much")];
    let before = changed(&app);
    let send = |permission: &str| {
        let form: Vec<(&str, &str)> =
            CREW.iter().chain(&own).copied().chain([("permission", permission)]).collect();
        otto.post("/accounts/new-role", &form)
    };
    send("audit.view").expect(403).saying(&say("accounts-role-more-than-own", &[]));
    send("everything").expect(400).saying(&say("accounts-permission-unknown", &[]));
    assert_eq!(changed(&app), before);
    send("accounts.view").expect(303);
    assert_eq!(value(&app, "SELECT state AS line FROM jobs"), "done");
}
