//! Who sees a ticket: the requester, those it is shared with, and whoever may see open tickets; nobody else, on any way.

use crate::exports::export;
use crate::support::snapshot::snapshot;
use crate::support::{Client, Engine, TestApp, on_both};

use super::support;

on_both!(
    a_ticket_is_seen_by_whom_it_concerns_and_by_nobody_else,
    nothing_is_done_in_a_ticket_that_is_not_seen,
    those_it_is_shared_with_take_part_and_no_more,
    whoever_is_removed_sees_nothing_any_more,
    mine_are_those_that_i_have_opened,
    a_file_belongs_to_its_ticket,
    the_overview_shows_what_one_sees,
);

/// The ticket of Otto, shared with Lena, and everybody who might look.
struct Cast {
    otto: Client,
    lena: Client,
    ada: Client,
    sue: Client,
    eve: Client,
    ticket: String,
    file: String,
}

fn cast(app: &TestApp) -> Cast {
    app.person("Eve Else").create();
    let otto = app.operator();
    let shared = [("shared", "LENA.license@example.com")];
    let ticket = otto.open_ticket("Printer on fire", &shared, &[("log.txt", b"smoke".as_slice())]);
    let page = otto.get(&ticket).expect(200);
    let (_, rest) = page.html.split_once(&format!("{ticket}/attachments/")).unwrap();
    let file = format!("{ticket}/attachments/{}", rest.split('"').next().unwrap());
    let (lena, ada, sue) = (app.license_admin(), app.company_admin(), support(app));
    Cast { otto, lena, ada, sue, eve: app.signed_in("eve.else"), ticket, file }
}

fn a_ticket_is_seen_by_whom_it_concerns_and_by_nobody_else(on: Engine) {
    let app = on.company();
    let cast = cast(&app);
    assert_eq!(cast.otto.say_in(&cast.ticket, "Water did not help", "comment").status, 303);
    for client in [&cast.otto, &cast.lena, &cast.ada, &cast.sue] {
        client.get("/tickets").expect(200).saying("Printer on fire");
        client.get("/tickets?q=printer").expect(200).saying("Printer on fire");
        client.get(&cast.ticket).expect(200).saying("Water did not help");
        assert_eq!(client.get(&cast.file).expect(200).bytes, b"smoke");
        assert_eq!(export(client, "/tickets", &[]).len(), 2);
        client.get("/tickets/suggest?q=printer").expect(200).saying("Printer on fire");
        let number = cast.ticket.rsplit('/').next().unwrap();
        client.get(&format!("/tickets?q=%23{number}")).expect(200).saying("Printer on fire");
    }
    assert!(!cast.eve.get("/tickets").expect(200).html.contains("Printer"));
    assert!(!cast.eve.get("/tickets?q=printer&count=1").expect(200).html.contains("Printer on"));
    assert!(!cast.eve.get("/tickets?group=status").expect(200).html.contains("Printer"));
    assert!(!cast.eve.get("/tickets/suggest?q=printer").expect(200).html.contains("Printer on"));
    cast.eve.get(&cast.ticket).expect(404);
    cast.eve.get(&cast.file).expect(404);
    cast.eve.get(&format!("{}/edit", cast.ticket)).expect(404);
    assert_eq!(export(&cast.eve, "/tickets", &[]).len(), 1, "the headings alone");
}

fn nothing_is_done_in_a_ticket_that_is_not_seen(on: Engine) {
    let app = on.company();
    let cast = cast(&app);
    cast.eve.get("/tickets/new").expect(200);
    let before = snapshot(&app);
    cast.eve.say_in(&cast.ticket, "Let me in", "comment").expect(404);
    cast.eve.say_in(&cast.ticket, "Over", "closed").expect(404);
    let files = [("x.txt", b"x".as_slice())];
    let form = [("body", "Look"), ("do", "comment")];
    cast.eve.post_files(&format!("{}/comments", cast.ticket), &form, &files).expect(404);
    for (end, form) in
        [("share", [("person", "eve.else")]), ("unshare", [("account", "2")]), ("follow", [("follow", "1")])]
    {
        cast.eve.post(&format!("{}/{end}", cast.ticket), &form).expect(404);
    }
    let edit = [("subject", "x"), ("type", "other"), ("description", "x"), ("version", "1")];
    cast.eve.post(&format!("{}/edit", cast.ticket), &edit).expect(404);
    assert_eq!(snapshot(&app), before);
    assert_eq!(app.files(), app.known_files(), "no file is left of a comment that was refused");
}

