//! `gatehouse audit verify`.

use std::process::ExitCode;

use super::sentence;
use crate::audit::chain::{self, Anchor, Report};
use crate::config::Config;
use crate::db;

/// Says whether the trail is intact, and the anchor to keep; 1 when it is not.
pub fn verify(config: &Config, anchor: Option<&str>) -> Result<ExitCode, String> {
    let anchors = anchor.map(anchors).transpose()?.unwrap_or_default();
    let mut db = config.database.open().map_err(|error| format!("cannot open the database: {error}"))?;
    if db::is_pending(&mut db).map_err(|error| error.to_string())? {
        return Err("the database has an older schema; run `gatehouse migrate` first".to_owned());
    }
    let report = chain::verify(&mut db, &anchors).map_err(|error| sentence(&error))?;
    for line in lines(&report, !anchors.is_empty()) {
        println!("{line}");
    }
    for fault in &report.faults {
        eprintln!("gatehouse: {fault}");
    }
    Ok(if report.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The anchor itself, or all that a file holds.
fn anchors(given: &str) -> Result<Vec<Anchor>, String> {
    if let Ok(anchor) = given.parse() {
        return Ok(vec![anchor]);
    }
    let text = std::fs::read_to_string(given)
        .map_err(|error| format!("--anchor: {given} is no anchor, and cannot be read as a file: {error}"))?;
    let words = text.split(|c: char| c.is_whitespace() || c == '"' || c == ',');
    let found: Vec<Anchor> = words.filter_map(|word| word.parse().ok()).collect();
    if found.is_empty() {
        return Err(format!("--anchor: there is no anchor in {given}; one looks like HASH:NUMBER"));
    }
    Ok(found)
}

fn lines(report: &Report, anchored: bool) -> Vec<String> {
    let sealed = report.standing.newest.map_or(0, |(anchor, _)| anchor.number);
    let mut lines = vec![match (report.faults.is_empty(), anchored) {
        (true, true) => {
            format!("The audit trail is intact, and what the anchor knows is there: {sealed} sealed entries.")
        }
        (true, false) => format!("The audit trail is intact: {sealed} sealed entries."),
        (false, _) => format!("The audit trail is BROKEN; {sealed} entries are sealed."),
    }];
    if let Some(since) = report.standing.since {
        let waiting = report.standing.waiting;
        lines.push(format!(
            "Not sealed yet: {waiting}, the first of them written at {} UTC.",
            since.format("%F %T")
        ));
    }
    if let (Some((anchor, at)), true) = (report.standing.newest, report.faults.is_empty()) {
        lines.push(format!("Anchor: {anchor}"));
        lines.push(format!("Sealed: {} UTC", at.format("%F %T")));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_may_hold_many_anchors() {
        let hash = "ab".repeat(32);
        let path = std::env::temp_dir().join(format!("gatehouse_anchors_{}", std::process::id()));
        std::fs::write(&path, format!("Anchor: {hash}:7\n{{\"anchor\":\"{hash}:9\"}}\nnothing\n")).unwrap();
        let found = anchors(path.to_str().unwrap()).unwrap();
        assert_eq!(found.iter().map(|anchor| anchor.number).collect::<Vec<_>>(), [7, 9]);
        std::fs::write(&path, "nothing").unwrap();
        assert!(anchors(path.to_str().unwrap()).unwrap_err().contains("no anchor in"));
        std::fs::remove_file(&path).unwrap();
        assert!(anchors(path.to_str().unwrap()).is_err());
        assert_eq!(anchors(&format!("{hash}:7")).unwrap().len(), 1);
    }
}
