//! How roles are written.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::access::{Actor, BuiltIn, Permission};
use crate::clock;
use crate::db::Db;
use crate::db::schema::{account_roles, accounts, role_permissions, roles};
use crate::error::Error;
use crate::fold;
use crate::roles::model::{Given, text_key};
use crate::wording;

#[derive(AsChangeset, Insertable)]
#[diesel(table_name = roles)]
struct Texts {
    name: String,
    name_key: String,
    sort_key: String,
    description: String,
    description_key: String,
    search_text: String,
    modified_at: NaiveDateTime,
    modified_by_name: String,
    modified_by_key: String,
}

impl Texts {
    fn of(actor: &Actor, name: &str, description: &str) -> Self {
        Self {
            name: name.to_owned(),
            name_key: fold::plain(name),
            sort_key: fold::sort_key(name),
            description: description.to_owned(),
            description_key: fold::sort_key(description),
            search_text: fold::search_text(&[name, description]),
            modified_at: clock::now(),
            modified_by_name: actor.name().to_owned(),
            modified_by_key: fold::sort_key(actor.name()),
        }
    }
}

/// Whether another role than `except` has this folded name.
pub fn is_taken(db: &mut Db, name_key: &str, except: Option<i64>) -> Result<bool, Error> {
    let same =
        roles::table.filter(roles::name_key.eq(name_key)).filter(roles::id.ne(except.unwrap_or_default()));
    Ok(diesel::select(diesel::dsl::exists(same)).get_result(db)?)
}

/// A role of the company's own without permissions; returns its id.
pub fn make(db: &mut Db, actor: &Actor, name: &str, description: &str) -> QueryResult<i64> {
    diesel::insert_into(roles::table)
        .values((
            Texts::of(actor, name, description),
            roles::kind.eq("own"),
            roles::created_at.eq(clock::now()),
            roles::created_by_name.eq(actor.name()),
            roles::created_by_key.eq(fold::sort_key(actor.name())),
            roles::version.eq(1),
        ))
        .returning(roles::id)
        .get_result(db)
}

/// Writes name and description of a role of the company's own; false when `version` is no longer the newest.
pub fn change(
    db: &mut Db,
    actor: &Actor,
    (id, version): (i64, i64),
    name: &str,
    description: &str,
) -> QueryResult<bool> {
    let newest = roles::table
        .filter(roles::id.eq(id))
        .filter(roles::version.eq(version))
        .filter(roles::key.is_null())
        .filter(roles::ended_at.is_null());
    let changed = diesel::update(newest)
        .set((Texts::of(actor, name, description), roles::version.eq(roles::version + 1)))
        .execute(db)?;
    Ok(changed == 1)
}

/// What a role of the company's own permits from now on.
pub fn set_permissions(db: &mut Db, id: i64, permissions: &[Permission]) -> Result<(), Error> {
    diesel::delete(role_permissions::table.filter(role_permissions::role_id.eq(id))).execute(db)?;
    for permission in permissions {
        diesel::insert_into(role_permissions::table)
            .values((role_permissions::role_id.eq(id), role_permissions::permission.eq(permission.name())))
            .execute(db)?;
    }
    let count = i64::try_from(permissions.len()).unwrap_or(i64::MAX);
    diesel::update(roles::table.find(id)).set(roles::permission_count.eq(count)).execute(db)?;
    Ok(())
}

/// Gives a role; in place of an assignment that has ended and was not cleared away yet.
pub fn insert(db: &mut Db, actor: &Actor, account: i64, given: Given) -> Result<(), Error> {
    remove(db, account, given.role)?;
    diesel::insert_into(account_roles::table)
        .values((
            account_roles::account_id.eq(account),
            account_roles::role_id.eq(given.role),
            account_roles::granted_at.eq(clock::now()),
            account_roles::granted_by.eq(actor.account_id()),
            account_roles::granted_by_name.eq(actor.name()),
            account_roles::valid_until.eq(given.until),
        ))
        .execute(db)?;
    Ok(())
}

/// Sets the end of an assignment.
pub fn revalue(db: &mut Db, account: i64, given: Given) -> Result<(), Error> {
    diesel::update(account_roles::table.find((account, given.role)))
        .set(account_roles::valid_until.eq(given.until))
        .execute(db)?;
    Ok(())
}

/// Takes a role.
pub fn remove(db: &mut Db, account: i64, role: i64) -> Result<(), Error> {
    diesel::delete(account_roles::table.find((account, role))).execute(db)?;
    Ok(())
}

/// Keeps the number that the list of accounts sorts by.
pub fn recount(db: &mut Db, account: i64) -> Result<(), Error> {
    let count =
        account_roles::table.filter(account_roles::account_id.eq(account)).count().get_result::<i64>(db)?;
    diesel::update(accounts::table.find(account)).set(accounts::role_count.eq(count)).execute(db)?;
    Ok(())
}

/// Writes down of the built-in roles what only the program knows, where the rows say something else: how many
/// permissions they have, and what they are called in every language, to be found by.
///
/// # Errors
/// Database errors.
pub fn settle(db: &mut Db) -> Result<(), Error> {
    let known: Vec<(i64, Option<String>, i64, String)> = roles::table
        .filter(roles::key.is_not_null())
        .select((roles::id, roles::key, roles::permission_count, roles::search_text))
        .load(db)?;
    for (id, key, count, searched) in known {
        let Some(role) = key.as_deref().and_then(BuiltIn::keyed) else { continue };
        let (permits, text) = (role.scopes().count(), searched_text(role));
        if (count, &searched) != (permits, &text) {
            diesel::update(roles::table.find(id))
                .set((roles::permission_count.eq(permits), roles::search_text.eq(text)))
                .execute(db)?;
        }
    }
    Ok(())
}

fn searched_text(role: BuiltIn) -> String {
    let said = |language: &str| [role.label(), text_key(role)].map(|key| wording::say(language, key, &[]));
    let words: Vec<String> = ["en", "de", "ja"].iter().flat_map(|language| said(language)).collect();
    fold::search_text(&words.iter().map(String::as_str).collect::<Vec<_>>())
}
