//! The rows of the status report.

use diesel::prelude::*;

use crate::access::{Actor, Permission, Scope};
use crate::accounts::model::Tombstone;
use crate::db::schema::tombstones;
use crate::db::{Backend, Db};
use crate::error::Error;
use crate::grid::{Capped, Condition, Fetch, Glance, Look, Source};

/// The deleted accounts that this actor may know of.
pub struct Buried<'a>(pub &'a Actor);

const TABLE: &str = "tombstones";

impl Buried<'_> {
    fn visible(&self) -> Result<tombstones::BoxedQuery<'static, Backend>, Error> {
        let query = tombstones::table.into_boxed();
        Ok(match self.0.need(Permission::AccountsView)? {
            Scope::All => query,
            Scope::Own => query.filter(tombstones::account_id.eq(self.0.account_id().unwrap_or(0))),
        })
    }
}

impl Source for Buried<'_> {
    type Row = Tombstone;

    fn rows(&self, db: &mut Db, fetch: &Fetch) -> Result<Vec<Tombstone>, Error> {
        let query = self.visible()?.filter(fetch.condition.on(TABLE, db)).limit(fetch.limit);
        let query = query.select(Tombstone::as_select());
        Ok(if fetch.order.keys.is_empty() {
            query.load(db)?
        } else {
            query.order(fetch.order.clone()).load(db)?
        })
    }

    fn ids(&self, db: &mut Db, condition: &Condition, most: i64) -> Result<Vec<i64>, Error> {
        let query = self.visible()?.filter(condition.on(TABLE, db));
        Ok(query.limit(most).select(tombstones::id).load(db)?)
    }

    fn look(&self, db: &mut Db, look: &Look) -> Result<Vec<i64>, Error> {
        let rows = self
            .visible()?
            .filter(look.fetch.condition.on(TABLE, db))
            .order(look.fetch.order.clone())
            .limit(look.depth)
            .select((tombstones::id, tombstones::search_text));
        Ok(Glance::new(rows, &look.needles, look.fetch.limit, db).load(db)?)
    }

    fn count(&self, db: &mut Db, condition: &Condition, most: i64) -> Result<i64, Error> {
        let query = self.visible()?.filter(condition.on(TABLE, db));
        Ok(Capped(query.limit(most).select(tombstones::id)).get_result(db)?)
    }

    fn complete(&self, _: &mut Db, _: &mut [Tombstone], _: &[&str]) -> Result<(), Error> {
        Ok(())
    }
}
