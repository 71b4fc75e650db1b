//! How entries are sealed.

use std::time::{Duration, Instant};

use super::link::{Hash, link};
use super::model::{Entry, Seal};
use super::queries;
use crate::clock;
use crate::db::{Db, Pool};
use crate::error::Error;

/// How many entries are sealed at a time: some milliseconds of SQLite's only writer.
const BATCH: i64 = 500;
/// How long whoever waits to write goes first.
const PAUSE: Duration = Duration::from_millis(5);
/// How long one turn may take: other tasks wait for it, and so does whoever stops the server.
const TURN: Duration = Duration::from_secs(5);

/// Seals what waits, beside the units of work that write entries. Any number of instances may do so at once: a number
/// in the chain is given once, and who comes second tries again another time. Returns how many were sealed.
///
/// # Errors
/// Database errors; a chain whose end cannot be read is not carried on.
pub fn seal(pool: &Pool) -> Result<usize, Error> {
    let (mut total, begun) = (0, Instant::now());
    if !pool.read_here(queries::is_behind)? {
        return Ok(total);
    }
    loop {
        let sealed = match pool.add_here(seal_some) {
            Ok(sealed) => sealed,
            Err(Error::Collision(_)) => return Ok(total),
            Err(other) => return Err(other),
        };
        total += sealed.len();
        // An anchor in the log stays where the log is kept.
        if let Some(last) = sealed.last() {
            tracing::info!(anchor = format!("{}:{}", last.hash, last.number), "the audit trail was sealed");
        }
        let is_last = i64::try_from(sealed.len()).unwrap_or(0) < BATCH;
        if is_last || begun.elapsed() > TURN {
            return Ok(total);
        }
        std::thread::sleep(PAUSE);
    }
}

fn seal_some(db: &mut Db) -> Result<Vec<Seal>, Error> {
    let (number, hash) = match queries::newest(db)? {
        None => (0, Hash::default()),
        Some(seal) => {
            let hash = seal.hash.parse().map_err(|()| Error::internal("the newest seal is no hash"))?;
            (seal.number, hash)
        }
    };
    let seals = carry_on(number, hash, &queries::waiting(db, BATCH)?);
    if !seals.is_empty() {
        queries::add(db, &seals)?;
    }
    Ok(seals)
}

/// The seals of these entries, after the seal of this number and hash.
fn carry_on(mut number: i64, mut hash: Hash, entries: &[Entry]) -> Vec<Seal> {
    let now = clock::now();
    let mut seals = Vec::with_capacity(entries.len());
    for entry in entries {
        number += 1;
        hash = link(hash, number, now, entry);
        seals.push(Seal { number, event_id: entry.id, sealed_at: now, hash: hash.to_string() });
    }
    seals
}
