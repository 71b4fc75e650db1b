//! Lists as files: every row that matches, or those that are ticked, read and sent piece by piece.

mod csv;
mod handlers;
mod pages;
mod pipe;
mod plain;
mod reader;
mod sending;
#[cfg(test)]
mod tests;
mod wish;
mod xlsx;

use std::sync::Arc;

use tokio::sync::Semaphore;

pub use handlers::{ask, send};

use crate::access::Actor;
use crate::db::Db;
use crate::error::Error;

/// Exports that run at the same time, at most; each has a thread of its own.
const AT_ONCE: usize = 16;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Text between commas (RFC 4180), UTF-8 with a mark at its beginning.
    Csv,
    /// A workbook (ECMA-376).
    Xlsx,
}

impl Format {
    /// As forms and file names have it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }
}

/// How an export ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Every row was sent.
    Complete,
    /// Whoever received it went away.
    Stopped,
    /// Reading failed, and the file was broken off.
    Failed,
}

/// What was exported, for whoever keeps account of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// The list's key.
    pub list: &'static str,
    /// The query; empty: none.
    pub query: String,
    /// How many rows were named one by one; `None`: all that match.
    pub chosen: Option<usize>,
    /// The keys of the columns.
    pub columns: Vec<&'static str>,
    /// The kind of file.
    pub format: Format,
    /// How many rows were sent.
    pub rows: u64,
    /// How it ended.
    pub end: End,
}

/// Writes an export down where the company keeps account of what was done.
pub type Record = fn(&mut Db, &Actor, &Exported) -> Result<(), Error>;

/// What exports share in this process.
#[derive(Clone)]
pub struct Exports {
    record: Record,
    turns: Arc<Semaphore>,
}

impl Exports {
    /// Exports that are written down by `record`.
    #[must_use]
    pub fn new(record: Record) -> Self {
        Self { record, turns: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}
