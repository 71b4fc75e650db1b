//! Who writes no notices sees none of them and changes nothing.

use gatehouse::access::{BuiltIn, Permission};

use super::{Kind, crowded, drafted, number, send, state, written};
use crate::jobs::{free, held, hold, wait_for};
use crate::support::snapshot::changed;
use crate::support::{Engine, on_both, say};

on_both!(
    others_find_nothing_and_change_nothing,
    whoever_loses_the_permission_sends_no_further,
    a_late_proof_sends_nothing,
);

fn others_find_nothing_and_change_nothing(on: Engine) {
    let app = on.company();
    app.person("Sue Support").role(BuiltIn::Support).create();
    app.license("Berlin").contact(2).create();
    let id = drafted(&app, Kind::License, None);
    let clients = [app.license_admin(), app.signed_in("sue.support"), app.operator()];
    let before = changed(&app);
    for by in &clients {
        for end in ["", "/new", "/export", "/suggest?q=some", &format!("/{id}"), &format!("/{id}/edit")] {
            let page = by.get(&format!("/notices{end}")).expect(403);
            assert!(!page.text().contains("Something to know"), "{end}");
            by.fragment(&format!("/notices{end}")).expect(403);
        }
        let order =
            [("version", "1"), ("recipients", "1"), ("subject", "Mine"), ("body", "x"), ("about", "all")];
        for end in ["new", &format!("{id}/edit"), &format!("{id}/delete"), &format!("{id}/send"), "export"] {
            by.post(&format!("/notices/{end}"), &order).expect(403);
        }
        assert!(!by.get("/").expect(200).html.contains("href=\"/notices\""));
    }
    assert_eq!(changed(&app), before);
}

fn whoever_loses_the_permission_sends_no_further(on: Engine) {
    let app = on.demo(1_500);
    let license = crowded(&app);
    let id = drafted(&app, Kind::Release, Some(&[license]));
    let role = app.own_role("Writers", &[Permission::NoticesManage]);
    app.give(3, role, None);
    let otto = app.operator();
    let people = super::reachable(&app).len();
    hold(on, &app);
    let page = otto.get(&format!("/notices/{id}/send")).expect(200);
    let (version, count) = (page.hidden("version").unwrap(), page.hidden("recipients").unwrap());
    assert_eq!(count, people.to_string());
    otto.post(&format!("/notices/{id}/send"), &[("version", &version), ("recipients", &count)]).expect(303);
    let job = number(&app, &format!("SELECT job_id FROM notices WHERE id = {id}"));
    held(&app, job);
    app.sql(&format!("DELETE FROM account_roles WHERE role_id = {role}"));
    free(on, &app, job);
    wait_for(&app, job, "stopped");
    assert_eq!(state(&app, id), "stopped");
    let some = written(&app, id).len();
    assert!(some > 0 && some < people, "{some} of {people}");
    assert_eq!(
        number(&app, &format!("SELECT recipient_count FROM notices WHERE id = {id}")),
        i64::try_from(some).unwrap()
    );
    // Somebody who may sends it to the rest, and to nobody twice.
    let ada = app.company_admin();
    ada.get(&format!("/notices/{id}")).expect(200).saying(&say("notices-send-rest", &[]));
    send(&ada, id).expect(303);
    let job = number(&app, &format!("SELECT job_id FROM notices WHERE id = {id}"));
    wait_for(&app, job, "done");
    assert_eq!(written(&app, id), super::reachable(&app));
    assert_eq!(state(&app, id), "sent");
}

fn a_late_proof_sends_nothing(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    app.license("Berlin").create();
    let id = drafted(&app, Kind::License, None);
    app.let_proofs_grow_old();
    let page = ada.get(&format!("/notices/{id}/send")).expect(303);
    assert!(page.location().starts_with("/confirm-password?"), "{}", page.location());
    ada.post(&format!("/notices/{id}/send"), &[("version", "1"), ("recipients", "1")]).expect(401);
    assert_eq!((state(&app, id).as_str(), written(&app, id)), ("draft", Vec::new()));
}
