//! Reminders: 30, 7 and 1 days before the end, once each, to whom it concerns.

use gatehouse::access::Permission;
use gatehouse::accounts::Status;
use gatehouse::outbox::Kind;
use gatehouse::{keys, scheduler};

use super::{generate, program};
use crate::support::post::Post;
use crate::support::snapshot::lines;
use crate::support::{Engine, Options, TestApp, on_both, say_in};

on_both!(
    each_reminder_comes_once_whatever_the_number_of_instances,
    whoever_may_make_keys_is_told,
    whoever_just_chose_is_not_reminded,
    what_is_over_is_not_spoken_of,
    the_mail_is_in_the_language_of_whoever_reads_it,
);

/// Who was reminded so far, one line per mail.
fn reminded(app: &TestApp) -> Vec<String> {
    let kind = Kind::KeyExpires.key();
    lines(app, &format!("SELECT address AS line FROM outbox WHERE kind = '{kind}' ORDER BY id"))
}

/// Moves the end of a key, as time does.
fn expires_in(app: &TestApp, id: i64, hours: i64) {
    let at = gatehouse::clock::now() + chrono::TimeDelta::hours(hours);
    app.sql(&format!(
        "UPDATE api_keys SET expires_at = '{}' WHERE id = {id}",
        at.format("%Y-%m-%d %H:%M:%S")
    ));
}

fn each_reminder_comes_once_whatever_the_number_of_instances(on: Engine) {
    let app = on.company();
    let maker = app.person("Max Maker").role(gatehouse::access::BuiltIn::CompanyAdmin).create();
    let max = app.signed_in("max.maker");
    let account = program(&app, "Import");
    let wanted = [("name", "Nightly"), ("amount", "90"), ("unit", "days")];
    let key = super::shown(&max.post(&format!("/accounts/{account}/keys/new"), &wanted).expect(200));
    let id = super::id_of(&key);
    // Whoever made the key is told even when they are no admin any more.
    app.sql(&format!("DELETE FROM account_roles WHERE account_id = {maker}"));
    scheduler::run(&app.pool);
    assert_eq!(reminded(&app), Vec::<String>::new());
    for (hours, count) in [(30 * 24 - 1, 2), (29 * 24, 2), (7 * 24 - 1, 4), (23, 6), (1, 6)] {
        expires_in(&app, id, hours);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| keys::remind(&app.pool));
            }
        });
        scheduler::run(&app.pool);
        let found = reminded(&app);
        assert_eq!(found.len(), count, "{hours}: {found:?}");
        let to = |who: &str| found.iter().filter(|address| address.starts_with(who)).count();
        assert_eq!((to("ada.admin"), to("max.maker")), (count / 2, count / 2), "{found:?}");
    }
}

fn whoever_may_make_keys_is_told(on: Engine) {
    let app = on.company();
    let may = [Permission::AccountsView, Permission::ApiGenerateKey];
    let (now, once) = (app.own_role("Key makers", &may), app.own_role("Once key makers", &may));
    let person = |name: &str, roles: &[i64]| {
        let id = app.person(name).create();
        for role in roles {
            app.give(id, *role, None);
        }
        id
    };
    // As many as are told at most, none of whom can be.
    for number in 0..100 {
        let gone = app.person(&format!("Gone {number}")).status(Status::Inactive).create();
        app.give(gone, now, None);
    }
    person("Kim Keys", &[now, once]);
    person("Olaf Once", &[once]);
    app.sql(&format!("UPDATE roles SET ended_at = '2026-01-01 00:00:00' WHERE id = {once}"));
    let (id, _) = app.key(program(&app, "Import"));
    expires_in(&app, id, 5);
    // Not the whole scheduler, which clears ended roles away.
    keys::remind(&app.pool).unwrap();
    assert_eq!(reminded(&app), ["ada.admin@example.com", "kim.keys@example.com"]);
}

fn whoever_just_chose_is_not_reminded(on: Engine) {
    let app = on.company();
    let account = program(&app, "Import");
    for days in [1, 7, 30] {
        app.key_for(account, chrono::TimeDelta::days(days));
    }
    scheduler::run(&app.pool);
    assert_eq!(reminded(&app), Vec::<String>::new());
    // After an outage only the most pressing is sent.
    let (id, _) = app.key(account);
    expires_in(&app, id, 5);
    scheduler::run(&app.pool);
    assert_eq!(reminded(&app), ["ada.admin@example.com"]);
}

fn what_is_over_is_not_spoken_of(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let account = program(&app, "Import");
    let revoked = super::id_of(&generate(&ada, account));
    ada.post(&format!("/accounts/{account}/keys/{revoked}/revoke"), &[]).expect(303);
    let (old, _) = app.key(account);
    let form =
        [("name", "New"), ("amount", "90"), ("unit", "days"), ("overlap", "3"), ("overlap_unit", "days")];
    ada.post(&format!("/accounts/{account}/keys/{old}/rotate"), &form).expect(200);
    let other = program(&app, "Other");
    let (ended, _) = app.key(other);
    app.perform(gatehouse::accounts::Action::Deactivate, other);
    for id in [revoked, ended] {
        expires_in(&app, id, 5);
    }
    scheduler::run(&app.pool);
    assert_eq!(reminded(&app), Vec::<String>::new());
}

fn the_mail_is_in_the_language_of_whoever_reads_it(on: Engine) {
    let app = on.company_with(Options { post: Some(Post::open()), ..Options::default() });
    let account = program(&app, "Import");
    for (number, locale) in (1..).zip(["en", "de", "ja"]) {
        app.sql(&format!("UPDATE accounts SET locale = '{locale}' WHERE id = 1"));
        let (id, key) = app.key(account);
        expires_in(&app, id, 5);
        scheduler::run(&app.pool);
        let letter = app.post.as_ref().unwrap().wait_for("ada.admin@example.com", number).remove(number - 1);
        let company = [("company", gatehouse::demo::COMPANY)];
        assert_eq!(letter.subject, say_in(locale, "mail-key-expires-subject", &company));
        for body in [&letter.text, &letter.html] {
            assert!(body.contains(&format!("gh_{id} Tested")) && body.contains("Import"), "{body}");
            assert!(!body.contains(&key), "{body}");
        }
    }
}
