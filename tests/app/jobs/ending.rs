//! A job is cancelled, or what failed is tried again.

use gatehouse::access::BuiltIn;
use gatehouse::accounts::Status;

use super::{all_or_nothing, begun, counts, free, ids, job, number, order, state, wait_for};
use crate::support::app::PASSWORD;
use crate::support::snapshot::lines;
use crate::support::{Engine, TestApp, on_both, say};

on_both!(
    what_is_cancelled_stays_as_far_as_it_was,
    what_failed_is_tried_again,
    trying_again_needs_the_password_where_ordering_does,
    what_fails_leaves_nothing_behind,
    what_fails_among_many_leaves_nothing_behind,
);

fn what_is_cancelled_stays_as_far_as_it_was(on: Engine) {
    let app = on.demo(1_500);
    let ada = app.company_admin();
    let before = ids(&app, "SELECT id FROM accounts WHERE status = 'active'");
    let id = begun(on, &app, &ada);
    let done = all_or_nothing(&app, id, &before);
    let running = ada.get(&format!("/jobs/{id}")).expect(200);
    running.saying(&say("jobs-running", &[])).saying(&say("jobs-leave", &[]));
    ada.get("/").expect(200).saying(&say("jobs-see", &[]));
    let page = ada.post(&format!("/jobs/{id}/cancel"), &[]).expect(303);
    let page = ada.follow(&page).expect(200).saying(&say("jobs-cancelled-now", &[]));
    page.saying(&say("jobs-cancelled", &[])).saying(&say("jobs-item-left", &[]));
    assert_eq!(state(&app, id), "cancelled");
    free(on, &app, id);
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert_eq!(all_or_nothing(&app, id, &before), done, "it went on");
    assert!(done > 0 && done < before.len() - 1, "{done}");
    let again = ada.post(&format!("/jobs/{id}/cancel"), &[]).expect(303);
    ada.follow(&again).saying(&say("jobs-over-already", &[]));
    assert!(!ada.get("/").text().contains(&say("jobs-see", &[])));
}

/// From now on the database refuses to make this account inactive.
fn break_account(on: Engine, app: &TestApp, id: i64) {
    app.sql(&match on {
        Engine::Sqlite => format!(
            "CREATE TRIGGER broken BEFORE INSERT ON outbox WHEN new.account_id = {id} \
             BEGIN SELECT RAISE(ABORT, 'broken on purpose'); END"
        ),
        Engine::Postgres => {
            format!("ALTER TABLE outbox ADD CONSTRAINT broken CHECK (account_id <> {id}) NOT VALID")
        }
    });
}

fn mend(on: Engine, app: &TestApp) {
    app.sql(match on {
        Engine::Sqlite => "DROP TRIGGER broken",
        Engine::Postgres => "ALTER TABLE outbox DROP CONSTRAINT broken",
    });
}

fn what_failed_is_tried_again(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let made = ["Fail One", "Fail Two", "Fail Three"].map(|name| app.person(name).create());
    break_account(on, &app, made[1]);
    let page =
        order(&ada, "deactivate", &[("all", "1"), ("q", "fail")], &[("reason", "once more")]).expect(303);
    let first = job(&page);
    assert_eq!(counts(&app, first), (2, 0, 1));
    let report = ada.follow(&page).expect(200).saying("Fail Two").saying(&say("jobs-item-wrong", &[]));
    report.saying(&say("jobs-retry", &[]));
    mend(on, &app);
    let page = ada.post(&format!("/jobs/{first}/retry"), &[]).expect(303);
    let second = job(&page);
    let twice = ada.post(&format!("/jobs/{first}/retry"), &[]).expect(303);
    assert_eq!(job(&twice), second, "asked twice, it is one job");
    wait_for(&app, second, "done");
    assert_eq!(counts(&app, second), (1, 0, 0));
    let account = app.account(made[1]);
    assert_eq!((account.status, account.inactive_reason.as_deref()), (Status::Inactive, Some("once more")));
    assert_eq!(app.mails(made[1]), ["invitation", "deactivated"]);
    ada.get(&format!("/jobs/{first}")).expect(200).saying(&say("jobs-retried-by", &[]));
    ada.get(&format!("/jobs/{second}")).expect(200).saying(&say("jobs-retry-of", &[]));
    ada.post(&format!("/jobs/{second}/retry"), &[]).expect(409).saying(&say("jobs-nothing-failed", &[]));
    assert_eq!(number(&app, "SELECT COUNT(*) FROM jobs"), 2);
}

