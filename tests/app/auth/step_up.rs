//! The password asked again: before what cannot be taken back and what gives power away, and nothing is lost by it.

use gatehouse::access::BuiltIn;
use gatehouse::accounts::Status;

use crate::accounts::{fields, wizard};
use crate::support::app::PASSWORD;
use crate::support::client::encode;
use crate::support::snapshot::snapshot;
use crate::support::{Client, Engine, Page, TestApp, on_both, say};

on_both!(
    a_page_that_leads_to_it_asks_first,
    a_form_that_comes_too_late_waits_for_the_password,
    what_gives_no_power_away_is_not_asked,
    guessing_the_password_again_is_throttled_like_signing_in,
    the_way_back_stays_here,
    a_proof_is_this_sessions_own,
);

type Fields = Vec<(String, String)>;

fn pairs(fields: &Fields) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

fn form(fields: &[(&str, &str)]) -> Fields {
    fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// What the page that asks carries along, as its form sends it.
fn carried(page: &Page) -> Fields {
    let inputs = page.html.split("<input type=\"hidden\" name=\"").skip(1);
    let read = |input: &str| {
        let (name, rest) = input.split_once("\" value=\"").unwrap();
        (name.to_owned(), rest.split_once('"').unwrap().0.to_owned())
    };
    let (_, main) = page.html.split_once("<main").unwrap();
    inputs
        .map(read)
        .filter(|(name, value)| name != "csrf" && main.contains(&format!("value=\"{value}\"")))
        .collect()
}

fn draft(app: &TestApp, ada: &Client, role: BuiltIn) -> String {
    let step = ada.post("/accounts/new", &wizard::pairs(&wizard::details("Nora New", "nora@example.org")));
    let step = ada.post(step.expect(303).location(), &[("role", &app.role(role).to_string())]).expect(303);
    step.location().to_owned()
}

fn a_page_that_leads_to_it_asks_first(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let id = app.person("Ina Inactive").status(Status::Inactive).create();
    let other = app.person("Ivo Inactive").status(Status::Inactive).create();
    let review = draft(&app, &ada, BuiltIn::LicenseAdmin);
    for address in [
        format!("/accounts/delete?id={id}&back=%2Faccounts"),
        format!("/accounts/delete?id={id}&id={other}"),
        "/accounts/export?q=otto".to_owned(),
        "/accounts/3/keys/new".to_owned(),
        "/profile/keys/new".to_owned(),
        format!("/accounts/new-role?id={id}&id={other}"),
        review,
    ] {
        ada.get(&address).expect(200);
        app.let_proofs_grow_old();
        let part = ada.fragment(&address).expect(401);
        assert!(part.header("hx-redirect").starts_with("/confirm-password?to="), "{address}");
        let page = ada.get(&address).expect(303);
        let asked = ada.follow(&page).expect(200).saying(&say("step-up-lead", &[]));
        let to = asked.hidden("to").unwrap();
        assert_eq!(to, address);
        ada.post("/confirm-password", &[("to", &to), ("proof", "wrong")])
            .expect(422)
            .saying(&say("step-up-wrong", &[]));
        let back = ada.post("/confirm-password", &[("to", &to), ("proof", PASSWORD)]).expect(303);
        assert_eq!(back.location(), address);
        ada.follow(&back).expect(200);
    }
    assert!(app.trail(1).contains(&"account.confirm_password refused".to_owned()));
}

/// What the confirmation page of a task on several accounts sends.
fn confirmed(ada: &Client, task: &str, chosen: &[(&str, &str)], said: &[(&str, &str)]) -> (String, Fields) {
    let page = ada.get(&format!("/accounts/{task}?{}", encode(chosen))).expect(200);
    let own = ["fingerprint", "key"].map(|name| (name.to_owned(), page.hidden(name).unwrap()));
    let told = form(&[chosen, said, &[("back", "/accounts")]].concat());
    (format!("/accounts/{task}"), told.into_iter().chain(own).collect())
}

/// Forms that need a fresh proof: where they go and what they say.
fn late(app: &TestApp, ada: &Client) -> Vec<(String, Fields)> {
    let one = app.person("Ina Inactive").status(Status::Inactive).create().to_string();
    let two = app.person("Ivo Inactive").status(Status::Inactive).create().to_string();
    let three = app.person("Ida Inactive").status(Status::Inactive).create().to_string();
    let active = app.person("Arno Active").create().to_string();
    let license = app.role(BuiltIn::LicenseAdmin).to_string();
    let edited = |name: &str, role: BuiltIn| {
        let id = app.person(name).create();
        let mut form = fields(app, &app.account(id));
        form.push(("role".to_owned(), app.role(role).to_string()));
        form.push(("job_title".to_owned(), "\"Auditor\" & <Boss>".to_owned()));
        let mut seen = std::collections::HashSet::new();
        form.reverse();
        form.retain(|(name, _)| name == "role" || seen.insert(name.clone()));
        (format!("/accounts/{id}/edit"), form)
    };
    vec![
        (
            "/accounts/delete".to_owned(),
            form(&[("id", &one), ("typed", "ina.inactive"), ("back", "/accounts")]),
        ),
        confirmed(ada, "delete", &[("id", &two), ("id", &three)], &[("reason", "gone")]),
        confirmed(ada, "add-role", &[("id", "3"), ("id", &active)], &[("role", &license)]),
        confirmed(
            ada,
            "new-role",
            &[("id", "3"), ("id", &active)],
            &[("name", "Eyes"), ("permission", "audit.view"), ("permission", "mail.view")],
        ),
        edited("Cora Company", BuiltIn::CompanyAdmin),
        edited("Lara License", BuiltIn::LicenseAdmin),
        (draft(app, ada, BuiltIn::CompanyAdmin), Vec::new()),
        (
            "/settings/policies/session-idle".to_owned(),
            form(&[("was", "30"), ("value", "45"), ("unit", "minutes")]),
        ),
    ]
}

fn a_form_that_comes_too_late_waits_for_the_password(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    for (address, fields) in late(&app, &ada) {
        app.let_proofs_grow_old();
        let before = snapshot(&app);
        let asked = ada.post(&address, &pairs(&fields)).expect(401).saying(&say("step-up-lead", &[]));
        assert!(asked.html.contains(&format!("action=\"{address}\"")), "{address}: {}", asked.html);
        for (name, value) in &fields {
            let kept = carried(&asked).iter().filter(|(known, _)| known == name).count();
            let sent = fields.iter().filter(|(known, _)| known == name).count();
            assert_eq!(kept, sent, "{address}: {name} {value}");
        }
        let part = ada.post_fragment(&address, &pairs(&fields)).expect(401);
        assert_eq!(part.header("hx-retarget"), "#main");
        assert_eq!(snapshot(&app), before, "{address}");
        let with = |proof: &str| {
            let mut all = fields.clone();
            all.push(("proof".to_owned(), proof.to_owned()));
            ada.post(&address, &pairs(&all))
        };
        let wrong = with("not my password").expect(422).saying(&say("step-up-wrong", &[]));
        assert!(!wrong.html.contains("not my password"), "a password is shown again");
        let done = with(PASSWORD);
        assert_eq!(done.status, 303, "{address}: {}", done.text());
        assert_ne!(snapshot(&app), before, "{address} did nothing");
        // What follows within ten minutes is not asked again.
        ada.get("/accounts/delete?id=3").expect(200);
    }
    assert_eq!(app.admins(), 2);
    let edited =
        crate::support::snapshot::lines(&app, "SELECT job_title AS line FROM accounts WHERE job_title <> ''");
    assert!(edited.contains(&"\"Auditor\" & <Boss>".to_owned()), "{edited:?}");
}

fn what_gives_no_power_away_is_not_asked(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let review = draft(&app, &ada, BuiltIn::Support);
    app.let_proofs_grow_old();
    for address in
        ["/accounts", "/accounts/3", "/accounts/3/edit", "/accounts/deactivate?id=3", "/settings/policies"]
    {
        ada.get(address).expect(200);
    }
    ada.get(&review).expect(200);
    assert!(ada.post(&review, &[]).expect(303).location().starts_with("/accounts/"));
    let role = app.role(BuiltIn::Support).to_string();
    crate::accounts::edit(&app, &ada, 3, &[("role", &role)]).expect(303);
    // Taking power away needs none either; nor does leaving it as it is.
    let kept = app.role(BuiltIn::LicenseAdmin).to_string();
    crate::accounts::edit(&app, &ada, 2, &[("job_title", "Auditor"), ("role", &kept)]).expect(303);
    crate::accounts::edit(&app, &ada, 2, &[("role", "")]).expect(303);
    crate::accounts::act(&app, &ada, "deactivate", 3).expect(303);
}

fn guessing_the_password_again_is_throttled_like_signing_in(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    app.let_proofs_grow_old();
    let guess = || ada.post("/confirm-password", &[("to", "/"), ("proof", "a wrong password")]);
    let answers: Vec<u16> = (0..7).map(|_| guess().status).collect();
    assert_eq!(answers[..5], [422; 5], "{answers:?}");
    let page = ada.post("/confirm-password", &[("to", "/"), ("proof", PASSWORD)]).expect(429);
    assert!(!page.header("retry-after").is_empty());
    app.anon().sign_in("ada.admin", PASSWORD).expect(429);
    app.sql("UPDATE throttles SET blocked_until = '2020-01-01 00:00:00'");
    ada.post("/confirm-password", &[("to", "/"), ("proof", PASSWORD)]).expect(303);
}

fn the_way_back_stays_here(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    for evil in ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", ""] {
        let query: String = url::form_urlencoded::byte_serialize(evil.as_bytes()).collect();
        assert_eq!(ada.get(&format!("/confirm-password?to={query}")).expect(303).location(), "/");
        app.let_proofs_grow_old();
        let page = ada.get(&format!("/confirm-password?to={query}")).expect(200);
        assert_eq!(page.hidden("to").as_deref(), Some("/"), "{evil}");
        let page = ada.post("/confirm-password", &[("to", evil), ("proof", PASSWORD)]).expect(303);
        assert_eq!(page.location(), "/", "{evil}");
    }
}

fn a_proof_is_this_sessions_own(on: Engine) {
    let app = on.company();
    let (here, elsewhere) = (app.company_admin(), app.company_admin());
    app.let_proofs_grow_old();
    here.get("/").expect(200);
    here.post("/confirm-password", &[("to", "/"), ("proof", PASSWORD)]).expect(303);
    here.get("/accounts/delete?id=3").expect(200);
    elsewhere.get("/accounts/delete?id=3").expect(303);
    // Signing in anew is a proof.
    app.company_admin().get("/accounts/delete?id=3").expect(200);
}
