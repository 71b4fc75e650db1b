//! Who holds a role.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::access::{Actor, BuiltIn, Permission, Scope, Scopes, held};
use crate::accounts::queries::visible;
use crate::clock;
use crate::db::schema::{account_roles, accounts, role_permissions, roles};
use crate::db::{Db, in_force};
use crate::error::Error;
use crate::grid::Condition;
use crate::roles::model::Holder;

/// The first holders of a role that the actor may see, by id, each with what else they may do. Three queries.
///
/// # Errors
/// Database errors; [`Error::Forbidden`] for whoever may not see accounts.
pub fn holders(db: &mut Db, actor: &Actor, role: i64, most: i64) -> Result<Vec<Holder>, Error> {
    let first = account_roles::table
        .filter(account_roles::role_id.eq(role))
        .filter(in_force(clock::now()))
        .order(account_roles::account_id)
        .limit(most)
        .select(account_roles::account_id)
        .load::<i64>(db)?;
    let found = visible(actor, Permission::AccountsView)?
        .filter(Condition::ids(&first).on("accounts", db))
        .order(accounts::id)
        .select((accounts::id, accounts::display_name, accounts::login, accounts::email))
        .load::<(i64, String, Option<String>, Option<String>)>(db)?;
    let ids: Vec<i64> = found.iter().map(|row| row.0).collect();
    let mut otherwise = without(db, &ids, role)?;
    Ok(found
        .into_iter()
        .map(|(id, name, login, email)| Holder {
            id,
            name,
            detail: login.or(email).unwrap_or_default(),
            otherwise: otherwise.remove(&id).unwrap_or_else(|| held(&[], &[])),
        })
        .collect())
}

/// What accounts may do without a role.
fn without(db: &mut Db, ids: &[i64], role: i64) -> Result<HashMap<i64, Scopes>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = account_roles::table
        .inner_join(roles::table)
        .left_join(role_permissions::table.on(role_permissions::role_id.eq(roles::id)))
        .filter(Condition::among("account_id", ids).on("account_roles", db))
        .filter(account_roles::role_id.ne(role))
        .filter(roles::ended_at.is_null())
        .filter(in_force(clock::now()))
        .select((account_roles::account_id, roles::key, role_permissions::permission.nullable()))
        .load::<(i64, Option<String>, Option<String>)>(db)?;
    let mut by_account: HashMap<i64, (Vec<String>, Vec<String>)> = HashMap::new();
    for (account, key, permission) in rows {
        let known = by_account.entry(account).or_default();
        known.0.extend(key);
        known.1.extend(permission);
    }
    Ok(by_account.into_iter().map(|(id, (keys, permissions))| (id, held(&keys, &permissions))).collect())
}

/// The ids and names of whoever holds a role, by ascending id above `after`, at most `most`.
///
/// # Errors
/// Database errors.
pub fn holders_of(db: &mut Db, role: i64, after: i64, most: i64) -> Result<Vec<(i64, String)>, Error> {
    let found = account_roles::table
        .inner_join(accounts::table)
        .filter(account_roles::role_id.eq(role))
        .filter(account_roles::account_id.gt(after))
        .filter(in_force(clock::now()))
        .order(account_roles::account_id)
        .limit(most)
        .select((account_roles::account_id, accounts::display_name))
        .load(db)?;
    Ok(found)
}

/// The roles that permit something for everything there is.
///
/// # Errors
/// Database errors.
pub fn permitting(db: &mut Db, wanted: Permission) -> Result<Vec<i64>, Error> {
    let built_in = BuiltIn::ALL.iter().filter(|role| role.scopes().of(wanted) == Some(Scope::All));
    let keys: Vec<&str> = built_in.map(|role| role.key()).collect();
    let custom = role_permissions::table
        .filter(role_permissions::permission.eq(wanted.name()))
        .select(role_permissions::role_id);
    let found = roles::table
        .filter(roles::ended_at.is_null())
        .filter(roles::key.eq_any(keys).assume_not_null().or(roles::id.eq_any(custom)))
        .select(roles::id)
        .load(db)?;
    Ok(found)
}

/// Counts the holders of every role anew, after rows were loaded past the triggers that keep the numbers.
///
/// # Errors
/// Database errors.
pub fn recount_holders(db: &mut Db) -> Result<(), Error> {
    for id in roles::table.select(roles::id).load::<i64>(db)? {
        let count =
            account_roles::table.filter(account_roles::role_id.eq(id)).count().get_result::<i64>(db)?;
        diesel::update(roles::table.find(id)).set(roles::holder_count.eq(count)).execute(db)?;
    }
    Ok(())
}
