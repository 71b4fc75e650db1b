//! What a license admin may and may not do, step by step.

use gatehouse::access::{BuiltIn, Permission};
use gatehouse::accounts::Status;

use super::house::House;
use crate::accounts::{act, edit, wizard};
use crate::support::snapshot::lines;
use crate::support::{Engine, Page, on_both, say};

on_both!(
    a_license_admin_and_licenses,
    a_license_admin_and_people,
    a_license_admin_and_whoever_comes_and_goes,
    a_license_admin_and_roles,
    a_license_admin_and_many_at_once,
    a_license_admin_and_the_rest_of_the_house,
);

fn a_license_admin_and_licenses(on: Engine) {
    let house = House::build(on);
    let House { app, lena, own, led, foreign, paul, .. } = &house;
    let (own_at, led_at, foreign_at) =
        (format!("/licenses/{own}"), format!("/licenses/{led}"), format!("/licenses/{foreign}"));
    house.step("sees her own licenses, and no other, in the list, the count and the file");
    let list = lena
        .get("/licenses?count=1")
        .expect(200)
        .saying("Own Berlin")
        .saying("Led Paris")
        .saying("2 licenses");
    let file = lena.post("/licenses/export", &[("format", "csv")]).expect(200);
    assert!(!list.text().contains("Oslo") && !file.html.contains("Oslo") && file.html.contains("Berlin"));
    house.step("gives and takes a seat of her own license, whatever roles the person holds");
    for person in ["paul.person", "ada.admin"] {
        house.post(&format!("{own_at}/assign"), &[("person", person)]).expect(303);
    }
    assert_eq!((app.license_now(*own).used, app.licenses_of(*paul).len()), (2, 2));
    house.step("is told the numbers when no seat is left");
    let page = house.in_vain(|| house.post(&format!("{own_at}/assign"), &[("person", "otto.operator")]));
    lena.follow(&page).saying("2 of 2");
    house.post(&format!("{own_at}/unassign"), &[("account", "1")]).expect(303);
    house.step("binds her own license to another machine and takes its file");
    house.post(&format!("{own_at}/mac"), &[("mac", "00-1A-2B-3C-4D-5F")]).expect(303);
    house.post(&format!("{own_at}/file"), &[]).expect(200);
    house.step("does nothing of that with a foreign one: it is not there");
    for (end, form) in [
        ("assign", vec![("person", "otto.operator")]),
        ("unassign", vec![("account", &*paul.to_string())]),
        ("mac", vec![("mac", "00-1A-2B-3C-4D-5F")]),
        ("file", vec![]),
        ("notices", vec![("notices", "0")]),
        ("admins/add", vec![("person", "lena.license")]),
        ("admins/remove", vec![("account", &*house.fred.to_string())]),
    ] {
        house.in_vain(|| house.post(&format!("{foreign_at}/{end}"), &form).expect(404));
    }
    house.step("neither makes nor edits a license, and gives herself no more seats by a field beside");
    let seats = [("person", "otto.operator"), ("seats", "99"), ("contact", "lena.license")];
    for path in ["/licenses/new".to_owned(), format!("{led_at}/edit"), format!("{led_at}/contact")] {
        house.in_vain(|| house.post(&path, &seats).expect(403));
    }
    house.post(&format!("{led_at}/assign"), &seats);
    assert_eq!((app.license_now(*led).seats, app.license_now(*led).contact_id), (10, 2));
    house.step("names no fellow admin where she is not the primary contact");
    let page = house.in_vain(|| house.post(&format!("{own_at}/admins/add"), &[("person", "paul.person")]));
    lena.follow(&page).saying(&say("licenses-refusal-not-contact", &[("name", "Ada Admin")]));
    house.step("names one where she is; the role comes with it and leaves with it, and nothing else of theirs changes");
    house.post(&format!("{led_at}/admins/add"), &[("person", "paul.person")]).expect(303);
    assert_eq!(house.roles_of(*paul), ["License admin", "Support"]);
    house.post(&format!("{led_at}/admins/remove"), &[("account", &paul.to_string())]).expect(303);
    assert_eq!(house.roles_of(*paul), ["Support"]);
    assert!(app.licenses_of(*paul).contains(&"Foreign Oslo".to_owned()));
    house.step("does not leave as primary contact, and stops no notices that she must get");
    house.in_vain(|| house.post(&format!("{led_at}/admins/remove"), &[("account", "2")]).expect(303));
    house.in_vain(|| house.post(&format!("{led_at}/notices"), &[("notices", "0")]).expect(303));
    assert_eq!(app.wrongs(), Vec::<String>::new());
}

