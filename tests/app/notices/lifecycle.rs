//! A notice from the first draft to the mails in the outbox.

use super::{Kind, drafted, number, send, state, value, written};
use crate::support::post::Post;
use crate::support::{Client, Engine, Options, Page, TestApp, on_both, say, say_in};

on_both!(
    a_notice_is_written_changed_and_sent,
    what_is_sent_stays_as_it_is,
    a_draft_is_thrown_away,
    the_second_of_two_editors_sees_both_versions,
    what_is_missing_is_said_beside_the_field,
    the_frame_of_the_mail_is_in_the_language_of_whoever_gets_it,
    who_was_not_shown_is_not_written_to,
    nobody_is_no_reason_to_send,
);

/// What the form of a notice sends.
const FIELDS: [(&str, &str); 6] = [
    ("kind", "maintenance"),
    ("subject", "Update  on Saturday"),
    ("body", "Nobody can sign in.\r\nIt takes an hour."),
    ("starts", "2999-01-01T08:00"),
    ("ends", "2999-01-01T09:30"),
    ("about", "some"),
];

fn post(by: &Client, address: &str, changed: &[(&str, &str)]) -> Page {
    let kept = FIELDS.iter().filter(|(name, _)| !changed.iter().any(|(other, _)| other == name));
    by.post(address, &kept.chain(changed).copied().collect::<Vec<_>>())
}

fn trail(app: &TestApp) -> Vec<String> {
    crate::support::snapshot::lines(
        app,
        "SELECT action AS line FROM audit_events WHERE subject_kind = 'notice' ORDER BY id",
    )
}

fn a_notice_is_written_changed_and_sent(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let (berlin, oslo) = (app.license("Berlin").contact(2).create(), app.license("Oslo").create());
    app.license("Wien").create();
    let (b, o) = (berlin.to_string(), oslo.to_string());
    ada.get("/notices/new").expect(200).saying("Berlin").saying("Oslo");
    let page = post(&ada, "/notices/new", &[("license", &b), ("license", &o)]).expect(303);
    let address = page.location().to_owned();
    let id: i64 = address.rsplit('/').next().unwrap().parse().unwrap();
    let page = ada.follow(&page).expect(200);
    let page = page.saying("Update on Saturday").saying("It takes an hour.").saying("Berlin").saying("Oslo");
    page.saying("2 people would get it.").saying("08:00").saying(&say("notices-draft", &[]));
    let edit = format!("{address}/edit");
    let form = ada.get(&edit).expect(200);
    assert!(form.html.contains(&format!("name=\"license\" value=\"{berlin}\" checked")), "{}", form.html);
    assert_eq!(form.value("starts").as_deref(), Some("2999-01-01T08:00"));
    let page = post(&ada, &edit, &[("version", "1"), ("license", &b), ("subject", "Update on Sunday")]);
    ada.follow(&page).expect(200).saying("Update on Sunday").saying("1 person would get it.");
    assert_eq!(state(&app, id), "draft");
    let preview = ada.get(&format!("{address}/send")).expect(200);
    preview.saying("lena.license@example.com").saying(&say("notices-why-contact", &[]));
    assert_eq!(number(&app, "SELECT COUNT(*) FROM outbox WHERE kind = 'notice'"), 0);
    let page = ada.follow(&send(&ada, id).expect(303)).expect(200);
    page.saying("The notice is sent: 1 mail is in the outbox.").saying(&say("notices-sent", &[]));
    assert_eq!((state(&app, id).as_str(), written(&app, id)), ("sent", vec![2]));
    assert_eq!(trail(&app), ["notice.create", "notice.edit", "notice.send"]);
    // Without a server nothing can be sent, and the number leads to that mail.
    let found = ada.get(&format!("/outbox?q=notice%3A{id}&count=1")).expect(200);
    assert_eq!(found.row_ids().len(), 1);
    let listed = ada.get("/notices?q=sunday+state:sent+recipients:1").expect(200);
    assert_eq!(listed.row_ids(), [id]);
}

fn what_is_sent_stays_as_it_is(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    app.license("Berlin").create();
    let id = drafted(&app, Kind::License, None);
    send(&ada, id).expect(303);
    let version = number(&app, &format!("SELECT version FROM notices WHERE id = {id}")).to_string();
    let before = crate::support::snapshot::snapshot(&app);
    for end in ["edit", "delete", "send"] {
        let address = format!("/notices/{id}/{end}");
        ada.get(&address).expect(409).saying(&say("notices-refused-sent", &[]));
        let more = [("version", &*version), ("recipients", "1"), ("about", "all")];
        post(&ada, &address, &more).expect(409).saying(&say("notices-refused-sent", &[]));
    }
    assert_eq!(crate::support::snapshot::snapshot(&app), before);
}

fn a_draft_is_thrown_away(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let license = app.license("Berlin").create();
    let id = drafted(&app, Kind::Release, Some(&[license]));
    let address = format!("/notices/{id}/delete");
    ada.post(&address, &[("version", "7")]).expect(422).saying(&say("notices-has-changed", &[]));
    let version = ada.get(&address).expect(200).hidden("version").unwrap();
    ada.post(&address, &[("version", &version)]).expect(303);
    ada.get(&format!("/notices/{id}")).expect(404);
    assert_eq!(number(&app, "SELECT COUNT(*) FROM notice_licenses"), 0);
    assert_eq!(trail(&app), ["notice.create", "notice.delete"]);
}

