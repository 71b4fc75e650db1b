//! A long unit of work is done, however many short ones keep changing what it reads and writes.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use diesel::prelude::*;
use gatehouse::db::Db;
use gatehouse::db::schema::accounts;
use gatehouse::error::Error;

use crate::support::app::people;
use crate::support::{Engine, on_both};

on_both!(a_long_unit_among_short_ones_is_done_at_the_first_asking);

/// Reads every account and changes one: this collides with whoever does the same at the same time.
fn rewrite(db: &mut Db, id: i64, takes: Duration) -> Result<u32, Error> {
    let seen: i64 = accounts::table.filter(accounts::description.ne("nowhere")).count().get_result(db)?;
    std::thread::sleep(takes);
    let own = diesel::update(accounts::table.find(id));
    own.set(accounts::description.eq(format!("team {seen}"))).execute(db)?;
    Ok(1)
}

fn a_long_unit_among_short_ones_is_done_at_the_first_asking(on: Engine) {
    let app = on.idle(&people(20));
    let (over, short) = (AtomicBool::new(false), AtomicU32::new(0));
    std::thread::scope(|scope| {
        for id in 4..8 {
            let (pool, over, short) = (app.pool.clone(), &over, &short);
            scope.spawn(move || {
                while !over.load(Ordering::Acquire) {
                    let done = pool.write_here(|db| rewrite(db, id, Duration::from_millis(1)));
                    short.fetch_add(done.unwrap_or(0), Ordering::AcqRel);
                }
            });
        }
        let long: Vec<_> =
            (0..3).map(|_| app.pool.write_here(|db| rewrite(db, 9, Duration::from_millis(80)))).collect();
        over.store(true, Ordering::Release);
        for one in long {
            assert_eq!(one.expect("the long unit is not sent away"), 1);
        }
    });
    assert!(short.load(Ordering::Acquire) > 10, "the short ones went on as well");
}
