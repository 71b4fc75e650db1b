//! Opening, editing, answering, closing and opening again.

use super::{count, status, support};
use crate::support::snapshot::{lines, snapshot};
use crate::support::{Engine, on_both, say};

on_both!(
    a_ticket_goes_from_open_to_answered_to_closed_and_back,
    what_is_missing_or_too_long_is_said_and_kept,
    only_the_requester_writes_the_description,
    two_editors_are_told_of_each_other,
    a_long_conversation_comes_in_parts,
    names_stay_when_people_go,
    every_step_is_in_the_trail,
);

fn a_ticket_goes_from_open_to_answered_to_closed_and_back(on: Engine) {
    let app = on.company();
    let (otto, sue) = (app.operator(), support(&app));
    let ticket = otto.open_ticket("Stuck", &[], &[]);
    assert_eq!(status(&app, &ticket), "open");
    sue.get(&ticket).expect(200);
    sue.say_in(&ticket, "Try again", "comment").expect(303);
    assert_eq!(status(&app, &ticket), "answered");
    otto.say_in(&ticket, "Still stuck", "comment").expect(303);
    assert_eq!(status(&app, &ticket), "open");
    sue.say_in(&ticket, "Mended", "closed").expect(303);
    assert_eq!(status(&app, &ticket), "closed");
    let page = otto.get(&ticket).expect(200).saying(&say("tickets-step-closed", &[]));
    assert!(!page.html.contains("value=\"comment\"") && page.html.contains("value=\"reopened\""));
    let late = otto.say_in(&ticket, "Thank you", "comment").expect(409);
    late.saying(&say("tickets-refusal-closed", &[("name", "Sue Support")])).saying("Thank you");
    otto.get(&format!("{ticket}/edit")).expect(200);
    otto.say_in(&ticket, "It is back", "reopened").expect(303);
    assert_eq!(status(&app, &ticket), "open");
    otto.say_in(&ticket, "Again", "reopened").expect(409);
    otto.say_in(&ticket, "Gone", "closed").expect(303);
    let id = ticket.rsplit('/').next().unwrap();
    let counted = format!("SELECT CAST(comment_count AS TEXT) AS line FROM tickets WHERE id = {id}");
    assert_eq!(lines(&app, &counted), ["5"]);
    assert_eq!(count(&app, "ticket_comments", "1 = 1"), 5);
}

fn what_is_missing_or_too_long_is_said_and_kept(on: Engine) {
    let app = on.company();
    let otto = app.operator();
    otto.get("/tickets/new").expect(200);
    let before = snapshot(&app);
    let long = "x".repeat(151);
    for (form, key) in [
        ([("subject", " "), ("type", "other"), ("description", "Kept")], "form-required"),
        ([("subject", &*long), ("type", "other"), ("description", "Kept")], "form-too-long"),
        ([("subject", "Kept"), ("type", "contact"), ("description", "Kept")], "form-bad-choice"),
    ] {
        let facts = [("name", &*say("tickets-subject", &[])), ("count", "150")];
        otto.post_files("/tickets/new", &form, &[]).expect(422).saying(&say(key, &facts)).saying("Kept");
    }
    let ghost =
        [("subject", "S"), ("type", "other"), ("description", "Kept"), ("shared", "nobody@example.org")];
    let page = otto.post_files("/tickets/new", &ghost, &[("a.txt", b"x")]).expect(422);
    page.saying(&say("tickets-refusal-nobody", &[("name", "nobody@example.org")])).saying("Kept");
    let ticket_less = otto.post("/tickets/new", &[("subject", "x")]).expect(422);
    ticket_less.saying(&say("form-required", &[("name", &say("tickets-description", &[]))]));
    assert_eq!(snapshot(&app), before);
    assert!(app.files().is_empty());
    let ticket = otto.open_ticket("Real", &[], &[]);
    otto.get(&ticket).expect(200);
    otto.say_in(&ticket, "  \n ", "comment").expect(422);
    otto.say_in(&ticket, "x", "explode").expect(400);
    otto.say_in(&ticket, &"x".repeat(10_001), "comment").expect(422);
    assert_eq!(count(&app, "ticket_comments", "1 = 1"), 0);
}

fn only_the_requester_writes_the_description(on: Engine) {
    let app = on.company();
    let (otto, sue) = (app.operator(), support(&app));
    let ticket = otto.open_ticket("Stuck", &[], &[]);
    let edit =
        |subject| [("subject", subject), ("type", "problem"), ("description", "Rewritten"), ("version", "1")];
    sue.get(&ticket).expect(200);
    sue.post(&format!("{ticket}/edit"), &edit("Stuck door")).expect(303);
    let kept = "SELECT subject || ' / ' || description || ' / ' || kind AS line FROM tickets";
    assert_eq!(lines(&app, kept), ["Stuck door / How? / problem"]);
    otto.get(&ticket).expect(200);
    let form = [("subject", "Stuck gate"), ("type", "problem"), ("description", "It jams"), ("version", "2")];
    otto.post(&format!("{ticket}/edit"), &form).expect(303);
    assert_eq!(lines(&app, kept), ["Stuck gate / It jams / problem"]);
    otto.get("/tickets?q=gate").expect(200).saying("Stuck gate");
    let smuggled =
        [("subject", "x"), ("type", "other"), ("description", "x"), ("version", "3"), ("status", "closed")];
    otto.post(&format!("{ticket}/edit"), &smuggled).expect(400);
    otto.say_in(&ticket, "Done", "closed").expect(303);
    otto.post(&format!("{ticket}/edit"), &form).expect(303);
    assert_eq!(lines(&app, kept), ["Stuck gate / It jams / problem"]);
}

