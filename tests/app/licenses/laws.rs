//! Whatever is done in whatever order, what must hold of every license holds.

use gatehouse::access::{Actor, BuiltIn};
use gatehouse::accounts::{self, Action, Terms};
use gatehouse::error::Error;
use gatehouse::licenses::{self, Kind};
use gatehouse::{clock, roles};
use rand::random_range;

use crate::support::snapshot::lines;
use crate::support::{Engine, TestApp, on_both};

on_both!(every_sequence_of_changes_keeps_the_laws);

const SYSTEM: Actor = Actor::System { name: "tester" };
const STEPS: usize = 400;

/// One of the accounts that are still there.
fn somebody(app: &TestApp, people: &[i64]) -> i64 {
    let there: Vec<i64> =
        lines(app, "SELECT CAST(id AS TEXT) AS line FROM accounts WHERE id > 3 ORDER BY id")
            .iter()
            .map(|id| id.parse().unwrap())
            .filter(|id| people.contains(id))
            .collect();
    there[random_range(0..there.len())]
}

/// Does something, which a rule may forbid; what it was.
fn step(app: &TestApp, license: i64, who: i64) -> &'static str {
    let login = app.account(who).login.unwrap_or_default();
    let (name, done): (_, Result<(), Error>) = match random_range(0..10) {
        0 | 1 => ("assign", app.pool.write_here(|db| licenses::assign(db, &SYSTEM, license, who).map(drop))),
        2 => ("unassign", app.pool.write_here(|db| licenses::unassign(db, &SYSTEM, license, who).map(drop))),
        3 => {
            let now = app.license_now(license);
            let details = licenses::Details { seats: random_range(0..6), ..now.details() };
            let edit = |db: &mut _| licenses::edit(db, &SYSTEM, license, now.version, &details).map(drop);
            ("edit", app.pool.write_here(edit))
        }
        4 => ("admin", app.pool.write_here(|db| licenses::add_admin(db, &SYSTEM, license, &login).map(drop))),
        5 => (
            "no admin",
            app.pool.write_here(|db| licenses::remove_admin(db, &SYSTEM, license, who).map(drop)),
        ),
        6 => {
            let change = |db: &mut _| licenses::change_primary_contact(db, &SYSTEM, license, who).map(drop);
            ("contact", app.pool.write_here(change))
        }
        7 => {
            let ends = random_range(0..2) == 0;
            let account = app.account(who);
            let mut details = account.details();
            details.valid_until = ends.then(|| clock::now() + chrono::TimeDelta::days(9));
            let edit = |db: &mut _| {
                let held = roles::held(db, who)?;
                accounts::edit(db, &SYSTEM, who, account.version, &details, &held).map(drop)
            };
            ("end date", app.pool.write_here(edit))
        }
        8 => {
            let account = app.account(who);
            let edit = |db: &mut _| {
                let role = roles::built_in(db, BuiltIn::LicenseAdmin)?;
                let mut held = roles::held(db, who)?;
                held.retain(|given| given.role != role);
                accounts::edit(db, &SYSTEM, who, account.version, &account.details(), &held).map(drop)
            };
            ("demote", app.pool.write_here(edit))
        }
        _ => {
            let action = [Action::Deactivate, Action::Activate, Action::Delete][random_range(0..3)];
            let act = |db: &mut _| accounts::perform(db, &SYSTEM, action, who, &Terms::default()).map(drop);
            (action.word(), app.pool.write_here(act))
        }
    };
    match done {
        Ok(()) => name,
        Err(Error::Refused(_) | Error::Forbidden(_)) => "refused",
        Err(other) => panic!("{name}: {other}"),
    }
}

fn every_sequence_of_changes_keeps_the_laws(on: Engine) {
    let app = on.company();
    let people: Vec<i64> = (0..14).map(|number| app.person(&format!("Person N{number}")).create()).collect();
    let all = [
        app.license("Platform").contact(people[0]).seats(3).create(),
        app.license("Bots").kind(Kind::BotCreator).contact(people[1]).seats(3).create(),
        app.license("Runs").kind(Kind::UnattendedRuntime).contact(people[2]).seats(3).create(),
    ];
    let mut done = std::collections::BTreeMap::<&str, usize>::new();
    for number in 0..STEPS {
        let name = step(&app, all[random_range(0..all.len())], somebody(&app, &people));
        *done.entry(name).or_default() += 1;
        assert_eq!(app.wrongs(), Vec::<String>::new(), "after step {number}: {name}");
    }
    // What is always refused proves nothing.
    for name in ["assign", "unassign", "edit", "admin", "contact", "deactivate", "refused"] {
        assert!(done.contains_key(name), "{name} never went through: {done:?}");
    }
}
