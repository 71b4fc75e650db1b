//! The change of a primary contact: asked for by a ticket, carried out by an approval.

use std::thread;

use gatehouse::accounts::{Action, Status};

use super::{count, status};
use crate::support::app::licensed;
use crate::support::snapshot::{changed, lines};
use crate::support::{Client, Engine, Options, Page, TestApp, on_both, say};

on_both!(
    an_approval_carries_the_change_out_and_tells_both,
    a_rejection_changes_nothing_but_the_ticket,
    only_who_looks_after_the_license_asks_and_only_company_admins_decide,
    what_is_stale_is_refused_and_said,
    approving_twice_at_once_changes_it_once,
    a_successor_who_leaves_at_once_is_never_the_contact,
    everything_at_once_leaves_one_active_contact,
    an_old_proof_is_asked_for_again,
    the_made_up_company_has_one_to_decide,
);

/// A license of Lena's.
fn license(app: &TestApp) -> i64 {
    app.license("Nova").contact(2).create()
}

/// Asks for Otto as the next contact, or for somebody else; the ticket's address.
#[track_caller]
fn ask(by: &Client, license: i64, person: &str) -> String {
    by.get(&format!("/tickets/new/contact?license={license}")).expect(200);
    try_to_ask(by, license, person).expect(303).location().to_owned()
}

fn try_to_ask(by: &Client, license: i64, person: &str) -> Page {
    let license = license.to_string();
    by.post(
        "/tickets/new/contact",
        &[("license", &license), ("person", person), ("reason", "I am moving on")],
    )
}

fn decide(by: &Client, ticket: &str, decision: &str) -> Page {
    by.post(&format!("{ticket}/decide"), &[("decision", decision), ("reason", "As agreed")])
}

fn an_approval_carries_the_change_out_and_tells_both(on: Engine) {
    let app = on.company();
    let license = license(&app);
    let (lena, ada) = (app.license_admin(), app.company_admin());
    let ticket = ask(&lena, license, "otto.operator");
    app.operator().get(&ticket).expect(200).saying("I am moving on").saying(&say("tickets-undecided", &[]));
    ada.get(&ticket).expect(200).saying("Nova").saying("Otto Operator");
    let page = decide(&ada, &ticket, "approved").expect(303);
    ada.follow(&page).saying(&say("tickets-was-approved", &[("name", "Otto Operator")])).saying("As agreed");
    assert_eq!((app.license_now(license).contact_id, status(&app, &ticket)), (3, "closed".to_owned()));
    assert!(app.wrongs().is_empty(), "{:?}", app.wrongs());
    let told = |id| {
        app.mails(id).into_iter().filter(|kind| kind == "contact-changed" || kind == "ticket-closed").count()
    };
    assert_eq!((told(2), told(3), told(1)), (2, 2, 0));
    assert_eq!(count(&app, "audit_events", "action = 'ticket.approve' AND outcome = 'done'"), 1);
    assert_eq!(count(&app, "audit_events", "action = 'license.change_contact' AND outcome = 'done'"), 1);
    let again = decide(&ada, &ticket, "approved").expect(303);
    ada.follow(&again).saying(&say("tickets-refusal-decided", &[("name", "Ada Admin")]));
}

fn a_rejection_changes_nothing_but_the_ticket(on: Engine) {
    let app = on.company();
    let license = license(&app);
    let (lena, ada) = (app.license_admin(), app.company_admin());
    let ticket = ask(&lena, license, "otto.operator@example.com");
    ada.get(&ticket).expect(200);
    decide(&ada, &ticket, "rejected").expect(303);
    assert_eq!((app.license_now(license).contact_id, status(&app, &ticket)), (2, "closed".to_owned()));
    assert!(
        app.mails(2).contains(&"ticket-closed".to_owned())
            && app.mails(3).contains(&"ticket-closed".to_owned())
    );
    decide(&ada, &ticket, "approved").expect(303);
    assert_eq!(app.license_now(license).contact_id, 2);
}

