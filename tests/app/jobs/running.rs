//! Each item once, whoever works on it, and only as far as whoever ordered it may go.

use std::collections::BTreeSet;

use gatehouse::access::BuiltIn;
use gatehouse::accounts::Status;
use gatehouse::db::Pool;
use gatehouse::jobs::Worker;

use super::{
    all_or_nothing, begun, confirm, counts, force, free, ids, job, number, order, preview, state, wait_for,
};
use crate::support::{Engine, TestApp, on_both, say};

on_both!(
    changed_is_audited_is_mailed_is_signed_out,
    several_workers_do_each_item_once,
    the_same_form_twice_is_one_job,
    whoever_loses_the_permission_goes_no_further,
    whoever_is_deactivated_goes_no_further,
    everybody_at_once_leaves_an_admin,
    a_query_that_is_no_longer_readable_stops_the_job,
    everybody_is_signed_out_but_oneself,
);

const ALL: [(&str, &str); 2] = [("all", "1"), ("q", "")];

fn active(app: &TestApp) -> BTreeSet<i64> {
    ids(app, "SELECT id FROM accounts WHERE status = 'active'")
}

fn changed_is_audited_is_mailed_is_signed_out(on: Engine) {
    let app = on.demo(1_500);
    let ada = app.company_admin();
    let (lena, otto) = (app.license_admin(), app.operator());
    let before = active(&app);
    let page = order(&ada, "deactivate", &ALL, &[("reason", "closing down")]).expect(303);
    let id = job(&page);
    ada.get(page.location()).expect(200).saying(&say("jobs-title", &[]));
    wait_for(&app, id, "done");
    let done = all_or_nothing(&app, id, &before);
    assert_eq!(active(&app), BTreeSet::from([1]), "Ada, and nobody else, is still active");
    assert_eq!(done, before.len() - 1);
    let (done, skipped, failed) = counts(&app, id);
    assert_eq!((done + skipped, failed), (1_500, 0));
    // What was refused is in the trail, too.
    let refused =
        "SELECT COUNT(*) FROM audit_events WHERE action = 'account.deactivate' AND outcome = 'refused'";
    assert_eq!(number(&app, refused), skipped);
    for gone in [lena, otto] {
        gone.get("/profile").expect(303);
    }
    // All of it belongs to the request that ordered it.
    let requests = format!(
        "SELECT COUNT(DISTINCT request_id) FROM audit_events WHERE action = 'account.deactivate' AND at >= (SELECT \
         created_at FROM jobs WHERE id = {id})"
    );
    assert_eq!(number(&app, &requests), 1);
}

fn several_workers_do_each_item_once(on: Engine) {
    let app = on.demo(1_500);
    let ada = app.company_admin();
    let before = active(&app);
    let workers: Vec<Worker> =
        (0..2).map(|_| Worker::start(Pool::new(&app.database.address)).unwrap()).collect();
    let id = job(&order(&ada, "deactivate", &ALL, &[]).expect(303));
    // The lease is broken again and again, so that many hold the same job at once.
    while state(&app, id) != "done" {
        force(&app, &format!("UPDATE jobs SET leased_until = NULL WHERE id = {id}"));
        std::thread::sleep(std::time::Duration::from_millis(150));
    }
    for worker in workers {
        worker.stop();
    }
    all_or_nothing(&app, id, &before);
    assert_eq!(active(&app), BTreeSet::from([1]));
}

fn the_same_form_twice_is_one_job(on: Engine) {
    let app = on.demo(1_500);
    let ada = app.company_admin();
    let before = active(&app);
    let page = preview(&ada, "deactivate", &ALL);
    let (first, second, page) = (ada.clone(), ada.clone(), &page);
    let (one, two) = std::thread::scope(|scope| {
        let one = scope.spawn(move || confirm(&first, "deactivate", &ALL, page, &[]));
        let two = scope.spawn(move || confirm(&second, "deactivate", &ALL, page, &[]));
        (one.join().unwrap(), two.join().unwrap())
    });
    // Whoever came later may find another set already, and is shown it.
    let orders: Vec<i64> = [one, two].iter().filter(|page| page.status == 303).map(job).collect();
    assert!(!orders.is_empty());
    assert_eq!(number(&app, "SELECT COUNT(*) FROM jobs"), 1);
    wait_for(&app, orders[0], "done");
    all_or_nothing(&app, orders[0], &before);
    let (first, second) =
        (app.person("Twice One").create().to_string(), app.person("Twice Two").create().to_string());
    let chosen = [("id", &*first), ("id", &*second), ("key", "the-same-form")];
    ada.post("/accounts/deactivate", &chosen).expect(303);
    ada.post("/accounts/deactivate", &chosen).expect(303);
    assert_eq!(number(&app, "SELECT COUNT(*) FROM jobs"), 2);
}

