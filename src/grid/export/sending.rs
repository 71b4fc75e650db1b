//! An export on a thread of its own: read some rows, write them, wait for the browser.

use std::io;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use actix_web::web::Bytes;
use futures_util::Stream;
use tokio::sync::OwnedSemaphorePermit;

use super::csv::Csv;
use super::pipe::{Pipe, pipe};
use super::plain::Plain;
use super::reader::Reader;
use super::wish::{Chosen, Wish};
use super::xlsx::{ROWS, Xlsx};
use super::{End, Exported, Format, Record};
use crate::access::{Actor, Needs};
use crate::auth::acting;
use crate::db::{Db, Pool};
use crate::error::Error;
use crate::grid::column::{Column, Filter, Ink, SortKind};
use crate::grid::list::List;
use crate::grid::source::Source;
use crate::web::language::Language;

/// An export that is about to begin.
pub struct Sending<L: List> {
    /// Which rows, in which order, as what.
    pub wish: Wish<L::Row>,
    /// Where they come from.
    pub reader: Reader<L::Row>,
    /// For whom.
    pub actor: Actor,
    /// In which language.
    pub t: Language,
    /// The database.
    pub pool: Pool,
    /// Who writes it down.
    pub record: Record,
    /// One of the exports that may run at the same time.
    pub turn: OwnedSemaphorePermit,
}

/// A file that grows row by row.
enum File {
    Csv(Box<Csv>),
    Xlsx(Box<Xlsx>),
}

impl File {
    fn begin(format: Format, pipe: Pipe, headings: Vec<String>, t: Language) -> io::Result<Self> {
        Ok(match format {
            Format::Csv => Self::Csv(Box::new(Csv::begin(pipe, &headings)?)),
            Format::Xlsx => Self::Xlsx(Box::new(Xlsx::begin(pipe, headings, t, ROWS)?)),
        })
    }

    fn row(&mut self, cells: impl Iterator<Item = Plain>) -> io::Result<()> {
        match self {
            Self::Csv(file) => file.row(cells),
            Self::Xlsx(file) => file.row(cells),
        }
    }

    fn check(&self) -> io::Result<()> {
        match self {
            Self::Csv(_) => Ok(()),
            Self::Xlsx(file) => file.check(),
        }
    }

    fn finish(self) -> io::Result<Pipe> {
        match self {
            Self::Csv(file) => file.finish(),
            Self::Xlsx(file) => file.finish(),
        }
    }
}

impl<L: List> Sending<L> {
    /// Begins; the bytes come out of the stream.
    ///
    /// # Errors
    /// When no thread can be had.
    pub fn start(self) -> Result<impl Stream<Item = io::Result<Bytes>>, Error> {
        let (pipe, bytes) = pipe();
        let thread = std::thread::Builder::new().name("export".to_owned());
        thread.spawn(move || self.run(pipe)).map_err(Error::internal)?;
        Ok(bytes)
    }

    fn run(mut self, pipe: Pipe) {
        let (mut rows, is_gone) = (0, pipe.is_gone());
        let (end, pipe) = match self.send(pipe, &mut rows) {
            Ok(pipe) => (End::Complete, Some(pipe)),
            Err(_) if is_gone.load(Ordering::SeqCst) => (End::Stopped, None),
            Err(error) => {
                tracing::error!(%error, list = L::grid().key, rows, "an export failed");
                (End::Failed, None)
            }
        };
        let exported = self.exported(rows, end);
        match self.pool.write_here(|db| (self.record)(db, &self.actor, &exported)) {
            Ok(()) => pipe.into_iter().for_each(Pipe::end),
            // What is not written down must not look as if it had been done.
            Err(error) => tracing::error!(%error, list = L::grid().key, rows, "an export was not recorded"),
        }
        drop(self.turn);
    }

