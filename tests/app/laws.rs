//! What holds after any sequence of actions, whoever does them.

use gatehouse::access::{Actor, BuiltIn, EVERYBODY, Origin, Scope, Scopes};
use gatehouse::accounts::{self, Action, Details, Edited, Kind, Status, Terms};
use gatehouse::db::{Db, Pool};
use gatehouse::error::Error;
use gatehouse::roles::{self, Given};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::support::app::people;
use crate::support::database::Database;
use crate::support::folk::TESTER;
use crate::support::{Engine, on_both};

on_both!(no_sequence_of_actions_loses_the_last_admin_or_the_trail);

/// Something that somebody tries to do to somebody. Whoever is meant is counted from the oldest account on.
#[derive(Clone, Debug)]
enum Step {
    Act(Action),
    /// Which of the built-in roles it shall hold, as bits.
    Roles(u8),
    Expire(bool),
    Create(u8),
}

#[derive(Clone, Debug)]
struct Attempt {
    by: usize,
    on: usize,
    step: Step,
}

fn endless(roles: &[i64]) -> Vec<Given> {
    roles.iter().map(|role| Given::endless(*role)).collect()
}

fn attempt() -> impl Strategy<Value = Attempt> {
    let step = prop_oneof![
        4 => prop::sample::select(Action::ALL.to_vec()).prop_map(Step::Act),
        3 => (0_u8..8).prop_map(Step::Roles),
        1 => any::<bool>().prop_map(Step::Expire),
        1 => (0_u8..8).prop_map(Step::Create),
    ];
    (0_usize..3, 0_usize..6, step).prop_map(|(by, on, step)| Attempt { by, on, step })
}

fn ids(db: &mut Db) -> Vec<i64> {
    use diesel::prelude::*;
    use gatehouse::db::schema::accounts::dsl as a;
    a::accounts.order(a::id).select(a::id).load(db).unwrap()
}

/// The actor that this account is now; `None` when nobody can be signed in with it.
fn actor(db: &mut Db, id: i64) -> Option<Actor> {
    let account = accounts::queries::by_id(db, id).ok()?;
    let granted = roles::granted(db, id).unwrap();
    let given = granted.iter().flat_map(|grant| grant.role.scopes.iter().collect::<Vec<_>>());
    let scopes: Scopes = EVERYBODY.iter().map(|permission| (*permission, Scope::All)).chain(given).collect();
    let signs_in =
        account.status == Status::Active && account.kind == Kind::Operator && account.valid_until.is_none();
    let origin = Origin::default();
    signs_in.then_some(Actor::Operator { account_id: id, name: account.display_name, scopes, origin })
}

fn chosen(db: &mut Db, bits: u8) -> Vec<i64> {
    let offered = [BuiltIn::CompanyAdmin, BuiltIn::LicenseAdmin, BuiltIn::Support];
    let ticked = offered.into_iter().enumerate().filter(|(bit, _)| bits & (1 << bit) != 0);
    ticked.map(|(_, role)| roles::built_in(db, role).unwrap()).collect()
}

/// Tries it; whether something was done.
fn attempted(db: &mut Db, by: &Actor, id: i64, step: &Step, number: usize) -> Result<bool, Error> {
    let account = accounts::queries::by_id(db, id)?;
    match step {
        Step::Act(action) => accounts::perform(db, by, *action, id, &Terms::default()).map(|_| true),
        Step::Roles(bits) => {
            let wanted = chosen(db, *bits);
            edited(&accounts::edit(db, by, id, account.version, &account.details(), &endless(&wanted))?)
        }
        Step::Expire(ends) => {
            let held = roles::held_by(db, id)?;
            let end = gatehouse::clock::now() + chrono::TimeDelta::days(30);
            let details = Details { valid_until: ends.then_some(end), ..account.details() };
            edited(&accounts::edit(db, by, id, account.version, &details, &endless(&held))?)
        }
        Step::Create(bits) => {
            let details = Details {
                display_name: format!("Made {number}"),
                email: Some(format!("made{number}@example.org")),
                locale: "en".to_owned(),
                time_zone: "UTC".to_owned(),
                ..Details::default()
            };
            let wanted = chosen(db, *bits);
            Ok(accounts::create(db, by, &details, &wanted)?.is_ok())
        }
    }
}