fn a_license_admin_and_people(on: Engine) {
    let house = House::build(on);
    let House { app, lena, own, foreign, paul, fred, max, .. } = &house;
    let (own, foreign) = (own.to_string(), foreign.to_string());
    house.step("edits somebody on her license and on another: the other license and the roles stay");
    app.assign(house.own, *paul);
    edit(app, lena, *paul, &[("first_name", "Paula")]).expect(303);
    assert_eq!(
        (app.licenses_of(*paul), house.roles_of(*paul)),
        (vec!["Foreign Oslo".into(), "Own Berlin".into()], vec!["Support".to_owned()])
    );
    house.step("takes her own seat from them by the set of their licenses; the other one stays");
    house.post(&format!("/accounts/{paul}/licenses"), &[("was", &own)]).expect(303);
    assert_eq!(app.licenses_of(*paul), ["Foreign Oslo"]);
    house.step("neither gives nor takes a foreign seat in such a set");
    for form in [vec![("license", &*own), ("license", &*foreign)], vec![("was", &*foreign)]] {
        house.in_vain(|| house.post(&format!("/accounts/{paul}/licenses"), &form).expect(404));
    }
    house.step("does nothing to whoever holds a role that she may not give");
    for id in [1, *fred, *max] {
        house.in_vain(|| edit(app, lena, id, &[("job_title", "Fooled")]).expect(403));
        for action in ["deactivate", "delete", "sign-out", "resend", "withdraw", "activate"] {
            house.in_vain(|| act(app, lena, action, id));
        }
        for end in ["sign-out", "reset-password", "invitation-link"] {
            house.in_vain(|| house.post(&format!("/accounts/{id}/{end}"), &[]).expect(403));
        }
        house
            .in_vain(|| house.post(&format!("/accounts/{id}/sessions/end"), &[("session", "1")]).expect(403));
    }
    assert_eq!(app.wrongs(), Vec::<String>::new());
}

fn a_license_admin_and_whoever_comes_and_goes(on: Engine) {
    let house = House::build(on);
    let House { app, lena, own, foreign, paul, .. } = &house;
    let (own, foreign) = (own.to_string(), foreign.to_string());
    house.step("does not end herself");
    house.in_vain(|| act(app, lena, "deactivate", 2));
    house.step("deactivates and activates Paul, who keeps his foreign seat");
    act(app, lena, "deactivate", *paul).expect(303);
    act(app, lena, "activate", *paul).expect(303);
    assert_eq!((app.account(*paul).status, app.licenses_of(*paul).len()), (Status::Active, 1));
    house.step(
        "deletes him only once he is inactive, by typing his name; his seats are free and the report says so",
    );
    house.in_vain(|| act(app, lena, "delete", *paul));
    act(app, lena, "deactivate", *paul).expect(303);
    house.in_vain(|| {
        house.post("/accounts/delete", &[("id", &paul.to_string()), ("typed", "somebody")]).expect(422)
    });
    act(app, lena, "delete", *paul).expect(303);
    assert_eq!(lines(app, "SELECT released AS line FROM tombstones"), ["Support, Foreign Oslo"]);
    assert_eq!(app.license_now(house.foreign).used, 0);
    house.step("creates somebody, but not with a foreign seat nor with a role that she may not give");
    let details = wizard::details("Nora New", "nora@example.org");
    let step = house.post("/accounts/new", &wizard::pairs(&details)).expect(303);
    let roles = step.location().to_owned();
    house.in_vain(|| house.post(&roles, &[("license", &foreign)]).expect(404));
    house.in_vain(|| house.post(&roles, &[("license", &own), ("license", &foreign)]).expect(404));
    house.in_vain(|| {
        house.post(&roles, &[("role", &app.role(BuiltIn::CompanyAdmin).to_string())]).expect(403)
    });
    let step = house
        .post(&roles, &[("license", &own), ("role", &app.role(BuiltIn::Support).to_string())])
        .expect(303);
    let made = house.post(step.location(), &[]).expect(303);
    let id: i64 = made.location().strip_prefix("/accounts/").unwrap().parse().unwrap();
    assert_eq!(
        (house.roles_of(id), app.licenses_of(id)),
        (vec!["Support".to_owned()], vec!["Own Berlin".to_owned()])
    );
    assert_eq!(app.wrongs(), Vec::<String>::new());
}

