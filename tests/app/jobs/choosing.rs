//! What is chosen is previewed, and done only as it was previewed.

use gatehouse::accounts::Status;

use super::{address, confirm, counts, job, number, order, preview, wait_for};
use crate::support::snapshot::snapshot;
use crate::support::{Engine, on_both, say};

on_both!(
    all_that_match_but_some_are_done,
    a_set_that_has_changed_is_shown_again,
    a_large_set_is_counted_by_state,
    a_ticked_account_that_has_changed_is_shown_again,
    a_row_that_is_named_exactly_belongs_to_the_selection,
    what_cannot_be_read_or_is_too_much_changes_nothing,
    the_list_offers_all_that_match_where_there_are_more,
);

fn all_that_match_but_some_are_done(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let made: Vec<i64> =
        ["Bulk One", "Bulk Two", "Bulk Three", "Else Where"].map(|name| app.person(name).create()).to_vec();
    let two = made[1].to_string();
    let chosen = [("all", "1"), ("q", "bulk status:active"), ("except", &*two)];
    let page = preview(&ada, "deactivate", &chosen).saying("Deactivate 2 accounts").saying("Bulk Three");
    assert!(!page.text().contains("Bulk Two") && !page.text().contains("Else Where"));
    let page = confirm(&ada, "deactivate", &chosen, &page, &[("reason", "spring cleaning")]).expect(303);
    assert_eq!(page.location(), "/accounts");
    let words = say("accounts-deactivated", &[("count", "2"), ("shown", "2")]);
    ada.follow(&page).expect(200).saying(&words).saying(&say("jobs-undo", &[]));
    let states: Vec<Status> = made.iter().map(|id| app.account(*id).status).collect();
    assert_eq!(states, [Status::Inactive, Status::Active, Status::Inactive, Status::Active]);
    assert_eq!(app.account(made[0]).inactive_reason.as_deref(), Some("spring cleaning"));
}

fn a_set_that_has_changed_is_shown_again(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let (one, two) = (app.person("Bulk One").create(), app.person("Bulk Two").create());
    let chosen = [("all", "1"), ("q", "bulk")];
    let page = preview(&ada, "deactivate", &chosen);
    let three = app.person("Bulk Three").create();
    let before = snapshot(&app);
    let again = confirm(&ada, "deactivate", &chosen, &page, &[("reason", "kept as typed")]).expect(422);
    let again = again.saying(&say("accounts-selection-changed", &[])).saying("Bulk Three");
    assert!(again.html.contains("kept as typed"));
    assert_eq!(snapshot(&app), before, "something was done");
    // Without a preview, nothing that was only searched for is done.
    let unseen = ada.post("/accounts/deactivate", &[("all", "1"), ("q", "bulk")]).expect(422);
    unseen.saying(&say("accounts-selection-changed", &[]));
    assert_eq!(snapshot(&app), before, "something was done");
    confirm(&ada, "deactivate", &chosen, &again, &[]).expect(303);
    for id in [one, two, three] {
        assert_eq!(app.account(id).status, Status::Inactive);
    }
}

fn a_large_set_is_counted_by_state(on: Engine) {
    let app = on.demo(1_500);
    let ada = app.company_admin();
    let count =
        |status: &str| number(&app, &format!("SELECT COUNT(*) FROM accounts WHERE status = '{status}'"));
    let chosen = [("all", "1"), ("q", "")];
    let page = preview(&ada, "deactivate", &chosen);
    let shown = |count: i64| {
        let text = count.to_string();
        if count < 1_000 { text } else { format!("{},{}", &text[..1], &text[1..]) }
    };
    let page = page.saying(&format!("Deactivate {} accounts", shown(count("active"))));
    let page = page.saying(&format!("{} accounts Inactive", shown(count("inactive"))));
    let why = say("refusal-not-active", &[]);
    let page = page.saying(&say("accounts-share-skipped", &[("name", &why)]));
    app.sql("UPDATE accounts SET status = 'inactive' WHERE id = 4");
    app.sql("UPDATE accounts SET status = 'active', login = 'was.inactive', login_key = 'was.inactive' WHERE id IN \
             (SELECT MIN(id) FROM accounts WHERE status = 'inactive' AND id > 4 AND kind = 'operator')");
    let before = snapshot(&app);
    let again = confirm(&ada, "deactivate", &chosen, &page, &[]).expect(422);
    again.saying(&say("accounts-selection-changed", &[]));
    assert_eq!(snapshot(&app), before, "the same counts, but other accounts");
}

