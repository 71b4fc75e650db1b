//! Two at once.

use std::thread;

use super::{count, status, support};
use crate::support::snapshot::lines;
use crate::support::{Engine, on_both};

on_both!(closing_and_answering_at_once_ends_as_one_after_the_other, the_same_person_is_let_in_once);

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