fn those_it_is_shared_with_take_part_and_no_more(on: Engine) {
    let app = on.company();
    let cast = cast(&app);
    let page = cast.lena.get(&cast.ticket).expect(200);
    assert!(!page.html.contains("value=\"closed\"") && !page.html.contains("/share\""));
    assert_eq!(cast.lena.say_in(&cast.ticket, "I saw it too", "comment").status, 303);
    let before = snapshot(&app);
    cast.lena.say_in(&cast.ticket, "Over", "closed").expect(409);
    cast.lena.get(&format!("{}/edit", cast.ticket)).expect(403);
    let edit = [("subject", "x"), ("type", "other"), ("description", "x"), ("version", "1")];
    cast.lena.post(&format!("{}/edit", cast.ticket), &edit).expect(303);
    cast.lena.post(&format!("{}/share", cast.ticket), &[("person", "eve.else")]).expect(303);
    cast.lena.post(&format!("{}/unshare", cast.ticket), &[("account", "3")]).expect(303);
    assert_eq!(snapshot(&app), before);
    cast.eve.get(&cast.ticket).expect(404);
}

fn whoever_is_removed_sees_nothing_any_more(on: Engine) {
    let app = on.company();
    let cast = cast(&app);
    cast.otto.post(&format!("{}/unshare", cast.ticket), &[("account", "2")]).expect(303);
    cast.lena.get(&cast.ticket).expect(404);
    cast.lena.get(&cast.file).expect(404);
    cast.otto.post(&format!("{}/unshare", cast.ticket), &[("account", "3")]).expect(303);
    cast.otto.get(&cast.ticket).expect(200);
    // Following is a wish for mail, not a way in.
    cast.sue.post(&format!("{}/follow", cast.ticket), &[("follow", "1")]).expect(303);
    app.sql("DELETE FROM account_roles WHERE role_id IN (SELECT id FROM roles WHERE key = 'support')");
    cast.sue.get(&cast.ticket).expect(404);
    // Whoever it is shared with may leave by themselves.
    cast.otto.post(&format!("{}/share", cast.ticket), &[("person", "eve.else")]).expect(303);
    let page = cast.eve.get(&cast.ticket).expect(200);
    let (_, me) = page.html.split_once("name=\"account\" value=\"").unwrap();
    let me = me.split('"').next().unwrap().to_owned();
    let left = cast.eve.post(&format!("{}/unshare", cast.ticket), &[("account", &me)]).expect(303);
    assert_eq!(left.location(), "/tickets");
    cast.eve.get(&cast.ticket).expect(404);
}

fn mine_are_those_that_i_have_opened(on: Engine) {
    let app = on.company();
    let cast = cast(&app);
    cast.ada.open_ticket("Coffee is out", &[], &[]);
    let subjects = |client: &Client, query: &str| {
        let rows = export(client, "/tickets", &[("q", query), ("columns", "subject")]);
        rows.into_iter().skip(1).map(|row| row[0].clone()).collect::<Vec<_>>()
    };
    assert_eq!(subjects(&cast.ada, "mine:yes"), ["Coffee is out"]);
    assert_eq!(subjects(&cast.ada, "mine:no"), ["Printer on fire"]);
    assert_eq!(subjects(&cast.otto, "mine:yes"), ["Printer on fire"]);
    assert!(subjects(&cast.lena, "mine:yes").is_empty());
    let list = cast.otto.get("/tickets?q=mine%3Ayes&view=mine").expect(200);
    list.saying("Printer on fire");
}

fn a_file_belongs_to_its_ticket(on: Engine) {
    let app = on.company();
    let cast = cast(&app);
    let own = cast.eve.open_ticket("Mine", &[], &[]);
    let id = cast.file.rsplit('/').next().unwrap();
    cast.eve.get(&format!("{own}/attachments/{id}")).expect(404);
    cast.ada.get(&format!("{own}/attachments/{id}")).expect(404);
    for odd in ["0", "-1", "999999", "x", "../1"] {
        cast.otto.get(&format!("{}/attachments/{odd}", cast.ticket)).expect(404);
        cast.otto.get(&format!("/tickets/{odd}")).expect(404);
    }
}

fn the_overview_shows_what_one_sees(on: Engine) {
    let app = on.company();
    let cast = cast(&app);
    for client in [&cast.otto, &cast.lena, &cast.ada, &cast.sue] {
        client.get("/").expect(200).saying("Printer on fire");
    }
    assert!(!cast.eve.get("/").expect(200).html.contains("id=\"tickets\""));
    assert_eq!(cast.otto.say_in(&cast.ticket, "It is out", "closed").status, 303);
    assert!(!cast.ada.get("/").expect(200).html.contains("Printer"));
}