fn the_second_of_two_editors_sees_both_versions(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let license = app.license("Berlin").create().to_string();
    let id = drafted(&app, Kind::Release, None);
    let edit = format!("/notices/{id}/edit");
    post(&ada, &edit, &[("version", "1"), ("about", "all"), ("subject", "First")]).expect(303);
    let page =
        post(&ada, &edit, &[("version", "1"), ("license", &license), ("subject", "Second")]).expect(409);
    let page = page.saying("First").saying("Second").saying("Berlin");
    let version = page.hidden("version").unwrap();
    assert_eq!(page.hidden("license"), Some(license.clone()));
    post(&ada, &edit, &[("version", &version), ("license", &license), ("subject", "Second")]).expect(303);
    assert_eq!(value(&app, "SELECT subject AS line FROM notices"), "Second");
}

fn what_is_missing_is_said_beside_the_field(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    app.license("Berlin").create();
    let long = "x".repeat(201);
    for (changed, said) in [
        (vec![("subject", " ")], say("form-required", &[("name", "Subject")])),
        (vec![("subject", &*long)], say("form-too-long", &[("count", "200"), ("shown", "200")])),
        (vec![("body", "")], say("form-required", &[("name", "Text")])),
        (vec![("kind", "party")], say("form-bad-choice", &[])),
        (vec![("starts", "")], say("form-required", &[("name", "From")])),
        (vec![("ends", "tomorrow")], say("notices-bad-moment", &[])),
        (vec![("ends", "2999-01-01T07:00")], say("notices-ends-before", &[])),
        (vec![("about", "some")], say("notices-no-licenses", &[])),
        (vec![("about", "none")], say("form-bad-choice", &[])),
        (vec![("about", "some"), ("more", "Atlantis")], say("notices-no-license", &[("name", "Atlantis")])),
    ] {
        let usual: Vec<(&str, &str)> = if changed.iter().any(|(name, _)| *name == "about") {
            changed
        } else {
            changed.into_iter().chain([("about", "all")]).collect()
        };
        post(&ada, "/notices/new", &usual).expect(422).saying(&said);
    }
    assert_eq!(number(&app, "SELECT COUNT(*) FROM notices"), 0);
    // Named as it is written elsewhere, by its key, or not asked for at all.
    post(&ada, "/notices/new", &[("about", "some"), ("more", "KEY-BERLIN\r\n berlin \r\n")]).expect(303);
    assert_eq!(number(&app, "SELECT COUNT(*) FROM notice_licenses"), 1);
    post(&ada, "/notices/new", &[("kind", "release"), ("starts", "x"), ("about", "all")]).expect(303);
    // A license that is not there is refused, whatever was ticked.
    post(&ada, "/notices/new", &[("license", "999")]).expect(409);
}

fn the_frame_of_the_mail_is_in_the_language_of_whoever_gets_it(on: Engine) {
    let app = on.company_with(Options { post: Some(Post::open()), ..Options::default() });
    let ada = app.company_admin();
    app.sql("UPDATE accounts SET locale = 'de', time_zone = 'Europe/Berlin' WHERE id = 2");
    app.sql("UPDATE accounts SET locale = 'ja', time_zone = 'Asia/Tokyo' WHERE id = 1");
    let (berlin, oslo) = (app.license("Berlin").contact(2).create(), app.license("Oslo").create());
    let (b, o) = (berlin.to_string(), oslo.to_string());
    let page = post(&ada, "/notices/new", &[("license", &b), ("license", &o)]).expect(303);
    let id: i64 = page.location().rsplit('/').next().unwrap().parse().unwrap();
    // Ada's zone: the hour that she typed is one of Tokyo.
    send(&ada, id).expect(303);
    let post = app.post.as_ref().unwrap();
    let german = post.wait_for("lena.license@example.com", 1).remove(0);
    let japanese = post.wait_for("ada.admin@example.com", 1).remove(0);
    let company = value(&app, "SELECT name AS line FROM company");
    let subject = |language: &str| say_in(language, "mail-notice-subject", &[("company", &company)]);
    assert!(german.text.contains("Nobody can sign in.") && german.text.contains("It takes an hour."));
    assert!(german.subject.contains(&subject("de")) && german.subject.contains("Update on Saturday"));
    assert!(german.text.contains("01.01.2999, 00:00:00"), "{}", german.text);
    assert!(japanese.text.contains("2999年1月1日 08:00:00"), "{}", japanese.text);
    // Of the other license nobody is told who has nothing to do with it.
    assert!(german.text.contains("Berlin") && !german.text.contains("Oslo"), "{}", german.text);
    assert!(japanese.text.contains("Oslo") && !japanese.text.contains("Lizenzen"), "{}", japanese.text);
}

fn who_was_not_shown_is_not_written_to(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    app.license("Berlin").contact(2).create();
    let id = drafted(&app, Kind::License, None);
    let page = ada.get(&format!("/notices/{id}/send")).expect(200);
    let version = page.hidden("version").unwrap();
    assert_eq!(page.hidden("recipients").as_deref(), Some("1"));
    app.license("Oslo").create();
    let page = ada.post(&format!("/notices/{id}/send"), &[("version", &version), ("recipients", "1")]);
    let page = page.expect(422).saying(&say("notices-has-changed", &[]));
    assert_eq!(page.hidden("recipients").as_deref(), Some("2"));
    assert_eq!((state(&app, id).as_str(), written(&app, id)), ("draft", Vec::new()));
}

fn nobody_is_no_reason_to_send(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let id = drafted(&app, Kind::Release, None);
    let page = ada.get(&format!("/notices/{id}/send")).expect(200).saying("0 people get a mail.");
    assert!(!page.html.contains("btn btn-primary\">Send"));
    send(&ada, id).expect(409).saying(&say("notices-refused-nobody", &[]));
    assert_eq!(state(&app, id), "draft");
}
