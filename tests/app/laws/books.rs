//! Everything that a step may change, and what must be true of it.

use super::houses::House;
use super::{notices, tickets};
use crate::delegation::matrix_guard::difference;
use crate::support::TestApp;
use crate::support::snapshot::{lines, snapshot};
use crate::tenants::{WRONG, number};

/// What is kept, and how many entries of the trail say that something was done.
pub struct Books {
    kept: Vec<String>,
    told: usize,
}

/// Tables that say how something came about, not what it came to.
const BESIDE: [&str; 6] = ["audit_events: ", "jobs: ", "job_items: ", "outbox: ", "sessions: ", "tokens: "];

impl Books {
    pub fn of(app: &TestApp) -> Self {
        let all = snapshot(app);
        let is_told = |line: &&String| line.starts_with("audit_events: ") && line.contains("| done |");
        let told = all.iter().filter(is_told).count();
        let is_beside = |line: &String| BESIDE.iter().any(|table| line.starts_with(table));
        Self { kept: all.into_iter().filter(|line| !is_beside(line)).collect(), told }
    }

    /// At least one company admin; one active primary contact of each license, no more seats given than there are, a
    /// Tenant user for each member and no other; every number that is kept is true.
    pub fn keep_the_laws(&self, house: &House, place: &str) {
        let app = &house.app;
        assert!(app.admins() >= 1, "{place}: no company admin is left");
        assert_eq!(app.wrongs(), Vec::<String>::new(), "{place}");
        let wrong = tickets::WRONG.iter().chain(notices::WRONG).flat_map(|sql| lines(app, sql));
        assert_eq!(wrong.collect::<Vec<_>>(), Vec::<String>::new(), "{place}");
        let sum = WRONG.iter().map(|wrong| format!("({wrong})")).collect::<Vec<_>>().join(" + ");
        if number(app, &format!("SELECT {sum}")) != 0 {
            crate::tenants::assert_settled(app, place);
        }
        let alive = "SELECT 'x' AS line FROM sessions s JOIN accounts a ON a.id = s.account_id \
                     WHERE a.status <> 'active'";
        assert_eq!(lines(app, alive), Vec::<String>::new(), "{place}: somebody inactive is signed in");
    }

    /// A change has a trace, and what changed nothing has none.
    pub fn are_told(&self, before: &Self, place: &str) {
        let difference = difference(&before.kept, &self.kept);
        assert!(difference.is_empty() || self.told > before.told, "{place}: no trace of {difference:#?}");
    }

    /// Nothing was done, and nothing is said to have been.
    pub fn are_those(&self, before: &Self, place: &str) {
        assert_eq!(difference(&before.kept, &self.kept), Vec::<String>::new(), "{place}");
        assert_eq!(self.told, before.told, "{place}: the trail tells of what was refused");
    }
}
