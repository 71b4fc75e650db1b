//! A server that is killed in the middle of a bulk leaves nothing half done, and goes on when it is started again.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use gatehouse::db::Address;

use super::{PATIENCE, all_or_nothing, counts, ids, job, order, quick, slow, state, wait_for};
use crate::support::app::{PASSWORD, people};
use crate::support::{Client, Engine, TestApp, on_both};

on_both!(a_bulk_outlives_the_server);

const ACCOUNTS: u64 = 5_000;

/// `gatehouse serve`, as people run it.
pub struct Server {
    child: Child,
    /// Ada Admin, signed in there.
    pub client: Client,
}

impl Server {
    /// Starts one on the database of `app`; in `key` is the secret.
    pub fn start(app: &TestApp, key: &std::path::Path) -> Self {
        let url = match &app.database.address {
            Address::Sqlite(path) => format!("sqlite:{path}"),
            Address::Postgres(url) => url.clone(),
        };
        let mut child = Command::new(env!("CARGO_BIN_EXE_gatehouse"))
            .arg("serve")
            .env("GATEHOUSE_DATABASE_URL", url)
            .env("GATEHOUSE_LISTEN", "127.0.0.1:0")
            .env("GATEHOUSE_SECRET_KEY_FILE", key)
            .env("RUST_LOG", "warn")
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().rsplit("http://").next().unwrap().parse().expect("it listens");
        let client = Client::new(address);
        client.sign_in("ada.admin", PASSWORD).expect(303);
        client.get("/profile").expect(200);
        Self { child, client }
    }

    /// As by `kill -9`.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn a_bulk_outlives_the_server(on: Engine) {
    // An app whose own worker is not there: it only holds the database and looks into it.
    let app = on.idle(&people(ACCOUNTS));
    let key =
        crate::support::database::folder().join(format!("gatehouse_app_{}_{on:?}.db", std::process::id()));
    std::fs::write(&key, [9_u8; 64]).unwrap();
    let before: BTreeSet<i64> = ids(&app, "SELECT id FROM accounts WHERE status = 'active'");
    slow(on, &app);
    let server = Server::start(&app, &key);
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
    let server = Server::start(&app, &key);
    wait_for(&app, id, "done");
    assert_eq!(all_or_nothing(&app, id, &before), before.len() - 1);
    assert_eq!(ids(&app, "SELECT id FROM accounts WHERE status = 'active'"), BTreeSet::from([1]));
    let (done, skipped, failed) = counts(&app, id);
    assert_eq!((done + skipped, failed), (i64::try_from(ACCOUNTS).unwrap(), 0));
    server.client.get(&format!("/jobs/{id}")).expect(200).saying("Finished");
    server.kill();
    drop(std::fs::remove_file(key));
}
