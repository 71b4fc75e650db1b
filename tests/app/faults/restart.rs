//! PostgreSQL ends under load, once in good order and once as by a crash, and comes back.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use gatehouse::accounts::Status;
use gatehouse::db::{Address, Db, migrate};

use super::{Met, PATIENCE, chosen, is_whole, newest};
use crate::support::app::people;
use crate::support::cluster::Cluster;
use crate::support::{Client, Engine, Server, say};

const VISITORS: usize = 4;
const ACCOUNTS: usize = 20;

#[test]
fn postgresql_comes_back() {
    let mut cluster = Cluster::start();
    let mut db = filled(&cluster.address);
    let (accounts, since) = (chosen(&mut db, ACCOUNTS), newest(&mut db));
    drop(db);
    let server = Server::start(&cluster.address);
    let stranger = Client::new(server.address);
    let over = AtomicBool::new(false);
    let met: Vec<Met> = std::thread::scope(|scope| {
        let end = Over(&over);
        let threads: Vec<_> = accounts
            .chunks(ACCOUNTS / VISITORS)
            .map(|share| (server.client.clone(), share))
            .map(|(visitor, share)| scope.spawn(|| Met::load(&{ visitor }, share, &over)))
            .collect();
        for signal in ["INT", "QUIT"] {
            std::thread::sleep(Duration::from_millis(500));
            cluster.halt(signal);
            stranger.get("/healthz").expect(200);
            assert!(stranger.get("/readyz").expect(503).header("retry-after").parse::<u32>().is_ok());
            server.client.clone().get("/accounts").expect(503).saying(&say("error-503", &[]));
            cluster.again();
            ready(&stranger);
            server.client.clone().get("/accounts").expect(200);
        }
        std::thread::sleep(Duration::from_millis(500));
        drop(end);
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    for met in &met {
        assert!(met.pages > 0 && met.done > 0 && met.later > 0, "{} {} {}", met.pages, met.done, met.later);
    }
    let said: Vec<_> = met.into_iter().flat_map(|met| met.said).collect();
    is_whole(&mut cluster.address.open().unwrap(), since, &said);
}

/// Lets the visitors go home, also when something fails.
struct Over<'a>(&'a AtomicBool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// A database with a made-up company.
fn filled(address: &Address) -> Db {
    let mut db = address.open().unwrap();
    migrate(&mut db).unwrap();
    (people(100).fill)(&mut db);
    db
}

/// Waits until the same process serves again.
fn ready(stranger: &Client) {
    let end = Instant::now() + PATIENCE;
    while stranger.get("/readyz").status != 200 {
        assert!(Instant::now() < end, "it does not recover");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Ends the connection of whoever keeps an entry of the trail, in the middle of its COMMIT.
const CUT: &str = "CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM \
                   pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$; \
                   CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON audit_events DEFERRABLE INITIALLY DEFERRED \
                   FOR EACH ROW EXECUTE FUNCTION cut()";

#[test]
fn what_may_have_been_kept_is_not_called_undone() {
    let app = Engine::Postgres.company();
    let ada = app.company_admin();
    let mut beside = app.database.address.open().unwrap();
    beside.batch_execute(CUT).unwrap();
    let page = ada.post("/accounts/deactivate", &[("id", "3"), ("back", "/accounts")]).expect(503);
    for key in ["error-unsure", "error-unsure-why", "error-unsure-step"] {
        assert!(page.text().contains(&say(key, &[])), "{}", page.text());
    }
    // To send it again is not what is advised.
    assert_eq!(page.header("retry-after"), "");
    beside.batch_execute("DROP TRIGGER cut ON audit_events").unwrap();
    assert_eq!(app.account(3).status, Status::Active);
    ada.post("/accounts/deactivate", &[("id", "3"), ("back", "/accounts")]).expect(303);
    assert_eq!(app.account(3).status, Status::Inactive);
}
