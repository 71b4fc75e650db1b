//! The tenants' SQL. One that has ended is not there any more: only those who clear up after it know of it.

mod ending;
mod listed;
mod members;
mod written;

use diesel::prelude::*;

use super::model::Tenant;
use crate::access::{Actor, Permission};
use crate::db::Db;
use crate::db::schema::tenants;
use crate::error::Error;

pub(super) use ending::{drop_ended, due, end, has_ended};
pub use listed::{Visible, visible};
pub use members::{find_member, members, of_account, place, recount_members};
pub(super) use members::{has_login, insert, part, recount, revalue};
pub use written::make;
pub(super) use written::{change, forget_logins, is_taken};

/// How many tenants are offered to choose from.
const OFFERED: i64 = 500;

/// A tenant.
///
/// # Errors
/// [`Error::NotFound`] also for one that the actor may not know of.
pub fn find(db: &mut Db, actor: &Actor, wanted: Permission, id: i64) -> Result<Tenant, Error> {
    Ok(visible(actor, wanted)?.filter(tenants::id.eq(id)).select(Tenant::as_select()).first(db)?)
}

/// The tenants that the actor manages, by name, to choose from.
///
/// # Errors
/// [`Error::Forbidden`] for whoever manages none.
pub fn all(db: &mut Db, actor: &Actor) -> Result<Vec<Tenant>, Error> {
    let known = visible(actor, Permission::TenantsManage)?;
    Ok(known.order((tenants::sort_key, tenants::id)).limit(OFFERED).select(Tenant::as_select()).load(db)?)
}
