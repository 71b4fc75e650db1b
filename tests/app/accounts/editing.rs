//! Two editors, and what an edit may not change.

use gatehouse::access::BuiltIn;
use gatehouse::accounts::Status;

use super::{edit, fields, roles};
use crate::support::{Engine, on_both, say};

on_both!(
    the_second_editor_is_shown_both_versions,
    what_only_one_changed_is_taken_over,
    two_editors_at_once_save_one_after_the_other,
    the_same_edit_twice_is_one_edit,
    what_is_confirmed_does_not_change,
    a_mistyped_address_of_a_pending_account_is_corrected,
    an_edit_is_told_and_recorded,
);

fn the_second_editor_is_shown_both_versions(on: Engine) {
    let app = on.company();
    let id = app.person("Eva Edited").create();
    let (ada, lena) = (app.company_admin(), app.license_admin());
    let stale = fields(&app, &app.account(id));
    edit(&app, &lena, id, &[("job_title", "Auditor of Lena"), ("description", "Same")]).expect(303);
    let support = app.role(BuiltIn::Support).to_string();
    let changed = [("job_title", "Auditor of Ada"), ("first_name", "Evi"), ("role", &*support)];
    let form: Vec<(&str, &str)> = stale
        .iter()
        .filter(|(name, _)| name != "job_title" && name != "first_name")
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .chain(changed)
        .collect();
    let before = app.account(id);
    let page = ada.post(&format!("/accounts/{id}/edit"), &form).expect(409);
    let page = page.saying("Auditor of Lena").saying("Auditor of Ada").saying("Evi").saying("Same");
    page.clone().saying(&say("accounts-conflict-saved", &[("name", "Lena License")]));
    assert_eq!(app.account(id), before);
    // Choosing field by field settles it; the version of the page is the newest.
    assert_eq!(page.hidden("version").as_deref(), Some(&*before.version.to_string()));
    let settled = [
        ("job_title", "Auditor of Ada"),
        ("first_name", "Evi"),
        ("description", "Same"),
        ("role", &*support),
    ];
    edit(&app, &ada, id, &settled).expect(303);
    let after = app.account(id);
    assert_eq!((after.job_title.as_str(), after.first_name.as_str()), ("Auditor of Ada", "Evi"));
    assert_eq!((after.description.as_str(), roles(&app, id)), ("Same", vec![support]));
}

fn what_only_one_changed_is_taken_over(on: Engine) {
    let app = on.company();
    let id = app.person("Eva Edited").create();
    let (ada, lena) = (app.company_admin(), app.license_admin());
    let address = format!("/accounts/{id}/edit");
    let form = ada.get(&address).expect(200);
    let stale = fields(&app, &app.account(id));
    let was: Vec<(String, String)> = ["first_name", "job_title", "description", "email", "login"]
        .iter()
        .map(|name| (format!("was-{name}"), form.hidden(&format!("was-{name}")).unwrap()))
        .chain([("was-roles".to_owned(), form.hidden("was-roles").unwrap())])
        .collect();
    let support = app.role(BuiltIn::Support).to_string();
    edit(&app, &lena, id, &[("job_title", "Auditor of Lena"), ("role", &*support)]).expect(303);
    let mine = stale.iter().chain(&was).map(|(name, value)| (name.as_str(), value.as_str()));
    let mine: Vec<(&str, &str)> =
        mine.map(|(name, value)| if name == "first_name" { (name, "Evi") } else { (name, value) }).collect();
    let page = ada.post(&address, &mine).expect(409).saying(&say("accounts-conflict-merged", &[]));
    let page = page.saying("Evi").saying("Auditor of Lena");
    assert!(!page.html.contains("type=\"radio\""), "nothing is left to choose");
    assert_eq!(page.hidden("first_name").as_deref(), Some("Evi"));
    assert_eq!(page.hidden("job_title").as_deref(), Some("Auditor of Lena"));
    assert_eq!(page.hidden("role").as_deref(), Some(&*support));
    // Both have changed the same field: that one is asked for, the other is still taken over.
    let clashing: Vec<(&str, &str)> = mine
        .iter()
        .map(|(name, value)| if *name == "job_title" { (*name, "Auditor of Ada") } else { (*name, *value) })
        .collect();
    let page = ada.post(&address, &clashing).expect(409).saying(&say("accounts-conflict-text", &[]));
    assert_eq!(page.html.matches("type=\"radio\"").count(), 2);
    assert_eq!((page.hidden("first_name").as_deref(), page.hidden("job_title")), (Some("Evi"), None));
}

