//! The last active company admin cannot be lost, whatever path is tried, also by two at once.

use std::sync::Barrier;

use gatehouse::access::{BuiltIn, Origin};
use gatehouse::accounts::{self, Action, Details, Status, Terms};
use gatehouse::auth::acting;
use gatehouse::clock;
use gatehouse::db::Db;
use gatehouse::error::Error;
use gatehouse::jobs::{self, Order, Subject, Subjects};
use gatehouse::roles::{self, Given};

use super::{act, edit};
use crate::support::app::people;
use crate::support::at_once::{Work, at_once as all_at_once, work};
use crate::support::folk::TESTER;
use crate::support::snapshot::lines;
use crate::support::{Client, Engine, TestApp, on_both, say};

on_both!(
    two_admins_who_deactivate_each_other_at_once_leave_one,
    two_admins_who_demote_each_other_at_once_leave_one,
    admins_who_end_each_other_by_any_path_at_once_leave_one,
    the_last_admin_does_not_expire,
    a_bulk_of_all_admins_leaves_one,
    nobody_acts_on_themselves,
    an_admin_who_expires_does_not_count,
);

const ROUNDS: usize = 30;

/// A second company admin.
fn berta(app: &TestApp) -> i64 {
    app.person("Berta Admin").role(BuiltIn::CompanyAdmin).create()
}

/// Both at the same moment; what each was answered.
fn at_once(one: impl FnOnce() -> u16 + Send, other: impl FnOnce() -> u16 + Send) -> (u16, u16) {
    let barrier = Barrier::new(2);
    std::thread::scope(|scope| {
        let first = scope.spawn(|| {
            barrier.wait();
            one()
        });
        let second = scope.spawn(|| {
            barrier.wait();
            other()
        });
        (first.join().unwrap(), second.join().unwrap())
    })
}

/// Whoever's session has ended signs in again.
fn again(app: &TestApp, client: Client, login: &str) -> Client {
    if client.get("/profile").status == 200 { client } else { app.signed_in(login) }
}

fn two_admins_who_deactivate_each_other_at_once_leave_one(on: Engine) {
    let app = on.company();
    let other = berta(&app);
    let mut admins = (app.company_admin(), app.signed_in("berta.admin"));
    let mut lost = 0;
    for round in 0..ROUNDS {
        let (ada, bea) = (admins.0.clone(), admins.1.clone());
        let ids = other.to_string();
        let answers = at_once(
            move || ada.post("/accounts/deactivate", &[("id", &ids)]).status,
            move || bea.post("/accounts/deactivate", &[("id", "1")]).status,
        );
        assert!(app.admins() >= 1, "round {round} left no admin: {answers:?}");
        lost += usize::from(app.admins() == 1);
        app.sql("UPDATE accounts SET status = 'active' WHERE status = 'inactive'");
        admins = (again(&app, admins.0, "ada.admin"), again(&app, admins.1, "berta.admin"));
    }
    assert_eq!(lost, ROUNDS, "in some round nobody was deactivated");
}

fn two_admins_who_demote_each_other_at_once_leave_one(on: Engine) {
    let app = on.company();
    let other = berta(&app);
    let (ada, bea) = (app.company_admin(), app.signed_in("berta.admin"));
    let (admin, here) = (app.role(BuiltIn::CompanyAdmin), &app);
    for round in 0..ROUNDS {
        let (one, two) = (ada.clone(), bea.clone());
        let answers = at_once(
            move || edit(here, &one, other, &[("role", "")]).status,
            move || edit(here, &two, 1, &[("role", "")]).status,
        );
        assert_eq!(app.admins(), 1, "round {round}: {answers:?}");
        app.sql("DELETE FROM account_roles WHERE account_id = 1");
        app.sql(&format!("DELETE FROM account_roles WHERE account_id = {other}"));
        for id in [1, other] {
            app.sql(&format!(
                "INSERT INTO account_roles (account_id, role_id, granted_at, granted_by_name) \
                 VALUES ({id}, {admin}, CURRENT_TIMESTAMP, '')"
            ));
            app.sql(&format!("UPDATE accounts SET role_count = 1 WHERE id = {id}"));
        }
    }
}

/// Every way in which an admin could be lost.
const PATHS: [&str; 6] = ["deactivate", "demote", "limit", "expire", "delete", "bulk"];

/// `by` ends `who` on some path.
fn end(db: &mut Db, by: i64, who: i64, path: &str, round: usize) -> Result<(), Error> {
    let Some(person) = acting::find(db, by)? else { return Err(Error::NotFound) };
    let actor = person.actor(Origin::default());
    let account = accounts::queries::by_id(db, who)?;
    let held = roles::held(db, who)?;
    let soon = Some(clock::now() + chrono::TimeDelta::days(30));
    let limited = held.iter().map(|given| Given { until: soon, ..*given }).collect::<Vec<_>>();
    let (version, details) = (account.version, account.details());
    let ending = Details { valid_until: soon, ..account.details() };
    match path {
        "demote" => accounts::edit(db, &actor, who, version, &details, &[]).map(drop),
        "limit" => accounts::edit(db, &actor, who, version, &details, &limited).map(drop),
        "expire" => accounts::edit(db, &actor, who, version, &ending, &held).map(drop),
        "delete" => accounts::perform(db, &actor, Action::Delete, who, &Terms::default()).map(drop),
        "bulk" => {
            let order = Order {
                kind: "accounts.deactivate",
                terms: serde_json::to_string(&Terms::default()).unwrap(),
                key: format!("round {round} of {by}"),
                subjects: Subjects::These([who, 3].map(|id| Subject { id, label: String::new() }).into()),
                undo_of: None,
                retry_of: None,
            };
            jobs::start(db, &actor, &order).map(drop)
        }
        _ => accounts::perform(db, &actor, Action::Deactivate, who, &Terms::default()).map(drop),
    }
}

