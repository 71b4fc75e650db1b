//! Several units of work that begin at the same moment.

use std::sync::Barrier;

use gatehouse::db::Db;
use gatehouse::error::{Error, Message};

use super::app::TestApp;

/// One of them.
pub type Work<'w> = Box<dyn Fn(&mut Db) -> Result<(), Error> + Send + Sync + 'w>;

/// Boxes a unit of work whose result does not matter.
pub fn work<'w, T>(run: impl Fn(&mut Db) -> Result<T, Error> + Send + Sync + 'w) -> Work<'w> {
    Box::new(move |db| run(db).map(drop))
}

/// What came of each: nothing to say, or the rule that forbade it. What is not there is refused as well; whoever is
/// told that the database is busy asks again; everything else fails the test.
pub fn at_once(app: &TestApp, works: &[Work<'_>]) -> Vec<Result<(), Message>> {
    let barrier = Barrier::new(works.len());
    let run = |work: &Work<'_>| {
        barrier.wait();
        loop {
            match app.pool.write_here(|db| work(db)) {
                Ok(()) => return Ok(()),
                Err(Error::Refused(why) | Error::Forbidden(why)) => return Err(why),
                Err(Error::NotFound) => return Err(Message::new("error-404")),
                Err(Error::Busy | Error::Collision(_)) => {}
                Err(other) => panic!("{other}"),
            }
        }
    };
    std::thread::scope(|scope| {
        let run = &run;
        let threads: Vec<_> = works.iter().map(|work| scope.spawn(move || run(work))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}
