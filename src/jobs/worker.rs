//! The worker that carries jobs on, on a thread of its own. Any number may run, in any number of processes.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};

use super::chunks::{Step, step};
use super::queries;
use super::work::Work;
use crate::app;
use crate::db::{Commits, Pool};
use crate::error::Error;

/// How often somebody else's order is looked for when this process writes nothing.
const IDLE: Duration = Duration::from_secs(1);
/// How long one job is worked on before another may have its turn.
const TURN: Duration = Duration::from_secs(2);
/// How long a chunk should hold the only writer of SQLite.
const LONG: Duration = Duration::from_millis(100);
/// The shortest pause between two chunks.
const REST: Duration = Duration::from_millis(1);
/// The smallest and the largest chunk.
const SIZES: (usize, usize) = (10, 200);

/// The running worker.
pub struct Worker {
    stop: Arc<AtomicBool>,
    commits: Commits,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts working on the jobs of `pool`'s database.
    ///
    /// # Errors
    /// [`Error::Internal`] when the system has no thread left.
    pub fn start(pool: Pool) -> Result<Self, Error> {
        let (stop, commits) = (Arc::new(AtomicBool::new(false)), pool.commits());
        let mut hand = Hand { pool, stop: Arc::clone(&stop), size: SIZES.0 };
        let bell = commits.clone();
        let thread = Builder::new()
            .name("jobs".to_owned())
            .spawn(move || hand.work(&bell))
            .map_err(Error::internal)?;
        Ok(Self { stop, commits, thread: Some(thread) })
    }

    /// Ends the worker after its chunk; returns when it has ended.
    pub fn stop(mut self) {
        self.ask_to_stop();
        if self.thread.take().is_some_and(|thread| thread.join().is_err()) {
            tracing::error!("the worker of the jobs had panicked");
        }
    }

    fn ask_to_stop(&self) {
        self.stop.store(true, Ordering::SeqCst);
        self.commits.announce();
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.ask_to_stop();
    }
}

struct Hand {
    pool: Pool,
    stop: Arc<AtomicBool>,
    /// How many records the next chunk has.
    size: usize,
}

impl Hand {
    fn is_stopping(&self) -> bool {
        self.stop.load(Ordering::SeqCst)
    }

    fn work(&mut self, commits: &Commits) {
        while !self.is_stopping() {
            let before = commits.wait(0, Duration::ZERO);
            let turn = catch_unwind(AssertUnwindSafe(|| self.turn()))
                .unwrap_or_else(|_| Err(Error::internal("a chunk of a job panicked")));
            match turn {
                Ok(true) => {}
                Ok(false) => {
                    let _newest = commits.wait(before, IDLE);
                }
                Err(cause) => {
                    tracing::warn!(%cause, "the jobs cannot be worked on now");
                    self.size = SIZES.0;
                    self.rest(IDLE);
                }
            }
        }
    }

    /// Works on the job whose turn it is; false when there is none.
    fn turn(&mut self) -> Result<bool, Error> {
        let kinds: Vec<&str> = app::kinds().map(Work::kind).collect();
        let Some(id) = self.pool.read_here(|db| queries::due(db, &kinds))? else { return Ok(false) };
        let owner = format!("{:032x}", rand::random::<u128>());
        if !self.pool.write_here(|db| queries::claim(db, id, &owner))? {
            return Ok(true);
        }
        let end = Instant::now() + TURN;
        while Instant::now() < end && !self.is_stopping() {
            let begun = Instant::now();
            if step(&self.pool, id, &owner, self.size)? == Step::Over {
                return Ok(true);
            }
            let took = begun.elapsed();
            self.size = next_size(self.size, took);
            // Whoever waits to write goes first; those of other processes wait unseen.
            self.rest(if self.pool.is_awaited() { (took / 8).clamp(REST, LONG / 5) } else { REST });
        }
        self.pool.write_here(|db| queries::release(db, id, &owner))?;
        Ok(true)
    }

    fn rest(&self, pause: Duration) {
        if !self.is_stopping() {
            std::thread::sleep(pause);
        }
    }
}

/// Smaller after a chunk that took long, larger after a short one.
fn next_size(size: usize, took: Duration) -> usize {
    let next = if took > LONG {
        size / 2
    } else if took < LONG / 3 {
        size * 2
    } else {
        size
    };
    next.clamp(SIZES.0, SIZES.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_grow_while_they_are_short_and_shrink_when_they_are_long() {
        assert_eq!(next_size(50, Duration::from_millis(10)), 100);
        assert_eq!(next_size(150, Duration::from_millis(10)), 200);
        assert_eq!(next_size(100, Duration::from_millis(60)), 100);
        assert_eq!(next_size(100, Duration::from_millis(150)), 50);
        assert_eq!(next_size(10, Duration::from_secs(1)), 10);
    }
}
