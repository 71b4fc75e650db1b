//! Memberships that begin and end at once leave the role and every number true.

use gatehouse::accounts::{self, Action, Terms};
use gatehouse::db::Db;
use gatehouse::error::Error;
use gatehouse::tenants::{self, Place, TenantRole};

use super::{WRONG, assert_settled, made, number};
use crate::support::at_once::{at_once, work};
use crate::support::folk::TESTER;
use crate::support::{Engine, TestApp, on_both};

on_both!(
    two_who_leave_at_once_lose_the_role_once,
    whoever_joins_while_leaving_keeps_the_role,
    whoever_joins_a_tenant_that_is_deleted_is_no_member,
    an_account_that_is_deleted_while_it_joins_is_no_member,
);

const ROUNDS: usize = 100;

/// Runs both at once; whether each was done, or refused.
fn both(
    app: &TestApp,
    one: impl Fn(&mut Db) -> Result<(), Error> + Send + Sync,
    two: impl Fn(&mut Db) -> Result<(), Error> + Send + Sync,
) -> (bool, bool) {
    let done = at_once(app, &[work(one), work(two)]);
    (done[0].is_ok(), done[1].is_ok())
}

fn add(db: &mut Db, tenant: i64, account: i64) -> Result<(), Error> {
    tenants::add(db, &TESTER, (tenant, account), &Place::of(TenantRole::User)).map(drop)
}

fn remove(db: &mut Db, tenant: i64, account: i64) -> Result<(), Error> {
    tenants::remove(db, &TESTER, (tenant, account))
}

/// The same as [`assert_settled`] by one statement, for many rounds.
fn settled(app: &TestApp, round: usize) {
    let sum = WRONG.iter().map(|wrong| format!("({wrong})")).collect::<Vec<_>>().join(" + ");
    if number(app, &format!("SELECT {sum}")) != 0 {
        assert_settled(app, &format!("round {round}"));
    }
}

fn two_who_leave_at_once_lose_the_role_once(on: Engine) {
    let app = on.company();
    let (one, two) = (made(&app, "Plant 1"), made(&app, "Plant 2"));
    for round in 0..ROUNDS {
        app.write(|db| add(db, one, 3).and_then(|()| add(db, two, 3)));
        assert_eq!(app.account(3).role_count, 1, "round {round}");
        let done = both(&app, |db| remove(db, one, 3), |db| remove(db, two, 3));
        assert_eq!((done, app.account(3).role_count), ((true, true), 0), "round {round}");
        settled(&app, round);
    }
    let taken = "SELECT COUNT(*) FROM audit_events WHERE action = 'account.leave_tenant' AND changes LIKE '%Tenant user%'";
    assert_eq!(number(&app, taken), 100);
}

fn whoever_joins_while_leaving_keeps_the_role(on: Engine) {
    let app = on.company();
    let tenants = [made(&app, "Plant 1"), made(&app, "Plant 2")];
    app.write(|db| add(db, tenants[0], 3));
    for round in 0..ROUNDS {
        let (from, to) = (tenants[round % 2], tenants[(round + 1) % 2]);
        let done = both(&app, |db| remove(db, from, 3), |db| add(db, to, 3));
        assert_eq!((done, app.account(3).role_count), ((true, true), 1), "round {round}");
        settled(&app, round);
    }
    // The same tenant, twice at once: one of the two is told.
    for round in 0..ROUNDS {
        let done = both(&app, |db| add(db, tenants[1], 3), |db| add(db, tenants[1], 3));
        assert!(done.0 != done.1, "round {round}: {done:?}");
        app.write(|db| remove(db, tenants[1], 3));
        settled(&app, round);
    }
}

fn whoever_joins_a_tenant_that_is_deleted_is_no_member(on: Engine) {
    let app = on.company();
    for round in 0..ROUNDS {
        let tenant = made(&app, &format!("Plant {round}"));
        let end = |db: &mut Db| tenants::end(db, &TESTER, tenant, 1, 0).map(drop);
        both(&app, end, |db| add(db, tenant, 3));
        settled(&app, round);
        // Where the join came first, the deletion is shown again, with one member.
        app.write(|db| match tenants::end(db, &TESTER, tenant, 1, 1) {
            Err(Error::NotFound) => Ok(()),
            other => other.map(drop),
        });
        tenants::clear_ended(&app.pool).unwrap();
        assert_eq!(app.account(3).role_count, 0, "round {round}");
        settled(&app, round);
    }
    assert_eq!(number(&app, "SELECT COUNT(*) FROM tenants WHERE name LIKE 'Plant %'"), 0);
}

fn an_account_that_is_deleted_while_it_joins_is_no_member(on: Engine) {
    let app = on.company();
    let tenants = [made(&app, "Plant 1"), made(&app, "Plant 2")];
    for round in 0..ROUNDS {
        let id = app.person(&format!("Person {round}")).create();
        app.write(|db| add(db, tenants[0], id));
        let delete = |db: &mut Db| {
            accounts::perform(db, &TESTER, Action::Deactivate, id, &Terms::default())?;
            accounts::perform(db, &TESTER, Action::Delete, id, &Terms::default()).map(drop)
        };
        let (deleted, _) = both(&app, delete, |db| add(db, tenants[1], id));
        assert!(deleted, "round {round}");
        settled(&app, round);
    }
    assert_eq!(number(&app, "SELECT COUNT(*) FROM tenant_members"), 0);
    assert_eq!(number(&app, "SELECT COUNT(*) FROM tombstones WHERE tenants LIKE 'Plant 1%'"), 100);
}
