//! The rows of the list.

use diesel::prelude::*;

use crate::access::{Actor, Permission, Scope};
use crate::db::Backend;
use crate::db::schema::{tenant_members, tenants};
use crate::error::Error;
use crate::table_source;
use crate::tenants::model::Listed;

/// The tenants that this actor may know of, for what they want to do: all of them for whoever manages tenants, for
/// others those that they are a member of.
///
/// # Errors
/// [`Error::Forbidden`] without the permission.
pub fn visible(actor: &Actor, wanted: Permission) -> Result<tenants::BoxedQuery<'static, Backend>, Error> {
    let living = tenants::table.filter(tenants::ended_at.is_null()).into_boxed();
    if actor.scope(Permission::TenantsManage) == Some(Scope::All) {
        return Ok(living);
    }
    Ok(match actor.need(wanted)? {
        Scope::All => living,
        Scope::Own => {
            let own = tenant_members::table
                .filter(tenant_members::account_id.eq(actor.account_id().unwrap_or(0)))
                .select(tenant_members::tenant_id);
            living.filter(tenants::id.eq_any(own))
        }
    })
}

/// The tenants that this actor may see.
pub struct Visible<'a>(pub &'a Actor);

impl Visible<'_> {
    fn visible(&self) -> Result<tenants::BoxedQuery<'static, Backend>, Error> {
        visible(self.0, Permission::TenantsSignIn)
    }
}

table_source!(Visible<'_>: Listed, read as Listed, from tenants);
