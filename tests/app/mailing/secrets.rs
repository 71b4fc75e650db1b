//! No page of an admin, no trail and no log holds what opens an account.

use gatehouse::accounts::Status;

use crate::support::log;
use crate::support::post::Post;
use crate::support::snapshot::{lines, snapshot};
use crate::support::{Engine, Options, on_both};

on_both!(a_link_stands_in_its_mail_and_nowhere_else);

fn a_link_stands_in_its_mail_and_nowhere_else(on: Engine) {
    let log = log::listen();
    let app = on.company_with(Options { post: Some(Post::open()), ..Options::default() });
    let (ada, post) = (app.company_admin(), app.post.as_ref().unwrap());
    let pending = app.person("Pia Pending").status(Status::Pending).create();
    let invited = post.wait_for("pia.pending@example.com", 1).remove(0);
    ada.post("/accounts/3/reset-password", &[]).expect(303);
    let reset = post.wait_for("otto.operator@example.com", 1).remove(0);
    // A server that quotes the mail in its refusal would bring it in, too.
    let (invitation, reset) = (invited.activation_path(), reset.reset_path());
    for path in [&invitation, &reset] {
        app.anon().get(path).expect(200);
        app.anon().get(&format!("{path}x")).expect(404);
        app.anon()
            .post(path, &[("login", "x"), ("password", "short"), ("password_again", "short")])
            .expect(422);
    }
    let secrets = [&invitation, &reset].map(|path| path.rsplit('/').next().unwrap().to_owned());
    let pages = [
        "/outbox".to_owned(),
        "/outbox?q=state%3Asent".to_owned(),
        "/audit".to_owned(),
        "/settings/mail".to_owned(),
        "/settings/mail/preview?kind=password-reset".to_owned(),
        format!("/accounts/{pending}/mail"),
        format!("/accounts/{pending}/history"),
        "/accounts/3/mail".to_owned(),
        "/accounts/3/history".to_owned(),
    ];
    let tables = "SELECT CAST(id AS TEXT) || address || facts || COALESCE(reply, '') || search_text AS line FROM outbox";
    let trail =
        "SELECT subject_name || changes || COALESCE(reason, '') || search_text AS line FROM audit_events";
    let tokens = "SELECT secret_hash AS line FROM tokens";
    let kept =
        [lines(&app, tables), lines(&app, trail), lines(&app, tokens), snapshot(&app)].concat().join("\n");
    for secret in &secrets {
        assert!(secret.len() >= 40, "{secret}");
        assert!(!kept.contains(secret), "the database has it");
        for page in &pages {
            assert!(!ada.get(page).expect(200).html.contains(secret.as_str()), "{page} shows it");
        }
        assert_eq!(log.line(secret), None, "it was logged");
    }
    assert!(log.line("/activate/{token}").is_some(), "the log is listened to");
}
