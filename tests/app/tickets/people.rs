//! Whom a ticket is shared with, and whom its mails reach.

use gatehouse::accounts::Status;

use super::{count, support};
use crate::support::post::Post;
use crate::support::snapshot::snapshot;
use crate::support::{Engine, Options, on_both, say, say_in};

on_both!(
    people_are_found_by_their_whole_login_or_address,
    mails_reach_those_who_follow_but_not_whoever_acts,
    mails_are_worded_for_their_reader_and_say_no_more_than_they_must,
);

fn people_are_found_by_their_whole_login_or_address(on: Engine) {
    let app = on.company();
    app.person("Ina Inactive").status(Status::Inactive).create();
    app.person("Pia Pending").status(Status::Pending).create();
    let otto = app.operator();
    let ticket = otto.open_ticket("Shared", &[], &[]);
    otto.get(&ticket).expect(200);
    let before = snapshot(&app);
    for typed in ["ina.inactive", "pia.pending@example.com", "nobody", "lena", "%", "lena.license@", ""] {
        let page = otto.post(&format!("{ticket}/share"), &[("person", typed)]).expect(303);
        otto.follow(&page).saying(&say("tickets-refusal-nobody", &[("name", typed)]));
    }
    assert_eq!(snapshot(&app), before, "all of them are answered alike, and nothing is kept");
    let page = otto.post(&format!("{ticket}/share"), &[("person", " Lena.License@EXAMPLE.com ")]).expect(303);
    otto.follow(&page).saying(&say("tickets-shared", &[("name", "Lena License")]));
    let page = otto.post(&format!("{ticket}/share"), &[("person", "lena.license")]).expect(303);
    otto.follow(&page).saying(&say("tickets-refusal-shared-already", &[("name", "Lena License")]));
    assert_eq!(count(&app, "ticket_people", "sees"), 2);
    let twice = [("person", "ada.admin"), ("person", "lena.license")];
    otto.post(&format!("{ticket}/share"), &twice).expect(400);
    for number in 0..18 {
        app.person(&format!("Nr {number}")).create();
        otto.post(&format!("{ticket}/share"), &[("person", &format!("nr.{number}"))]).expect(303);
    }
    let page = otto.post(&format!("{ticket}/share"), &[("person", "ada.admin")]).expect(303);
    otto.follow(&page).saying(&say("tickets-refusal-people", &[("limit", "20")]));
    assert_eq!(count(&app, "ticket_people", "sees"), 20);
}

fn mails_reach_those_who_follow_but_not_whoever_acts(on: Engine) {
    let app = on.company();
    let eve = app.person("Eve Else").create();
    let (otto, lena, sue) = (app.operator(), app.license_admin(), support(&app));
    let sues = app.read(|db| Ok(gatehouse::accounts::queries::by_login(db, "sue.support")?.id));
    let mails = |id: i64| -> Vec<String> {
        app.mails(id).into_iter().filter(|kind| kind.starts_with("ticket-")).collect()
    };
    let ticket = otto.open_ticket("Told", &[("shared", "lena.license, eve.else")], &[]);
    assert_eq!((mails(2), mails(eve).len()), (vec!["ticket-shared".to_owned()], 1));
    assert_eq!(mails(3), ["ticket-opened"]);
    sue.get(&ticket).expect(200);
    sue.post(&format!("{ticket}/follow"), &[("follow", "1")]).expect(303);
    lena.get(&ticket).expect(200);
    lena.post(&format!("{ticket}/follow"), &[("follow", "0")]).expect(303);
    sue.say_in(&ticket, "Answer", "comment").expect(303);
    assert_eq!((mails(3).len(), mails(2).len(), mails(sues).len()), (2, 1, 0));
    assert_eq!(mails(3)[1], "ticket-answered");
    otto.get(&ticket).expect(200);
    otto.say_in(&ticket, "Thanks", "closed").expect(303);
    assert_eq!((mails(sues), mails(3).len()), (vec!["ticket-closed".to_owned()], 2));
    assert_eq!(mails(eve), ["ticket-shared", "ticket-answered", "ticket-closed"]);
    // Whoever may not see it any more, or cannot sign in, is told nothing.
    app.sql("DELETE FROM account_roles WHERE role_id IN (SELECT id FROM roles WHERE key = 'support')");
    app.perform(gatehouse::accounts::Action::Deactivate, eve);
    let told = mails(eve).len();
    otto.say_in(&ticket, "Not yet", "reopened").expect(303);
    assert_eq!((mails(sues).len(), mails(eve).len()), (1, told));
}

fn mails_are_worded_for_their_reader_and_say_no_more_than_they_must(on: Engine) {
    let app = on.company_with(Options { post: Some(Post::open()), ..Options::default() });
    app.sql("UPDATE accounts SET locale = 'ja' WHERE id = 2");
    app.sql("UPDATE accounts SET locale = 'de' WHERE id = 1");
    let otto = app.operator();
    let ticket = otto.open_ticket("Druck <b>er", &[("shared", "lena.license;ada.admin")], &[]);
    let post = app.post.as_ref().unwrap();
    let number = ticket.rsplit('/').next().unwrap();
    for (address, locale) in [("lena.license@example.com", "ja"), ("ada.admin@example.com", "de")] {
        let mail = post.wait_for(address, 1).remove(0);
        let company = [("company", gatehouse::demo::COMPANY)];
        let subject = say_in(locale, "mail-ticket-shared-subject", &company);
        assert_eq!(mail.subject, format!("{subject} [#{number}]"));
        let titled = format!("#{number} Druck <b>er");
        let which = [("who", "Otto Operator"), ("ticket", titled.as_str())];
        assert!(mail.text.contains(&say_in(locale, "mail-ticket-shared-which", &which)), "{}", mail.text);
        assert!(mail.text.contains(&format!("{}{ticket}", crate::support::app::BASE_URL)));
        assert!(mail.html.contains("Druck &#60;b&#62;er") && !mail.html.contains("<b>er"));
        assert!(!mail.text.contains("How?"), "what was written stands in the ticket alone");
    }
}