fn only_who_looks_after_the_license_asks_and_only_company_admins_decide(on: Engine) {
    let app = on.company();
    let (own, foreign) = (license(&app), app.license("Atlas").create());
    let (lena, otto, ada) = (app.license_admin(), app.operator(), app.company_admin());
    let ticket = ask(&lena, own, "otto.operator");
    let before = changed(&app);
    otto.get("/tickets/new/contact").expect(403);
    try_to_ask(&otto, own, "otto.operator").expect(403);
    try_to_ask(&lena, foreign, "otto.operator").expect(404);
    assert!(!lena.get(&format!("/tickets/new/contact?license={foreign}")).expect(200).html.contains("Atlas"));
    try_to_ask(&lena, own, "lena.license").expect(422);
    try_to_ask(&lena, own, "nobody").expect(422).saying("I am moving on");
    for client in [&lena, &otto] {
        client.get(&ticket).expect(200);
        assert!(!client.get(&ticket).expect(200).html.contains("/decide\""));
        decide(client, &ticket, "approved").expect(403);
    }
    // No other form carries a decision, and no other ticket can be decided about.
    lena.say_in(&ticket, "x", "approved").expect(400);
    let smuggled = [("subject", "x"), ("type", "primary_contact"), ("description", "x")];
    lena.post_files("/tickets/new", &smuggled, &[]).expect(422);
    let edit = [("subject", "x"), ("type", "other"), ("description", "x"), ("version", "1")];
    lena.post(&format!("{ticket}/edit"), &edit).expect(303);
    assert_eq!(changed(&app), before);
    let plain = ada.open_ticket("Plain", &[], &[]);
    ada.get(&plain).expect(200);
    decide(&ada, &plain, "approved").expect(404);
    decide(&ada, &ticket, "maybe").expect(400);
}

fn what_is_stale_is_refused_and_said(on: Engine) {
    let app = on.company();
    let license = license(&app);
    let (lena, ada) = (app.license_admin(), app.company_admin());
    let (eve, fay) = (app.person("Eve Else").create(), app.person("Fay Far").create());
    let inactive = ask(&lena, license, "eve.else");
    let gone = ask(&lena, license, "fay.far");
    let late = ask(&lena, license, "otto.operator");
    app.perform(Action::Deactivate, eve);
    app.perform(Action::Deactivate, fay);
    app.perform(Action::Delete, fay);
    ada.get(&late).expect(200);
    let page = decide(&ada, &inactive, "approved").expect(303);
    ada.follow(&page).saying(&say("licenses-refusal-not-active", &[("name", "Eve Else")]));
    let page = decide(&ada, &gone, "approved").expect(303);
    ada.follow(&page).saying(&say("tickets-refusal-successor-gone", &[("name", "Fay Far")]));
    ada.post(&format!("/licenses/{license}/contact"), &[("person", "ada.admin")]).expect(303);
    let page = decide(&ada, &late, "approved").expect(303);
    ada.follow(&page).saying(&say("tickets-refusal-contact-changed", &[("name", "Ada Admin")]));
    assert_eq!(app.license_now(license).contact_id, 1);
    assert_eq!(count(&app, "tickets", "status = 'open'"), 3, "what is refused stays to be rejected");
    assert_eq!(count(&app, "audit_events", "action = 'ticket.approve' AND outcome = 'refused'"), 3);
    decide(&ada, &gone, "rejected").expect(303);
    assert_eq!(status(&app, &gone), "closed");
}

fn approving_twice_at_once_changes_it_once(on: Engine) {
    let app = on.company();
    let license = license(&app);
    let ada = app.company_admin();
    for (asks, person) in [("lena.license", "otto.operator"), ("otto.operator", "lena.license")] {
        let ticket = ask(&app.signed_in(asks), license, person);
        ada.get(&ticket).expect(200);
        let threads: Vec<_> = (0..4)
            .map(|_| {
                let (client, ticket) = (ada.clone(), ticket.clone());
                thread::spawn(move || decide(&client, &ticket, "approved").status)
            })
            .collect();
        assert!(threads.into_iter().all(|thread| thread.join().unwrap() == 303));
    }
    assert_eq!(app.license_now(license).contact_id, 2);
    assert_eq!(count(&app, "audit_events", "action = 'license.change_contact'"), 2);
    assert_eq!(count(&app, "ticket_comments", "step = 'approved'"), 2);
}

fn a_successor_who_leaves_at_once_is_never_the_contact(on: Engine) {
    let app = on.company();
    let license = license(&app);
    let (lena, ada) = (app.license_admin(), app.company_admin());
    for round in 0..8 {
        let name = format!("Sam Nr{round}");
        let sam = app.person(&name).create();
        let contact = app.license_now(license).contact_id;
        if contact != 2 {
            ada.post(&format!("/licenses/{license}/contact"), &[("person", "lena.license")]).expect(303);
        }
        let ticket = ask(&lena, license, &format!("sam.nr{round}"));
        ada.get(&ticket).expect(200);
        let (other, id) = (ada.clone(), sam.to_string());
        let leaves = thread::spawn(move || other.post("/accounts/deactivate", &[("id", &id)]).status);
        let approved = decide(&ada, &ticket, "approved").status;
        assert_eq!((approved, leaves.join().unwrap()), (303, 303));
        let is_contact = app.license_now(license).contact_id == sam;
        assert_eq!(is_contact, app.account(sam).status == Status::Active, "one of both, whoever was faster");
        assert_eq!(is_contact, status(&app, &ticket) == "closed");
        assert!(app.wrongs().is_empty(), "{:?}", app.wrongs());
    }
}

