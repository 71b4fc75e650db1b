//! What happens by itself when its time has come. Every task is a unit of work
//! that any number of instances may run: a conditional update lets one of them do it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::auth::sessions;
use crate::db::Pool;
use crate::error::Error;
use crate::files::Files;
use crate::{accounts, audit, jobs, keys, licenses, tenants, tickets};

/// How often the tasks look for work.
const TICK: Duration = Duration::from_secs(30);

/// How often the folder of the files is looked through: every so many ticks.
const SWEEP: u32 = 60;

/// A task: returns how much it did.
type Task = fn(&Pool) -> Result<usize, Error>;

const TASKS: &[(&str, Task)] = &[
    ("lift suspensions", accounts::lift_suspensions),
    ("clear ended roles", accounts::clear_ended),
    ("clear deleted tenants", tenants::clear_ended),
    ("settle expired keys", keys::settle_expired),
    ("remind of keys", keys::remind),
    ("note license usage", licenses::sample_daily),
    ("tell of expiring licenses", licenses::remind),
    ("build search blocks", accounts::build_blocks),
    ("sweep idle sessions", sessions::sweep_idle),
    ("forget old jobs", jobs::forget),
    ("seal the audit trail", audit::chain::seal),
];

/// The running scheduler.
pub struct Scheduler {
    ending: Arc<(AtomicBool, Mutex<()>, Condvar)>,
    thread: Option<JoinHandle<()>>,
}

impl Scheduler {
    /// Starts the tasks on a thread of their own.
    ///
    /// # Errors
    /// When the system has no thread left.
    pub fn start(pool: Pool, files: Files) -> Result<Self, Error> {
        let ending = Arc::new((AtomicBool::new(false), Mutex::new(()), Condvar::new()));
        let seen = Arc::clone(&ending);
        let thread = std::thread::Builder::new()
            .name("scheduler".to_owned())
            .spawn(move || {
                let mut ticks = 0;
                while !seen.0.load(Ordering::Acquire) {
                    run(&pool);
                    if ticks % SWEEP == 0 {
                        tell("sweep files", tickets::sweep(&pool, &files));
                    }
                    ticks = (ticks + 1) % SWEEP;
                    let guard = seen.1.lock().unwrap_or_else(PoisonError::into_inner);
                    let ending = |(): &mut ()| !seen.0.load(Ordering::Acquire);
                    drop(seen.2.wait_timeout_while(guard, TICK, ending));
                }
            })
            .map_err(Error::internal)?;
        Ok(Self { ending, thread: Some(thread) })
    }

    /// Ends the tasks after the one that is running.
    pub fn stop(mut self) {
        self.ending.0.store(true, Ordering::Release);
        drop(self.ending.1.lock());
        self.ending.2.notify_all();
        if self.thread.take().is_some_and(|thread| thread.join().is_err()) {
            tracing::error!("the scheduler had panicked");
        }
    }
}

/// Runs every task once.
pub fn run(pool: &Pool) {
    for (name, task) in TASKS {
        tell(name, task(pool));
    }
}

fn tell(name: &str, done: Result<usize, Error>) {
    match done {
        Ok(0) => {}
        Ok(count) => tracing::info!(task = name, count, "the scheduler did something"),
        Err(error) => tracing::error!(task = name, %error, "a scheduled task failed"),
    }
}
