//! A server that is killed in the middle of a bulk leaves nothing half done, and goes on when it is started again.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use super::{PATIENCE, all_or_nothing, counts, ids, job, order, quick, slow, state, wait_for};
use crate::support::app::people;
use crate::support::{Engine, Server, on_both};

on_both!(a_bulk_outlives_the_server);

const ACCOUNTS: u64 = 5_000;

fn a_bulk_outlives_the_server(on: Engine) {
    // An app whose own worker is not there: it only holds the database and looks into it.
    let app = on.idle(&people(ACCOUNTS));
    let before: BTreeSet<i64> = ids(&app, "SELECT id FROM accounts WHERE status = 'active'");
    slow(on, &app);
    let server = Server::start(&app.database.address);
    let id = job(&order(&server.client, "deactivate", &[("all", "1"), ("q", "")], &[]).expect(303));
    let end = Instant::now() + PATIENCE;
    while counts(&app, id).0 < 300 {
        assert!(Instant::now() < end, "it does not begin");
        std::thread::sleep(Duration::from_millis(3));
    }
    server.kill();
    let done = all_or_nothing(&app, id, &before);
    assert!(done >= 300 && done < before.len() - 1, "{done} of {} were done", before.len());
    assert_eq!(state(&app, id), "running");
    quick(on, &app);
    let server = Server::start(&app.database.address);
    wait_for(&app, id, "done");
    assert_eq!(all_or_nothing(&app, id, &before), before.len() - 1);
    assert_eq!(ids(&app, "SELECT id FROM accounts WHERE status = 'active'"), BTreeSet::from([1]));
    let (done, skipped, failed) = counts(&app, id);
    assert_eq!((done + skipped, failed), (i64::try_from(ACCOUNTS).unwrap(), 0));
    server.client.get(&format!("/jobs/{id}")).expect(200).saying("Finished");
    server.kill();
}
