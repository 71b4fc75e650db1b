//! A change of state is taken back, row by row, where nothing else has happened since.

use gatehouse::accounts::{Action, Status};

use super::{counts, job, number, order, wait_for};
use crate::support::{Engine, TestApp, on_both, say};

on_both!(
    a_deactivation_is_taken_back_where_nothing_has_changed,
    an_activation_is_taken_back_with_the_reason_there_was,
    what_is_long_ago_or_no_change_of_state_is_not_taken_back,
);

/// The only job.
fn only(app: &TestApp) -> i64 {
    number(app, "SELECT MAX(id) FROM jobs")
}

fn a_deactivation_is_taken_back_where_nothing_has_changed(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let made = ["Back One", "Back Two", "Back Three", "Back Four"].map(|name| app.person(name).create());
    let was = app.person("Back Before").status(Status::Inactive).create();
    order(&ada, "deactivate", &[("all", "1"), ("q", "back")], &[]).expect(303);
    let first = only(&app);
    assert_eq!(counts(&app, first), (4, 1, 0));
    // One was touched by somebody else since, and one is gone.
    app.sql(&format!(
        "UPDATE accounts SET version = version + 1, job_title = 'Edited' WHERE id = {}",
        made[1]
    ));
    app.perform(Action::Delete, made[2]);
    let page = ada.post(&format!("/jobs/{first}/undo"), &[]).expect(303);
    let second = job(&page);
    assert_eq!(job(&ada.post(&format!("/jobs/{first}/undo"), &[]).expect(303)), second);
    wait_for(&app, second, "done");
    assert_eq!(counts(&app, second), (2, 2, 0));
    let states = [made[0], made[1], made[3], was].map(|id| app.account(id).status);
    assert_eq!(states, [Status::Active, Status::Inactive, Status::Active, Status::Inactive]);
    let report = ada.get(&format!("/jobs/{second}")).expect(200).saying(&say("refusal-changed-since", &[]));
    report.saying(&say("refusal-gone", &[])).saying("Back Two").saying("Undo: Deactivate 4 accounts");
    assert_eq!(app.mails(made[0]), ["invitation", "deactivated", "activated"]);
    assert_eq!(app.trail(made[0]).last().map(String::as_str), Some("account.activate done"));
    ada.get(&format!("/jobs/{first}")).expect(200).saying(&say("jobs-undone-by", &[]));
    ada.post(&format!("/jobs/{second}/undo"), &[]).expect(409).saying(&say("jobs-cannot-undo", &[]));
}

fn an_activation_is_taken_back_with_the_reason_there_was(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let one = app.person("Again One").status(Status::Inactive).create();
    let two = app.person("Again Two").status(Status::Pending).create();
    app.perform(Action::Withdraw, two);
    app.sql(&format!(
        "UPDATE accounts SET inactive_reason = 'On leave', inactive_until = '2999-01-01 00:00:00' WHERE id = {one}"
    ));
    order(&ada, "activate", &[("all", "1"), ("q", "again")], &[]).expect(303);
    assert_eq!((app.account(one).status, app.account(two).status), (Status::Active, Status::Pending));
    let undo = job(&ada.post(&format!("/jobs/{}/undo", only(&app)), &[]).expect(303));
    wait_for(&app, undo, "done");
    assert_eq!(counts(&app, undo), (2, 0, 0));
    let account = app.account(one);
    assert_eq!((account.status, account.inactive_reason.as_deref()), (Status::Inactive, Some("On leave")));
    assert!(account.inactive_until.is_some());
    assert_eq!(app.account(two).status, Status::Inactive, "the invitation is withdrawn again");
}

fn what_is_long_ago_or_no_change_of_state_is_not_taken_back(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let made = ["Late One", "Late Two"].map(|name| app.person(name).create());
    order(&ada, "deactivate", &[("all", "1"), ("q", "late")], &[]).expect(303);
    let first = only(&app);
    ada.get(&format!("/jobs/{first}")).expect(200).saying(&say("jobs-undo", &[]));
    app.sql(&format!("UPDATE jobs SET finished_at = '2020-01-01 00:00:00' WHERE id = {first}"));
    let page = ada.get(&format!("/jobs/{first}")).expect(200);
    assert!(!page.html.contains("/undo"), "it is offered all the same");
    ada.post(&format!("/jobs/{first}/undo"), &[]).expect(409).saying(&say("jobs-undo-late", &[]));
    order(&ada, "delete", &[("all", "1"), ("q", "late")], &[]).expect(303);
    let page = ada.get(&format!("/jobs/{}", only(&app))).expect(200).saying("Late One");
    assert!(!page.html.contains(&format!("href=\"/accounts/{}\"", made[0])), "the account is gone");
    ada.post(&format!("/jobs/{}/undo", only(&app)), &[]).expect(409).saying(&say("jobs-cannot-undo", &[]));
    assert_eq!(number(&app, "SELECT COUNT(*) FROM jobs"), 2);
}
