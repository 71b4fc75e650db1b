//! The last company admin is not lost by a role that ends.

use std::sync::Barrier;

use gatehouse::access::BuiltIn;
use gatehouse::accounts;

use crate::accounts::{act, edit};
use crate::support::{Engine, TestApp, on_both, say};

on_both!(
    the_last_admin_role_does_not_end,
    an_admin_role_that_ends_does_not_count,
    nobody_sets_an_end_to_their_own_admin_role,
    two_admins_who_limit_each_other_at_once_leave_one,
    recovery_gives_the_role_for_good,
);

const END: &str = "2998-01-01T00:00";

fn until(app: &TestApp) -> String {
    format!("until-{}", app.role(BuiltIn::CompanyAdmin))
}

/// Active admins whose account and role have no end.
fn endless(app: &TestApp) -> i64 {
    super::number(
        app,
        "SELECT COUNT(*) FROM accounts a JOIN account_roles r ON r.account_id = a.id JOIN roles o ON o.id = r.role_id \
         WHERE o.key = 'company_admin' AND a.status = 'active' AND a.kind = 'operator' AND a.valid_until IS NULL \
         AND r.valid_until IS NULL",
    )
}

fn the_last_admin_role_does_not_end(on: Engine) {
    let app = on.company();
    let other = app.person("Berta Admin").role(BuiltIn::CompanyAdmin).create();
    let (ada, berta) = (app.company_admin(), app.signed_in("berta.admin"));
    edit(&app, &ada, other, &[(&until(&app), END)]).expect(303);
    // Berta still is an admin, but Ada is the last one without an end.
    let refusal = say("refusal-last-admin", &[]);
    edit(&app, &berta, 1, &[(&until(&app), END)]).expect(409).saying(&refusal);
    edit(&app, &berta, 1, &[("role", "")]).expect(409).saying(&refusal);
    edit(&app, &berta, 1, &[("valid_until", "2998-12-31")]).expect(409).saying(&refusal);
    assert_eq!(endless(&app), 1);
    app.sql("UPDATE account_roles SET valid_until = '2020-01-01 00:00:00' WHERE valid_until IS NOT NULL");
    berta.get("/accounts").expect(403);
    accounts::clear_ended(&app.pool).unwrap();
    assert_eq!((endless(&app), app.account(other).role_count), (1, 0));
}

fn an_admin_role_that_ends_does_not_count(on: Engine) {
    let app = on.company();
    let other = app.person("Berta Admin").role(BuiltIn::CompanyAdmin).create();
    let ada = app.company_admin();
    edit(&app, &ada, other, &[(&until(&app), END)]).expect(303);
    let berta = app.signed_in("berta.admin");
    let page = act(&app, &berta, "deactivate", 1).expect(303);
    berta.follow(&page).saying(&say("refusal-last-admin", &[]));
    // The other way round it is no loss.
    act(&app, &ada, "deactivate", other).expect(303);
    assert_eq!(endless(&app), 1);
}

fn nobody_sets_an_end_to_their_own_admin_role(on: Engine) {
    let app = on.company();
    app.person("Berta Admin").role(BuiltIn::CompanyAdmin).create();
    let ada = app.company_admin();
    let page = edit(&app, &ada, 1, &[(&until(&app), END)]).expect(409);
    page.saying(&say("refusal-own-admin-role", &[]));
    assert_eq!(endless(&app), 2);
}

fn two_admins_who_limit_each_other_at_once_leave_one(on: Engine) {
    let app = on.company();
    let other = app.person("Berta Admin").role(BuiltIn::CompanyAdmin).create();
    let (ada, berta) = (app.company_admin(), app.signed_in("berta.admin"));
    let (end, here) = (until(&app), &app);
    for round in 0..30 {
        let barrier = Barrier::new(2);
        let answers = std::thread::scope(|scope| {
            let first = {
                let (ada, end, barrier) = (ada.clone(), end.clone(), &barrier);
                scope.spawn(move || {
                    barrier.wait();
                    edit(here, &ada, other, &[(&end, END)]).status
                })
            };
            let second = {
                let (berta, end, barrier) = (berta.clone(), end.clone(), &barrier);
                scope.spawn(move || {
                    barrier.wait();
                    edit(here, &berta, 1, &[(&end, END)]).status
                })
            };
            (first.join().unwrap(), second.join().unwrap())
        });
        assert_eq!(endless(&app), 1, "round {round}: {answers:?}");
        app.sql("UPDATE account_roles SET valid_until = NULL");
    }
}

fn recovery_gives_the_role_for_good(on: Engine) {
    let app = on.company();
    app.sql("UPDATE account_roles SET valid_until = '2020-01-01 00:00:00'");
    assert_eq!(endless(&app), 0);
    app.write(|db| accounts::recover(db, "ada.admin", crate::support::app::password_hash()));
    assert_eq!(endless(&app), 1);
    app.company_admin().get("/roles/new").expect(200);
}
