//! The rows of the accounts list.

use std::collections::HashMap;

use diesel::prelude::*;

use super::visible;
use crate::access::{Actor, Permission, Scope};
use crate::accounts::model::{HeldRole, Listed, Row};
use crate::db::Db;
use crate::db::schema::{account_roles, accounts, roles};
use crate::error::Error;
use crate::grid::{Capped, Condition, Fetch, Glance, Hit, Look, Sieve, Sifted, Source};

/// The accounts that this actor may see.
pub struct Visible<'a>(pub &'a Actor);

const TABLE: &str = "accounts";
const BLOCKS: &str = "accounts_blocks";

impl Source for Visible<'_> {
    type Row = Row;

    fn rows(&self, db: &mut Db, fetch: &Fetch) -> Result<Vec<Row>, Error> {
        let query = visible(self.0, Permission::AccountsView)?
            .filter(fetch.condition.on(TABLE, db))
            .limit(fetch.limit)
            .select(Listed::as_select());
        let listed: Vec<Listed> = if fetch.order.keys.is_empty() {
            query.load(db)?
        } else {
            query.order(fetch.order.clone()).load(db)?
        };
        Ok(listed.into_iter().map(|account| Row { account, roles: Vec::new() }).collect())
    }

    fn ids(&self, db: &mut Db, condition: &Condition, most: i64) -> Result<Vec<i64>, Error> {
        let query = visible(self.0, Permission::AccountsView)?.filter(condition.on(TABLE, db));
        Ok(query.limit(most).select(accounts::id).load(db)?)
    }

    fn look(&self, db: &mut Db, look: &Look) -> Result<Vec<i64>, Error> {
        let rows = visible(self.0, Permission::AccountsView)?
            .filter(look.fetch.condition.on(TABLE, db))
            .order(look.fetch.order.clone())
            .limit(look.depth)
            .select((accounts::id, accounts::search_text));
        Ok(Glance::new(rows, &look.needles, look.fetch.limit, db).load(db)?)
    }

    fn sift(&self, db: &mut Db, sieve: &Sieve) -> Result<Option<Vec<Hit>>, Error> {
        match self.0.need(Permission::AccountsView)? {
            Scope::All => Ok(Some(Sifted::new(sieve, TABLE, BLOCKS, db).load(db)?)),
            Scope::Own => Ok(None),
        }
    }

    fn count(&self, db: &mut Db, condition: &Condition, most: i64) -> Result<i64, Error> {
        let query = visible(self.0, Permission::AccountsView)?.filter(condition.on(TABLE, db));
        Ok(Capped(query.limit(most).select(accounts::id)).get_result(db)?)
    }

    /// The roles, which the menus need even where their column is hidden.
    fn complete(&self, db: &mut Db, rows: &mut [Row], _: &[&str]) -> Result<(), Error> {
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        let held = account_roles::table
            .inner_join(roles::table)
            .filter(account_roles::account_id.eq_any(ids))
            .order((account_roles::account_id, account_roles::role_id))
            .select((account_roles::account_id, roles::key, roles::name))
            .load::<(i64, Option<String>, String)>(db)?;
        let mut by_account: HashMap<i64, Vec<HeldRole>> = HashMap::new();
        for (account, key, name) in held {
            by_account.entry(account).or_default().push(HeldRole { key, name });
        }
        for row in rows {
            row.roles = by_account.remove(&row.id).unwrap_or_default();
        }
        Ok(())
    }
}
