//! What processes have used, from /proc (Linux).

use std::time::Duration;

use anyhow::{Context, Result};
use diesel::prelude::*;
use diesel::sql_types::Integer;
use gatehouse::db::Db;

/// A tick of `/proc/PID/stat`: 10 ms on Linux.
const TICK: Duration = Duration::from_millis(10);

/// The processor time of some processes and their ended children.
#[derive(Clone, Default)]
pub struct Processes(Vec<u32>, Option<u32>);

impl Processes {
    /// These processes.
    pub fn of(ids: &[u32]) -> Self {
        Self(ids.to_vec(), None)
    }

    /// And those of a PostgreSQL server on this machine, backends that are still to come included.
    pub fn and_database(mut self, db: &mut Db) -> Result<Self> {
        #[derive(QueryableByName)]
        struct Backend {
            #[diesel(sql_type = Integer)]
            pid: i32,
        }
        if matches!(db, Db::Postgres(_)) {
            let backend: Backend = diesel::sql_query("SELECT pg_backend_pid() AS pid").get_result(db)?;
            self.1 = Some(parent(u32::try_from(backend.pid)?)?);
        }
        Ok(self)
    }

    /// The time used so far.
    pub fn used(&self) -> Duration {
        let own = self.0.iter().map(|id| ticks(*id));
        let server = self.1.into_iter().flat_map(family).map(ticks);
        TICK * own.chain(server).sum::<u32>()
    }
}

/// Resident memory in KiB, and the part of it that is not a mapped file.
pub fn memory(id: u32) -> Result<(u32, u32)> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status"))?;
    let field = |name: &str| -> Result<u32> {
        let line = status.lines().find(|line| line.starts_with(name)).with_context(|| name.to_owned())?;
        Ok(line.split_whitespace().nth(1).context("no value")?.parse()?)
    };
    Ok((field("VmRSS:")?, field("RssAnon:")?))
}

/// The fields behind the command's name; none when the process is gone.
fn fields(id: u32) -> Vec<String> {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
    let rest = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    rest.split_whitespace().map(str::to_owned).collect()
}

fn parent(id: u32) -> Result<u32> {
    Ok(fields(id).get(1).context("PostgreSQL does not run on this machine")?.parse()?)
}

/// User and system time, and that of ended children: fields 14 to 17 of proc(5).
fn ticks(id: u32) -> u32 {
    fields(id).iter().skip(11).take(4).filter_map(|field| field.parse::<u32>().ok()).sum()
}

fn family(head: u32) -> Vec<u32> {
    let all = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let ids = all.filter_map(|entry| entry.file_name().to_str().and_then(|name| name.parse().ok()));
    ids.filter(|id| *id == head || parent(*id).is_ok_and(|parent| parent == head)).collect()
}
