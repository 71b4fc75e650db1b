//! Two at once.

use std::thread;

use super::{count, status, support};
use crate::support::snapshot::lines;
use crate::support::{Client, Engine, Page, on_both};

on_both!(
    closing_and_answering_at_once_ends_as_one_after_the_other,
    the_same_person_is_let_in_once,
    the_same_form_sent_twice_has_one_effect,
);

const ROUNDS: usize = 12;

fn closing_and_answering_at_once_ends_as_one_after_the_other(on: Engine) {
    let app = on.company();
    let (otto, sue) = (app.operator(), support(&app));
    for _ in 0..ROUNDS {
        let ticket = otto.open_ticket("Race", &[], &[]);
        otto.get(&ticket).expect(200);
        sue.get(&ticket).expect(200);
        let (own, other) = (otto.clone(), sue.clone());
        let (first, second) = (ticket.clone(), ticket.clone());
        let one = thread::spawn(move || own.say_in(&first, "Closed by me", "closed").status);
        let two = thread::spawn(move || {
            (
                other.say_in(&second, "Answer", "comment").status,
                other.say_in(&second, "Closed too", "closed").status,
            )
        });
        let (closed, (answered, closed_too)) = (one.join().unwrap(), two.join().unwrap());
        assert!([closed, answered, closed_too].iter().all(|status| matches!(status, 303 | 409)));
        assert_eq!([closed, closed_too].iter().filter(|status| **status == 303).count(), 1, "one closes it");
        assert_eq!(status(&app, &ticket), "closed");
        let id = ticket.rsplit('/').next().unwrap();
        let said = count(&app, "ticket_comments", &format!("ticket_id = {id}"));
        let kept = [closed, answered, closed_too].iter().filter(|status| **status == 303).count();
        assert_eq!(said, kept);
        let counted = format!("SELECT CAST(comment_count AS TEXT) AS line FROM tickets WHERE id = {id}");
        assert_eq!(lines(&app, &counted), [kept.to_string()]);
        let last = format!(
            "SELECT step AS line FROM ticket_comments WHERE ticket_id = {id} ORDER BY id DESC LIMIT 1"
        );
        assert_eq!(lines(&app, &last), ["closed"], "nothing is said in a closed ticket");
    }
}

fn the_same_person_is_let_in_once(on: Engine) {
    let app = on.company();
    let otto = app.operator();
    let ticket = otto.open_ticket("Race", &[], &[]);
    otto.get(&ticket).expect(200);
    let threads: Vec<_> = (0..6)
        .map(|_| {
            let (client, address) = (otto.clone(), format!("{ticket}/share"));
            thread::spawn(move || client.post(&address, &[("person", "lena.license")]).status)
        })
        .collect();
    assert!(threads.into_iter().all(|thread| thread.join().unwrap() == 303));
    assert_eq!(count(&app, "ticket_people", "account_id = 2"), 1);
    assert_eq!(app.mails(2).iter().filter(|kind| *kind == "ticket-shared").count(), 1);
}

fn the_same_form_sent_twice_has_one_effect(on: Engine) {
    let app = on.company();
    let (otto, sue) = (app.operator(), support(&app));
    let png = b"\x89PNG\r\n\x1a\nrest".as_slice();
    let key = otto.get("/tickets/new").expect(200).hidden("key").unwrap();
    let form = |subject| {
        let shared = [("shared", "lena.license"), ("key", key.as_str())];
        [("subject", subject), ("type", "problem"), ("description", "It broke.")].into_iter().chain(shared)
    };
    let new = |by: &Client, subject| {
        by.post_files("/tickets/new", &form(subject).collect::<Vec<_>>(), &[("a.png", png)])
    };
    let [first, second] = both(&otto, &|by| new(by, "Twice"));
    assert_eq!(first, second);
    assert_eq!(count(&app, "tickets", "1 = 1"), 1);
    assert_eq!((app.files(), app.files().len()), (app.known_files(), 1));
    assert_eq!(app.mails(2).iter().filter(|kind| *kind == "ticket-shared").count(), 1);
    assert_ne!(new(&otto, "Another after Back").expect(303).location(), first);
    // A comment that closes finds the ticket closed by itself.
    let key = sue.get(&first).expect(200).hidden("key").unwrap();
    let form = [("body", "Mended"), ("do", "closed"), ("key", key.as_str())];
    both(&sue, &|by| by.post_files(&format!("{first}/comments"), &form, &[("b.png", png)]));
    assert_eq!(count(&app, "ticket_comments", "1 = 1"), 1);
    assert_eq!(app.files(), app.known_files());
    assert_eq!(app.mails(3).iter().filter(|kind| *kind == "ticket-closed").count(), 1);
    let other = [("body", "Mended too"), ("do", "closed"), ("key", key.as_str())];
    sue.post_files(&format!("{first}/comments"), &other, &[]).expect(409);
}

/// Where both lead that are sent at once.
fn both(by: &Client, send: &(dyn Fn(&Client) -> Page + Sync)) -> [String; 2] {
    let clients = [by.clone(), by.clone()];
    let pages = thread::scope(|scope| {
        let running = clients.map(|client| scope.spawn(move || send(&client)));
        running.map(|one| one.join().unwrap())
    });
    pages.map(|page| page.expect(303).location().to_owned())
}
