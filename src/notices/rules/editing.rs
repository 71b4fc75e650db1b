//! How a notice is written, changed and thrown away before it is sent.

use super::{change, must_be_draft, subject};
use crate::access::{Actor, Permission};
use crate::audit::{self, Change, Trace};
use crate::db::Db;
use crate::error::Error;
use crate::licenses;
use crate::notices::model::{Named, Notice, Wanted};
use crate::notices::queries;

/// What came of saving a notice.
#[derive(Debug)]
pub enum Edited {
    /// It is saved.
    Saved,
    /// There was nothing to save.
    Unchanged,
    /// Somebody saved before; this is what they left, and about which licenses.
    Stale(Box<(Notice, Vec<Named>)>),
}

/// Writes a draft; returns its id.
///
/// # Errors
/// [`Error::Forbidden`] without the permission to write notices; [`Error::Refused`] for a license that is not there.
pub fn create(db: &mut Db, actor: &Actor, wanted: &Wanted) -> Result<i64, Error> {
    actor.need(Permission::NoticesManage)?;
    let names = names(db, wanted)?;
    let id = queries::insert(db, actor, wanted)?;
    let changes = fields(wanted, &names).into_iter().skip(1).filter(|(_, new)| !new.is_empty());
    let changes = changes.map(|(field, new)| change(field, "", new)).collect();
    audit::record(db, actor, &Trace::done("notice.create", subject(id, &wanted.subject)).changing(changes))?;
    Ok(id)
}

/// Saves a draft over `version`.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Refused`] for one that was sent, or for a license that is not there.
pub fn edit(db: &mut Db, actor: &Actor, id: i64, version: i64, wanted: &Wanted) -> Result<Edited, Error> {
    let notice = queries::find(db, actor, id)?;
    must_be_draft(&notice)?;
    let about = queries::licenses(db, id)?;
    let before = notice.said(&about);
    if before == *wanted {
        return Ok(Edited::Unchanged);
    }
    if notice.version != version {
        return Ok(Edited::Stale(Box::new((notice, about))));
    }
    let (old, new) = (names(db, &before)?, names(db, wanted)?);
    if !queries::change(db, actor, (id, version), wanted)? {
        return Err(Error::Collision("the notice changed meanwhile".to_owned()));
    }
    let pairs = fields(&before, &old).into_iter().zip(fields(wanted, &new));
    let changes: Vec<Change> = pairs
        .filter(|(old, new)| old != new)
        .map(|((field, old), (_, new))| change(field, old, new))
        .collect();
    audit::record(db, actor, &Trace::done("notice.edit", subject(id, &notice.subject)).changing(changes))?;
    Ok(Edited::Saved)
}

/// Throws a draft away that is still as it was shown; false when it is not.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Refused`] for one that was sent.
pub fn delete(db: &mut Db, actor: &Actor, id: i64, version: i64) -> Result<bool, Error> {
    let notice = queries::find(db, actor, id)?;
    must_be_draft(&notice)?;
    if !queries::remove(db, (id, version))? {
        return Ok(false);
    }
    let changes = vec![change("notice_text", notice.body, "")];
    audit::record(db, actor, &Trace::done("notice.delete", subject(id, &notice.subject)).changing(changes))?;
    Ok(true)
}

/// The names of the licenses that are wanted, as the trail has them; each must be there.
fn names(db: &mut Db, wanted: &Wanted) -> Result<String, Error> {
    let Some(ids) = &wanted.licenses else { return Ok(String::new()) };
    let names = licenses::queries::names(db, ids)?;
    if names.len() != ids.len() || ids.is_empty() {
        return Err(Error::refused("notices-refused-license"));
    }
    Ok(names.join(", "))
}

/// What people say of a notice, by the names that the trail has for it.
fn fields(wanted: &Wanted, licenses: &str) -> [(&'static str, String); 6] {
    let moment = |at: chrono::NaiveDateTime| at.format("%Y-%m-%dT%H:%M:%SZ").to_string();
    [
        ("notice_subject", wanted.subject.clone()),
        ("notice_kind", wanted.kind.word().to_owned()),
        ("notice_text", wanted.body.clone()),
        ("notice_from", wanted.window.map(|window| moment(window.0)).unwrap_or_default()),
        ("notice_until", wanted.window.map(|window| moment(window.1)).unwrap_or_default()),
        ("notice_licenses", licenses.to_owned()),
    ]
}
