//! The rows of the status report.

use diesel::prelude::*;

use crate::access::{Actor, Permission, Scope};
use crate::accounts::model::Tombstone;
use crate::db::Backend;
use crate::db::schema::tombstones;
use crate::error::Error;
use crate::table_source;

/// The deleted accounts that this actor may know of.
pub struct Buried<'a>(pub &'a Actor);

impl Buried<'_> {
    fn visible(&self) -> Result<tombstones::BoxedQuery<'static, Backend>, Error> {
        let query = tombstones::table.into_boxed();
        Ok(match self.0.need(Permission::AccountsView)? {
            Scope::All => query,
            Scope::Own => query.filter(tombstones::account_id.eq(self.0.account_id().unwrap_or(0))),
        })
    }
}

table_source!(Buried<'_>: Tombstone, read as Tombstone, from tombstones);
