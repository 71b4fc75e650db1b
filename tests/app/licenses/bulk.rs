//! Seats for many: previewed, refused with the numbers, reported row by row, taken back.

use gatehouse::accounts::Status;
use gatehouse::licenses::Kind;

use crate::support::snapshot::lines;
use crate::support::{Engine, TestApp, on_both, say};

on_both!(
    many_get_a_seat_and_the_report_says_who_did_not,
    more_than_are_left_are_refused_with_the_numbers,
    what_was_given_to_many_is_taken_back,
    a_license_admin_gives_their_own_alone,
);

fn crowd(app: &TestApp) -> Vec<i64> {
    ["Ann Able", "Bea Best", "Cem Cool"].map(|name| app.person(name).create()).into()
}

fn many_get_a_seat_and_the_report_says_who_did_not(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let people = crowd(&app);
    app.person("Ina Inactive").status(Status::Inactive).create();
    let (bots, runs) = (
        app.license("Bots").kind(Kind::BotCreator).create(),
        app.license("Runs").kind(Kind::AttendedRuntime).create(),
    );
    app.assign(runs, people[0]);
    let asked = ada.get("/accounts/assign-license?all=1&q=name%3Aa").expect(200);
    assert!(asked.html.contains("<option value=\"Bots\">"), "{}", asked.html);
    asked.saying(&say("refusal-seat-inactive", &[]));
    let form: Vec<(&str, String)> = people.iter().map(|id| ("id", id.to_string())).collect();
    let form: Vec<(&str, &str)> =
        form.iter().map(|(name, id)| (*name, id.as_str())).chain([("license", "bots")]).collect();
    let page = ada.post("/accounts/assign-license", &form);
    let report = ada.follow(&page).expect(200);
    report.saying("Assign Bots to 3 accounts").saying(&say("licenses-refusal-device", &[("name", "Runs")]));
    assert_eq!(app.license_now(bots).used, 2);
    assert_eq!(app.licenses_of(people[0]), ["Runs"]);
    assert_eq!(app.wrongs(), Vec::<String>::new());
}

fn more_than_are_left_are_refused_with_the_numbers(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let people = crowd(&app);
    let id = app.license("Berlin").seats(2).create();
    app.assign(id, people[0]);
    let ids: Vec<String> = people.iter().map(ToString::to_string).collect();
    let mut form: Vec<(&str, &str)> = ids.iter().map(|id| ("id", id.as_str())).collect();
    form.push(("license", "Berlin"));
    let page = ada.post("/accounts/assign-license", &form).expect(422);
    page.saying("No seat of Berlin is left: 1 of 2 are in use, 2 more was asked for.");
    form.pop();
    form.push(("license", "Nowhere"));
    let page = ada.post("/accounts/assign-license", &form).expect(422);
    page.saying(&say("licenses-refusal-unknown", &[("name", "Nowhere")]));
    assert_eq!(lines(&app, "SELECT kind AS line FROM jobs"), Vec::<String>::new());
    assert_eq!(app.license_now(id).used, 1);
}

fn what_was_given_to_many_is_taken_back(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let people = crowd(&app);
    let id = app.license("Berlin").create();
    let ids: Vec<String> = people.iter().map(ToString::to_string).collect();
    let mut form: Vec<(&str, &str)> = ids.iter().map(|id| ("id", id.as_str())).collect();
    form.push(("license", "Berlin"));
    ada.post("/accounts/assign-license", &form).expect(303);
    assert_eq!(app.license_now(id).used, 3);
    ada.post("/jobs/1/undo", &[]).expect(303);
    crate::jobs::wait_for(&app, 2, "done");
    assert_eq!(app.license_now(id).used, 0);
    ada.post("/accounts/assign-license", &form).expect(303);
    ada.post("/accounts/unassign-license", &form).expect(303);
    assert_eq!(app.license_now(id).used, 0);
    assert_eq!(app.wrongs(), Vec::<String>::new());
}

fn a_license_admin_gives_their_own_alone(on: Engine) {
    let app = on.company();
    let people = crowd(&app);
    let own = app.license("Own").admin(2).create();
    let foreign = app.license("Foreign").create();
    let lena = app.license_admin();
    let page = lena.get(&format!("/accounts/assign-license?id={}", people[0])).expect(200);
    assert!(page.html.contains("Own") && !page.html.contains("Foreign"), "{}", page.html);
    let (one, two) = (people[0].to_string(), people[1].to_string());
    let form = [("id", &*one), ("id", &two), ("license", "Foreign")];
    lena.post("/accounts/assign-license", &form).expect(422);
    lena.post("/accounts/assign-license", &[("id", &*one), ("license", "Foreign")]).expect(422);
    let form = [("id", &*one), ("id", &two), ("license", "Own")];
    lena.post("/accounts/assign-license", &form).expect(303);
    assert_eq!((app.license_now(own).used, app.license_now(foreign).used), (2, 0));
    app.assign(foreign, people[0]);
    lena.post("/accounts/unassign-license", &[("id", &*one), ("license", "Foreign")]).expect(422);
    assert_eq!(app.license_now(foreign).used, 1);
}
