//! Set-up: one link, one company, one first admin.

use std::sync::Barrier;

use crate::support::app::PASSWORD;
use crate::support::snapshot::{lines, snapshot};
use crate::support::{Client, Engine, Page, TestApp, on_both, say};

on_both!(
    the_printed_link_makes_the_company_and_its_first_admin,
    of_two_at_once_one_makes_the_company,
    a_link_that_is_not_the_printed_one_leads_nowhere,
    what_is_wrong_is_said_and_changes_nothing,
    a_company_that_exists_prints_no_link,
);

fn path(app: &TestApp) -> String {
    let link = app.setup_link.clone().expect("a link is printed");
    assert!(link.starts_with(crate::support::app::BASE_URL), "{link}");
    link[link.find("/setup").unwrap()..].to_owned()
}

const FORM: &[(&str, &str)] = &[
    ("company", "Ümläut & Söhne"),
    ("time_zone", "Europe/Berlin"),
    ("first_name", "Frieda"),
    ("last_name", "First"),
    ("email", "frieda@example.org"),
    ("login", "frieda"),
    ("password", PASSWORD),
    ("password_again", PASSWORD),
];

fn set_up(client: &Client, path: &str, changed: &[(&str, &str)]) -> Page {
    let kept = FORM.iter().copied().filter(|(name, _)| !changed.iter().any(|(other, _)| other == name));
    client.post(path, &kept.chain(changed.iter().copied()).collect::<Vec<_>>())
}

fn the_printed_link_makes_the_company_and_its_first_admin(on: Engine) {
    let app = on.fresh();
    let client = app.anon();
    client.get("/sign-in").expect(200).saying(&say("auth-no-company", &[]));
    let path = path(&app);
    for _ in 0..3 {
        client.get(&path).expect(200).saying(&say("setup-title", &[]));
    }
    let page = set_up(&client, &path, &[]).expect(303);
    client.follow(&page).expect(200).saying(&say("setup-finished", &[])).saying("Ümläut & Söhne");
    let page = client.sign_in("frieda", PASSWORD).expect(303);
    client.follow(&page).expect(200).saying("Frieda First").saying("Ümläut & Söhne");
    client.get("/accounts").expect(200);
    assert_eq!(app.admins(), 1);
    assert_eq!(app.trail(1), ["account.create done"]);
    assert_eq!(lines(&app, "SELECT secret_hash AS line FROM setup_links"), Vec::<String>::new());
    let before = snapshot(&app);
    let stranger = app.anon();
    stranger.get(&path).expect(410).saying(&say("setup-done", &[]));
    set_up(&stranger, &path, &[("login", "second"), ("email", "second@example.org")]).expect(410);
    stranger.get("/setup").expect(410);
    assert_eq!(snapshot(&app), before);
}

fn of_two_at_once_one_makes_the_company(on: Engine) {
    for _ in 0..3 {
        let app = on.fresh();
        let path = path(&app);
        let barrier = Barrier::new(4);
        let answers: Vec<u16> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..4)
                .map(|number| {
                    let (client, path, barrier) = (app.anon(), &path, &barrier);
                    scope.spawn(move || {
                        let (login, email) = (format!("admin{number}"), format!("admin{number}@example.org"));
                        barrier.wait();
                        set_up(&client, path, &[("login", &login), ("email", &email)]).status
                    })
                })
                .collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert_eq!(answers.iter().filter(|status| **status == 303).count(), 1, "{answers:?}");
        assert!(answers.iter().all(|status| matches!(status, 303 | 410)), "{answers:?}");
        assert_eq!((app.admins(), lines(&app, "SELECT name AS line FROM company").len()), (1, 1));
        assert_eq!(lines(&app, "SELECT login AS line FROM accounts").len(), 1);
    }
}

fn a_link_that_is_not_the_printed_one_leads_nowhere(on: Engine) {
    let app = on.fresh();
    let before = snapshot(&app);
    let path = path(&app);
    let client = app.anon();
    let almost = format!("{}x", &path[..path.len() - 1]);
    for wrong in [
        "/setup",
        "/setup?token=",
        "/setup?token=x",
        &*almost,
        &format!("{path}x"),
        &path.to_uppercase().replace("/SETUP?TOKEN", "/setup?token"),
    ] {
        client.get(wrong).expect(404).saying(&say("setup-unknown", &[]));
        set_up(&client, wrong, &[]).expect(404);
    }
    assert_eq!(snapshot(&app), before);
    // Another start prints another link; the one before is dead.
    let site = gatehouse::web::Site {
        base_url: crate::support::app::BASE_URL.parse().unwrap(),
        proxies: Vec::new(),
    };
    let second = app.write(|db| gatehouse::setup::link(db, &site)).unwrap();
    client.get(&path).expect(404);
    client.get(&second[second.find("/setup").unwrap()..]).expect(200);
}

fn what_is_wrong_is_said_and_changes_nothing(on: Engine) {
    let app = on.fresh();
    let path = path(&app);
    let client = app.anon();
    let before = snapshot(&app);
    let long = "x".repeat(101);
    for (field, value) in [
        ("company", ""),
        ("company", &*long),
        ("time_zone", "Mars"),
        ("first_name", " "),
        ("last_name", ""),
        ("email", "frieda"),
        ("email", "frieda@host"),
        ("login", "fr"),
        ("login", "fräulein"),
        ("password", "short"),
        ("password", "passwordpassword"),
        ("password", "friedafrieda"),
        ("password_again", "something else entirely"),
    ] {
        let page = set_up(&client, &path, &[(field, value)]);
        assert_eq!(page.status, 422, "{field} = {value}");
        assert!(page.html.contains(&format!("id=\"e-{field}\"")), "{field} = {value}");
        assert!(!page.html.contains(PASSWORD), "the password is shown again");
    }
    assert_eq!(snapshot(&app), before);
    set_up(&client, &path, &[]).expect(303);
}

fn a_company_that_exists_prints_no_link(on: Engine) {
    let app = on.company();
    assert_eq!(app.setup_link, None);
    app.anon().get("/setup").expect(410);
}
