//! Exports of lists, in the trail.

use super::model::{Change, Subject, Trace};
use super::queries::record;
use crate::access::Actor;
use crate::db::Db;
use crate::error::Error;
use crate::grid::export::{End, Exported};

/// Writes down what was exported.
///
/// # Errors
/// Database errors.
pub fn exported(db: &mut Db, actor: &Actor, export: &Exported) -> Result<(), Error> {
    let fact = |field: &str, new: String| Change { field: field.to_owned(), old: String::new(), new };
    let mut facts = Vec::new();
    if !export.query.is_empty() {
        facts.push(fact("query", export.query.clone()));
    }
    facts.extend(export.chosen.map(|count| fact("chosen", count.to_string())));
    facts.push(fact("columns", export.columns.join(", ")));
    facts.push(fact("format", export.format.word().to_owned()));
    let end = match export.end {
        End::Complete => "rows",
        End::Stopped => "stopped",
        End::Failed => "failed",
    };
    facts.push(fact(end, export.rows.to_string()));
    let list = Subject { kind: "list", id: None, name: export.list.to_owned() };
    record(db, actor, &Trace::done("list.export", list).changing(facts))
}
