//! Creating accounts, step two: roles that end by themselves, and a license among many.

use chrono::{TimeDelta, Timelike};
use gatehouse::access::BuiltIn;
use gatehouse::clock;

use super::wizard::{details, pairs};
use crate::support::snapshot::lines;
use crate::support::{Client, Engine, TestApp, on_both, say};

on_both!(
    a_role_may_end_by_itself_from_the_beginning,
    an_end_that_is_none_is_said_and_kept,
    a_license_among_many_is_found_and_what_was_ticked_stays,
    a_draft_of_the_version_before_knows_no_ends,
);

/// Goes to step two; returns its address.
fn second(by: &Client) -> String {
    by.get("/accounts/new").expect(200);
    let step = by.post("/accounts/new", &pairs(&details("Nora New", "nora@example.org"))).expect(303);
    step.location().to_owned()
}

fn ends_of(app: &TestApp) -> Vec<String> {
    let sql = "SELECT r.name || ' ' || COALESCE(SUBSTR(CAST(g.valid_until AS TEXT), 1, 16), 'for good') AS line \
               FROM account_roles g JOIN roles r ON r.id = g.role_id JOIN accounts a ON a.id = g.account_id \
               WHERE a.display_name = 'Nora New' ORDER BY r.id";
    lines(app, sql)
}

fn a_role_may_end_by_itself_from_the_beginning(on: Engine) {
    let app = on.company();
    app.sql("UPDATE accounts SET time_zone = 'UTC'");
    let ada = app.company_admin();
    let step = second(&ada);
    let (support, lead) =
        (app.role(BuiltIn::Support).to_string(), app.role(BuiltIn::LicenseAdmin).to_string());
    let end = clock::now().with_second(0).unwrap() + TimeDelta::days(30);
    let (field, typed) = (format!("until-{support}"), end.format("%Y-%m-%dT%H:%M").to_string());
    let form = [("role", &*support), (&*field, &*typed), ("role", &*lead)];
    let review = ada.post(&step, &form).expect(303);
    let page = ada.follow(&review).expect(200);
    assert!(page.text().contains("Support (until "), "{}", page.text());
    // Going back shows it as it was typed.
    assert_eq!(ada.get(&step).expect(200).value(&field).as_deref(), Some(&*typed));
    ada.post(review.location(), &[]).expect(303);
    let end = end.format("%Y-%m-%d %H:%M");
    assert_eq!(ends_of(&app), ["License admin for good".to_owned(), format!("Support {end}")]);
    let told = "SELECT changes AS line FROM audit_events WHERE action = 'account.create'";
    assert!(lines(&app, told).concat().contains("role_until"), "{:?}", lines(&app, told));
}

fn an_end_that_is_none_is_said_and_kept(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let step = second(&ada);
    let support = app.role(BuiltIn::Support).to_string();
    let field = format!("until-{support}");
    for (typed, why) in [("soon", "roles-until-bad"), ("2020-01-01T10:00", "roles-until-past")] {
        let form = [("role", &*support), (&*field, typed)];
        let page = ada.post(&step, &form).expect(422).saying(&say(why, &[("name", "Support")]));
        assert_eq!(page.value(&field).as_deref(), Some(typed));
        assert!(!ada.get(&step).expect(200).html.contains(" checked"), "nothing was kept");
        // Back to the first step is no way to be stopped.
        ada.post(&step, &[("role", &*support), (&*field, typed), ("back", "1")]).expect(303);
        ada.post(&step, &[]).expect(303);
    }
    ada.post(&step, &[("role", &*support), (&*field, "2999-01-01T10:00"), (&*field, "")]).expect(400);
}

fn a_license_among_many_is_found_and_what_was_ticked_stays(on: Engine) {
    let app = on.company();
    for number in 10..65 {
        app.license(&format!("Line {number}")).create();
    }
    let far = app.license("Zeppelin").create();
    let ada = app.company_admin();
    let step = second(&ada);
    let page = ada.get(&step).expect(200).saying("Line 10").saying(&say("accounts-licenses-more", &[]));
    assert!(!page.text().contains("Zeppelin") && !page.text().contains("Line 64"), "{}", page.text());
    let near = app.license("Line 09").create().to_string();
    let form = [("license", &*near), ("find", "zepp & co"), ("search", "1")];
    let found = ada.post(&step, &form).expect(303);
    assert_eq!(found.location(), format!("{step}?find=zepp+%26+co"));
    let none = ada.follow(&found).expect(200).saying("Line 09");
    assert!(!none.text().contains("Line 10"), "{}", none.text());
    let found = ada.post(&step, &[("license", &*near), ("find", "zepp"), ("search", "1")]).expect(303);
    let page = ada.follow(&found).expect(200).saying("Zeppelin").saying("Line 09");
    assert!(page.html.contains(&format!("value=\"{near}\" checked")), "{}", page.html);
    let review =
        ada.post(&step, &[("license", &*near), ("license", &far.to_string()), ("find", "zepp")]).expect(303);
    ada.follow(&review).expect(200).saying("Zeppelin").saying("Line 09");
    ada.post(review.location(), &[]).expect(303);
    assert_eq!(app.license_now(far).used, 1);
    ada.get(&format!("{step}?seek=1")).expect(400);
}

fn a_draft_of_the_version_before_knows_no_ends(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let step = second(&ada);
    let support = app.role(BuiltIn::Support);
    app.sql(&format!(
        "UPDATE account_drafts SET form = REPLACE(form, '\"roles\":[]', '\"roles\":[{support}]')"
    ));
    let page = ada.get(&step).expect(200);
    assert!(page.html.contains(&format!("value=\"{support}\" checked")), "{}", page.html);
    ada.post(&format!("{}/review", step.trim_end_matches("/roles")), &[]).expect(303);
    assert_eq!(ends_of(&app), ["Support for good"]);
}