fn whoever_loses_the_permission_goes_no_further(on: Engine) {
    let app = on.demo(1_500);
    let ada = app.company_admin();
    let before = active(&app);
    let id = begun(on, &app, &ada);
    let done = all_or_nothing(&app, id, &before);
    app.sql("DELETE FROM account_roles WHERE account_id = 1");
    free(on, &app, id);
    wait_for(&app, id, "stopped");
    assert_eq!(all_or_nothing(&app, id, &before), done, "something was done without the permission");
    let permission = say("permission-accounts-edit-status", &[]);
    let facts = [("name", "Ada Admin"), ("permission", &*permission)];
    ada.get(&format!("/jobs/{id}")).expect(200).saying(&say("jobs-stopped-permission", &facts));
}

fn whoever_is_deactivated_goes_no_further(on: Engine) {
    let app = on.demo(1_500);
    let other = app.person("Berta Admin").role(BuiltIn::CompanyAdmin).create();
    let (ada, bea) = (app.company_admin(), app.signed_in("berta.admin"));
    let before = active(&app);
    let id = begun(on, &app, &bea);
    app.sql(&format!("UPDATE accounts SET status = 'active' WHERE id = {other}"));
    let done = all_or_nothing(&app, id, &before);
    app.sql(&format!("UPDATE accounts SET valid_until = '2020-01-01 00:00:00' WHERE id = {other}"));
    free(on, &app, id);
    wait_for(&app, id, "stopped");
    assert_eq!(all_or_nothing(&app, id, &before), done);
    app.sql("UPDATE accounts SET status = 'active' WHERE id = 1");
    let ada = if ada.get("/profile").status == 200 { ada } else { app.company_admin() };
    let page = ada.get(&format!("/jobs/{id}")).expect(200);
    page.saying(&say("jobs-stopped-gone", &[("name", "Berta Admin")]));
}

fn everybody_at_once_leaves_an_admin(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let others: Vec<i64> = ["Berta Admin", "Carla Admin"]
        .iter()
        .map(|name| app.person(name).role(BuiltIn::CompanyAdmin).create())
        .collect();
    // Ada ends, so that of those who are left one must stay.
    let page = order(&ada, "deactivate", &ALL, &[]).expect(303);
    ada.follow(&page).expect(200).saying(&say("refusal-yourself", &[]));
    assert_eq!(app.admins(), 1);
    assert!(others.iter().all(|id| app.account(*id).status == Status::Inactive));
    // An admin whose account ends on a day does not count as one who stays.
    app.sql("UPDATE accounts SET status = 'active' WHERE status = 'inactive'");
    app.sql("UPDATE accounts SET valid_until = '2999-01-01 00:00:00' WHERE id = 1");
    let page = order(&ada, "deactivate", &ALL, &[]).expect(303);
    ada.follow(&page).expect(200).saying(&say("refusal-last-admin", &[]));
    assert_eq!(app.admins(), 1);
}

fn a_query_that_is_no_longer_readable_stops_the_job(on: Engine) {
    let app = on.demo(1_500);
    let ada = app.company_admin();
    let before = active(&app);
    let id = begun(on, &app, &ada);
    app.sql(&format!(
        "UPDATE jobs SET query = 'shoe_size:44', gathered_to = 0, done = 0, skipped = 0 WHERE id = {id}"
    ));
    app.sql(&format!("DELETE FROM job_items WHERE job_id = {id} AND state = 'waiting'"));
    let active_then = active(&app);
    free(on, &app, id);
    wait_for(&app, id, "stopped");
    assert_eq!(active(&app), active_then);
    assert!(before.len() >= active_then.len());
    ada.get(&format!("/jobs/{id}")).expect(200).saying("shoe_size:44");
}

fn everybody_is_signed_out_but_oneself(on: Engine) {
    let app = on.company();
    let (ada, lena, otto) = (app.company_admin(), app.license_admin(), app.operator());
    let page = order(&ada, "sign-out", &ALL, &[]).expect(303);
    ada.follow(&page).expect(200).saying(&say("refusal-yourself", &[]));
    for gone in [lena, otto] {
        gone.get("/profile").expect(303);
    }
    ada.get("/profile").expect(200);
    assert!(app.trail(2).contains(&"account.sign_out done".to_owned()));
    assert!(app.mails(2).is_empty(), "being signed out is no news by mail");
}
