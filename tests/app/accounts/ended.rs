//! Whoever is deactivated or deleted is out at the next click, and what remains of them.

use gatehouse::accounts::Status;

use super::{act, wizard};
use crate::support::{Engine, on_both, say};

on_both!(
    an_open_page_is_dead_at_the_next_click,
    a_deleted_account_stands_in_the_status_report,
    what_a_deleted_account_had_can_be_used_again,
);

fn an_open_page_is_dead_at_the_next_click(on: Engine) {
    let app = on.company();
    let otto = app.operator();
    let stale = otto.clone();
    let ada = app.company_admin();
    act(&app, &ada, "deactivate", 3).expect(303);
    let page = otto.get("/profile").expect(303);
    assert!(page.location().starts_with("/sign-in?next=%2Fprofile"), "{}", page.location());
    assert!(page.location().contains("reason=ended"));
    otto.follow(&page).expect(200).saying(&say("auth-ended", &[]));
    let part = stale.clone().fragment("/profile").expect(401);
    assert!(part.header("hx-redirect").contains("reason=ended"));
    let account = app.account(3);
    let form = [("first_name", "Still"), ("last_name", "Here"), ("version", "1")];
    let posted = stale.post("/profile/details", &form).expect(303);
    assert!(posted.location().starts_with("/sign-in"), "{}", posted.location());
    assert_eq!(app.account(3), account);
    assert_eq!(app.anon().sign_in("otto.operator", crate::support::app::PASSWORD).status, 422);
}

fn a_deleted_account_stands_in_the_status_report(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let id = app
        .person("Doris Deleted")
        .role(gatehouse::access::BuiltIn::Support)
        .status(Status::Inactive)
        .create();
    let ids = id.to_string();
    let form =
        [("id", &*ids), ("typed", "doris.deleted"), ("reason", "Left the company"), ("back", "/accounts")];
    ada.post("/accounts/delete", &form).expect(303);
    let report = ada.get("/accounts/status-report").expect(200);
    for words in ["Doris Deleted", "doris.deleted@example.com", "Ada Admin", "Left the company", "Support"] {
        assert!(report.text().contains(words), "{words} is missing: {}", report.text());
    }
    ada.get("/accounts/status-report?q=doris").expect(200).saying("Doris Deleted");
    for page in ["", "/edit", "/access", "/sessions", "/history", "/mail"] {
        ada.get(&format!("/accounts/{id}{page}")).expect(404);
    }
    let left = crate::support::snapshot::lines(
        &app,
        &format!(
            "SELECT 'x' AS line FROM account_roles WHERE account_id = {id} \
             UNION ALL SELECT 'x' FROM sessions WHERE account_id = {id} \
             UNION ALL SELECT 'x' FROM tokens WHERE account_id = {id}"
        ),
    );
    assert_eq!(left, Vec::<String>::new());
    assert_eq!(app.mails(id).last().map(String::as_str), Some("deleted"));
}

fn what_a_deleted_account_had_can_be_used_again(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let old = app.person("Rita Return").status(Status::Inactive).create();
    act(&app, &ada, "delete", old).expect(303);
    let new = wizard::create(&ada, "Rita Return", "rita.return@example.com");
    assert!(new > old, "the id {old} was used again");
    assert_eq!(app.account(new).email.as_deref(), Some("rita.return@example.com"));
    // Neither is an id used again after the newest account was deleted.
    act(&app, &ada, "withdraw", new).expect(303);
    act(&app, &ada, "delete", new).expect(303);
    let newest = wizard::create(&ada, "Rita Return", "rita.return@example.com");
    assert!(newest > new);
}
