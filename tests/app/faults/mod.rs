//! What goes wrong around the program: databases that end, disks that fill, visitors that never finish a sentence.

mod crowds;
mod full_disk;
mod restart;

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use gatehouse::accounts::Status;
use gatehouse::db::Db;

use crate::support::snapshot::lines_of;
use crate::support::{Client, Page, say};

/// Longer than anything takes here.
const PATIENCE: Duration = Duration::from_mins(2);

/// An account that is switched off and on, and what the visitor was told of it: nothing, when the last answer was to
/// come back.
type Said = (i64, Option<Status>);

/// What a visitor met who read the list and switched accounts.
#[derive(Default)]
struct Met {
    /// How many lists were shown.
    pages: usize,
    /// How many switches were carried out.
    done: usize,
    /// How often the visitor was asked to come back.
    later: usize,
    said: Vec<Said>,
}

impl Met {
    /// Goes on until it is over. Nothing but the list, a switch or "come back" may be the answer.
    fn load(visitor: &Client, accounts: &[i64], over: &AtomicBool) -> Self {
        let mut met =
            Self { said: accounts.iter().map(|id| (*id, Some(Status::Active))).collect(), ..Self::default() };
        for place in (0..accounts.len()).cycle().take_while(|_| !over.load(Ordering::SeqCst)) {
            let page = visitor.get("/accounts?sort=-created");
            met.pages += usize::from(met.is_served(&page, 200));
            let (page, after) = switch(visitor, met.said[place]);
            let is_done = met.is_served(&page, 303);
            met.done += usize::from(is_done);
            met.said[place].1 = is_done.then_some(after);
        }
        met
    }

    /// Whether it was carried out; whoever is sent away is told when to come back, or that nobody knows, and stays signed in.
    fn is_served(&mut self, page: &Page, status: u16) -> bool {
        if page.status == 503 {
            let is_unsure = page.text().contains(&say("error-unsure", &[]));
            let seconds = page.header("retry-after").parse::<u32>().unwrap_or(0);
            assert!(is_unsure != (seconds > 0), "{seconds} s: {}", page.text());
            self.later += 1;
            std::thread::sleep(Duration::from_millis(20));
            return false;
        }
        assert_eq!(page.status, status, "{}", page.text());
        assert!(status == 200 || page.location().starts_with("/accounts"), "sent to {}", page.location());
        true
    }
}

/// Switches an account off or, if it is known to be off, on; returns the answer and the status that was asked for.
fn switch(by: &Client, (id, before): Said) -> (Page, Status) {
    let (action, after) = match before {
        Some(Status::Inactive) => ("activate", Status::Active),
        _ => ("deactivate", Status::Inactive),
    };
    let form = [("id", &*id.to_string()), ("back", "/accounts")];
    (by.post(&format!("/accounts/{action}"), &form), after)
}

/// Active people with an address, of whom nobody else takes notice.
fn chosen(db: &mut Db, count: usize) -> Vec<i64> {
    let sql = format!(
        "SELECT CAST(id AS TEXT) AS line FROM accounts WHERE status = 'active' AND kind = 'operator' AND email IS NOT \
         NULL AND id > 3 ORDER BY id LIMIT {count}"
    );
    let ids: Vec<i64> = lines_of(db, &sql).iter().map(|id| id.parse().unwrap()).collect();
    assert_eq!(ids.len(), count);
    ids
}

/// The newest entry of the trail and the newest mail.
type Mark = (i64, i64);

fn newest(db: &mut Db) -> Mark {
    let mut last = |table: &str| -> i64 {
        let sql = format!("SELECT CAST(COALESCE(MAX(id), 0) AS TEXT) AS line FROM {table}");
        lines_of(db, &sql)[0].parse().unwrap()
    };
    (last("audit_events"), last("outbox"))
}

/// What was said is kept, and what is kept is whole: each switch of these accounts after `since` has its entry in the
/// trail and its mail, and whoever is switched off is signed out.
fn is_whole(db: &mut Db, (entry, mail): Mark, said: &[Said]) {
    for (id, said) in said {
        let entries = lines_of(
            db,
            &format!(
                "SELECT action AS line FROM audit_events WHERE id > {entry} AND subject_id = {id} AND outcome = 'done' \
                 AND action IN ('account.activate', 'account.deactivate') ORDER BY id"
            ),
        );
        let turns = ["account.deactivate", "account.activate"];
        let wanted: Vec<&str> = turns.iter().copied().cycle().take(entries.len()).collect();
        assert_eq!(entries, wanted, "{id}: something was done twice, or not written down");
        let mails = lines_of(
            db,
            &format!(
                "SELECT 'account.' || SUBSTR(kind, 1, LENGTH(kind) - 1) AS line FROM outbox WHERE id > {mail} AND \
                 account_id = {id} AND kind IN ('activated', 'deactivated') ORDER BY id"
            ),
        );
        assert_eq!(mails, entries, "{id}: a mail is missing, or too many");
        let status = if entries.len().is_multiple_of(2) { Status::Active } else { Status::Inactive };
        let kept = lines_of(db, &format!("SELECT status AS line FROM accounts WHERE id = {id}"));
        assert_eq!(kept, [status.word()], "{id}: what is kept is not what the trail says");
        assert!(said.is_none_or(|said| said == status), "{id}: {said:?} was said, {status:?} is kept");
    }
    let inside = "SELECT CAST(account_id AS TEXT) AS line FROM sessions WHERE account_id IN (SELECT id FROM accounts WHERE \
                  status = 'inactive')";
    assert!(lines_of(db, inside).is_empty(), "somebody inactive is signed in");
}
