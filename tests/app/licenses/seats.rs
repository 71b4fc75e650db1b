//! Seats: given, taken back, never more than there are.

use gatehouse::accounts::{Action, Status};
use gatehouse::licenses::Kind;

use crate::support::{Engine, on_both, say};

on_both!(
    a_seat_is_given_and_taken_on_the_page_of_the_license,
    the_last_seat_is_refused_with_the_numbers,
    an_account_has_one_device_license,
    several_seats_are_settled_on_the_page_of_the_account,
    deactivating_keeps_the_seat_and_deleting_frees_it,
    the_list_of_accounts_knows_their_licenses,
    the_wizard_gives_seats_with_the_account,
);

fn a_seat_is_given_and_taken_on_the_page_of_the_license(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let id = app.license("Berlin").seats(2).create();
    let ann = app.person("Ann Smith").create();
    ada.get(&format!("/licenses/{id}/people")).expect(200).saying("Nobody has a seat.");
    let page = ada.post(&format!("/licenses/{id}/assign"), &[("person", "ann.smith")]);
    ada.follow(&page).expect(200).saying("Ann Smith has a seat now.").saying("1 of 2 seats in use, 1 left");
    assert_eq!(app.licenses_of(ann), ["Berlin"]);
    assert!(app.mails(ann).contains(&"licenses-changed".to_owned()), "{:?}", app.mails(ann));
    assert!(app.trail(ann).contains(&"account.licenses done".to_owned()));
    let again = ada.post(&format!("/licenses/{id}/assign"), &[("person", "ann.smith")]);
    ada.follow(&again).saying(&say("licenses-refusal-has-seat", &[("name", "Berlin")]));
    ada.get(&format!("/licenses/{id}/history"))
        .expect(200)
        .saying("The account has a seat of Berlin already.")
        .saying("Seat of: nothing → Ann Smith");
    let page = ada.post(&format!("/licenses/{id}/unassign"), &[("account", &ann.to_string())]);
    ada.follow(&page).expect(200).saying("0 of 2 seats in use, 2 left");
    assert_eq!(app.licenses_of(ann), Vec::<String>::new());
    assert_eq!(app.wrongs(), Vec::<String>::new());
}

fn the_last_seat_is_refused_with_the_numbers(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let id = app.license("Berlin").seats(1).create();
    app.assign(id, 3);
    let page = ada.post(&format!("/licenses/{id}/assign"), &[("person", "lena.license")]);
    ada.follow(&page).saying("No seat of Berlin is left: 1 of 1 are in use, 1 more was asked for.");
    app.sql("UPDATE licenses SET expires_at = '2020-01-01 00:00:00'");
    let page = ada.post(&format!("/licenses/{id}/assign"), &[("person", "lena.license")]);
    ada.follow(&page).saying(&say("licenses-refusal-expired", &[("name", "Berlin")]));
    assert_eq!(app.wrongs(), Vec::<String>::new());
}

fn an_account_has_one_device_license(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let bots = app.license("Bots").kind(Kind::BotCreator).create();
    let runs = app.license("Runs").kind(Kind::UnattendedRuntime).create();
    let platform = app.license("Platform").create();
    app.assign(bots, 3);
    app.assign(platform, 3);
    let page = ada.post(&format!("/licenses/{runs}/assign"), &[("person", "otto.operator")]);
    ada.follow(&page).saying(&say("licenses-refusal-device", &[("name", "Bots")]));
    // Taking one makes room for the other in the same form.
    let (bots, runs, platform) = (bots.to_string(), runs.to_string(), platform.to_string());
    let form = [("was", &*bots), ("was", &platform), ("license", &runs), ("license", &platform)];
    assert_eq!(ada.post("/accounts/3/licenses", &form).status, 303);
    assert_eq!(app.licenses_of(3), ["Platform", "Runs"]);
    assert_eq!(app.wrongs(), Vec::<String>::new());
}

