//! Programs' accounts: made by the wizard, and never let in at the pages.

use gatehouse::access::BuiltIn;
use gatehouse::accounts::{Kind, Status};

use super::{ask, program, shown};
use crate::support::app::{PASSWORD, password_hash};
use crate::support::snapshot::snapshot;
use crate::support::{Client, Engine, on_both, say};

on_both!(
    a_program_is_created_step_by_step_with_its_first_key,
    whoever_may_not_give_the_role_creates_a_program_without,
    a_program_is_edited_by_its_own_form,
    a_program_never_comes_in,
);

const FORM: [(&str, &str); 4] = [
    ("kind", "service"),
    ("display_name", "Nightly import"),
    ("description", "From SAP"),
    ("valid_until", ""),
];

/// The address of the review.
fn review(by: &Client, roles: &[&str]) -> String {
    let step = by.post("/accounts/new", &FORM).expect(303);
    by.follow(&step).expect(200);
    let ticked: Vec<(&str, &str)> = roles.iter().map(|role| ("role", *role)).collect();
    by.post(step.location(), &ticked).expect(303).location().to_owned()
}

fn a_program_is_created_step_by_step_with_its_first_key(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    ada.get("/accounts").expect(200).saying(&say("accounts-program", &[]));
    ada.get("/accounts/new?kind=robot").expect(400);
    let page = ada.get("/accounts/new?kind=service").expect(200);
    assert!(page.html.contains("name=\"display_name\"") && !page.html.contains("name=\"email\""));
    ada.post("/accounts/new", &[("kind", "service"), ("display_name", " ")]).expect(422);
    ada.post("/accounts/new", &[("kind", "robot"), ("display_name", "R2")]).expect(400);
    let step = ada.post("/accounts/new", &FORM).expect(303);
    let page = ada.follow(&step).expect(200);
    let role = app.role(BuiltIn::WebService).to_string();
    assert!(page.html.contains(&format!("value=\"{role}\" checked")), "the role is ticked already");
    let address = review(&ada, &[&role]);
    ada.get(&address).expect(200).saying("From SAP").saying(&say("accounts-review-program", &[]));
    let page = ada.post(&address, &[("first_key", "1")]).expect(200);
    let me: serde_json::Value = serde_json::from_str(&ask(&app, &shown(&page)).expect(200).html).unwrap();
    let id = me["account"]["id"].as_i64().unwrap();
    let account = app.account(id);
    assert_eq!((account.kind, account.status), (Kind::Service, Status::Active));
    assert_eq!((account.email, account.login), (None, None));
    assert_eq!(app.trail(id), ["account.create done", "account.generate_key done"]);
    assert!(app.mails(id).is_empty());
    // A second click shows the account, and no second key.
    let before = snapshot(&app);
    assert_eq!(ada.post(&address, &[("first_key", "1")]).expect(303).location(), format!("/accounts/{id}"));
    assert_eq!(snapshot(&app), before);
    // The first key is an offer.
    let page = ada.post(&review(&ada, &[&role]), &[]).expect(303);
    ada.follow(&page).expect(200).saying(&say("accounts-program-created", &[("name", "Nightly import")]));
}

fn whoever_may_not_give_the_role_creates_a_program_without(on: Engine) {
    let app = on.company();
    let lena = app.license_admin();
    let role = app.role(BuiltIn::WebService).to_string();
    let step = lena.post("/accounts/new", &FORM).expect(303);
    let page = lena.follow(&step).expect(200);
    assert!(!page.html.contains(&format!("value=\"{role}\" checked")));
    lena.post(step.location(), &[("role", &role)]).expect(403);
    let page = lena.get(&review(&lena, &[])).expect(200);
    assert!(!page.html.contains("first_key"), "no key is offered to whoever may make none");
    let before = snapshot(&app);
    lena.post(&review(&lena, &[]), &[("first_key", "1")]).expect(403);
    let accounts = |lines: Vec<String>| lines.into_iter().filter(|line| line.starts_with("accounts")).count();
    assert_eq!(accounts(snapshot(&app)), accounts(before));
    lena.post(&review(&lena, &[]), &[]).expect(303);
}

fn a_program_is_edited_by_its_own_form(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let id = program(&app, "Import");
    let page = ada.get(&format!("/accounts/{id}/edit")).expect(200);
    assert!(!page.html.contains("name=\"email\"") && !page.html.contains("name=\"login\""));
    let version = app.account(id).version.to_string();
    let role = app.role(BuiltIn::WebService).to_string();
    let form = [
        ("version", &*version),
        ("display_name", "Import 2"),
        ("description", "New"),
        ("valid_until", "2999-12-31"),
        ("email", "import@example.com"),
        ("login", "import"),
        ("role", &role),
    ];
    ada.post(&format!("/accounts/{id}/edit"), &form).expect(303);
    let account = app.account(id);
    assert_eq!((account.display_name.as_str(), account.email, account.login), ("Import 2", None, None));
    assert!(account.valid_until.is_some());
    assert_eq!(account.locale, "en");
}

fn a_program_never_comes_in(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let id = program(&app, "Import");
    // Even with everything that lets a person in.
    app.sql(&format!(
        "UPDATE accounts SET login = 'import', login_key = 'import', email = 'import@example.com', \
         email_key = 'import@example.com', password_hash = '{}', confirmed_at = CURRENT_TIMESTAMP WHERE id = {id}",
        password_hash()
    ));
    let body = |login: &str, password: &str| {
        let page = app.anon().sign_in(login, password).expect(422);
        page.text().replace(login, "")
    };
    let unknown = body("nobody.here", PASSWORD);
    assert_eq!(body("import", PASSWORD), unknown);
    assert_eq!(body("import@example.com", PASSWORD), unknown);
    assert_eq!(body("otto.operator", "wrong-password-entirely"), unknown);
    let before = snapshot(&app);
    ada.post(&format!("/accounts/{id}/invitation-link"), &[]).expect(409);
    let form = [("id", &*id.to_string()), ("back", "/accounts")];
    ada.post("/accounts/resend", &form).expect(303);
    let kept = |lines: Vec<String>| -> Vec<String> {
        lines.into_iter().filter(|line| !line.starts_with("audit")).collect()
    };
    assert_eq!(kept(snapshot(&app)), kept(before));
    let _ = app.write(|db| Ok(gatehouse::accounts::recover(db, "import", password_hash()).unwrap_err()));
    assert!(app.mails(id).is_empty(), "{:?}", app.mails(id));
}
