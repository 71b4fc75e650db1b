//! Creating accounts: step by step, once, and never two with one address.

use std::sync::Barrier;

use gatehouse::access::BuiltIn;
use gatehouse::accounts::Status;

use crate::support::snapshot::{lines, snapshot};
use crate::support::{Client, Engine, TestApp, on_both, say};

on_both!(
    an_operator_is_created_step_by_step,
    saving_twice_creates_one_account_and_one_mail,
    saving_twice_at_once_creates_one_account_and_one_mail,
    one_address_in_two_spellings_at_once_is_one_account,
    a_taken_address_or_login_is_said_at_its_field,
    a_draft_belongs_to_whoever_began_it,
    without_a_mail_server_the_link_is_shown_once,
);

/// The fields of the first step.
pub fn details(name: &str, email: &str) -> Vec<(String, String)> {
    let (first, last) = name.split_once(' ').unwrap();
    [
        ("first_name", first),
        ("last_name", last),
        ("display_name", name),
        ("email", email),
        ("email_again", email),
        ("login", ""),
        ("locale", "en"),
        ("time_zone", "Europe/Berlin"),
    ]
    .map(|(field, value)| (field.to_owned(), value.to_owned()))
    .to_vec()
}

pub fn pairs(form: &[(String, String)]) -> Vec<(&str, &str)> {
    form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// Goes as far as the review; returns its address.
fn review(by: &Client, name: &str, email: &str) -> String {
    let step = by.post("/accounts/new", &pairs(&details(name, email))).expect(303);
    let step = by.post(step.location(), &[]).expect(303);
    by.follow(&step).expect(200);
    step.location().to_owned()
}

/// Goes through the whole wizard; returns the account's id.
pub fn create(by: &Client, name: &str, email: &str) -> i64 {
    by.get("/accounts/new").expect(200);
    let page = by.post(&review(by, name, email), &[]).expect(303);
    page.location().strip_prefix("/accounts/").unwrap().parse().unwrap()
}

fn count(app: &TestApp, sql: &str) -> usize {
    lines(app, &format!("SELECT 'x' AS line FROM {sql}")).len()
}

fn an_operator_is_created_step_by_step(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    ada.get("/accounts/new").expect(200);
    let mut form = details("Nora New", "nora@example.org");
    form.push(("job_title".to_owned(), "  Head   of\tIT ".to_owned()));
    let step = ada.post("/accounts/new", &pairs(&form)).expect(303);
    let support = app.role(BuiltIn::Support).to_string();
    ada.follow(&step).expect(200);
    let step = ada.post(step.location(), &[("role", &support)]).expect(303);
    ada.follow(&step).expect(200).saying("Nora New").saying("nora@example.org").saying("Support");
    // Going back loses nothing.
    let back = step.location().trim_end_matches("/review").to_owned();
    assert_eq!(ada.get(&back).expect(200).value("first_name").as_deref(), Some("Nora"));
    let page = ada.post(step.location(), &[]).expect(303);
    let id: i64 = page.location().strip_prefix("/accounts/").unwrap().parse().unwrap();
    let account = app.account(id);
    assert_eq!((account.status, account.role_count), (Status::Pending, 1));
    assert_eq!((account.job_title.as_str(), account.created_by_name.as_str()), ("Head of IT", "Ada Admin"));
    assert_eq!(app.mails(id), ["invitation"]);
    assert_eq!(app.trail(id), ["account.create done"]);
    ada.follow(&page).expect(200).saying("Nora New");
}

fn saving_twice_creates_one_account_and_one_mail(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let address = review(&ada, "Once Only", "once@example.org");
    let first = ada.post(&address, &[]).expect(303);
    let second = ada.post(&address, &[]).expect(303);
    assert_eq!(first.location(), second.location());
    assert_eq!(count(&app, "accounts WHERE email_key = 'once@example.org'"), 1);
    assert_eq!(count(&app, "outbox WHERE address = 'once@example.org'"), 1);
}

/// Each of the clients posts at the same moment; the places they were sent to.
fn at_once(posts: Vec<(Client, String)>) -> Vec<(u16, String)> {
    let barrier = Barrier::new(posts.len());
    std::thread::scope(|scope| {
        let threads: Vec<_> = posts
            .into_iter()
            .map(|(client, address)| {
                let barrier = &barrier;
                scope.spawn(move || {
                    barrier.wait();
                    let page = client.post(&address, &[]);
                    (page.status, page.location().to_owned())
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}

fn saving_twice_at_once_creates_one_account_and_one_mail(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    for round in 0..10 {
        let email = format!("twice{round}@example.org");
        let address = review(&ada, "Twice Clicked", &email);
        let answers = at_once(vec![(ada.clone(), address.clone()); 4]);
        assert!(answers.iter().all(|answer| *answer == answers[0] && answer.0 == 303), "{answers:?}");
        assert_eq!(count(&app, &format!("accounts WHERE email_key = '{email}'")), 1);
        assert_eq!(count(&app, &format!("outbox WHERE address = '{email}'")), 1);
    }
}

fn one_address_in_two_spellings_at_once_is_one_account(on: Engine) {
    let app = on.company();
    let (ada, lena) = (app.company_admin(), app.license_admin());
    for round in 0..10 {
        let spellings = [format!("jane{round}@example.org"), format!("JANE{round}@Example.ORG")];
        let posts = vec![
            (ada.clone(), review(&ada, "Jane One", &spellings[0])),
            (lena.clone(), review(&lena, "Jane Two", &spellings[1])),
        ];
        let answers = at_once(posts);
        let created = answers.iter().filter(|(_, to)| !to.contains("/new/")).count();
        assert!(answers.iter().all(|(status, _)| *status == 303), "{answers:?}");
        assert_eq!(created, 1, "{answers:?}");
        assert_eq!(count(&app, &format!("accounts WHERE email_key = 'jane{round}@example.org'")), 1);
        let (loser, answer) =
            if answers[0].1.contains("/new/") { (&ada, &answers[0]) } else { (&lena, &answers[1]) };
        loser.get(&answer.1).expect(200).saying(&say("accounts-taken-meanwhile", &[]));
    }
}

fn a_taken_address_or_login_is_said_at_its_field(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let before = snapshot(&app);
    for taken in ["ada.admin@example.com", "ADA.Admin@EXAMPLE.com", "ada.admin@ｅｘａｍｐｌｅ.com"] {
        let page = ada.post("/accounts/new", &pairs(&details("Ada Double", taken))).expect(422);
        let page = page.saying(&say("form-email-taken", &[]));
        assert!(page.html.contains("aria-describedby=\"e-email"), "the error is not tied to its field");
    }
    for taken in ["ada.admin", "ADA.ADMIN"] {
        let mut form = details("Ada Double", "double@example.org");
        form.retain(|(name, _)| name != "login");
        form.push(("login".to_owned(), taken.to_owned()));
        ada.post("/accounts/new", &pairs(&form)).expect(422).saying(&say("form-login-taken", &[]));
    }
    assert_eq!(snapshot(&app), before);
}

fn a_draft_belongs_to_whoever_began_it(on: Engine) {
    let app = on.company();
    let (ada, lena) = (app.company_admin(), app.license_admin());
    let address = review(&ada, "Private Draft", "private@example.org");
    let draft = address.trim_end_matches("/review").to_owned();
    let before = snapshot(&app);
    for step in ["", "/roles", "/review"] {
        lena.get(&format!("{draft}{step}")).expect(404);
        lena.post(&format!("{draft}{step}"), &pairs(&details("Not Mine", "mine@example.org"))).expect(404);
    }
    assert_eq!(snapshot(&app), before);
}

fn without_a_mail_server_the_link_is_shown_once(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let address = review(&ada, "Hand Over", "hand@example.org");
    let page = ada.post(&address, &[]).expect(303);
    let id: i64 = page.location().strip_prefix("/accounts/").unwrap().parse().unwrap();
    let view =
        ada.follow(&page).expect(200).saying(&say("accounts-created-unsent", &[("name", "Hand Over")]));
    let form = format!("/accounts/{id}/invitation-link");
    assert!(view.html.contains(&form));
    let shown = ada.post(&form, &[]).expect(200);
    let (_, rest) = shown.html.split_once("/activate/").expect("the link is shown");
    let secret: String =
        rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
    app.anon().get(&format!("/activate/{secret}")).expect(200).saying("Hand Over");
    assert_eq!(shown.header("cache-control"), "no-store");
    for tab in ["", "/mail", "/history", "/access"] {
        assert!(
            !ada.get(&format!("/accounts/{id}{tab}")).expect(200).html.contains(&secret),
            "{tab} shows the link"
        );
    }
    assert!(app.trail(id).contains(&"account.show_invitation done".to_owned()));
    // The next link ends this one.
    ada.post(&form, &[]).expect(200);
    app.anon().get(&format!("/activate/{secret}")).expect(410).saying(&say("auth-link-replaced", &[]));
}
