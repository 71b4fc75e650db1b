//! Doing something again and again, and how long it took.

use std::time::{Duration, Instant};

use anyhow::{Result, anyhow, ensure};

use super::process::Processes;

/// How often something is done at least.
const LEAST: usize = 20;

/// What repetition showed.
#[derive(Clone, Copy, Default)]
pub struct Figures {
    /// Half took at most so long.
    pub p50: Duration,
    /// 99 of 100 took at most so long.
    pub p99: Duration,
    /// How many a second.
    pub rate: f64,
    /// Processor time of one.
    pub cpu: Duration,
}

/// Repeats `work` for `span`; its processor time is that of `processes`.
pub fn alone(span: Duration, processes: &Processes, work: &mut dyn FnMut() -> Result<()>) -> Result<Figures> {
    work()?; // The first one fills caches.
    let used = processes.used();
    let start = Instant::now();
    let times = repeat(span, work)?;
    Ok(figures(times, start.elapsed(), processes.used().saturating_sub(used)))
}

/// Repeats work with `count` workers at once, each made by `worker` on a thread of its own.
pub fn together<W>(count: usize, span: Duration, worker: impl Fn() -> Result<W> + Sync) -> Result<Figures>
where
    W: FnMut() -> Result<()>,
{
    let start = Instant::now();
    let times = std::thread::scope(|scope| {
        let run = || repeat(span, &mut worker()?);
        let threads: Vec<_> = (0..count).map(|_| scope.spawn(run)).collect();
        let joined =
            threads.into_iter().map(|thread| thread.join().map_err(|_| anyhow!("a client panicked"))?);
        joined.collect::<Result<Vec<_>>>()
    })?;
    Ok(figures(times.concat(), start.elapsed(), Duration::ZERO))
}

fn repeat(span: Duration, work: &mut dyn FnMut() -> Result<()>) -> Result<Vec<Duration>> {
    let start = Instant::now();
    let mut times = Vec::new();
    while start.elapsed() < span || times.len() < LEAST {
        let begin = Instant::now();
        work()?;
        times.push(begin.elapsed());
        // What takes seconds is known well enough after a few.
        if start.elapsed() > span * 20 {
            break;
        }
    }
    ensure!(!times.is_empty(), "nothing was done");
    Ok(times)
}

/// What these times show; `whole` is how long all of them took together.
pub fn figures(mut times: Vec<Duration>, whole: Duration, cpu: Duration) -> Figures {
    times.sort_unstable();
    let count = u32::try_from(times.len()).unwrap_or(u32::MAX);
    let at = |percent: usize| times.get(times.len() * percent / 100).copied().unwrap_or_default();
    Figures {
        p50: at(50),
        p99: at(99),
        rate: f64::from(count) / whole.as_secs_f64(),
        cpu: cpu / count.max(1),
    }
}
