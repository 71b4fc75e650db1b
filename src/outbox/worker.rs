//! The worker that sends what the outbox holds, on a thread of its own.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};

use url::Url;

use super::courier::{Courier, Round};
use super::settings::MailSettings;
use crate::db::{Commits, Pool};
use crate::error::Error;

/// How often the outbox is looked at when this process writes nothing.
const IDLE: Duration = Duration::from_secs(1);
/// The first pause after the server could not be spoken with; it doubles up to the longest.
const FIRST_PAUSE: Duration = Duration::from_secs(2);
const LONGEST_PAUSE: Duration = Duration::from_mins(1);

/// The running worker; any number may run, in any number of processes.
pub struct Worker {
    stop: Arc<AtomicBool>,
    commits: Commits,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts sending. `base_url` is where links lead.
    ///
    /// # Errors
    /// [`Error::Internal`] when the system has no thread left.
    pub fn start(pool: Pool, mail: MailSettings, base_url: Url) -> Result<Self, Error> {
        let stop = Arc::new(AtomicBool::new(false));
        let commits = pool.commits();
        let courier = Courier { pool, mail, base_url, stop: Arc::clone(&stop) };
        let bell = commits.clone();
        let thread = Builder::new()
            .name("outbox".to_owned())
            .spawn(move || run(&courier, &bell))
            .map_err(Error::internal)?;
        Ok(Self { stop, commits, thread: Some(thread) })
    }

    /// Ends the worker after the mail it is sending; returns when it has ended.
    pub fn stop(mut self) {
        self.ask_to_stop();
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the mail worker had panicked");
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

fn run(courier: &Courier, commits: &Commits) {
    let mut pause = FIRST_PAUSE;
    while !courier.is_stopping() {
        let before = commits.wait(0, Duration::ZERO);
        match one_round(courier) {
            Ok(Round { is_interrupted: true, .. }) => {
                rest(courier, commits, pause);
                pause = (pause * 2).min(LONGEST_PAUSE);
            }
            // Nothing was written by the round; what others have written since begins the next one at once.
            Ok(Round { claimed: 0, .. }) => {
                let _newest = commits.wait(before, IDLE);
            }
            Ok(_) => pause = FIRST_PAUSE,
            Err(cause) => {
                tracing::warn!(%cause, "the outbox cannot be worked on now");
                rest(courier, commits, FIRST_PAUSE);
            }
        }
    }
}

/// A panic must not end the sending of all other mail.
fn one_round(courier: &Courier) -> Result<Round, Error> {
    catch_unwind(AssertUnwindSafe(|| courier.run_once()))
        .unwrap_or_else(|_| Err(Error::internal("a round of the mail worker panicked")))
}

/// Waits for all of `pause`, whatever is written meanwhile; less when the worker is to stop.
fn rest(courier: &Courier, commits: &Commits, pause: Duration) {
    let end = Instant::now() + pause;
    let mut seen = commits.wait(0, Duration::ZERO);
    while !courier.is_stopping() {
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return;
        }
        seen = commits.wait(seen, left);
    }
}
