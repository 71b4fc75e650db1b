//! Many people sign in at once while somebody looks at the list.

use std::sync::Barrier;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow, ensure};
use diesel::prelude::*;
use gatehouse::db::Db;
use gatehouse::db::schema::accounts;

use super::client::Client;
use super::measure::{Figures, alone, figures};
use super::process::{Processes, memory};
use super::server::{Server, form};
use super::views::View;

/// How many sign in at once.
const COUNT: u32 = 200;

/// What came of it.
pub struct Storm {
    /// How many tried.
    pub count: u32,
    /// How many were signed in.
    pub let_in: usize,
    /// How many were told to come back (503).
    pub sent_away: usize,
    /// From the first attempt to the last answer.
    pub took: Duration,
    /// How many hashes are computed at once.
    pub slots: u32,
    /// The server's own memory in KiB, without pages of files: before, and at its most.
    pub memory: (u32, u32),
    /// The list before.
    pub before: Figures,
    /// The list meanwhile.
    pub during: Figures,
}

/// Lets [`COUNT`] people sign in, each from an address of their own.
pub fn run(server: &Server, db: &mut Db, view: &View, span: Duration) -> Result<Storm> {
    let logins = logins(db)?;
    let headers = server.sign_in(view.login)?;
    let mut client = Client::to(server.host)?;
    let mut look = || -> Result<()> {
        ensure!(client.get(&view.address, &headers)?.status == 200, "no list");
        Ok(())
    };
    let before = alone(span, &Processes::default(), &mut look)?;
    let calm = memory(server.id())?.1;
    let over = AtomicBool::new(false);
    let (answers, took, most, during) = std::thread::scope(|scope| {
        let crowd = scope.spawn(|| {
            let answers = crowd(server, &logins);
            over.store(true, Ordering::Release);
            answers
        });
        let watch = scope.spawn(|| most_memory(server.id(), &over));
        let (mut times, begin) = (Vec::new(), Instant::now());
        while !over.load(Ordering::Acquire) {
            let start = Instant::now();
            look()?;
            times.push(start.elapsed());
        }
        let during = figures(times, begin.elapsed(), Duration::ZERO);
        let (answers, took) = crowd.join().map_err(|_| anyhow!("the crowd panicked"))??;
        let most = watch.join().map_err(|_| anyhow!("the watch panicked"))??;
        anyhow::Ok((answers, took, most, during))
    })?;
    let with = |status: u16| answers.iter().filter(|answer| **answer == status).count();
    ensure!(with(303) + with(503) == answers.len(), "unexpected answers: {answers:?}");
    Ok(Storm {
        count: COUNT,
        let_in: with(303),
        sent_away: with(503),
        took,
        slots: u32::try_from((std::thread::available_parallelism()?.get() / 2).max(1))?,
        memory: (calm, most),
        before,
        during,
    })
}

/// People who can sign in: the made-up crowd has no passwords, so they are given the one of the person who looks.
fn logins(db: &mut Db) -> Result<Vec<String>> {
    let hash: Option<String> = accounts::table
        .filter(accounts::password_hash.is_not_null())
        .order(accounts::id)
        .select(accounts::password_hash)
        .first(db)?;
    let found: Vec<(i64, Option<String>)> = accounts::table
        .filter(accounts::kind.eq("operator"))
        .filter(accounts::status.eq("active"))
        .filter(accounts::login.is_not_null())
        .filter(accounts::valid_until.is_null())
        .order(accounts::id)
        .limit(i64::from(COUNT))
        .select((accounts::id, accounts::login))
        .load(db)?;
    ensure!(found.len() == usize::try_from(COUNT)?, "only {} people can sign in", found.len());
    let ids: Vec<i64> = found.iter().map(|(id, _)| *id).collect();
    diesel::update(accounts::table.filter(accounts::id.eq_any(ids)))
        .set(accounts::password_hash.eq(hash))
        .execute(db)?;
    Ok(found.into_iter().filter_map(|(_, login)| login).collect())
}

/// Signs everybody in at once; the statuses, and how long it took.
fn crowd(server: &Server, logins: &[String]) -> Result<(Vec<u16>, Duration)> {
    let gate = Barrier::new(logins.len());
    let begin = Instant::now();
    let answers = std::thread::scope(|scope| {
        let people: Vec<_> = logins
            .iter()
            .enumerate()
            .map(|(number, login)| {
                let gate = &gate;
                scope.spawn(move || {
                    let client = Client::to(server.host);
                    gate.wait();
                    let from = format!("X-Forwarded-For: 198.51.{}.{}\r\n", number / 250, number % 250 + 1);
                    Ok(client?.post("/sign-in", &from, &form(login))?.status)
                })
            })
            .collect();
        let joined = people.into_iter().map(|one| one.join().map_err(|_| anyhow!("somebody panicked"))?);
        joined.collect::<Result<Vec<u16>>>()
    })?;
    Ok((answers, begin.elapsed()))
}

/// The most memory of its own that a process has until `over`, in KiB.
fn most_memory(id: u32, over: &AtomicBool) -> Result<u32> {
    let mut most = 0;
    while !over.load(Ordering::Acquire) {
        most = most.max(memory(id)?.1);
        std::thread::sleep(Duration::from_millis(5));
    }
    Ok(most)
}
