//! Bounded pools: many readers, and writers that each run one unit of work.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::Semaphore;

use super::connect::Opener;
use super::{Address, Db, unit};
use crate::error::Error;

/// How long a request waits for its turn at the database before it is told to come back.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often a unit of work is tried beside others; after that it gets a turn of its own.
const ATTEMPTS: u32 = 6;

/// The connections of this process.
#[derive(Clone)]
pub struct Pool {
    readers: Lane,
    writers: Lane,
    commits: Commits,
}

#[derive(Clone)]
struct Lane {
    connections: r2d2::Pool<Opener>,
    turns: Arc<Semaphore>,
    /// How many wait for a connection.
    waiting: Arc<AtomicUsize>,
}

/// Somebody who waits, until it is dropped.
struct Waiting(Arc<AtomicUsize>);

impl Waiting {
    fn begin(count: &Arc<AtomicUsize>) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self(Arc::clone(count))
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Lane {
    fn new(address: &Address, size: u32) -> Self {
        let connections = r2d2::Pool::builder()
            .max_size(size)
            .min_idle(Some(0))
            .test_on_check_out(false)
            .connection_timeout(PATIENCE)
            .build_unchecked(Opener(address.clone()));
        let turns = Arc::new(Semaphore::new(size as usize));
        Self { connections, turns, waiting: Arc::default() }
    }

    /// A connection for a thread of ours.
    fn get(&self) -> Result<r2d2::PooledConnection<Opener>, Error> {
        let _waiting = Waiting::begin(&self.waiting);
        self.connections.get().map_err(Error::unreachable)
    }

    /// Runs `work` on the blocking threads, with a connection of this lane.
    async fn run<T, F>(&self, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce(&mut Db) -> Result<T, Error> + Send + 'static,
    {
        let waiting = Waiting::begin(&self.waiting);
        let turn = tokio::time::timeout(PATIENCE, Arc::clone(&self.turns).acquire_owned());
        let turn = turn.await.map_err(|_| Error::Busy)?.map_err(Error::internal)?;
        let connections = self.connections.clone();
        tokio::task::spawn_blocking(move || {
            let _turn = turn;
            let mut slot = connections.get().map_err(Error::unreachable)?;
            drop(waiting);
            slot.run(work)
        })
        .await
        .map_err(Error::internal)?
    }
}

impl Pool {
    /// Pools for `address`; connections are opened when first needed.
    #[must_use]
    pub fn new(address: &Address) -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        let readers = u32::try_from(cores * 4).unwrap_or(8);
        let writers = match address {
            Address::Sqlite(_) => 1,
            Address::Postgres(_) => readers,
        };
        Self {
            readers: Lane::new(address, readers),
            writers: Lane::new(address, writers),
            commits: Commits::default(),
        }
    }

    /// Reads; `work` must not write.
    ///
    /// # Errors
    /// What `work` returns, or [`Error::Busy`] when no connection is free in time.
    pub async fn read<T, F>(&self, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce(&mut Db) -> Result<T, Error> + Send + 'static,
    {
        self.readers.run(work).await
    }

    /// Runs one unit of work: all of it is kept, or nothing. `work` may run
    /// several times when it collides with another unit.
    ///
    /// # Errors
    /// What `work` returns, or [`Error::Busy`] when no connection is free in time.
    pub async fn write<T, F>(&self, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnMut(&mut Db) -> Result<T, Error> + Send + 'static,
    {
        let done = self.writers.run(move |db| unit_of_work(db, work)).await?;
        self.commits.announce();
        Ok(done)
    }

    /// The same as [`Pool::read`] for threads of our own.
    ///
    /// # Errors
    /// As [`Pool::read`].
    pub fn read_here<T>(&self, work: impl FnOnce(&mut Db) -> Result<T, Error>) -> Result<T, Error> {
        self.readers.get()?.run(work)
    }

    /// The same as [`Pool::write`] for threads of our own.
    ///
    /// # Errors
    /// As [`Pool::write`].
    pub fn write_here<T>(&self, work: impl FnMut(&mut Db) -> Result<T, Error>) -> Result<T, Error> {
        let mut slot = self.writers.get()?;
        let done = slot.run(|db| unit_of_work(db, work))?;
        self.commits.announce();
        Ok(done)
    }

    /// Whether anybody in this process waits to write now; whoever writes much then lets them go first.
    #[must_use]
    pub fn is_awaited(&self) -> bool {
        self.writers.waiting.load(Ordering::Relaxed) > 0
    }

    /// Does `act` to everything that is due, each in a unit of its own: `find` names the next records, at most so many,
    /// and `act` says whether there was something to do. Returns how often there was. It ends when nothing is due, or
    /// when none of those that are could be done.
    ///
    /// # Errors
    /// As [`Pool::read`] and [`Pool::write`].
    pub fn each_here(
        &self,
        most: i64,
        find: impl Fn(&mut Db, i64) -> Result<Vec<i64>, Error>,
        act: impl Fn(&mut Db, i64) -> Result<bool, Error>,
    ) -> Result<usize, Error> {
        let mut done = 0;
        loop {
            let due = self.read_here(|db| find(db, most))?;
            let before = done;
            for id in &due {
                done += usize::from(self.write_here(|db| act(db, *id))?);
            }
            if i64::try_from(due.len()).unwrap_or(0) < most || done == before {
                return Ok(done);
            }
        }
    }

    /// Works off in chunks, each in a unit of its own, while `is_due`; returns how much that was.
    ///
    /// # Errors
    /// As [`Pool::each_here`].
    pub fn chunks_here(
        &self,
        is_due: impl Fn(&mut Db) -> Result<bool, Error>,
        chunk: impl Fn(&mut Db) -> Result<usize, Error>,
    ) -> Result<usize, Error> {
        let mut done = 0;
        while self.read_here(&is_due)? {
            match self.write_here(&chunk)? {
                0 => break,
                more => done += more,
            }
        }
        Ok(done)
    }

    /// Adds rows beside the units of work, which it never makes fail; see [`unit::adding`].
    ///
    /// # Errors
    /// What `work` returns, or [`Error::Busy`] when no connection is free in time.
    pub fn add_here<T>(&self, mut work: impl FnMut(&mut Db) -> Result<T, Error>) -> Result<T, Error> {
        let mut slot = self.writers.get()?;
        slot.run(|db| unit::adding(db, &mut work))
    }

    /// Tells when something was written by this process.
    #[must_use]
    pub fn commits(&self) -> Commits {
        self.commits.clone()
    }
}

/// Runs `work` in the strictest transaction the database has, again when it lost a race. A long unit beside many short
/// ones would lose every time: in the end it runs alone.
fn unit_of_work<T>(db: &mut Db, mut work: impl FnMut(&mut Db) -> Result<T, Error>) -> Result<T, Error> {
    for attempt in 1..=ATTEMPTS {
        match unit::strict(db, &mut work) {
            Err(Error::Collision(cause)) => {
                tracing::debug!(attempt, cause, "a unit of work lost a race");
                let pause = rand::random_range(1..=4u64) * u64::from(attempt);
                std::thread::sleep(Duration::from_millis(pause));
            }
            other => return other,
        }
    }
    match unit::alone(db, &mut work) {
        Err(Error::Collision(_)) => Err(Error::Busy),
        other => other,
    }
}

/// A signal that workers wait on, so that mail leaves as soon as it is written.
#[derive(Clone, Default)]
pub struct Commits(Arc<(Mutex<u64>, Condvar)>);

impl Commits {
    /// Wakes every waiter.
    pub fn announce(&self) {
        let (count, bell) = &*self.0;
        *count.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        bell.notify_all();
    }

    /// Waits for a commit after the one numbered `seen`, at most `limit`; returns the newest number.
    #[must_use]
    pub fn wait(&self, seen: u64, limit: Duration) -> u64 {
        let (count, bell) = &*self.0;
        let guard = count.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = bell.wait_timeout_while(guard, limit, |now| *now == seen);
        *waited.unwrap_or_else(PoisonError::into_inner).0
    }
}