/// Makes the first two what they were, anew if they were deleted; whoever else is an admin is none any more.
fn admins_again(app: &TestApp, admins: &mut [i64; 3], round: usize) {
    app.sql("DELETE FROM account_roles WHERE account_id = 1 OR account_id > 3");
    app.sql("UPDATE accounts SET role_count = 0 WHERE id = 1 OR id > 3");
    for (place, id) in admins.iter_mut().take(2).enumerate() {
        if lines(app, &format!("SELECT 'x' AS line FROM accounts WHERE id = {id}")).is_empty() {
            *id = app.person(&format!("Again P{place}{round}")).create();
        }
        app.sql(&format!("UPDATE accounts SET status = 'active', valid_until = NULL WHERE id = {id}"));
        app.give(*id, app.role(BuiltIn::CompanyAdmin), None);
    }
}

fn admins_who_end_each_other_by_any_path_at_once_leave_one(on: Engine) {
    let app = on.idle(&people(3));
    app.sql(
        "INSERT INTO policies (key, value, changed_at, changed_by_name) \
         VALUES ('deletion', 'when-signed-out', CURRENT_TIMESTAMP, '')",
    );
    let mut admins = [1, app.person("Admin One").role(BuiltIn::CompanyAdmin).create(), 0];
    let mut losses = 0;
    for round in 0..100 {
        admins[2] = app.person(&format!("Admin R{round}")).role(BuiltIn::CompanyAdmin).create();
        let path = |turn: usize| PATHS[(round + turn * (1 + round / PATHS.len())) % PATHS.len()];
        // Each of the three ends the next.
        let works: Vec<Work<'_>> = (0..3)
            .map(|turn| {
                let (by, who, path) = (admins[turn], admins[(turn + 1) % 3], path(turn));
                work(move |db| end(db, by, who, path, round))
            })
            .collect();
        all_at_once(&app, &works);
        let left = app.admins();
        assert!(left >= 1, "round {round} left no admin: {:?}", (0..3).map(path).collect::<Vec<_>>());
        losses += 3 - left;
        admins_again(&app, &mut admins, round);
    }
    assert!(losses > 50, "only {losses} admins were lost");
}

fn the_last_admin_does_not_expire(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let refusal = say("refusal-last-admin", &[]);
    edit(&app, &ada, 1, &[("valid_until", "2999-12-31")]).expect(409).saying(&refusal);
    assert_eq!(app.account(1).valid_until, None);
    berta(&app);
    edit(&app, &ada, 1, &[("valid_until", "2999-12-31")]).expect(303);
    assert!(app.account(1).valid_until.is_some());
    assert_eq!(app.admins(), 1);
}

fn an_admin_who_expires_does_not_count(on: Engine) {
    let app = on.company();
    let other = berta(&app);
    app.sql(&format!("UPDATE accounts SET valid_until = '2999-01-01 00:00:00' WHERE id = {other}"));
    let bea = app.signed_in("berta.admin");
    let page = act(&app, &bea, "deactivate", 1).expect(303);
    bea.follow(&page).saying(&say("refusal-last-admin", &[]));
    edit(&app, &bea, 1, &[("role", "")]).expect(409).saying(&say("refusal-last-admin", &[]));
    assert_eq!(app.account(1).status, Status::Active);
    assert_eq!(app.admins(), 1);
}

fn a_bulk_of_all_admins_leaves_one(on: Engine) {
    let app = on.company();
    let others: Vec<i64> = ["Carla Admin", "Dana Admin", "Emil Admin"]
        .iter()
        .map(|name| app.person(name).role(BuiltIn::CompanyAdmin).create())
        .collect();
    // Even the system, which may do everything and is none of them.
    let mut refused = 0;
    for id in others.iter().copied().chain([1]) {
        let done = app
            .pool
            .write_here(|db| accounts::perform(db, &TESTER, Action::Deactivate, id, &Terms::default()));
        match done {
            Ok(_) => {}
            Err(Error::Refused(why)) => {
                assert_eq!(why.key, "refusal-last-admin");
                refused += 1;
            }
            Err(other) => panic!("{other}"),
        }
    }
    assert_eq!((refused, app.admins()), (1, 1));
    app.sql("UPDATE accounts SET status = 'active' WHERE status = 'inactive'");
    let ada = app.company_admin();
    let ids: Vec<String> = others.iter().chain(&[1]).map(ToString::to_string).collect();
    let form: Vec<(&str, &str)> = ids.iter().map(|id| ("id", id.as_str())).collect();
    let page = ada.post("/accounts/deactivate", &form).expect(303);
    ada.follow(&page).expect(200).saying(&say("refusal-yourself", &[]));
    assert_eq!(app.admins(), 1);
}

fn nobody_acts_on_themselves(on: Engine) {
    let app = on.company();
    berta(&app);
    let ada = app.company_admin();
    let page = act(&app, &ada, "deactivate", 1).expect(303);
    ada.follow(&page).saying(&say("refusal-yourself", &[]));
    let page = act(&app, &ada, "delete", 1).expect(303);
    ada.follow(&page).saying(&say("refusal-is-active", &[]));
    edit(&app, &ada, 1, &[("role", "")]).expect(409).saying(&say("refusal-own-admin-role", &[]));
    assert_eq!(app.admins(), 2);
    let lena = app.license_admin();
    let page = act(&app, &lena, "deactivate", 2).expect(303);
    lena.follow(&page).saying(&say("refusal-yourself", &[]));
    assert_eq!(app.account(2).status, Status::Active);
}
