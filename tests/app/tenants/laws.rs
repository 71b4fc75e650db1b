//! What holds after any sequence of actions on tenants, accounts and roles.

use gatehouse::access::BuiltIn;
use gatehouse::accounts::{self, Action, Terms};
use gatehouse::db::{Db, Pool};
use gatehouse::error::Error;
use gatehouse::roles::{self, Given};
use gatehouse::tenants::{self, Kind, Place, TenantRole};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::{WRONG, wanted};
use crate::support::app::people;
use crate::support::database::Database;
use crate::support::folk::TESTER;
use crate::support::{Engine, on_both};

on_both!(whoever_is_a_member_is_a_tenant_user_and_nobody_else);

/// Something that is tried. Accounts and tenants are counted from the oldest of this test on.
#[derive(Clone, Debug)]
enum Step {
    Join(usize, usize, bool),
    Change(usize, usize, bool),
    Leave(usize, usize),
    /// A role by hand: Tenant user or Support, given or taken.
    Role(usize, bool, bool),
    Act(usize, Action),
    End(usize),
    Make,
}

fn step() -> impl Strategy<Value = Step> {
    let (account, tenant) = (0_usize..3, 0_usize..3);
    prop_oneof![
        6 => (tenant.clone(), account.clone(), any::<bool>()).prop_map(|(t, a, is)| Step::Join(t, a, is)),
        2 => (tenant.clone(), account.clone(), any::<bool>()).prop_map(|(t, a, is)| Step::Change(t, a, is)),
        5 => (tenant.clone(), account.clone()).prop_map(|(t, a)| Step::Leave(t, a)),
        2 => (account.clone(), any::<bool>(), any::<bool>()).prop_map(|(a, by, is)| Step::Role(a, by, is)),
        3 => (account, prop::sample::select(Action::ALL.to_vec())).prop_map(|(a, act)| Step::Act(a, act)),
        1 => tenant.prop_map(Step::End),
        1 => Just(Step::Make),
    ]
}

fn place(is_admin: bool) -> Place {
    Place::of(if is_admin { TenantRole::Admin } else { TenantRole::User })
}

/// Tries it; `number` names what it makes.
fn attempted(db: &mut Db, step: &Step, number: usize) -> Result<(), Error> {
    let people = ids(db, "accounts");
    let places = ids(db, "tenants");
    let who = |at: usize| people.get(at).copied().unwrap_or(0);
    let place_of = |at: usize| places.get(at).copied().unwrap_or(0);
    match step {
        Step::Join(t, a, is) => tenants::add(db, &TESTER, (place_of(*t), who(*a)), &place(*is)).map(drop),
        Step::Change(t, a, is) => {
            tenants::change(db, &TESTER, (place_of(*t), who(*a)), &place(!is), &place(*is)).map(drop)
        }
        Step::Leave(t, a) => tenants::remove(db, &TESTER, (place_of(*t), who(*a))),
        Step::Role(a, is_user, gives) => {
            let key = if *is_user { BuiltIn::TenantUser } else { BuiltIn::Support };
            let role = roles::built_in(db, key)?;
            let account = accounts::queries::by_id(db, who(*a))?;
            let mut wanted = roles::held(db, account.id)?;
            wanted.retain(|held| held.role != role);
            wanted.extend(gives.then(|| Given::endless(role)));
            let details = account.details();
            accounts::edit(db, &TESTER, account.id, account.version, &details, &wanted).map(drop)
        }
        Step::Act(a, action) => accounts::perform(db, &TESTER, *action, who(*a), &Terms::default()).map(drop),
        Step::End(t) => {
            let found = tenants::all(db, &TESTER)?.into_iter().find(|tenant| tenant.id == place_of(*t));
            let tenant = found.ok_or(Error::NotFound)?;
            tenants::end(db, &TESTER, tenant.id, tenant.version, tenant.member_count).map(drop)
        }
        Step::Make => tenants::create(db, &TESTER, &wanted(&format!("Made {number}"), Kind::Cloud)).map(drop),
    }
}

/// Accounts but for the company admin; tenants but for those of the made-up company.
fn ids(db: &mut Db, table: &str) -> Vec<i64> {
    let after = if table == "accounts" { "id > 1" } else { "ended_at IS NULL AND name LIKE 'Made%'" };
    numbers(db, &format!("SELECT id AS n FROM {table} WHERE {after} ORDER BY id"))
}

fn numbers(db: &mut Db, sql: &str) -> Vec<i64> {
    use diesel::prelude::*;
    #[derive(QueryableByName)]
    struct Number {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        n: i64,
    }
    diesel::sql_query(sql).load::<Number>(db).unwrap().into_iter().map(|row| row.n).collect()
}

/// Everything that a step may change, as numbers; the trail apart.
fn books(db: &mut Db) -> (Vec<i64>, i64) {
    let changes = [
        "SELECT id * 1000 + version AS n FROM accounts ORDER BY 1",
        "SELECT id * 1000 + version AS n FROM tenants ORDER BY 1",
        "SELECT tenant_id * 100000 + account_id * 10 + CASE role WHEN 'admin' THEN 1 ELSE 0 END AS n \
         FROM tenant_members ORDER BY 1",
        "SELECT account_id * 1000 + role_id AS n FROM account_roles ORDER BY 1",
    ];
    let changes = changes.iter().flat_map(|sql| numbers(db, sql)).collect();
    let trail = numbers(db, "SELECT COUNT(*) AS n FROM audit_events")[0];
    (changes, trail)
}

fn run(on: Engine, steps: &[Step]) -> Result<(), TestCaseError> {
    let database = Database::copy(on, &people(4));
    let pool = Pool::new(&database.address);
    for (number, step) in (0..).zip([Step::Make, Step::Make].iter().chain(steps)) {
        let before = pool.read_here(|db| Ok(books(db))).unwrap();
        let done = pool.write_here(|db| attempted(db, step, number));
        let after = pool.read_here(|db| Ok(books(db))).unwrap();
        for wrong in WRONG {
            let count = pool.read_here(|db| Ok(numbers(db, &format!("SELECT ({wrong}) AS n")))).unwrap();
            prop_assert_eq!(count, vec![0], "after {:?}: {}", step, wrong);
        }
        match done {
            Ok(()) => {
                let is_told = after.0 == before.0 || after.1 > before.1;
                prop_assert!(is_told, "a change without a trace: {step:?}");
            }
            Err(Error::Refused(_) | Error::Forbidden(_) | Error::NotFound | Error::BadRequest(_)) => {
                prop_assert_eq!(after, before, "{:?}", step);
            }
            Err(other) => prop_assert!(false, "{step:?}: {other}"),
        }
    }
    Ok(())
}

fn whoever_is_a_member_is_a_tenant_user_and_nobody_else(on: Engine) {
    let cases = if on == Engine::Sqlite { 40 } else { 16 };
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    runner.run(&prop::collection::vec(step(), 1..40), |steps| run(on, &steps)).unwrap();
}