fn two_editors_at_once_save_one_after_the_other(on: Engine) {
    let app = on.company();
    let id = app.person("Eva Edited").create();
    let (ada, lena) = (app.company_admin(), app.license_admin());
    for round in 0..10 {
        let version = app.account(id).version;
        let saved = |title: String, by: crate::support::Client| {
            let mut form = fields(&app, &app.account(id));
            form.retain(|(name, _)| name != "job_title");
            form.push(("job_title".to_owned(), title));
            move || by.post(&format!("/accounts/{id}/edit"), &super::wizard::pairs(&form)).status
        };
        let (one, two) = (saved(format!("A{round}"), ada.clone()), saved(format!("B{round}"), lena.clone()));
        let answers = std::thread::scope(|scope| {
            let (one, two) = (scope.spawn(one), scope.spawn(two));
            let mut answers = [one.join().unwrap(), two.join().unwrap()];
            answers.sort_unstable();
            answers
        });
        assert_eq!(answers, [303, 409], "round {round}");
        assert_eq!(app.account(id).version, version + 1);
    }
}

fn the_same_edit_twice_is_one_edit(on: Engine) {
    let app = on.company();
    let id = app.person("Eva Edited").create();
    let ada = app.company_admin();
    let mut form = fields(&app, &app.account(id));
    form.retain(|(name, _)| name != "job_title");
    form.push(("job_title".to_owned(), "Twice".to_owned()));
    let (mails, trail) = (app.mails(id).len(), app.trail(id).len());
    let path = format!("/accounts/{id}/edit");
    ada.post(&path, &super::wizard::pairs(&form)).expect(303);
    let second = ada.post(&path, &super::wizard::pairs(&form)).expect(303);
    ada.follow(&second).expect(200).saying(&say("form-nothing-changed", &[]));
    assert_eq!((app.mails(id).len(), app.trail(id).len()), (mails + 1, trail + 1));
}

fn what_is_confirmed_does_not_change(on: Engine) {
    let app = on.company();
    let id = app.person("Connie Confirmed").create();
    let ada = app.company_admin();
    let before = app.account(id);
    let forged = [("email", "evil@example.org"), ("login", "evil"), ("job_title", "Changed")];
    edit(&app, &ada, id, &forged).expect(303);
    let after = app.account(id);
    assert_eq!((&after.email, &after.login), (&before.email, &before.login));
    assert_eq!(after.job_title, "Changed");
}

fn a_mistyped_address_of_a_pending_account_is_corrected(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let id = app.person("Missy Typed").status(Status::Pending).create();
    let old = app.invitation(id);
    let mails = app.mails(id).len();
    edit(&app, &ada, id, &[("email", "right@example.org")]).expect(303);
    assert_eq!(app.account(id).email.as_deref(), Some("right@example.org"));
    assert!(app.mails(id).split_off(mails).contains(&"invitation".to_owned()));
    let dead = app.anon().get(&old).status;
    assert!(matches!(dead, 404 | 410), "the link to the wrong address still works: {dead}");
    let taken = edit(&app, &ada, id, &[("email", "OTTO.operator@example.com")]).expect(422);
    taken.saying(&say("form-email-taken", &[]));
}

fn an_edit_is_told_and_recorded(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let id = app.person("Rita Recorded").create();
    let support = app.role(BuiltIn::Support).to_string();
    let (mails, trail) = (app.mails(id).len(), app.trail(id).len());
    edit(&app, &ada, id, &[("job_title", "Clerk"), ("role", &support)]).expect(303);
    let mut new = app.mails(id).split_off(mails);
    new.sort();
    assert_eq!(new, ["edited", "roles-changed"]);
    assert_eq!(app.trail(id).split_off(trail), ["account.edit done"]);
    ada.get(&format!("/accounts/{id}/history")).expect(200).saying("Clerk").saying("Support");
    let account = app.account(id);
    assert_eq!((account.modified_by_name.as_str(), account.role_count), ("Ada Admin", 1));
}
