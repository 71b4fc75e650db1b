//! Admins and the primary contact: exactly one, always active, replaced before they can leave.

use gatehouse::access::BuiltIn;
use gatehouse::accounts::{Action, Status};

use crate::support::snapshot::{lines, snapshot};
use crate::support::{Engine, TestApp, on_both, say};

on_both!(
    the_primary_contact_cannot_leave_by_any_path,
    a_company_admin_names_a_successor_and_both_are_told,
    a_successor_is_active_for_good,
    only_the_primary_contact_names_fellow_admins,
    the_role_comes_with_the_first_license_and_leaves_with_the_last,
    a_license_admin_acts_on_fellow_admins_they_lead_alone,
    the_name_of_the_contact_follows_the_account,
    notices_can_be_stopped_but_not_by_the_contact,
);

fn admins(app: &TestApp, license: i64) -> Vec<i64> {
    let sql = format!(
        "SELECT CAST(account_id AS TEXT) AS line FROM license_admins WHERE license_id = {license} ORDER BY account_id"
    );
    lines(app, &sql).iter().map(|id| id.parse().unwrap()).collect()
}

fn the_primary_contact_cannot_leave_by_any_path(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    app.license("Berlin").contact(2).create();
    let role = app.role(BuiltIn::LicenseAdmin).to_string();
    let version = app.account(2).version.to_string();
    let why = say("refusal-primary-contact", &[("name", "Berlin")]);
    let edit = [
        ("display_name", "Lena License"),
        ("email", "lena.license@example.com"),
        ("locale", "en"),
        ("time_zone", "UTC"),
        ("version", &version),
    ];
    let before = app.account(2);
    let page = ada.post("/accounts/deactivate", &[("id", "2")]);
    ada.follow(&page).saying(&why);
    ada.get("/accounts/deactivate?id=2").expect(200).saying(&why);
    // One of several: the row is refused, the others are done.
    let page = ada.post("/accounts/deactivate", &[("id", "2"), ("id", "3")]);
    ada.follow(&page).expect(200).saying(&why);
    assert_eq!(app.account(3).status, Status::Inactive);
    let demoted: Vec<(&str, &str)> = edit.into_iter().collect();
    ada.post("/accounts/2/edit", &demoted).expect(409).saying(&why);
    let ending: Vec<(&str, &str)> =
        edit.into_iter().chain([("valid_until", "2031-01-01"), ("role", &*role)]).collect();
    ada.post("/accounts/2/edit", &ending).expect(409).saying(&why);
    let page = ada.post("/accounts/remove-role", &[("id", "2"), ("role", &role)]);
    ada.follow(&page).saying(&why);
    ada.post("/licenses/1/admins/remove", &[("account", "2")]);
    app.sql("INSERT INTO policies (key, value, changed_at, changed_by_name) VALUES ('deletion', 'when-signed-out', CURRENT_TIMESTAMP, '')");
    let page = ada.post("/accounts/delete", &[("id", "2"), ("typed", "lena.license")]);
    ada.follow(&page).saying(&why);
    assert_eq!((app.account(2), admins(&app, 1)), (before, vec![2]));
    assert_eq!(app.wrongs(), Vec::<String>::new());
}

fn a_company_admin_names_a_successor_and_both_are_told(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    app.license("Berlin").contact(2).create();
    let ann = app.person("Ann Smith").create();
    ada.get("/licenses/1/contact").expect(200).saying("Now: Lena License");
    let page = ada.post("/licenses/1/contact", &[("person", "ann.smith")]);
    ada.follow(&page).expect(200).saying("Ann Smith is the primary contact now.");
    assert_eq!(app.license_now(1).contact_id, ann);
    assert_eq!(admins(&app, 1), [2, ann]);
    for who in [2, ann] {
        assert!(app.mails(who).contains(&"contact-changed".to_owned()), "{who}: {:?}", app.mails(who));
    }
    app.perform(Action::Deactivate, 2);
    ada.get("/licenses/1/history").saying("Primary contact changed").saying("Lena License → Ann Smith");
    assert_eq!(app.wrongs(), Vec::<String>::new());
    // A license admin has no way to it, be they the contact or not.
    let ann = app.signed_in("ann.smith");
    ann.get("/licenses/1").expect(200).saying(&say("licenses-contact-by-ticket", &[]));
    ann.post("/licenses/1/contact", &[("person", "otto.operator")]).expect(403);
}

fn a_successor_is_active_for_good(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    app.license("Berlin").contact(2).create();
    app.person("Pia Pending").status(Status::Pending).create();
    app.person("Ina Inactive").status(Status::Inactive).create();
    app.person("Ella Ending").but(|d| d.valid_until = Some(gatehouse::clock::now())).create();
    app.program("Nightly");
    for (typed, key) in [
        ("pia.pending", "licenses-refusal-not-active"),
        ("ina.inactive", "licenses-refusal-not-active"),
        ("ella.ending", "licenses-refusal-ends"),
        ("lena.license", "licenses-refusal-same-contact"),
        ("nobody", "licenses-refusal-nobody"),
    ] {
        let page = ada.post("/licenses/1/contact", &[("person", typed)]).expect(422);
        let sentence = say(key, &[("name", "\u{1}")]);
        let part = sentence.split('\u{1}').map(str::trim).max_by_key(|part| part.len()).unwrap();
        assert!(page.text().contains(part), "{typed}: {}", page.text());
    }
    assert_eq!(app.license_now(1).contact_id, 2);
}

