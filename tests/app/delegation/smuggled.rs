//! Fields that a form does not offer, fields twice, and bodies that are no form.

use std::collections::BTreeSet;

use gatehouse::access::BuiltIn;

use super::matrix_guard::{difference, out_of_reach};
use super::replay::{COMPANY_ADMIN, recorded, stays_signed_in};
use super::{Verdict, cast, pairs, stage};
use crate::contracts::samples::Stage;
use crate::roles::{made, send};
use crate::support::client::encode;
use crate::support::snapshot::{changed, snapshot};
use crate::support::{Engine, on_both, say, say_in};

on_both!(
    fields_that_are_not_offered_have_no_effect,
    a_field_sent_twice_is_refused_or_the_second_is_without_effect,
    what_is_no_form_changes_nothing,
    no_role_is_renamed_to_a_built_in_one,
);

fn fields_that_are_not_offered_have_no_effect(on: Engine) {
    let app = on.company();
    let cast = cast(&app);
    let stage = stage(&app, &cast);
    let foreign = app.sample_license(COMPANY_ADMIN);
    let (admin, license) = (app.role(BuiltIn::CompanyAdmin).to_string(), foreign.to_string());
    let smuggled: &[(&str, &str)] = &[
        ("role_ids", &admin),
        ("role_ids[]", &admin),
        ("role[]", &admin),
        ("roles", "company_admin"),
        ("is_admin", "1"),
        ("role", &admin),
        ("permission", "settings.manage"),
        ("license", &license),
        ("was", &license),
        ("license_ids", &license),
        ("account", "1"),
        ("account_id", "1"),
        ("owner_id", "1"),
        ("actor_id", "1"),
        ("contact", "lena.license"),
        ("contact_id", "2"),
        ("seats", "999"),
        ("status", "inactive"),
        ("password_hash", "x"),
        ("version", "999"),
        ("shared", "everybody"),
        ("id", "1"),
    ];
    let lena = &cast[0];
    let before = out_of_reach(&app, lena, foreign);
    let mut sent = 0;
    for route in recorded().iter().filter(|route| stays_signed_in(route)) {
        let owner = match lena.verdict(route) {
            Verdict::Open | Verdict::Own => lena.id,
            Verdict::SignIn | Verdict::Lacks(_) => continue,
        };
        let sample = stage.sample(route, owner);
        for field in smuggled {
            let form: Vec<(&str, &str)> = pairs(&sample).into_iter().chain([*field]).collect();
            let page = lena.client.post(&sample.path, &form);
            assert!(page.status < 500, "{} with {field:?}: {}", sample.path, page.text());
            sent += 1;
        }
    }
    assert!(sent > 500, "only {sent} were sent");
    assert_eq!(difference(&before, &out_of_reach(&app, lena, foreign)), Vec::<String>::new());
    assert_eq!(app.wrongs(), Vec::<String>::new());
}

/// A value that no sample sends.
const SECOND: &str = "987654";

fn a_field_sent_twice_is_refused_or_the_second_is_without_effect(on: Engine) {
    let app = on.company();
    let stage = Stage::set(&app, &[COMPANY_ADMIN]);
    let ada = app.company_admin();
    let mut refused = 0;
    for route in recorded().iter().filter(|route| stays_signed_in(route)) {
        let sample = stage.sample(route, COMPANY_ADMIN);
        // Accounts may be several; the report names those that are not there.
        let names: BTreeSet<&str> =
            sample.form.iter().map(|(name, _)| name.as_str()).filter(|name| *name != "id").collect();
        for name in names {
            let form: Vec<(&str, &str)> = pairs(&sample).into_iter().chain([(name, SECOND)]).collect();
            let before = changed(&app);
            let page = ada.post(&sample.path, &form);
            let difference = difference(&before, &changed(&app));
            let cell = format!("{} with {name} twice: {} {difference:#?}", sample.path, page.status);
            assert!(!difference.iter().any(|line| line.contains(SECOND)), "{cell}");
            assert!(page.status != 400 || difference.is_empty(), "{cell}");
            refused += usize::from(page.status == 400);
        }
    }
    assert!(refused > 60, "only {refused} were refused");
}

fn what_is_no_form_changes_nothing(on: Engine) {
    let app = on.company();
    let stage = Stage::set(&app, &[COMPANY_ADMIN]);
    let ada = app.company_admin();
    let before = changed(&app);
    let csrf = ada.csrf();
    for route in recorded() {
        let sample = stage.sample(&route, COMPANY_ADMIN);
        let form: Vec<(&str, &str)> = pairs(&sample).into_iter().chain([("csrf", csrf.as_str())]).collect();
        let json: serde_json::Map<String, serde_json::Value> =
            form.iter().map(|(name, value)| ((*name).to_owned(), (*value).into())).collect();
        let json = serde_json::Value::Object(json).to_string();
        for (kind, body) in [
            ("application/json", json.clone()),
            ("text/plain", encode(&form)),
            ("application/x-www-form-urlencoded", json),
        ] {
            let page = ada.post_as(&sample.path, kind, &body);
            assert!((400..500).contains(&page.status), "{} as {kind}: {}", sample.path, page.status);
        }
    }
    assert_eq!(difference(&before, &changed(&app)), Vec::<String>::new());
}

fn no_role_is_renamed_to_a_built_in_one(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let own = made(&ada, "Auditor", &["audit.view"]);
    let address = format!("/roles/{own}/edit");
    let before = snapshot(&app);
    let labels = BuiltIn::ALL
        .iter()
        .flat_map(|role| ["en", "de", "ja"].map(|locale| say_in(locale, role.label(), &[])));
    let keys = BuiltIn::ALL.iter().map(|role| role.key().to_owned());
    let wide = |name: &str| -> String {
        let moved =
            |c: char| if c.is_ascii_graphic() { char::from_u32(u32::from(c) + 0xFEE0).unwrap() } else { c };
        name.chars().map(moved).collect()
    };
    for name in labels.chain(keys) {
        for spelled in [
            name.clone(),
            name.to_uppercase(),
            format!("  {}  ", name.replace(' ', "   ")),
            name.replace(' ', "\u{a0}"),
            name.replace(' ', ""),
            wide(&name),
            name.chars().flat_map(|c| [c, '\u{200b}']).collect(),
            format!("{name}."),
        ] {
            let page = send(&ada, &address, &spelled, &["audit.view"], &[("version", "1")]).expect(422);
            page.saying(&say("accounts-role-taken", &[]));
        }
    }
    assert_eq!(snapshot(&app), before);
}
