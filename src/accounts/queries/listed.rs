//! The rows of the accounts list.

use std::collections::HashMap;

use diesel::prelude::*;

use super::visible;
use crate::access::{Actor, Permission, Scope};
use crate::accounts::model::{HeldRole, Listed, More, Row};
use crate::clock;
use crate::db::schema::{
    account_roles, accounts, license_assignments, licenses, roles, tenant_members, tenants,
};
use crate::db::{Backend, Db, in_force};
use crate::error::Error;
use crate::grid::{Condition, Hit, Sieve, Sifted, Size};
use crate::table_source;

/// The accounts that this actor may see.
pub struct Visible<'a>(pub &'a Actor);

const TABLE: &str = "accounts";
const BLOCKS: &str = "accounts_blocks";

impl Visible<'_> {
    fn visible(&self) -> Result<accounts::BoxedQuery<'static, Backend>, Error> {
        visible(self.0, Permission::AccountsView)
    }
}

table_source!(Visible<'_>: Row, read as Listed, whole as More, from accounts {
    fn sift(&self, db: &mut Db, sieve: &Sieve) -> Result<Option<Vec<Hit>>, Error> {
        match self.0.need(Permission::AccountsView)? {
            Scope::All => Ok(Some(Sifted::new(sieve, TABLE, BLOCKS, db).load(db)?)),
            Scope::Own => Ok(None),
        }
    }

    fn size(&self, db: &mut Db, condition: &Condition) -> Result<Option<i64>, Error> {
        match (self.0.need(Permission::AccountsView)?, Size::of(condition)) {
            (Scope::All, Some(size)) => Ok(Some(size.get_result(db)?)),
            (Scope::All, None) | (Scope::Own, _) => Ok(None),
        }
    }

    /// The roles, the licenses and the tenants, where they are shown.
    fn complete(&self, db: &mut Db, rows: &mut [Row], columns: &[&str]) -> Result<(), Error> {
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        if ids.is_empty() {
            return Ok(());
        }
        if columns.contains(&"roles") {
            let mut held = roles_of(db, &ids)?;
            for row in rows.iter_mut() {
                row.roles = held.remove(&row.id).unwrap_or_default();
            }
        }
        if columns.contains(&"licenses") {
            let mut held = licenses_of(db, &ids)?;
            for row in rows.iter_mut() {
                row.licenses = held.remove(&row.id).unwrap_or_default();
            }
        }
        if columns.contains(&"tenants") {
            let mut joined = tenants_of(db, &ids)?;
            for row in rows.iter_mut() {
                row.tenants = joined.remove(&row.id).unwrap_or_default();
            }
        }
        Ok(())
    }
});

fn roles_of(db: &mut Db, ids: &[i64]) -> Result<HashMap<i64, Vec<HeldRole>>, Error> {
    let held = account_roles::table
        .inner_join(roles::table)
        .filter(Condition::among("account_id", ids).on("account_roles", db))
        .filter(roles::ended_at.is_null())
        .filter(in_force(clock::now()))
        .order((account_roles::account_id, account_roles::role_id))
        .select((account_roles::account_id, roles::key, roles::name))
        .load::<(i64, Option<String>, String)>(db)?;
    let mut by_account: HashMap<i64, Vec<HeldRole>> = HashMap::new();
    for (account, key, name) in held {
        by_account.entry(account).or_default().push(HeldRole { key, name });
    }
    Ok(by_account)
}

fn licenses_of(db: &mut Db, ids: &[i64]) -> Result<HashMap<i64, Vec<String>>, Error> {
    let held = license_assignments::table
        .inner_join(licenses::table)
        .filter(Condition::among("account_id", ids).on("license_assignments", db))
        .order((license_assignments::account_id, license_assignments::license_id))
        .select((license_assignments::account_id, licenses::name))
        .load::<(i64, String)>(db)?;
    let mut by_account: HashMap<i64, Vec<String>> = HashMap::new();
    for (account, name) in held {
        by_account.entry(account).or_default().push(name);
    }
    Ok(by_account)
}

fn tenants_of(db: &mut Db, ids: &[i64]) -> Result<HashMap<i64, Vec<String>>, Error> {
    let joined = tenant_members::table
        .inner_join(tenants::table)
        .filter(Condition::among("account_id", ids).on("tenant_members", db))
        .filter(tenants::ended_at.is_null())
        .order((tenant_members::account_id, tenant_members::tenant_id))
        .select((tenant_members::account_id, tenants::name))
        .load::<(i64, String)>(db)?;
    let mut by_account: HashMap<i64, Vec<String>> = HashMap::new();
    for (account, name) in joined {
        by_account.entry(account).or_default().push(name);
    }
    Ok(by_account)
}