    /// Reads on a thread of its own and completes on another, some rows ahead, and writes on this one.
    fn send(&mut self, pipe: Pipe, sent: &mut u64) -> Result<Pipe, Error> {
        let columns = self.wish.columns(L::grid());
        let headings = columns.iter().map(|column| heading(column, self.wish.format, self.t)).collect();
        let mut file = File::begin(self.wish.format, pipe, headings, self.t).map_err(Error::internal)?;
        // Files hold the moment itself.
        let ink = Ink { t: self.t.with_bare_times(), me: 0 };
        let keys: Vec<&str> = columns.iter().map(|column| column.key).collect();
        let Self { wish, reader, actor, pool, .. } = self;
        let (wish, actor, pool) = (&*wish, &*actor, &*pool);
        std::thread::scope(|scope| {
            let (ahead, begun) = sync_channel(1);
            let (completed, chunks) = sync_channel(1);
            let read = scope.spawn(move || read::<L>(pool, actor, reader, wish, &ahead));
            let complete = scope.spawn(move || complete::<L>(pool, actor, &keys, begun, &completed));
            let written = write(&mut file, chunks, &columns, &ink, sent);
            // What came first is the cause, when several have an error.
            for earlier in [read, complete] {
                earlier.join().map_err(|_| Error::internal("the reader of an export panicked"))??;
            }
            written.and_then(|()| file.finish()).map_err(Error::internal)
        })
    }

    fn exported(&self, rows: u64, end: End) -> Exported {
        let chosen = match &self.wish.chosen {
            Chosen::Ids(ids) => Some(ids.len()),
            Chosen::Matching { .. } => None,
        };
        Exported {
            list: L::grid().key,
            query: if chosen.is_some() { String::new() } else { self.wish.request.q.clone() },
            chosen,
            columns: self.wish.columns(L::grid()).iter().map(|column| column.key).collect(),
            format: self.wish.format,
            rows,
            end,
        }
    }
}

/// Sends all rows on, until nobody takes them.
fn read<L: List>(
    pool: &Pool,
    actor: &Actor,
    reader: &mut Reader<L::Row>,
    wish: &Wish<L::Row>,
    ahead: &SyncSender<Vec<L::Row>>,
) -> Result<(), Error> {
    loop {
        let rows = pool.read_here(|db| {
            let actor = still_allowed::<L>(db, actor)?;
            reader.next(db, &L::source(&actor), L::grid(), &wish.request)
        })?;
        if rows.is_empty() || ahead.send(rows).is_err() {
            return Ok(());
        }
    }
}

/// Adds what `columns` show of other tables and sends the rows on, until nobody takes them.
fn complete<L: List>(
    pool: &Pool,
    actor: &Actor,
    columns: &[&str],
    begun: Receiver<Vec<L::Row>>,
    ahead: &SyncSender<Vec<L::Row>>,
) -> Result<(), Error> {
    for mut rows in begun {
        pool.read_here(|db| L::source(actor).complete(db, &mut rows, columns))?;
        if ahead.send(rows).is_err() {
            return Ok(());
        }
    }
    Ok(())
}

/// Whoever receives the file as they are now: a file may take minutes, and a right that has ended ends it.
fn still_allowed<L: List>(db: &mut Db, actor: &Actor) -> Result<Actor, Error> {
    let Actor::Operator { account_id, origin, .. } = actor else { return Ok(actor.clone()) };
    let person = acting::find(db, *account_id)?.ok_or(Error::SignedOut)?;
    let now = person.actor(origin.clone());
    now.open(<L::Gate as Needs>::PERMISSION)?;
    now.need(<L::ExportGate as Needs>::PERMISSION)?;
    Ok(now)
}

/// Writes all rows that come, and counts them.
fn write<R>(
    file: &mut File,
    chunks: Receiver<Vec<R>>,
    columns: &[&'static Column<R>],
    ink: &Ink,
    sent: &mut u64,
) -> io::Result<()> {
    for rows in chunks {
        file.check()?;
        for row in &rows {
            file.row(columns.iter().map(|column| Plain::from((column.cell)(row, ink))))?;
            *sent += 1;
        }
    }
    file.check()
}

/// The heading of a column; one of moments names their zone.
fn heading<R>(column: &Column<R>, format: Format, t: Language) -> String {
    let label = t.say(column.label);
    let sorts = column.sort.as_ref().is_some_and(|sort| sort.kind == SortKind::Time);
    let is_moment = sorts || matches!(column.filter, Some(Filter::Time { .. }));
    match format {
        _ if !is_moment => label,
        Format::Csv => format!("{label} (UTC)"),
        Format::Xlsx => format!("{label} ({})", t.zone_name()),
    }
}
