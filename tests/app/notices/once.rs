//! Everybody gets a notice exactly once, whoever writes the mails and however often they die over it.

use std::time::{Duration, Instant};

use gatehouse::db::Pool;
use gatehouse::jobs::Worker;

use super::{Kind, crowded, drafted, number, reachable, send, state, written};
use crate::jobs::{quick, slow, wait_for};
use crate::support::app::people;
use crate::support::{Engine, Server, TestApp, on_both};

on_both!(
    many_servers_write_each_mail_once,
    sending_outlives_the_server,
    two_who_send_at_once_send_one_mail_to_each,
);

fn job(app: &TestApp, notice: i64) -> i64 {
    number(app, &format!("SELECT job_id FROM notices WHERE id = {notice}"))
}

fn many_servers_write_each_mail_once(on: Engine) {
    let app = on.demo(500);
    let license = crowded(&app);
    // On several licenses, and the primary contact besides.
    let other = crate::notices::crowded_again(&app, license);
    let id = drafted(&app, Kind::Release, Some(&[license, other]));
    let workers: Vec<Worker> =
        (0..2).map(|_| Worker::start(Pool::new(&app.database.address)).unwrap()).collect();
    send(&app.company_admin(), id).expect(303);
    let job = job(&app, id);
    while state(&app, id) == "sending" {
        // The lease is broken again and again, so that many hold the same job at once.
        app.sql(&format!("UPDATE jobs SET leased_until = NULL WHERE id = {job}"));
        std::thread::sleep(Duration::from_millis(100));
    }
    for worker in workers {
        worker.stop();
    }
    assert_eq!(written(&app, id), reachable(&app));
    assert_eq!(state(&app, id), "sent");
    let count = number(&app, &format!("SELECT recipient_count FROM notices WHERE id = {id}"));
    assert_eq!(count, i64::try_from(reachable(&app).len()).unwrap());
}

fn sending_outlives_the_server(on: Engine) {
    let app = on.idle(&people(1_500));
    let license = crowded(&app);
    let id = drafted(&app, Kind::Release, Some(&[license]));
    slow(on, &app);
    let server = Server::start(&app.database.address);
    send(&server.client, id).expect(303);
    let job = job(&app, id);
    let end = Instant::now() + Duration::from_mins(1);
    while written(&app, id).len() < 10 {
        assert!(Instant::now() < end, "it does not begin");
        std::thread::sleep(Duration::from_millis(3));
    }
    server.kill();
    let (some, all) = (written(&app, id), reachable(&app));
    assert!(some.len() < all.len() && all.starts_with(&some), "{} of {}", some.len(), all.len());
    quick(on, &app);
    let server = Server::start(&app.database.address);
    wait_for(&app, job, "done");
    assert_eq!(written(&app, id), all);
    assert_eq!(state(&app, id), "sent");
    server.kill();
}

fn two_who_send_at_once_send_one_mail_to_each(on: Engine) {
    let app = on.company();
    app.license("Berlin").contact(2).create();
    app.license("Oslo").create();
    for _ in 0..5 {
        let id = drafted(&app, Kind::License, None);
        let (one, two) = (app.company_admin(), app.company_admin());
        let form = [("version", "1"), ("recipients", "2")];
        let address = format!("/notices/{id}/send");
        let (address, form) = (&address, &form);
        let (first, second) = std::thread::scope(|scope| {
            let first = scope.spawn(move || one.post(address, form).status);
            let second = scope.spawn(move || two.post(address, form).status);
            (first.join().unwrap(), second.join().unwrap())
        });
        let mut both = [first, second];
        both.sort_unstable();
        assert_eq!(both, [303, 409]);
        assert_eq!(written(&app, id), [1, 2]);
        assert_eq!(number(&app, &format!("SELECT COUNT(*) FROM jobs WHERE id = {}", job(&app, id))), 1);
    }
}
