//! What is told of jobs, and to whom.

use gatehouse::access::BuiltIn;
use gatehouse::accounts::Status;
use gatehouse::{clock, jobs};

use super::{force, job, number, order, wait_for};
use crate::support::{Engine, on_both, say};

on_both!(
    other_peoples_jobs_are_not_found,
    a_report_names_each_account_and_why,
    a_report_is_downloaded_without_formulas,
    a_long_report_is_read_page_by_page,
    the_newest_jobs_come_first,
    old_reports_are_forgotten,
);

fn other_peoples_jobs_are_not_found(on: Engine) {
    let app = on.company();
    let auditor = app.person("Carla Admin").role(BuiltIn::CompanyAdmin).create();
    let (lena, otto, carla) = (app.license_admin(), app.operator(), app.signed_in("carla.admin"));
    let _ = ["Own One", "Own Two"].map(|name| app.person(name).create());
    order(&lena, "deactivate", &[("all", "1"), ("q", "own")], &[]).expect(303);
    let id = number(&app, "SELECT MAX(id) FROM jobs");
    for path in [format!("/jobs/{id}"), format!("/jobs/{id}/report.csv"), "/jobs/999999".to_owned()] {
        otto.get(&path).expect(404);
    }
    for verb in ["cancel", "retry", "undo"] {
        otto.post(&format!("/jobs/{id}/{verb}"), &[]).expect(404);
    }
    otto.get("/jobs").expect(403);
    let rita = app.person("Rita Reader").role(BuiltIn::LicenseAdmin).create();
    assert!(rita > 0);
    let rita = app.signed_in("rita.reader").get("/jobs").expect(200);
    assert!(!rita.text().contains("Deactivate 2 accounts"));
    for sees in [&lena, &carla] {
        sees.get(&format!("/jobs/{id}")).expect(200).saying("Own One").saying("Lena License");
        sees.get("/jobs").expect(200).saying("Deactivate 2 accounts");
    }
    // An auditor who may not change accounts looks on, and no more.
    app.sql(&format!("DELETE FROM account_roles WHERE account_id = {auditor}"));
    app.sql("INSERT INTO roles (name, name_key, description, created_at, version) VALUES ('Eye', 'eye', '', CURRENT_TIMESTAMP, 1)");
    app.sql("INSERT INTO role_permissions (role_id, permission) SELECT id, 'audit.view' FROM roles WHERE name_key = 'eye'");
    app.sql(&format!(
        "INSERT INTO account_roles (account_id, role_id, granted_at, granted_by_name) SELECT {auditor}, id, \
         CURRENT_TIMESTAMP, '' FROM roles WHERE name_key = 'eye'"
    ));
    let page = carla.get(&format!("/jobs/{id}")).expect(200);
    assert!(!page.html.contains("/undo"));
    carla.post(&format!("/jobs/{id}/undo"), &[]).expect(403);
    assert_eq!(number(&app, "SELECT COUNT(*) FROM jobs"), 1);
}

fn a_report_names_each_account_and_why(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let one = app.person("Told One").create();
    app.person("Told Two").status(Status::Pending).create();
    let page = order(&ada, "deactivate", &[("all", "1"), ("q", "told")], &[]).expect(303);
    let id = job(&page);
    let report = ada.follow(&page).expect(200).saying("Deactivate 2 accounts").saying("Told One");
    let report = report.saying("Told Two").saying(&say("refusal-not-active", &[]));
    assert!(report.html.contains(&format!("href=\"/accounts/{one}\"")));
    assert!(!report.text().to_lowercase().contains("job"), "our jargon is on the page");
    let skipped = ada.get(&format!("/jobs/{id}?show=skipped")).expect(200).saying("Told Two");
    assert!(!skipped.text().contains("Told One"));
    let done = ada.get(&format!("/jobs/{id}?show=done")).expect(200).saying("Told One");
    assert!(!done.text().contains("Told Two"));
    ada.get(&format!("/jobs/{id}?show=failed")).expect(200).saying(&say("jobs-no-rows", &[]));
    ada.get(&format!("/jobs/{id}?show=nonsense")).expect(400);
    ada.get(&format!("/jobs/{id}?color=red")).expect(400);
    let part = ada.fragment(&format!("/jobs/{id}")).expect(200).saying("Told One");
    assert!(!part.html.contains("<!doctype"));
    let german = "UPDATE accounts SET locale = 'de' WHERE id = 1";
    app.sql(german);
    let page = ada.get(&format!("/jobs/{id}")).expect(200).saying("2 Konten deaktivieren");
    page.saying(&crate::support::say_in("de", "refusal-not-active", &[]));
}

