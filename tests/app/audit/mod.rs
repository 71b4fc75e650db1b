//! The trail: what is in it, and that nobody changes it unnoticed.

mod chain;
mod command;
mod refusals;

use gatehouse::audit::chain::{Report, Standing, seal, standing, verify};
use gatehouse::audit::{self, Subject, Trace};

use crate::support::TestApp;
use crate::support::folk::TESTER;

/// Adds entries, one unit of work each.
fn write(app: &TestApp, count: usize) {
    for _ in 0..count {
        app.write(|db| {
            audit::record(db, &TESTER, &Trace::done("account.edit", Subject::account(3, "Otto Operator")))
        });
    }
}

/// Seals everything, also what the app's own scheduler is just at.
fn seal_all(app: &TestApp) -> Standing {
    loop {
        seal(&app.pool).unwrap();
        let now = app.read(standing);
        if now.waiting == 0 {
            return now;
        }
    }
}

/// A trail with some sealed entries.
fn sealed(app: &TestApp, count: usize) -> Standing {
    write(app, count);
    seal_all(app)
}

fn check(app: &TestApp) -> Report {
    app.read(|db| verify(db, &[]))
}
