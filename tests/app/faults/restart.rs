//! PostgreSQL ends under load, once in good order and once as by a crash, and comes back.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use gatehouse::db::{Address, Db, migrate};

use super::{Met, PATIENCE, chosen, is_whole, newest};
use crate::support::app::people;
use crate::support::cluster::Cluster;
use crate::support::{Client, Server, say};

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
        over.store(true, Ordering::SeqCst);
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    for met in &met {
        assert!(met.pages > 0 && met.done > 0 && met.later > 0, "{} {} {}", met.pages, met.done, met.later);
    }
    let said: Vec<_> = met.into_iter().flat_map(|met| met.said).collect();
    is_whole(&mut cluster.address.open().unwrap(), since, &said);
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