fn only_the_primary_contact_names_fellow_admins(on: Engine) {
    let app = on.company();
    let ann = app.person("Ann Smith").create();
    app.license("Led").contact(2).create();
    app.license("Shared").admin(2).create();
    let lena = app.license_admin();
    let page = lena.post("/licenses/1/admins/add", &[("person", "ann.smith")]);
    lena.follow(&page).expect(200).saying("Ann Smith is an admin of the license now.");
    let before = snapshot(&app);
    let page = lena.post("/licenses/2/admins/add", &[("person", "ann.smith")]);
    lena.follow(&page).saying(&say("licenses-refusal-not-contact", &[("name", "Ada Admin")]));
    let page = lena.post("/licenses/2/admins/remove", &[("account", "1")]);
    lena.follow(&page).saying(&say("licenses-refusal-not-contact", &[("name", "Ada Admin")]));
    let changed: Vec<String> =
        snapshot(&app).into_iter().filter(|row| !before.contains(row) && !row.starts_with("audit")).collect();
    assert_eq!((admins(&app, 1), admins(&app, 2)), (vec![2, ann], vec![1, 2]));
    assert_eq!(changed, Vec::<String>::new());
    // The role cannot be given around the license.
    let role = app.role(BuiltIn::LicenseAdmin).to_string();
    let page = lena.post("/accounts/add-role", &[("id", "3"), ("role", &role)]).expect(422);
    page.saying(&say("accounts-role-by-license", &[]));
    assert_eq!(app.account(3).role_count, 0);
}

fn the_role_comes_with_the_first_license_and_leaves_with_the_last(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let ann = app.person("Ann Smith").create();
    app.license("Berlin").create();
    app.license("Oslo").create();
    app.let_proofs_grow_old();
    ada.post("/licenses/1/admins/add", &[("person", "ann.smith")]).expect(401);
    assert_eq!(app.account(ann).role_count, 0);
    let ada = app.company_admin();
    for license in [1, 2] {
        ada.post(&format!("/licenses/{license}/admins/add"), &[("person", "ann.smith")]).expect(303);
        assert_eq!(app.account(ann).role_count, 1);
    }
    assert_eq!(app.signed_in("ann.smith").get("/licenses/1").status, 200);
    ada.post("/licenses/1/admins/remove", &[("account", &ann.to_string())]).expect(303);
    assert_eq!(app.account(ann).role_count, 1);
    ada.post("/licenses/2/admins/remove", &[("account", &ann.to_string())]).expect(303);
    assert_eq!(app.account(ann).role_count, 0);
    app.signed_in("ann.smith").get("/licenses").expect(403);
    // Who loses the role by hand leaves the lists.
    ada.post("/licenses/1/admins/add", &[("person", "ann.smith")]).expect(303);
    let role = app.role(BuiltIn::LicenseAdmin).to_string();
    ada.post("/accounts/remove-role", &[("id", &ann.to_string()), ("role", &role)]).expect(303);
    assert_eq!(admins(&app, 1), [1]);
}

fn a_license_admin_acts_on_fellow_admins_they_lead_alone(on: Engine) {
    let app = on.company();
    let led = app.person("Leo Led").create();
    let both = app.person("Bo Both").create();
    let other = app.person("Otis Other").role(BuiltIn::LicenseAdmin).create();
    app.license("Berlin").contact(2).admin(led).admin(both).create();
    app.license("Oslo").admin(both).create();
    let lena = app.license_admin();
    lena.get(&format!("/accounts/{led}/edit")).expect(200);
    for foreign in [both, other] {
        lena.get(&format!("/accounts/{foreign}/edit")).expect(403);
        let page = lena.post("/accounts/deactivate", &[("id", &foreign.to_string())]);
        lena.follow(&page);
        assert_eq!(app.account(foreign).status, Status::Active);
    }
    lena.post("/accounts/deactivate", &[("id", &led.to_string())]).expect(303);
    assert_eq!(app.account(led).status, Status::Inactive);
}

fn the_name_of_the_contact_follows_the_account(on: Engine) {
    let app = on.company();
    app.license("Berlin").contact(2).create();
    let lena = app.license_admin();
    let version = app.account(2).version.to_string();
    let form = [
        ("first_name", "Magda"),
        ("last_name", "Meier"),
        ("display_name", "Magda Meier"),
        ("version", &version),
    ];
    lena.post("/profile/details", &form).expect(303);
    assert_eq!(app.license_now(1).contact_name, app.account(2).display_name);
    assert_eq!(app.wrongs(), Vec::<String>::new());
}

fn notices_can_be_stopped_but_not_by_the_contact(on: Engine) {
    let app = on.company();
    app.license("Led").contact(2).create();
    app.license("Shared").admin(2).create();
    let lena = app.license_admin();
    let page = lena.post("/licenses/1/notices", &[("notices", "0")]);
    lena.follow(&page).saying(&say("licenses-refusal-contact-notices", &[]));
    let page = lena.post("/licenses/2/notices", &[("notices", "0")]);
    lena.follow(&page).saying(&say("licenses-notices-off", &[]));
    let until = (gatehouse::clock::now() + chrono::TimeDelta::days(20)).format("%Y-%m-%d %H:%M:%S");
    app.sql(&format!("UPDATE licenses SET expires_at = '{until}'"));
    for _ in 0..2 {
        gatehouse::licenses::remind(&app.pool).unwrap();
    }
    let told = |account| app.mails(account).iter().filter(|kind| *kind == "license-expires").count();
    assert_eq!((told(1), told(2)), (1, 1), "Ada of Shared, Lena of Led, once each");
}
