//! The rows of the list.

use diesel::prelude::*;

use crate::access::{Actor, Permission, Scope};
use crate::db::Backend;
use crate::db::schema::{account_roles, roles};
use crate::error::Error;
use crate::roles::model::Listed;
use crate::table_source;

/// The roles that this actor may know of, for what they want to do.
///
/// # Errors
/// [`Error::Forbidden`] without the permission.
pub fn visible(actor: &Actor, wanted: Permission) -> Result<roles::BoxedQuery<'static, Backend>, Error> {
    let living = roles::table.filter(roles::ended_at.is_null()).into_boxed();
    Ok(match actor.need(wanted)? {
        Scope::All => living,
        // One's own are those that one holds.
        Scope::Own => {
            let held = account_roles::table
                .filter(account_roles::account_id.eq(actor.account_id().unwrap_or(0)))
                .select(account_roles::role_id);
            living.filter(roles::id.eq_any(held))
        }
    })
}

/// The roles that this actor may see.
pub struct Visible<'a>(pub &'a Actor);

impl Visible<'_> {
    fn visible(&self) -> Result<roles::BoxedQuery<'static, Backend>, Error> {
        visible(self.0, Permission::RolesView)
    }
}

table_source!(Visible<'_>: Listed, read as Listed, from roles);