fn edited(edited: &Edited) -> Result<bool, Error> {
    match edited {
        Edited::Saved => Ok(true),
        Edited::Unchanged => Ok(false),
        Edited::Stale(_) | Edited::Taken(_) => panic!("{edited:?} without a second editor"),
    }
}

/// Accounts, roles and the trail, counted.
#[derive(Debug, PartialEq)]
struct Books {
    admins: i64,
    /// Accounts whose number of roles is not that of their grants.
    miscounted: i64,
    trail: i64,
    grants: Vec<(i64, i64)>,
    states: Vec<(i64, String, i64)>,
}

fn books(db: &mut Db) -> Books {
    use diesel::prelude::*;
    use gatehouse::db::schema::{account_roles, accounts, audit_events};
    let states: Vec<(i64, String, i64, i64)> = accounts::table
        .order(accounts::id)
        .select((accounts::id, accounts::status, accounts::version, accounts::role_count))
        .load(db)
        .unwrap();
    let grants: Vec<(i64, i64)> = account_roles::table
        .order((account_roles::account_id, account_roles::role_id))
        .select((account_roles::account_id, account_roles::role_id))
        .load(db)
        .unwrap();
    let held = |id: i64| i64::try_from(grants.iter().filter(|(account, _)| *account == id).count()).unwrap();
    Books {
        admins: gatehouse::accounts::queries::other_company_admins(db, 0).unwrap(),
        miscounted: i64::try_from(states.iter().filter(|state| held(state.0) != state.3).count()).unwrap(),
        trail: audit_events::table.count().get_result(db).unwrap(),
        states: states.into_iter().map(|(id, status, version, _)| (id, status, version)).collect(),
        grants,
    }
}

/// One sequence on a company of its own.
fn run(on: Engine, attempts: &[Attempt]) -> Result<(), TestCaseError> {
    let database = Database::copy(on, &people(3));
    let pool = Pool::new(&database.address);
    pool.write_here(|db| {
        let admin = roles::built_in(db, BuiltIn::CompanyAdmin)?;
        let otto = accounts::queries::by_id(db, 3)?;
        accounts::edit(db, &TESTER, 3, otto.version, &otto.details(), &endless(&[admin])).map(drop)
    })
    .unwrap();
    for (number, Attempt { by, on, step }) in attempts.iter().enumerate() {
        let before = pool.read_here(|db| Ok(books(db))).unwrap();
        let done = pool.write_here(|db| {
            let known = ids(db);
            let (Some(actor), Some(id)) = (actor(db, [1, 2, 3][*by]), known.get(*on)) else {
                return Ok(false);
            };
            attempted(db, &actor, *id, step, number)
        });
        let after = pool.read_here(|db| Ok(books(db))).unwrap();
        prop_assert!(after.admins >= 1, "no admin is left: {:?}", after);
        prop_assert_eq!(after.miscounted, 0, "{:?}", after);
        match done {
            Ok(true) => prop_assert!(after.trail > before.trail, "a change without a trace: {step:?}"),
            Ok(false) | Err(Error::Refused(_) | Error::Forbidden(_)) => prop_assert_eq!(after, before),
            Err(other) => prop_assert!(false, "{step:?}: {other}"),
        }
    }
    Ok(())
}

fn no_sequence_of_actions_loses_the_last_admin_or_the_trail(on: Engine) {
    let cases = if on == Engine::Sqlite { 40 } else { 16 };
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    runner.run(&prop::collection::vec(attempt(), 1..40), |attempts| run(on, &attempts)).unwrap();
}
