//! The rows of the list.

use diesel::prelude::*;

use crate::access::{Actor, Permission, Scope};
use crate::db::Backend;
use crate::db::schema::notices;
use crate::error::Error;
use crate::notices::model::Listed;
use crate::table_source;

/// The notices that this actor may know of: all of them, for whoever writes them for the whole company.
///
/// # Errors
/// [`Error::Forbidden`] without the permission.
pub fn visible(actor: &Actor, wanted: Permission) -> Result<notices::BoxedQuery<'static, Backend>, Error> {
    let query = notices::table.into_boxed();
    Ok(match actor.need(wanted)? {
        Scope::All => query,
        Scope::Own => query.filter(diesel::dsl::sql::<diesel::sql_types::Bool>("1 = 0")),
    })
}

/// The notices that this actor may see.
pub struct Visible<'a>(pub &'a Actor);

impl Visible<'_> {
    fn visible(&self) -> Result<notices::BoxedQuery<'static, Backend>, Error> {
        visible(self.0, Permission::NoticesManage)
    }
}

table_source!(Visible<'_>: Listed, read as Listed, from notices);