fn trying_again_needs_the_password_where_ordering_does(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let made = ["Gone One", "Gone Two"].map(|name| app.person(name).status(Status::Inactive).create());
    break_account(on, &app, made[1]);
    let gone = [("all", "1"), ("q", "gone")];
    let deleted = job(&order(&ada, "delete", &gone, &[]).expect(303));
    assert_eq!(counts(&app, deleted), (1, 0, 1));
    mend(on, &app);
    let made = ["Made One", "Made Two"].map(|name| app.person(name).create());
    break_account(on, &app, made[1]);
    let role = |role: BuiltIn| app.role(role).to_string();
    let (license, support) = (role(BuiltIn::LicenseAdmin), role(BuiltIn::Support));
    let given = |id: &str| {
        let page = order(&ada, "add-role", &[("all", "1"), ("q", "made")], &[("role", id)]);
        let id = job(&page.expect(303));
        assert_eq!(counts(&app, id), (1, 0, 1));
        id
    };
    let (power, none) = (given(&license), given(&support));
    mend(on, &app);
    app.let_proofs_grow_old();
    ada.post(&format!("/jobs/{none}/retry"), &[]).expect(303);
    for id in [deleted, power] {
        let path = format!("/jobs/{id}/retry");
        ada.post(&path, &[]).expect(401).saying(&say("step-up-lead", &[]));
        ada.post(&path, &[("proof", "not the password")]).expect(422);
        assert_eq!(number(&app, &format!("SELECT COUNT(*) FROM jobs WHERE retry_of = {id}")), 0);
        let page = ada.post(&path, &[("proof", PASSWORD)]).expect(303);
        wait_for(&app, job(&page), "done");
        assert_eq!(counts(&app, job(&page)), (1, 0, 0));
        app.let_proofs_grow_old();
    }
}

fn what_fails_leaves_nothing_behind(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let (good, bad) = (app.person("Half Good").create(), app.person("Half Bad").create());
    break_account(on, &app, bad);
    let before = (app.account(bad), app.trail(bad), app.mails(bad));
    order(&ada, "deactivate", &[("all", "1"), ("q", "half")], &[]).expect(303);
    assert_eq!((app.account(bad), app.trail(bad), app.mails(bad)), before);
    assert_eq!(app.account(good).status, Status::Inactive);
    assert_eq!(app.trail(good).last().map(String::as_str), Some("account.deactivate done"));
    let states = lines(&app, "SELECT label || ' ' || state AS line FROM job_items ORDER BY subject_id");
    assert_eq!(states, ["Half Good done", "Half Bad failed"]);
    mend(on, &app);
}

/// A long job does its records without savepoints, until one stands in the way.
fn what_fails_among_many_leaves_nothing_behind(on: Engine) {
    let app = on.demo(1_500);
    let ada = app.company_admin();
    let before = ids(&app, "SELECT id FROM accounts WHERE status = 'active'");
    let reached = "SELECT id FROM accounts WHERE status = 'active' AND email IS NOT NULL AND id > 700";
    let bad = *ids(&app, reached).first().unwrap();
    break_account(on, &app, bad);
    let untouched = (app.account(bad), app.trail(bad), app.mails(bad));
    let id = job(&order(&ada, "deactivate", &[("all", "1"), ("q", "")], &[]).expect(303));
    wait_for(&app, id, "done");
    assert_eq!(counts(&app, id).2, 1);
    assert_eq!((app.account(bad), app.trail(bad), app.mails(bad)), untouched);
    // All but the one who ordered it and the one that failed.
    assert_eq!(all_or_nothing(&app, id, &before), before.len() - 2);
    mend(on, &app);
}
