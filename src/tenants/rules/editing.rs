//! How a tenant is made and changed.

use crate::access::{Actor, Permission};
use crate::audit::{self, Change, Subject, Trace};
use crate::db::{Db, dialect};
use crate::error::Error;
use crate::tenants::model::{Kind, Tenant, Wanted};
use crate::tenants::queries;

/// What came of saving a tenant.
#[derive(Debug)]
pub enum Edited {
    /// It is saved.
    Saved,
    /// There was nothing to save.
    Unchanged,
    /// Somebody saved before; this is what they left.
    Stale(Box<Tenant>),
    /// Another tenant has this name.
    Taken,
}

/// Makes a tenant; `None` when its name is taken.
///
/// # Errors
/// [`Error::Forbidden`] without the permission to manage tenants.
pub fn create(db: &mut Db, actor: &Actor, wanted: &Wanted) -> Result<Option<i64>, Error> {
    actor.need(Permission::TenantsManage)?;
    if queries::is_taken(db, &wanted.name, None)? {
        return Ok(None);
    }
    let id = match dialect::attempt(db, |db| queries::make(db, actor, wanted)) {
        Ok(id) => id,
        // Somebody else took the name meanwhile.
        Err(error) if dialect::violated_unique(&error).is_some() => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let changes = fields(wanted).into_iter().skip(1).filter(|(_, new)| !new.is_empty());
    let changes = changes.map(|(field, new)| Change { field: field.to_owned(), old: String::new(), new });
    let trace = Trace::done("tenant.create", Subject::tenant(id, &wanted.name));
    audit::record(db, actor, &trace.changing(changes.collect()))?;
    Ok(Some(id))
}

/// Saves a tenant over `version`.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`] without the permission to manage tenants.
pub fn edit(db: &mut Db, actor: &Actor, id: i64, version: i64, wanted: &Wanted) -> Result<Edited, Error> {
    let tenant = queries::find(db, actor, Permission::TenantsManage, id)?;
    let before = tenant.said();
    if before == *wanted {
        return Ok(Edited::Unchanged);
    }
    if tenant.version != version {
        return Ok(Edited::Stale(Box::new(tenant)));
    }
    if queries::is_taken(db, &wanted.name, Some(id))? {
        return Ok(Edited::Taken);
    }
    match dialect::attempt(db, |db| queries::change(db, actor, (id, version), wanted)) {
        Ok(true) => {}
        Ok(false) => return Err(Error::Collision("the tenant changed meanwhile".to_owned())),
        // Somebody else took the name meanwhile.
        Err(error) if dialect::violated_unique(&error).is_some() => return Ok(Edited::Taken),
        Err(error) => return Err(error.into()),
    }
    if wanted.kind == Kind::Cloud && before.kind != Kind::Cloud {
        queries::forget_logins(db, id)?;
    }
    let differing = fields(&before).into_iter().zip(fields(wanted)).filter(|(old, new)| old != new);
    let changes = differing.map(|((field, old), (_, new))| Change { field: field.to_owned(), old, new });
    let trace = Trace::done("tenant.edit", Subject::tenant(id, &tenant.name)).changing(changes.collect());
    audit::record(db, actor, &trace)?;
    Ok(Edited::Saved)
}

/// What people say of a tenant, by the names that the trail has for it.
fn fields(wanted: &Wanted) -> [(&'static str, String); 5] {
    [
        ("tenant_name", wanted.name.clone()),
        ("tenant_kind", wanted.kind.word().to_owned()),
        ("tenant_status", wanted.status.word().to_owned()),
        ("tenant_url", wanted.url.clone()),
        ("description", wanted.description.clone()),
    ]
}
