//! What was measured, as Markdown. An exclamation mark stands beside what QUALITY.md section 1 does not allow.

use std::io::Write;
use std::time::Duration;

use anyhow::Result;

use super::bulk::Bulk;
use super::export;
use super::rounds::{CLIENTS, Line, Round};
use super::stage::Home;
use super::storm::Storm;

/// Server work over the raw SQL of a fragment.
const MOST_OVER_RAW: f64 = 1.5;
/// The slowest hundredth over the median under load.
const MOST_SPREAD: f64 = 4.0;
/// A view of the largest database over that of the smallest.
const MOST_GROWTH: f64 = 2.0;
/// Bytes over the wire: of the first page, and of a fragment.
const MOST_BYTES: (usize, usize) = (160 * 1024, 12 * 1024);
/// Of the bare server's rate: the page, and the fragment.
const LEAST_SHARE: (f64, f64) = (0.25, 0.5);
/// The list's p99 while many sign in or many accounts are changed, over what it was before.
const MOST_SLOWER: f64 = 2.0;
/// A bulk action over its bare statements.
const MOST_BULK: f64 = 3.0;
/// What one hash may take, in KiB.
const HASH_MEMORY: u32 = 20 * 1024;
/// Idle memory in KiB, and start to first answer.
const IDLE: (u32, Duration) = (40 * 1024, Duration::from_millis(300));

/// Of an export: memory growth in KiB, and the least share of the database's own speed.
const MOST_EXPORT: (u32, f64) = (64 * 1024, 1.0 / 3.0);

/// The table of the exports of one database.
pub fn exports(out: &mut impl Write, home: &Home, size: u32, lines: &[export::Line]) -> Result<()> {
    writeln!(out, "## {}, {size} accounts as files\n", home.name())?;
    writeln!(
        out,
        "| file | s | rows/s | bytes | memory growth KiB | the database's own way, s | its speed |\n|---|--:|--:|--:|--:|--:|--:|"
    )?;
    for export::Line { name, rows, took, bytes, growth, own } in lines {
        let speed = own.map_or(0.0, |own| ratio(own, *took));
        writeln!(
            out,
            "| {name} | {:.2} | {:.0} | {bytes} | {growth}{} | {:.2} | {speed:.2}{} |",
            took.as_secs_f64(),
            f64::from(*rows) / took.as_secs_f64(),
            mark(*growth > MOST_EXPORT.0),
            own.unwrap_or_default().as_secs_f64(),
            mark(speed < MOST_EXPORT.1 && name.contains("CSV")),
        )?;
    }
    writeln!(out)?;
    Ok(out.flush()?)
}

/// The table of one database.
pub fn round(out: &mut impl Write, home: &Home, round: &Round) -> Result<()> {
    let Round { size, start, memory, .. } = round;
    writeln!(out, "## {}, {size} accounts\n", home.name())?;
    writeln!(
        out,
        "Start to first answer {:.0} ms{}, idle {} KiB resident{}, {} KiB of it its own.\n",
        ms(*start),
        mark(*start > IDLE.1),
        memory.0,
        mark(memory.0 > IDLE.0),
        memory.1
    )?;
    writeln!(
        out,
        "| view | p50 ms | p99 ms | req/s, 1 client | req/s, {CLIENTS} clients | their p99/p50 | bytes | wire \
         | CPU ms | SQL p50 ms | SQL CPU ms | CPU over SQL |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
    )?;
    for line in &round.lines {
        self::line(out, line)?;
    }
    writeln!(out)?;
    shares(out, round)?;
    storm(out, &round.storm)?;
    bulk(out, &round.bulk)?;
    Ok(out.flush()?)
}

/// Many sign-ins at once: memory, and the list meanwhile.
fn storm(out: &mut impl Write, storm: &Storm) -> Result<()> {
    let Storm { count, let_in, sent_away, took, slots, memory, before, during } = storm;
    let grown = memory.1.saturating_sub(memory.0);
    let slower = ratio(during.p99, before.p99);
    writeln!(
        out,
        "| sign-ins at once | let in | told to come back | took s | own memory before KiB | most KiB | grown KiB \
         | list p99 before ms | meanwhile ms | ratio |\n|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
    )?;
    writeln!(
        out,
        "| {count} | {let_in} | {sent_away} | {:.2} | {} | {} | {grown}{} | {:.2} | {:.2} | {slower:.2}{} |\n",
        took.as_secs_f64(),
        memory.0,
        memory.1,
        mark(grown > slots * HASH_MEMORY),
        ms(before.p99),
        ms(during.p99),
        mark(slower > MOST_SLOWER),
    )?;
    Ok(())
}

