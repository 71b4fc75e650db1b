//! Visitors who never finish their sentence, and a database that everybody waits for.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use gatehouse::accounts::Status;

use super::PATIENCE;
use crate::support::app::people;
use crate::support::database::Database;
use crate::support::{Client, Engine, Server, on_both, say};

on_both!(whoever_waits_in_vain_for_the_database_is_told_to_come_back);

/// So many of each kind.
const SLOW: usize = 150;
/// What the server may grow by over them.
const GROWTH: u64 = 32 << 20;

fn whoever_waits_in_vain_for_the_database_is_told_to_come_back(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let mut holder = app.database.address.open().unwrap();
    let hold = match on {
        Engine::Sqlite => "BEGIN IMMEDIATE",
        Engine::Postgres => "BEGIN; LOCK TABLE accounts IN ACCESS EXCLUSIVE MODE",
    };
    holder.batch_execute(hold).unwrap();
    let form = [("id", "3"), ("back", "/accounts")];
    std::thread::scope(|scope| {
        let crowd: Vec<_> = (0..60)
            .map(|_| ada.clone())
            .map(|visitor| scope.spawn(move || visitor.post("/accounts/deactivate", &form)))
            .collect();
        // Until all of them have come; they wait for two seconds and more.
        std::thread::sleep(Duration::from_millis(300));
        let began = Instant::now();
        app.anon().get("/healthz").expect(200);
        assert!(began.elapsed() < Duration::from_millis(1_500), "the crowd is in the way");
        for visitor in crowd {
            let page = visitor.join().unwrap().expect(503).saying(&say("error-503", &[]));
            assert!(page.header("retry-after").parse::<u32>().is_ok());
        }
    });
    if on == Engine::Sqlite {
        ada.get("/accounts").expect(200);
    }
    holder.batch_execute("ROLLBACK").unwrap();
    assert_eq!(app.account(3).status, Status::Active);
    ada.post("/accounts/deactivate", &form).expect(303);
    assert_eq!(app.account(3).status, Status::Inactive);
}

#[test]
fn slow_visitors_are_sent_away_and_cost_little() {
    let database = Database::copy(Engine::Sqlite, &people(100));
    let server = Server::start(&database.address);
    server.client.get("/accounts").expect(200);
    let before = server.memory();
    let connect = |begin: &str| {
        let mut line = TcpStream::connect(server.address).unwrap();
        line.set_read_timeout(Some(PATIENCE)).unwrap();
        line.write_all(begin.as_bytes()).unwrap();
        line
    };
    let header = "GET /accounts HTTP/1.1\r\nHost: gatehouse.localhost\r\nAccept: text/";
    let body = "POST /sign-in HTTP/1.1\r\nHost: gatehouse.localhost\r\nSec-Fetch-Site: same-origin\r\n\
                Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nlogin=ada";
    let mut slow: Vec<TcpStream> =
        [header, body].iter().flat_map(|begin| (0..SLOW).map(|_| connect(begin))).collect();
    // The others are served meanwhile.
    for _ in 0..20 {
        server.client.get("/accounts").expect(200);
        Client::new(server.address).get("/healthz").expect(200);
    }
    let grown = server.memory().saturating_sub(before);
    assert!(grown < GROWTH, "{grown} bytes for {} visitors", slow.len());
    for line in &mut slow {
        let mut answer = String::new();
        line.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
    }
    server.client.get("/accounts").expect(200);
}