fn a_license_admin_and_roles(on: Engine) {
    let house = House::build(on);
    let House { app, lena, paul, max, .. } = &house;
    let support = app.role(BuiltIn::Support).to_string();
    let paul = paul.to_string();
    house.step("takes Support and gives it");
    house.post("/accounts/remove-role", &[("id", &paul), ("role", &support)]).expect(303);
    assert_eq!(house.roles_of(house.paul), Vec::<String>::new());
    house.post("/accounts/add-role", &[("id", &paul), ("role", &support)]).expect(303);
    house.step("gives no other role, alone or beside one that she may give, by the edit form or the row");
    let own_role = app.own_role("Harmless", &[Permission::TicketsViewOpen]).to_string();
    let others = [BuiltIn::CompanyAdmin, BuiltIn::LicenseAdmin, BuiltIn::TenantUser, BuiltIn::WebService]
        .map(|role| app.role(role).to_string());
    for role in others.iter().chain([&own_role]) {
        house.in_vain(|| edit(app, lena, house.paul, &[("role", &support), ("role", role)]).expect(403));
        house.in_vain(|| edit(app, lena, house.paul, &[("role", role)]).expect(403));
        house.in_vain(|| house.post("/accounts/add-role", &[("id", &paul), ("role", role)]));
        house.in_vain(|| house.post("/accounts/add-role", &[("id", &paul), ("id", "3"), ("role", role)]));
    }
    house.step("takes no role that she may not give, not even by an empty set");
    house.in_vain(|| edit(app, lena, *max, &[("role", "")]).expect(403));
    let auditor = lines(app, "SELECT CAST(id AS TEXT) AS line FROM roles WHERE name = 'Auditor'")[0].clone();
    house.in_vain(|| house.post("/accounts/remove-role", &[("id", &max.to_string()), ("role", &auditor)]));
    house.step("loses her own role neither by herself nor gets a stronger one");
    house.in_vain(|| edit(app, lena, 2, &[("role", "")]));
    house.in_vain(|| edit(app, lena, 2, &[("role", &others[0])]));
    house.step("sees roles, but makes, clones, changes and deletes none");
    lena.get("/roles").expect(200).saying("Auditor");
    for path in
        ["/roles/new".to_owned(), format!("/roles/{auditor}/edit"), format!("/roles/{auditor}/delete")]
    {
        lena.get(&path).expect(403);
        let form = [("name", "Mine"), ("permission", "settings.manage"), ("version", "1"), ("holders", "1")];
        house.in_vain(|| house.post(&path, &form).expect(403));
    }
    house.in_vain(|| {
        let form = [("id", &*paul), ("name", "Mine"), ("permission", "settings.manage")];
        house.post("/accounts/new-role", &form).expect(403)
    });
    assert_eq!(house.roles_of(house.paul), ["Support"]);
}

/// Orders a task for all that match, as its page would.
fn for_all(house: &House, task: &str, more: &[(&str, &str)]) -> Page {
    let asked = house.lena.get(&format!("/accounts/{task}?all=1&q=")).expect(200);
    let (fingerprint, key) = (asked.hidden("fingerprint").unwrap(), asked.hidden("key").unwrap());
    let own = [("all", "1"), ("q", ""), ("fingerprint", fingerprint.as_str()), ("key", &key)];
    let form: Vec<(&str, &str)> = own.iter().chain(more).copied().collect();
    house.post(&format!("/accounts/{task}"), &form)
}