/// Many accounts at once: over the bare statements, and the list meanwhile.
fn bulk(out: &mut impl Write, bulk: &Bulk) -> Result<()> {
    let Bulk { count, took, raw, before, during } = bulk;
    let (over, slower) = (ratio(*took, *raw), ratio(during.p99, before.p99));
    writeln!(
        out,
        "| deactivated by one job | took s | bare statements s | ratio | list p99 before ms | meanwhile ms | ratio |\n\
         |--:|--:|--:|--:|--:|--:|--:|"
    )?;
    writeln!(
        out,
        "| {count} | {:.2} | {:.2} | {over:.2}{} | {:.2} | {:.2} | {slower:.2}{} |\n",
        took.as_secs_f64(),
        raw.as_secs_f64(),
        mark(over > MOST_BULK),
        ms(before.p99),
        ms(during.p99),
        mark(slower > MOST_SLOWER),
    )?;
    Ok(())
}

fn line(out: &mut impl Write, line: &Line) -> Result<()> {
    let Line { name, single, loaded, bytes, raw } = line;
    let over = ratio(single.cpu, raw.cpu);
    let spread = ratio(loaded.p99, loaded.p50);
    let most = if is_whole(line) { MOST_BYTES.0 } else { MOST_BYTES.1 };
    writeln!(
        out,
        "| {name} | {:.2} | {:.2} | {:.0} | {:.0} | {spread:.1}{} | {} | {}{} | {:.2} | {:.2} | {:.2} | {over:.2}{} |",
        ms(single.p50),
        ms(single.p99),
        single.rate,
        loaded.rate,
        mark(spread > MOST_SPREAD),
        bytes.0,
        bytes.1,
        mark(bytes.1 > most),
        ms(single.cpu),
        ms(raw.p50),
        ms(raw.cpu),
        mark(over > MOST_OVER_RAW && !is_whole(line)),
    )?;
    Ok(())
}

/// The page and the fragment of the default view beside the bare server.
fn shares(out: &mut impl Write, round: &Round) -> Result<()> {
    let (single, loaded) = &round.bare;
    writeln!(
        out,
        "Bare server: {:.0} req/s for 1 client, {:.0} for {CLIENTS}, whose p99/p50 is {:.1}.",
        single.rate,
        loaded.rate,
        ratio(loaded.p99, loaded.p50)
    )?;
    for line in round.lines.iter().take(2) {
        let least = if is_whole(line) { LEAST_SHARE.0 } else { LEAST_SHARE.1 };
        let (one, many) = (line.single.rate / single.rate, line.loaded.rate / loaded.rate);
        let few = mark(many < least);
        writeln!(out, "- {}: {one:.2} of it for 1 client, {many:.2}{few} for {CLIENTS}", line.name)?;
    }
    Ok(writeln!(out)?)
}

/// How each view grows from the smallest to the largest database.
pub fn growth(out: &mut impl Write, home: &Home, rounds: &[Round]) -> Result<()> {
    let (Some(smallest), Some(largest)) =
        (rounds.iter().min_by_key(|round| round.size), rounds.iter().max_by_key(|round| round.size))
    else {
        return Ok(());
    };
    writeln!(out, "## {}: p50 in ms by number of accounts\n", home.name())?;
    let sizes: Vec<_> = rounds.iter().map(|round| round.size.to_string()).collect();
    writeln!(out, "| view | {} | ratio |\n|---|{}--:|", sizes.join(" | "), "--:|".repeat(rounds.len()))?;
    for line in &smallest.lines {
        let of = |round: &Round| {
            let same = round.lines.iter().find(|other| other.name == line.name);
            same.map(|line| line.single.p50).unwrap_or_default()
        };
        let cells: Vec<_> = rounds.iter().map(|round| format!("{:.2}", ms(of(round)))).collect();
        let ratio = ratio(of(largest), of(smallest));
        writeln!(out, "| {} | {} | {ratio:.2}{} |", line.name, cells.join(" | "), mark(ratio > MOST_GROWTH))?;
    }
    Ok(writeln!(out)?)
}

fn is_whole(line: &Line) -> bool {
    line.name.ends_with("whole page")
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

fn ratio(time: Duration, of: Duration) -> f64 {
    time.as_secs_f64() / of.as_secs_f64().max(1e-9)
}

fn mark(missed: bool) -> &'static str {
    if missed { " !" } else { "" }
}