fn a_report_is_downloaded_without_formulas(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let one = app.person("Csv One").but(|details| details.display_name = "=1+1, \"Csv\"".to_owned()).create();
    let two = app.person("Csv Two").status(Status::Inactive).create();
    let page = order(&ada, "deactivate", &[("all", "1"), ("q", "csv")], &[]).expect(303);
    let file = ada.get(&format!("/jobs/{}/report.csv", job(&page))).expect(200);
    assert!(file.header("content-type").starts_with("text/csv"), "{}", file.header("content-type"));
    assert!(file.header("content-disposition").starts_with("attachment"));
    let why = say("refusal-not-active", &[]);
    let expected = format!(
        "\u{feff}ID,Name,Result,Reason\r\n{one},\"'=1+1, \"\"Csv\"\"\",Done,\r\n{two},Csv Two,Skipped,{why}\r\n"
    );
    assert_eq!(file.html, expected);
}

fn a_long_report_is_read_page_by_page(on: Engine) {
    let app = on.demo(2_500);
    let ada = app.company_admin();
    let id = job(&order(&ada, "resend", &[("all", "1"), ("q", "")], &[]).expect(303));
    wait_for(&app, id, "done");
    let mut address = format!("/jobs/{id}?show=all");
    let mut seen = 0;
    for _ in 0..100 {
        let page = ada.get(&address).expect(200);
        seen += page.html.matches("<li class=\"row-line\">").count();
        let Some((before, _)) = page.html.split_once("\" rel=\"next\"") else { break };
        address = before.rsplit("href=\"").next().unwrap().replace("&#38;", "&").replace("&amp;", "&");
    }
    assert_eq!(seen, 2_500);
    let file = ada.get(&format!("/jobs/{id}/report.csv")).expect(200);
    assert_eq!(file.html.lines().count(), 2_501);
}

fn the_newest_jobs_come_first(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    ada.get("/jobs").expect(200).saying(&say("jobs-empty", &[]));
    ada.get("/accounts").expect(200).saying(&say("jobs-title", &[]));
    let ids = ["New One", "New Two"].map(|name| app.person(name).create().to_string());
    let chosen = [("id", &*ids[0]), ("id", &*ids[1])];
    for _ in 0..26 {
        ada.post("/accounts/deactivate", &chosen).expect(303);
        ada.post("/accounts/activate", &chosen).expect(303);
    }
    assert_eq!(number(&app, "SELECT COUNT(*) FROM jobs"), 52);
    let rows = |page: &crate::support::Page| page.html.matches("<td class=\"c-action\">").count();
    let first = ada.get("/jobs?size=50").expect(200);
    assert_eq!(rows(&first), 50);
    assert!(first.html.find("Activate 2") < first.html.find("Deactivate 2"), "the newest comes first");
    assert_eq!(rows(&ada.get("/jobs?q=action%3Aaccounts.activate").expect(200)), 26);
    assert_eq!(rows(&ada.get("/jobs?q=state%3Arunning").expect(200)), 0);
}

fn old_reports_are_forgotten(on: Engine) {
    let app = on.demo(2_300);
    let ada = app.company_admin();
    for _ in 0..2 {
        let page = order(&ada, "sign-out", &[("all", "1"), ("q", "")], &[]).expect(303);
        wait_for(&app, job(&page), "done");
    }
    let (old, young) = (1, 2);
    let days_ago = |days: i64| {
        let at = clock::now() - chrono::TimeDelta::days(days);
        force(
            &app,
            &format!("UPDATE jobs SET finished_at = '{}' WHERE id = {old}", at.format("%Y-%m-%d %H:%M:%S")),
        );
    };
    days_ago(89);
    assert_eq!(jobs::forget(&app.pool).unwrap(), 0);
    days_ago(91);
    // Another one that has not ended still needs its records.
    force(
        &app,
        &format!(
            "UPDATE jobs SET source_id = {old}, state = 'running', owner = 'elsewhere', leased_until = '2999-01-01 \
             00:00:00' WHERE id = {young}"
        ),
    );
    assert_eq!(jobs::forget(&app.pool).unwrap(), 0);
    force(&app, &format!("UPDATE jobs SET source_id = NULL, state = 'done' WHERE id = {young}"));
    let records = number(&app, "SELECT COUNT(*) FROM job_items WHERE job_id = 1");
    assert!(records > 2_000);
    assert_eq!(jobs::forget(&app.pool).unwrap(), usize::try_from(records).unwrap() + 1);
    assert_eq!(number(&app, "SELECT COUNT(*) FROM job_items"), records);
    ada.get("/jobs/1").expect(404);
    ada.get("/jobs/2").expect(200);
    assert_eq!(jobs::forget(&app.pool).unwrap(), 0);
}
