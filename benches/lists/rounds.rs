//! One database of one size: every view, and the server itself.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use gatehouse::db::Db;

use super::bulk::Bulk;
use super::client::{Client, Reply};
use super::measure::{Figures, alone, together};
use super::process::{Processes, memory};
use super::server::Server;
use super::stage::{Home, Stage};
use super::storm::Storm;
use super::views::View;
use super::{bare, bulk, export, raw, storm, views};

/// Clients at once in the measurements under load.
pub const CLIENTS: usize = 8;

/// What one view showed.
pub struct Line {
    /// The view.
    pub name: String,
    /// Asked for by one client.
    pub single: Figures,
    /// Asked for by [`CLIENTS`].
    pub loaded: Figures,
    /// Its size as it is, and compressed.
    pub bytes: (usize, usize),
    /// The same by SQL alone.
    pub raw: Figures,
}

/// What one database showed.
pub struct Round {
    /// Accounts.
    pub size: u32,
    /// Start to first answer.
    pub start: Duration,
    /// Idle memory in KiB: resident, and without mapped files.
    pub memory: (u32, u32),
    /// Requests a second of the bare server: one client, and [`CLIENTS`].
    pub bare: (Figures, Figures),
    /// The views.
    pub lines: Vec<Line>,
    /// Many sign-ins at once.
    pub storm: Storm,
    /// Many accounts at once.
    pub bulk: Bulk,
}

/// Measures exports over `stage`.
pub fn exports(stage: &Stage) -> Result<Vec<export::Line>> {
    let server = Server::start(stage)?;
    export::measure(stage, &mut stage.open()?, &server)
}

/// Measures everything over `stage`, each figure for `span`.
pub fn run(home: &Home, stage: &Stage, span: Duration) -> Result<Round> {
    let mut db = stage.open()?;
    let views = views::all(&mut db, stage.size)?;
    let server = Server::start(stage)?;
    std::thread::sleep(Duration::from_secs(1)); // Idle is what is left when starting is over.
    let memory = memory(server.id())?;
    let mut lines = Vec::new();
    for view in &views {
        let session = server.sign_in(view.login)?;
        let line = measure(view, &server, &session, &mut db, span);
        lines.push(line.with_context(|| view.name.clone())?);
    }
    let start = server.took;
    let storm = storm::run(&server, &mut db, views.first().context("no view")?, span)?;
    drop(server);
    let default = views.first().and_then(|view| view.raw.first()).context("no view")?;
    let bare = bare::start(stage, default.clone())?;
    let ask = || asking(bare.host, "/", String::new());
    let single = alone(span, &Processes::default(), &mut ask()?)?;
    let loaded = together(CLIENTS, span, ask)?;
    drop(db);
    let bulk = bulk::run(home, stage, span)?;
    Ok(Round { size: stage.size, start, memory, bare: (single, loaded), lines, storm, bulk })
}

fn measure(view: &View, server: &Server, session: &str, db: &mut Db, span: Duration) -> Result<Line> {
    let kind = if view.whole { "" } else { "HX-Request: true\r\n" };
    let headers = format!("{session}{kind}");
    let mut client = Client::to(server.host)?;
    let plain = fine(client.get(&view.address, &headers)?)?;
    let packed = format!("{headers}Accept-Encoding: gzip, deflate, br, zstd\r\n");
    let packed = fine(client.get(&view.address, &packed)?)?;

    let processes = Processes::of(&[server.id()]).and_database(db)?;
    let ask = || asking(server.host, &view.address, headers.clone());
    let single = alone(span, &processes, &mut ask()?)?;
    let raw = fastest(view, db, span)?;
    let loaded = together(CLIENTS, span, ask)?;
    Ok(Line { name: view.name.clone(), single, loaded, bytes: (plain.body.len(), packed.body.len()), raw })
}

/// The view by SQL, in the way that turns out to be the fastest.
fn fastest(view: &View, db: &mut Db, span: Duration) -> Result<Figures> {
    let processes = Processes::of(&[std::process::id()]).and_database(db)?;
    let mut best: Option<Figures> = None;
    for raw in &view.raw {
        let figures = alone(span, &processes, &mut || {
            std::hint::black_box(raw::page(db, raw)?);
            Ok(())
        })?;
        if best.is_none_or(|best| figures.p50 < best.p50) {
            best = Some(figures);
        }
    }
    best.context("no SQL")
}

/// A client of its own connection, asking again and again.
fn asking(host: SocketAddr, address: &str, headers: String) -> Result<impl FnMut() -> Result<()>> {
    let mut client = Client::to(host)?;
    Ok(move || fine(client.get(address, &headers)?).map(drop))
}

fn fine(reply: Reply) -> Result<Reply> {
    let text = || String::from_utf8_lossy(&reply.body).chars().take(500).collect::<String>();
    ensure!(reply.status == 200, "status {} {:?}: {}", reply.status, reply.location, text());
    Ok(reply)
}
