//! The files of tickets: how many there may be, and what happens to those that nobody wrote down.

use chrono::TimeDelta;

use crate::clock;
use crate::db::{Db, Pool};
use crate::error::{Error, Message};
use crate::files::Files;
use crate::tickets::queries;
use crate::web::Stored;

/// The most files of one ticket.
pub const MOST_FILES: usize = 20;
/// The most of all files of one ticket, in megabytes.
const MOST_MB: i64 = 50;
/// A file that nobody wrote down so long after it arrived is nobody's. No upload takes as long.
const FORGOTTEN: TimeDelta = TimeDelta::hours(1);
/// How many names are asked for at a time.
const CHUNK: usize = 200;

/// Whether these files still fit.
pub(super) fn fit(db: &mut Db, ticket: i64, files: &[Stored]) -> Result<(), Error> {
    if files.is_empty() {
        return Ok(());
    }
    let there = queries::attachments(db, ticket)?;
    if there.len() + files.len() > MOST_FILES {
        return Err(Error::TooLarge(Message::new("tickets-refusal-files").with("limit", MOST_FILES)));
    }
    let size = there.iter().map(|file| file.size).chain(files.iter().map(|file| file.size)).sum::<i64>();
    if size > MOST_MB * 1024 * 1024 {
        return Err(Error::TooLarge(Message::new("tickets-refusal-size").with("limit", MOST_MB)));
    }
    Ok(())
}

/// Removes files that arrived, but whose ticket or comment was never written: the process died in between. Returns
/// how many.
///
/// # Errors
/// Database errors, and what the system answers.
pub fn sweep(pool: &Pool, files: &Files) -> Result<usize, Error> {
    let old = files.untouched_since(clock::now() - FORGOTTEN).map_err(Error::internal)?;
    let mut removed = 0;
    for names in old.chunks(CHUNK) {
        let known = pool.read_here(|db| queries::known_files(db, names))?;
        for name in names.iter().filter(|name| !known.contains(name)) {
            files.remove(name);
            removed += 1;
        }
    }
    Ok(removed)
}
