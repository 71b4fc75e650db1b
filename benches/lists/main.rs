//! How fast the accounts list is, next to the raw SQL of the same page and to a bare server.
//!
//! `script/bench [ACCOUNTS…] [--seconds S] [--export] [--postgres]`: sizes, by default 1000 100000 1000000, how long
//! each figure is measured (1), whether only exports are measured, and whether only PostgreSQL is. Databases are kept in
//! `bench` beside the build and reused while nothing they are made from changes. PostgreSQL takes part when `GATEHOUSE_TEST_POSTGRES` names a server.

mod bare;
mod bulk;
mod client;
mod export;
mod measure;
mod prepared;
mod process;
mod raw;
mod rounds;
mod server;
mod stage;
mod storm;
mod table;
mod views;

use std::io::Write;
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// What was asked for.
struct Wish {
    sizes: Vec<u32>,
    span: Duration,
    only_exports: bool,
    only_postgres: bool,
}

fn wish() -> Result<Wish> {
    let mut wish =
        Wish { sizes: Vec::new(), span: Duration::from_secs(1), only_exports: false, only_postgres: false };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--bench" => {} // From cargo.
            "--export" => wish.only_exports = true,
            "--postgres" => wish.only_postgres = true,
            "--seconds" => {
                let seconds = words.next().context("--seconds needs a number")?;
                wish.span =
                    Duration::try_from_secs_f64(seconds.parse().context("--seconds needs a number")?)?;
            }
            size => match size.parse() {
                Ok(size) => wish.sizes.push(size),
                Err(_) => bail!("unknown argument {size}"),
            },
        }
    }
    if wish.sizes.is_empty() {
        wish.sizes = vec![1_000, 100_000, 1_000_000];
    }
    Ok(wish)
}

fn main() -> Result<()> {
    let wish = wish()?;
    let mut out = std::io::stdout().lock();
    let server = std::env::var("GATEHOUSE_TEST_POSTGRES").ok();
    let mut homes = if wish.only_postgres { Vec::new() } else { vec![stage::Home::Sqlite] };
    match server {
        Some(url) => homes.push(stage::Home::Postgres(url)),
        None => writeln!(out, "PostgreSQL is left out: GATEHOUSE_TEST_POSTGRES is not set.\n")?,
    }
    for home in &homes {
        let mut rounds = Vec::new();
        for size in &wish.sizes {
            let stage = stage::ready(home, *size, &mut out)?;
            table::exports(&mut out, home, *size, &rounds::exports(&stage)?)?;
            if wish.only_exports {
                continue;
            }
            let round = rounds::run(home, &stage, wish.span)?;
            table::round(&mut out, home, &round)?;
            rounds.push(round);
        }
        table::growth(&mut out, home, &rounds)?;
    }
    Ok(())
}