fn an_old_proof_is_asked_for_again(on: Engine) {
    let app = on.company();
    let license = license(&app);
    let (lena, ada) = (app.license_admin(), app.company_admin());
    let ticket = ask(&lena, license, "otto.operator");
    ada.get(&ticket).expect(200);
    app.let_proofs_grow_old();
    decide(&ada, &ticket, "approved").expect(401);
    assert_eq!(app.license_now(license).contact_id, 2);
}

fn everything_at_once_leaves_one_active_contact(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    for round in 0..6 {
        let names = ["Cora", "Sam", "Tom"].map(|name| format!("{name} Nr{round}"));
        let [cora, sam, tom] = names.clone().map(|name| app.person(&name).create());
        let license = app.license(&format!("Race {round}")).contact(cora).create();
        let logins = names.map(|name| name.to_lowercase().replace(' ', "."));
        let tickets = [1, 2].map(|who| ask(&ada, license, &logins[who]));
        ada.get(&tickets[0]).expect(200);
        let (id, place) = (cora.to_string(), format!("/licenses/{license}"));
        let tasks: [(String, Vec<(&str, &str)>); 5] = [
            (format!("{}/decide", tickets[0]), vec![("decision", "approved")]),
            (format!("{}/decide", tickets[1]), vec![("decision", "approved")]),
            (format!("{place}/contact"), vec![("person", "otto.operator")]),
            (format!("{place}/admins/remove"), vec![("account", &id)]),
            ("/accounts/deactivate".to_owned(), vec![("id", &id)]),
        ];
        let statuses = thread::scope(|scope| {
            let sent = tasks.each_ref().map(|(path, form)| {
                let client = ada.clone();
                scope.spawn(move || client.post(path, form).status)
            });
            sent.map(|sent| sent.join().unwrap())
        });
        assert!(statuses.iter().all(|status| matches!(status, 303 | 409 | 422)), "{statuses:?}");
        let contact = app.license_now(license).contact_id;
        assert!([3, sam, tom].contains(&contact) && app.account(contact).status == Status::Active);
        assert!(app.wrongs().is_empty(), "{:?}", app.wrongs());
        let (closed, changed) = (
            tickets.iter().filter(|ticket| status(&app, ticket) == "closed").count(),
            count(
                &app,
                "audit_events",
                &format!("action = 'license.change_contact' AND outcome = 'done' AND subject_id = {license}"),
            ),
        );
        // A request is about the contact it names: whoever comes second is refused and stays to be rejected.
        assert!(closed <= 1 && (1..=2).contains(&changed) && changed >= closed, "{closed} {changed}");
        let open = tickets.iter().find(|ticket| status(&app, ticket) == "open").unwrap();
        decide(&ada, open, "rejected").expect(303);
        assert_eq!((status(&app, open).as_str(), app.license_now(license).contact_id), ("closed", contact));
    }
}

fn the_made_up_company_has_one_to_decide(on: Engine) {
    let app = on.start(&licensed(400, 4), Options::default());
    assert_eq!(count(&app, "tickets", "1 = 1"), 300);
    assert!(count(&app, "tickets", "status <> 'closed'") >= 12);
    for client in [app.license_admin(), app.operator()] {
        let overview = client.get("/").expect(200);
        assert_eq!(
            overview.html.matches("href=\"/tickets/").count(),
            2,
            "one of theirs, one shared with them"
        );
    }
    let ticket = lines(&app, "SELECT CAST(ticket_id AS TEXT) AS line FROM ticket_contacts");
    let (ada, ticket) = (app.company_admin(), format!("/tickets/{}", ticket[0]));
    ada.get(&ticket).expect(200);
    let page = decide(&ada, &ticket, "approved").expect(303);
    ada.follow(&page).saying(&say("tickets-was-approved", &[("name", "Otto Operator")]));
    assert!(app.wrongs().is_empty(), "{:?}", app.wrongs());
}
