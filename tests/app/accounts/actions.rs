//! The table of the product description: which status allows which action, and what follows.

use gatehouse::accounts::{Action, Status};

use super::{act, edit};
use crate::support::{Engine, TestApp, on_both, say};

on_both!(
    every_status_allows_what_the_product_says,
    every_status_can_be_viewed_and_edited,
    an_account_that_was_never_confirmed_is_invited_again,
    several_accounts_are_done_or_refused_row_by_row,
    a_deletion_has_to_be_meant,
    a_deactivation_keeps_its_reason_and_its_end,
    everybody_is_signed_out_everywhere,
    the_question_changes_nothing,
);

/// What an action leads to, from each status that allows it.
struct Effect {
    action: Action,
    from: Status,
    /// None: the account is gone.
    to: Option<Status>,
    mail: Option<&'static str>,
    refusals: [(Status, &'static str); 2],
}

const EFFECTS: [Effect; 5] = [
    Effect {
        action: Action::Activate,
        from: Status::Inactive,
        to: Some(Status::Active),
        mail: Some("activated"),
        refusals: [(Status::Active, "refusal-not-inactive"), (Status::Pending, "refusal-not-inactive")],
    },
    Effect {
        action: Action::Deactivate,
        from: Status::Active,
        to: Some(Status::Inactive),
        mail: Some("deactivated"),
        refusals: [(Status::Inactive, "refusal-not-active"), (Status::Pending, "refusal-not-active")],
    },
    Effect {
        action: Action::Delete,
        from: Status::Inactive,
        to: None,
        mail: Some("deleted"),
        refusals: [(Status::Active, "refusal-is-active"), (Status::Pending, "refusal-is-pending")],
    },
    Effect {
        action: Action::Resend,
        from: Status::Pending,
        to: Some(Status::Pending),
        mail: Some("invitation"),
        refusals: [(Status::Active, "refusal-not-pending"), (Status::Inactive, "refusal-not-pending")],
    },
    Effect {
        action: Action::Withdraw,
        from: Status::Pending,
        to: Some(Status::Inactive),
        mail: None,
        refusals: [(Status::Active, "refusal-not-pending"), (Status::Inactive, "refusal-not-pending")],
    },
];

fn status_of(app: &TestApp, id: i64) -> Option<Status> {
    app.read(|db| Ok(gatehouse::accounts::queries::by_id(db, id).ok())).map(|account| account.status)
}

fn every_status_allows_what_the_product_says(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    for (number, effect) in EFFECTS.iter().enumerate() {
        let word = effect.action.word();
        let id = app.person(&format!("Allowed Nr{number}")).status(effect.from).create();
        let (mails, trail) = (app.mails(id).len(), app.trail(id).len());
        let page = act(&app, &ada, word, id).expect(303);
        assert_eq!(page.location(), "/accounts", "{word}");
        let words = say(&format!("accounts-{}", done_word(effect.action)), &[("count", "1"), ("shown", "1")]);
        ada.follow(&page).expect(200).saying(&words);
        assert_eq!(status_of(&app, id), effect.to, "{word}");
        let new: Vec<String> = app.mails(id).split_off(mails);
        assert_eq!(new, effect.mail.map(str::to_owned).as_slice(), "{word}");
        assert_eq!(app.trail(id).split_off(trail), [format!("account.{word} done")], "{word}");
        for (status, why) in effect.refusals {
            let id = app.person(&format!("Refused Nr{number} {}", status.word())).status(status).create();
            let (account, mails, trail) = (app.account(id), app.mails(id), app.trail(id).len());
            let page = act(&app, &ada, word, id).expect(303);
            ada.follow(&page).expect(200).saying(&say(why, &[]));
            assert_eq!(app.account(id), account, "{word} of {status:?}");
            assert_eq!(app.mails(id), mails, "{word} of {status:?}");
            assert_eq!(
                app.trail(id).split_off(trail),
                [format!("account.{word} refused")],
                "{word} of {status:?}"
            );
        }
    }
}

fn done_word(action: Action) -> &'static str {
    match action {
        Action::Activate => "activated",
        Action::Deactivate => "deactivated",
        Action::Delete => "deleted",
        Action::Resend => "resent",
        Action::Withdraw => "withdrawn",
    }
}

fn every_status_can_be_viewed_and_edited(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    for status in Status::ALL {
        let id = app.person(&format!("Viewed {}", status.word())).status(*status).create();
        ada.get(&format!("/accounts/{id}")).expect(200).saying(&format!("Viewed {}", status.word()));
        ada.get(&format!("/accounts/{id}/edit")).expect(200);
        let (mails, trail) = (app.mails(id).len(), app.trail(id).len());
        let page = edit(&app, &ada, id, &[("job_title", "Auditor")]).expect(303);
        assert_eq!(page.location(), format!("/accounts/{id}"));
        assert_eq!(app.account(id).job_title, "Auditor");
        assert_eq!(app.mails(id).split_off(mails), ["edited"]);
        assert_eq!(app.trail(id).split_off(trail), ["account.edit done"]);
    }
}

fn an_account_that_was_never_confirmed_is_invited_again(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let id = app.person("Nina Never").status(Status::Pending).create();
    act(&app, &ada, "withdraw", id).expect(303);
    assert_eq!(app.account(id).status, Status::Inactive);
    let mails = app.mails(id).len();
    act(&app, &ada, "activate", id).expect(303);
    assert_eq!(app.account(id).status, Status::Pending);
    assert_eq!(app.mails(id).split_off(mails), ["invitation"]);
}

fn several_accounts_are_done_or_refused_row_by_row(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let active = app.person("Bulk Active").create();
    let inactive = app.person("Bulk Inactive").status(Status::Inactive).create();
    let (active, inactive) = (active.to_string(), inactive.to_string());
    let form = [("id", &*active), ("id", &inactive), ("id", "1"), ("back", "/accounts?q=bulk")];
    let page = ada.post("/accounts/deactivate", &form).expect(303);
    assert!(page.location().starts_with("/jobs/"), "{}", page.location());
    let report = ada.follow(&page).expect(200);
    let report = report.saying("Bulk Active").saying("Bulk Inactive").saying("Ada Admin");
    let report = report.saying(&say("refusal-not-active", &[])).saying(&say("refusal-yourself", &[]));
    assert!(report.html.contains("/accounts?q=bulk"));
    assert_eq!(app.account(active.parse().unwrap()).status, Status::Inactive);
    assert_eq!(app.account(1).status, Status::Active);
    // A report is for whoever acted.
    app.license_admin().get(page.location()).expect(404);
}

fn a_deletion_has_to_be_meant(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let id = app.person("Dora Deleted").status(Status::Inactive).create();
    let ids = id.to_string();
    for typed in ["", "DORA.DELETED", "someone.else"] {
        let form = [("id", &*ids), ("typed", typed), ("reason", "kept as typed")];
        let page = ada.post("/accounts/delete", &form).expect(422).saying(&say("accounts-type-differs", &[]));
        assert!(page.html.contains("kept as typed"));
    }
    assert_eq!(app.account(id).status, Status::Inactive);
    ada.post("/accounts/delete", &[("id", &ids), ("typed", "dora.deleted")]).expect(303);
    assert_eq!(status_of(&app, id), None);
}

fn a_deactivation_keeps_its_reason_and_its_end(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let id = app.person("Susi Suspended").create();
    let ids = id.to_string();
    for (until, words) in
        [("2001-01-01", "form-date-past"), ("tomorrow", "form-bad-date"), ("9999-01-01", "form-bad-date")]
    {
        let form = [("id", &*ids), ("until", until)];
        ada.post("/accounts/deactivate", &form).expect(422).saying(&say(words, &[]));
    }
    let form = [("id", &*ids), ("until", "2999-12-30"), ("reason", "Parental <leave>")];
    ada.post("/accounts/deactivate", &form).expect(303);
    let account = app.account(id);
    assert_eq!(account.inactive_reason.as_deref(), Some("Parental <leave>"));
    assert!(account.inactive_until.unwrap().to_string().starts_with("2999-12-3"));
    ada.get(&format!("/accounts/{id}/history")).expect(200).saying("Parental <leave>");
    // Once it is over, the account is active again by itself, and only then.
    assert_eq!(gatehouse::accounts::lift_suspensions(&app.pool).unwrap(), 0);
    app.sql(&format!("UPDATE accounts SET inactive_until = '2020-01-01 00:00:00' WHERE id = {id}"));
    gatehouse::accounts::lift_suspensions(&app.pool).unwrap();
    let account = app.account(id);
    assert_eq!(
        (account.status, account.inactive_reason, account.inactive_until),
        (Status::Active, None, None)
    );
}

fn everybody_is_signed_out_everywhere(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let (one, two) = (app.operator(), app.operator());
    ada.get("/accounts/3/sessions").expect(200);
    let page = ada.post("/accounts/3/sign-out", &[]).expect(303);
    assert_eq!(page.location(), "/accounts/3/sessions");
    for otto in [one, two] {
        assert!(otto.get("/profile").expect(303).location().contains("reason=ended"));
    }
    assert!(app.trail(3).contains(&"account.sign_out done".to_owned()));
}

fn the_question_changes_nothing(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let ids = Status::ALL
        .iter()
        .map(|status| app.person(&format!("Asked {}", status.word())).status(*status).create());
    let query = ids.map(|id| format!("id={id}")).collect::<Vec<_>>().join("&");
    let before = crate::support::snapshot::snapshot(&app);
    for action in Action::ALL {
        let address = format!("/accounts/{}?{query}&back=/accounts", action.word());
        let page = ada
            .get(&address)
            .expect(200)
            .saying("Asked active")
            .saying("Asked pending")
            .saying("Asked inactive");
        assert!(page.html.contains("<!doctype html>") || page.html.contains("<!DOCTYPE html>"));
        let part = ada.fragment(&address).expect(200).saying("Asked active");
        assert!(!part.html.to_lowercase().contains("<!doctype"));
    }
    assert_eq!(crate::support::snapshot::snapshot(&app), before);
}
