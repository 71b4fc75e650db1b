//! How a license comes to be, and how it is edited.

use super::notices::known_from_the_start;
use super::person::must_stay_active;
use super::{admins, changed, subject};
use crate::access::{Actor, Permission};
use crate::accounts;
use crate::audit::{self, Change, Trace};
use crate::clock;
use crate::db::Db;
use crate::error::{Error, Message};
use crate::licenses::model::{Details, License, Unique};
use crate::licenses::queries;

/// What came of saving an edit.
#[derive(Debug)]
pub enum Edited {
    /// It is saved.
    Saved,
    /// There was nothing to save.
    Unchanged,
    /// Somebody saved before; this is what they left.
    Stale(Box<License>),
    /// Another license has this name or key.
    Taken(Unique),
}

/// Records a license with its primary contact, who becomes one of its admins; or says what another license has.
///
/// # Errors
/// [`Error::Forbidden`] without the permission; [`Error::Refused`] for a contact who is not active for good.
pub fn create(
    db: &mut Db,
    actor: &Actor,
    details: &Details,
    contact: i64,
    mac: Option<&str>,
) -> Result<Result<i64, Unique>, Error> {
    actor.need(Permission::LicensesManage)?;
    if let Some(unique) = queries::taken_by(db, details, 0)? {
        return Ok(Err(unique));
    }
    let account = accounts::queries::by_id(db, contact)?;
    must_stay_active(&account)?;
    let stage = known_from_the_start(details.expires_at.map(|at| at - clock::now()));
    let id = queries::insert(db, actor, details, (account.id, &account.display_name), mac, stage)?;
    let license = queries::by_id(db, id)?;
    let change = changed("contact", "", &account.display_name);
    audit::record(db, actor, &Trace::done("license.create", subject(&license)).changing(vec![change]))?;
    admins::list(db, actor, &license, &account)?;
    queries::sample(db, id)?;
    Ok(Ok(id))
}

/// Saves details over `version`.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Refused`] for fewer seats than are in use, or another kind while they are.
pub fn edit(db: &mut Db, actor: &Actor, id: i64, version: i64, details: &Details) -> Result<Edited, Error> {
    let license = queries::find(db, actor, Permission::LicensesManage, id)?;
    if license.details() == *details {
        return Ok(Edited::Unchanged);
    }
    if license.version != version {
        return Ok(Edited::Stale(Box::new(license)));
    }
    if let Some(unique) = queries::taken_by(db, details, id)? {
        return Ok(Edited::Taken(unique));
    }
    fits(&license, details)?;
    let moved = license.expires_at != details.expires_at;
    let stage = known_from_the_start(details.expires_at.map(|at| at - clock::now()));
    if !queries::update(db, actor, &license, details, moved.then_some(stage))? {
        return Err(Error::Collision("the license changed meanwhile".to_owned()));
    }
    queries::sample(db, id)?;
    let trace = Trace::done("license.edit", subject(&license));
    audit::record(db, actor, &trace.changing(changes(&license.details(), details)))?;
    Ok(Edited::Saved)
}

/// Whether the seats in use still fit.
fn fits(license: &License, details: &Details) -> Result<(), Error> {
    if details.seats < license.used {
        return Err(Error::Refused(
            Message::new("licenses-refusal-fewer").with("used", license.used).with("asked", details.seats),
        ));
    }
    if license.used > 0 && license.kind.is_device() != details.kind.is_device() {
        return Err(Error::Refused(Message::new("licenses-refusal-kind").with("used", license.used)));
    }
    Ok(())
}

fn changes(old: &Details, new: &Details) -> Vec<Change> {
    fields(old)
        .into_iter()
        .zip(fields(new))
        .filter(|((_, old), (_, new))| old != new)
        .map(|((field, old), (_, new))| changed(field, old, new))
        .collect()
}

/// The details by field name, as text.
fn fields(details: &Details) -> Vec<(&'static str, String)> {
    let day = |at: Option<chrono::NaiveDateTime>| at.map(|at| at.format("%Y-%m-%d").to_string());
    vec![
        ("name", details.name.clone()),
        ("product", details.product.clone()),
        ("code", details.code.clone()),
        ("kind", details.kind.word().to_owned()),
        ("deployment", details.deployment.word().to_owned()),
        ("seats", details.seats.to_string()),
        ("starts", day(details.starts_at).unwrap_or_default()),
        ("expires", day(details.expires_at).unwrap_or_default()),
    ]
}