fn a_ticked_account_that_has_changed_is_shown_again(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let (one, two) = (app.person("Bulk One").create(), app.person("Bulk Two").create());
    let (first, second) = (one.to_string(), two.to_string());
    let chosen = [("id", &*first), ("id", &*second)];
    let page = preview(&ada, "deactivate", &chosen);
    app.perform(gatehouse::accounts::Action::Deactivate, two);
    let again = confirm(&ada, "deactivate", &chosen, &page, &[]).expect(422);
    again.saying(&say("accounts-selection-changed", &[])).saying(&say("refusal-not-active", &[]));
    assert_eq!(app.account(one).status, Status::Active);
}

fn a_row_that_is_named_exactly_belongs_to_the_selection(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let id = app.person("Nora Numbered").create();
    let other = app.person(&format!("Room {id}")).create();
    let text = id.to_string();
    assert_eq!(ada.get(&format!("/accounts?q={id}")).expect(200).row_ids(), [id, other]);
    order(&ada, "deactivate", &[("all", "1"), ("q", &text)], &[]).expect(303);
    assert_eq!((app.account(id).status, app.account(other).status), (Status::Inactive, Status::Inactive));
}

fn what_cannot_be_read_or_is_too_much_changes_nothing(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let before = snapshot(&app);
    for query in ["shoe_size:44", "(", "status:sleepy"] {
        let chosen = [("all", "1"), ("q", query)];
        ada.get(&address("deactivate", &chosen)).expect(422).saying("Nothing was changed.").saying(query);
        ada.post("/accounts/deactivate", &chosen).expect(422).saying("Nothing was changed.");
    }
    let many: Vec<String> = (1..=10_001).map(|id| id.to_string()).collect();
    let refusal = say("grid-selection-too-large", &[("limit", "10000")]);
    for (name, first) in [("id", None), ("except", Some(("all", "1")))] {
        let form: Vec<(&str, &str)> =
            first.into_iter().chain(many.iter().map(|id| (name, id.as_str()))).collect();
        ada.post("/accounts/deactivate", &form).expect(413).saying(&refusal);
        // More than an address can hold is previewed by a form.
        let form: Vec<(&str, &str)> = form.into_iter().chain([("ask", "1")]).collect();
        ada.post("/accounts/deactivate", &form).expect(413).saying(&refusal);
    }
    ada.get("/accounts/deactivate?all=yes").expect(400);
    ada.get("/accounts/deactivate?all=1&except=x").expect(400);
    ada.get("/accounts/deactivate?all=1&color=red").expect(400);
    assert_eq!(snapshot(&app), before);
    // Ten thousand are taken, known or not.
    let form: Vec<(&str, &str)> = many[2..10_002 - 2].iter().map(|id| ("id", id.as_str())).collect();
    let asked: Vec<(&str, &str)> = form.iter().copied().chain([("ask", "1")]).collect();
    let question = ada.post("/accounts/deactivate", &asked).expect(200);
    question.saying("Deactivate account").saying("Otto Operator");
    assert_eq!(snapshot(&app), before, "asking is not doing");
    let page = ada.post("/accounts/deactivate", &form).expect(303);
    wait_for(&app, job(&page), "done");
    let (done, skipped, _) = counts(&app, job(&page));
    assert_eq!((done, skipped), (1, i64::try_from(form.len()).unwrap() - 1));
}

fn the_list_offers_all_that_match_where_there_are_more(on: Engine) {
    let app = on.demo(1_500);
    let ada = app.company_admin();
    ada.get("/accounts").expect(200).saying("Select all 1,000+ that match");
    ada.get("/accounts?count=1").expect(200).saying("Select all 1,500 that match");
    ada.get("/accounts?count=1&last=1").expect(200).saying("Select all 1,500 that match");
    let few = ada.get("/accounts?q=ada.admin").expect(200);
    assert!(!few.text().contains("that match"), "the page holds all of them");
    let query = ada.get("/accounts?q=status%3Aactive").expect(200);
    assert_eq!(
        query.html.matches("name=\"q\" value=\"status:active\"").count(),
        4,
        "search, go to, size and selection"
    );
}