fn a_license_admin_and_many_at_once(on: Engine) {
    let house = House::build(on);
    let House { app, own, foreign, paul, fred, max, .. } = &house;
    let out_of_reach = [1, 2, *fred, *max];
    let states = || out_of_reach.map(|id| (app.account(id), house.roles_of(id)));
    let before = states();
    house.step(
        "deactivates all that match: all but those out of reach, herself among them, and takes it back",
    );
    for_all(&house, "deactivate", &[("reason", "Mine now")]).expect(303);
    assert_eq!((states(), app.account(*paul).status), (before.clone(), Status::Inactive));
    house.post("/jobs/1/undo", &[]).expect(303);
    crate::jobs::wait_for(app, 2, "done");
    assert_eq!((states(), app.account(*paul).status), (before.clone(), Status::Active));
    house.step("names those out of reach one by one: each is refused");
    let ids = out_of_reach.map(|id| id.to_string());
    let ticked: Vec<(&str, &str)> = ids.iter().map(|id| ("id", id.as_str())).collect();
    for task in ["deactivate", "sign-out", "activate", "withdraw", "resend"] {
        house.post(&format!("/accounts/{task}"), &ticked).expect(303);
        assert_eq!(states(), before, "{task}");
    }
    house.step("gives nobody of all that match a role that she may not give");
    for role in [BuiltIn::CompanyAdmin, BuiltIn::LicenseAdmin, BuiltIn::WebService] {
        let role = app.role(role).to_string();
        house.in_vain(|| for_all(&house, "add-role", &[("role", &role)]).expect(422));
    }
    house.step("assigns her own license to many, never more than there are seats");
    let page = house.in_vain(|| for_all(&house, "assign-license", &[("license", "Own Berlin")]).expect(422));
    page.saying("0 of 2");
    house.step("assigns and takes no foreign one, by name or key");
    for named in ["Foreign Oslo", "foreign oslo", "KEY-FOREIGN-OSLO"] {
        for task in ["assign-license", "unassign-license"] {
            house.in_vain(|| for_all(&house, task, &[("license", named)]).expect(422));
        }
    }
    house.step("puts nobody into a tenant");
    let tenant = crate::tenants::made(app, "Plant").to_string();
    for task in ["add-tenant", "remove-tenant"] {
        let form = [("all", "1"), ("q", ""), ("tenant", &*tenant), ("tenant_role", "admin")];
        house.in_vain(|| house.post(&format!("/accounts/{task}"), &form).expect(403));
    }
    assert_eq!((app.license_now(*own).used, app.license_now(*foreign).used, states()), (0, 1, before));
    assert_eq!(app.wrongs(), Vec::<String>::new());
}

fn a_license_admin_and_the_rest_of_the_house(on: Engine) {
    let house = House::build(on);
    let House { app, lena, own, .. } = &house;
    house.step(
        "takes the list of accounts along, without anything secret; no other list that she may not see",
    );
    let file = house.post("/accounts/export", &[("format", "csv")]).expect(200);
    assert!(file.html.contains("Paul Person") && !file.html.contains("argon2"), "{}", file.html);
    for list in ["/audit", "/outbox", "/tenants"] {
        house.in_vain(|| house.post(&format!("{list}/export"), &[("format", "csv")]).expect(403));
    }
    house.step("makes no API key, for herself or others");
    let key = [("name", "Mine"), ("amount", "1"), ("unit", "days")];
    for path in ["/profile/keys/new".to_owned(), format!("/accounts/{}/keys/new", house.paul)] {
        house.in_vain(|| house.post(&path, &key).expect(403));
    }
    house.step(
        "keeps views of her own, and shares one with her role but not with everybody or with other roles",
    );
    let admin = format!("role:{}", app.role(BuiltIn::CompanyAdmin));
    for shared in ["everybody", &admin] {
        let page = house
            .in_vain(|| house.post("/accounts/views", &[("name", "Mine"), ("shared", shared), ("q", "ada")]));
        assert!(matches!(page.status, 400 | 403 | 422), "{shared}: {}", page.text());
    }
    house.post("/accounts/views", &[("name", "Mine"), ("shared", "nobody"), ("q", "ada")]).expect(303);
    house.step("changes no policy, sends no mail, reads no trail");
    house.in_vain(|| {
        house.post("/settings/policies/deletion", &[("was", "inactive-only"), ("value", "never")]).expect(403)
    });
    house.in_vain(|| house.post("/settings/mail/test", &[("email", "lena@example.org")]).expect(403));
    lena.get("/audit").expect(403);
    house.step("is a license admin no longer from the moment on at which she leaves her last license");
    app.write(|db| {
        gatehouse::licenses::change_primary_contact(db, &crate::support::folk::TESTER, house.led, 1)
    });
    let ada = app.company_admin();
    for license in [house.led, *own] {
        ada.post(&format!("/licenses/{license}/admins/remove"), &[("account", "2")]).expect(303);
    }
    for path in
        ["/licenses".to_owned(), format!("/licenses/{own}"), "/accounts".to_owned(), "/roles".to_owned()]
    {
        lena.get(&path).expect(403);
    }
    house.in_vain(|| {
        house.post(&format!("/licenses/{own}/assign"), &[("person", "otto.operator")]).expect(403)
    });
    assert_eq!(app.wrongs(), Vec::<String>::new());
}