fn several_seats_are_settled_on_the_page_of_the_account(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let ids: Vec<i64> = ["Berlin", "Oslo", "Paris"].map(|name| app.license(name).seats(1).create()).into();
    app.assign(ids[0], 3);
    app.assign(ids[2], 2);
    let page = ada.get("/accounts/3/licenses").expect(200);
    page.saying("Berlin").saying("Oslo").saying(&say("licenses-view-full", &[]));
    // A seat that is left and one that is not: none of both is given.
    let (berlin, oslo, paris) = (ids[0].to_string(), ids[1].to_string(), ids[2].to_string());
    let form = [("was", &*berlin), ("license", &berlin), ("license", &oslo), ("license", &paris)];
    let page = ada.post("/accounts/3/licenses", &form);
    ada.follow(&page).saying("No seat of Paris is left");
    assert_eq!(app.licenses_of(3), ["Berlin"]);
    assert!(app.trail(3).contains(&"account.licenses refused".to_owned()));
    let page = ada.post("/accounts/3/licenses", &[("was", &*berlin), ("license", &oslo)]);
    ada.follow(&page).saying("2 licenses are changed.");
    assert_eq!(app.licenses_of(3), ["Oslo"]);
    assert_eq!(app.mails(3).iter().filter(|kind| *kind == "licenses-changed").count(), 2);
    assert_eq!(app.wrongs(), Vec::<String>::new());
}

fn deactivating_keeps_the_seat_and_deleting_frees_it(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let (one, two) = (app.license("Berlin").create(), app.license("Oslo").create());
    let ann = app.person("Ann Smith").create();
    app.assign(one, ann);
    app.assign(two, ann);
    app.perform(Action::Deactivate, ann);
    assert_eq!(app.account(ann).status, Status::Inactive);
    assert_eq!(app.licenses_of(ann), ["Berlin", "Oslo"]);
    let page = ada.post(&format!("/licenses/{one}/assign"), &[("person", "ann.smith")]);
    ada.follow(&page).saying(&say("licenses-refusal-has-seat", &[("name", "Berlin")]));
    app.perform(Action::Delete, ann);
    assert_eq!((app.license_now(one).used, app.license_now(two).used), (0, 0));
    ada.get("/accounts/status-report").expect(200).saying("Ann Smith").saying("Berlin, Oslo");
    assert_eq!(app.wrongs(), Vec::<String>::new());
}

fn the_list_of_accounts_knows_their_licenses(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let id = app.license("Berlin Office").create();
    app.assign(id, 3);
    let page = ada.get("/accounts?q=license%3A%22berlin+office%22&columns=name%2Clicenses").expect(200);
    let page = page.saying("Otto Operator").saying("Berlin Office");
    assert!(!page.text().contains("Lena License"), "{}", page.text());
    ada.get("/accounts?q=license%3Aempty").expect(200).saying("Lena License");
    ada.get("/accounts/suggest?q=license%3Aber").expect(200).saying("Berlin Office");
}

fn the_wizard_gives_seats_with_the_account(on: Engine) {
    let app = on.company();
    let own = app.license("Own").admin(2).seats(1).create();
    let foreign = app.license("Foreign").create();
    let lena = app.license_admin();
    let form = [
        ("display_name", "Wanda Wizard"),
        ("email", "wanda@example.org"),
        ("email_again", "wanda@example.org"),
        ("locale", "en"),
        ("time_zone", "UTC"),
    ];
    let step = lena.post("/accounts/new", &form).expect(303);
    let page = lena.follow(&step).expect(200).saying("Own");
    assert!(!page.text().contains("Foreign"));
    lena.post(step.location(), &[("license", &foreign.to_string())]).expect(404);
    let review = lena.post(step.location(), &[("license", &own.to_string())]).expect(303);
    lena.follow(&review).expect(200).saying("Own");
    lena.post(review.location(), &[]).expect(303);
    assert_eq!((app.license_now(own).used, app.license_now(foreign).used), (1, 0));
    assert_eq!(app.wrongs(), Vec::<String>::new());
}
