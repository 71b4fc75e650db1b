//! Recording licenses and editing them.

use gatehouse::licenses::{Deployment, Kind};

use crate::support::snapshot::snapshot;
use crate::support::{Engine, on_both, say};

on_both!(
    a_company_admin_records_a_license,
    what_is_wrong_is_said_beside_its_field,
    no_two_licenses_share_a_name_or_a_key,
    an_edit_keeps_the_seats_true,
    the_second_of_two_editors_sees_both_versions,
);

/// A form with other values than the usual.
fn form(changes: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    let mut fields = crate::support::licenses::fields();
    for (name, value) in changes {
        fields.retain(|(known, _)| known != name);
        fields.push((name, (*value).to_owned()));
    }
    fields
}

fn pairs<'f>(fields: &'f [(&'static str, String)]) -> Vec<(&'f str, &'f str)> {
    fields.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

fn a_company_admin_records_a_license(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    ada.get("/licenses/new").expect(200);
    let fields = form(&[
        ("product", "Control Room"),
        ("code", "abcd 1234"),
        ("seats", "25"),
        ("mac", "001A.2B3C.4D5E"),
        ("contact", "lena.license@example.com"),
        ("expires", "2031-12-31"),
    ]);
    let page = ada.post("/licenses/new", &pairs(&fields));
    let page = ada.follow(&page).expect(200);
    page.saying("Control Room").saying("Lena License").saying("0 of 25 seats in use, 25 left");
    let license = app.license_now(1);
    assert_eq!((license.name.as_str(), license.code.as_str()), ("Control Room", "abcd-1234"));
    assert_eq!((license.kind, license.deployment), (Kind::Platform, Deployment::OnPremises));
    assert_eq!(license.mac.as_deref(), Some("00:1a:2b:3c:4d:5e"));
    assert_eq!(app.wrongs(), Vec::<String>::new());
    ada.get("/licenses").expect(200).saying("Control Room").saying("0 of 25");
    ada.get("/licenses/1/history").expect(200).saying("License recorded");
}

fn what_is_wrong_is_said_beside_its_field(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let pending = app.person("Pia Pending").status(gatehouse::accounts::Status::Pending).create();
    let ending = app.person("Ella Ending").but(|d| d.valid_until = Some(gatehouse::clock::now())).create();
    assert!(pending > 0 && ending > 0);
    let before = snapshot(&app);
    for (field, value, key) in [
        ("product", "", "form-required"),
        ("code", "---", "form-required"),
        ("kind", "nonsense", "form-bad-choice"),
        ("seats", "-1", "policy-bounds"),
        ("seats", "many", "policy-bounds"),
        ("expires", "31.12.2031", "form-bad-date"),
        ("mac", "00:1A:2B", "licenses-bad-mac"),
        ("contact", "nobody.here", "licenses-refusal-nobody"),
        ("contact", "pia.pending", "licenses-refusal-not-active"),
        ("contact", "ella.ending", "licenses-refusal-ends"),
    ] {
        let fields = form(&[(field, value)]);
        let page = ada.post("/licenses/new", &pairs(&fields)).expect(422);
        let start = say(key, &[("name", "\u{1}"), ("least", "\u{1}"), ("most", "\u{1}")]);
        let start = start.split('\u{1}').map(str::trim).max_by_key(|part| part.len()).unwrap().to_owned();
        assert!(page.text().contains(&start), "{field}={value} does not say {start}: {}", page.text());
    }
    let backwards = form(&[("starts", "2030-01-02"), ("expires", "2030-01-01")]);
    ada.post("/licenses/new", &pairs(&backwards)).expect(422).saying(&say("licenses-ends-before", &[]));
    assert_eq!(snapshot(&app), before);
}

fn no_two_licenses_share_a_name_or_a_key(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    app.license("Berlin").but(|details| details.code = "ABCD-1234".to_owned()).create();
    let name = form(&[("name", "ＢＥＲＬＩＮ"), ("code", "other")]);
    ada.post("/licenses/new", &pairs(&name)).expect(422).saying(&say("licenses-name-taken", &[]));
    let code = form(&[("name", "Paris"), ("code", "abcd1234")]);
    ada.post("/licenses/new", &pairs(&code)).expect(422).saying(&say("licenses-code-taken", &[]));
}

fn an_edit_keeps_the_seats_true(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let id = app.license("Berlin").kind(Kind::BotCreator).seats(3).create();
    app.assign(id, 2);
    app.assign(id, 3);
    let edit = |seats: &str, kind: &str| {
        let fields = form(&[("seats", seats), ("kind", kind), ("deployment", "cloud"), ("name", "Berlin")]);
        ada.post(&format!("/licenses/{id}/edit"), &pairs(&fields))
    };
    edit("1", "bot_creator").expect(422).saying("2 seats are in use, so 1 are too few");
    edit("3", "platform").expect(422).saying("2 seats are in use");
    assert_eq!(edit("2", "attended_runtime").status, 303);
    let license = app.license_now(id);
    assert_eq!((license.seats, license.used, license.free, license.version), (2, 2, 0, 2));
    assert_eq!(app.wrongs(), Vec::<String>::new());
}

fn the_second_of_two_editors_sees_both_versions(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let id = app.license("Berlin").seats(3).create();
    let base = [("was-seats", "3"), ("was-product", "Automation"), ("was-name", "Berlin")];
    let post = |product: &str, seats: &str| {
        let fields = form(&[
            ("product", product),
            ("seats", seats),
            ("name", "Berlin"),
            ("code", "KEY-BERLIN"),
            ("deployment", "cloud"),
        ]);
        let fields: Vec<(&str, &str)> = pairs(&fields).into_iter().chain(base).collect();
        ada.post(&format!("/licenses/{id}/edit"), &fields)
    };
    assert_eq!(post("Automation", "7").status, 303);
    // Only this one has changed the product, only the other the seats: both are taken over.
    let page = post("Bots", "3").expect(409);
    let page =
        page.saying(&say("licenses-conflict-title", &[])).saying(&say("accounts-conflict-merged", &[]));
    assert_eq!(
        (page.hidden("seats").as_deref(), page.hidden("product").as_deref()),
        (Some("7"), Some("Bots"))
    );
    let page = post("Automation", "9").expect(409);
    page.saying(&say("accounts-conflict-text", &[]));
    assert_eq!(app.license_now(id).seats, 7);
}