fn two_editors_are_told_of_each_other(on: Engine) {
    let app = on.company();
    let (otto, sue) = (app.operator(), support(&app));
    let ticket = otto.open_ticket("Stuck", &[], &[]);
    otto.get(&format!("{ticket}/edit")).expect(200);
    sue.get(&format!("{ticket}/edit")).expect(200);
    let edit = |subject, version| {
        [("subject", subject), ("type", "problem"), ("description", "How?"), ("version", version)]
    };
    sue.post(&format!("{ticket}/edit"), &edit("By Sue", "1")).expect(303);
    let page = otto.post(&format!("{ticket}/edit"), &edit("By Otto", "1")).expect(409);
    let page = page.saying(&say("tickets-conflict", &[])).saying("By Sue");
    assert_eq!(page.value("subject").as_deref(), Some("By Otto"));
    let version = page.hidden("version").unwrap();
    otto.post(&format!("{ticket}/edit"), &edit("By Otto", &version)).expect(303);
    assert_eq!(lines(&app, "SELECT subject AS line FROM tickets"), ["By Otto"]);
}

fn a_long_conversation_comes_in_parts(on: Engine) {
    let app = on.company();
    let otto = app.operator();
    let ticket = otto.open_ticket("Long", &[], &[]);
    let id = ticket.rsplit('/').next().unwrap();
    for number in 1..=120 {
        app.sql(&format!(
            "INSERT INTO ticket_comments (ticket_id, step, author_id, author_name, body, at) \
             VALUES ({id}, 'comment', 3, 'Otto Operator', 'Word {number}.', CURRENT_TIMESTAMP)"
        ));
    }
    let mut seen = Vec::new();
    let mut address = Some(ticket.clone());
    while let Some(here) = address {
        let page = otto.get(&here).expect(200);
        let words = page
            .html
            .split("Word ")
            .skip(1)
            .map(|rest| rest.split('.').next().unwrap().parse::<u32>().unwrap());
        let words: Vec<u32> = words.collect();
        assert!(words.len() <= 50 && words.is_sorted(), "{here}");
        seen.splice(0..0, words);
        let earlier = page
            .html
            .split_once(&format!("href=\"{ticket}?before="))
            .map(|(_, rest)| rest.split('"').next().unwrap().to_owned());
        address = earlier.map(|before| format!("{ticket}?before={before}"));
    }
    assert_eq!(seen, (1..=120).collect::<Vec<_>>());
    otto.get(&format!("{ticket}?before=x")).expect(400);
}

fn names_stay_when_people_go(on: Engine) {
    let app = on.company();
    let gone = app.person("Gerd Gone").create();
    let gerd = app.signed_in("gerd.gone");
    let ticket = gerd.open_ticket("Last words", &[], &[]);
    gerd.get(&ticket).expect(200);
    gerd.say_in(&ticket, "Farewell", "comment").expect(303);
    app.perform(gatehouse::accounts::Action::Deactivate, gone);
    app.perform(gatehouse::accounts::Action::Delete, gone);
    let ada = app.company_admin();
    ada.get(&ticket).expect(200).saying("Gerd Gone").saying("Farewell");
    ada.get("/tickets?q=gerd").expect(200).saying("Last words");
    ada.say_in(&ticket, "They have left", "closed").expect(303);
    assert_eq!(status(&app, &ticket), "closed");
}

fn every_step_is_in_the_trail(on: Engine) {
    let app = on.company();
    let (otto, sue) = (app.operator(), support(&app));
    let ticket = otto.open_ticket("Trailed", &[("shared", "lena.license")], &[("a.txt", b"x")]);
    otto.get(&ticket).expect(200);
    otto.say_in(&ticket, "One", "comment").expect(303);
    otto.post(&format!("{ticket}/unshare"), &[("account", "2")]).expect(303);
    let edit = [("subject", "Trail"), ("type", "other"), ("description", "How?"), ("version", "1")];
    otto.post(&format!("{ticket}/edit"), &edit).expect(303);
    sue.get(&ticket).expect(200);
    sue.say_in(&ticket, "Two", "closed").expect(303);
    sue.say_in(&ticket, "Three", "reopened").expect(303);
    let told = "SELECT action AS line FROM audit_events WHERE subject_kind = 'ticket' ORDER BY id";
    let steps = ["create", "share", "comment", "unshare", "edit", "close", "reopen"];
    assert_eq!(lines(&app, told), steps.map(|step| format!("ticket.{step}")));
    let page = app.company_admin().get("/audit?q=subject_kind%3Aticket").expect(200);
    page.saying(&say("audit-action-ticket-reopen", &[])).saying("Trailed");
}
