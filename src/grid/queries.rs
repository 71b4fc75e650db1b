//! What is kept of lists, in the database.

use chrono::NaiveDateTime;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::arrangement::{Arrangement, Density, Kept, SIZES, Sharing, Shelf, USUAL_SIZE};
use crate::access::{Actor, Permission};
use crate::clock;
use crate::db::schema::{account_roles, list_views};
use crate::db::{Db, dialect};
use crate::error::Error;

#[derive(Queryable, Selectable)]
#[diesel(table_name = list_views)]
struct Stored {
    id: i64,
    owner_id: Option<i64>,
    owner_name: String,
    name: Option<String>,
    query: String,
    sort: String,
    shown_columns: String,
    widths: String,
    size: i64,
    density: Density,
    grouping: String,
    opens_with: String,
    shared_with: Sharing,
    role_id: Option<i64>,
}

/// What is kept of `list` for an actor: the arrangement and the views that they may see, by one query.
///
/// # Errors
/// Database errors.
pub fn shelf(db: &mut Db, list: &str, actor: &Actor) -> Result<Shelf, Error> {
    let account_id = actor.account_id().unwrap_or(0);
    let held = account_roles::table
        .filter(account_roles::account_id.eq(account_id))
        .select(account_roles::role_id.nullable());
    let mine = list_views::owner_id.eq(account_id);
    let named = list_views::name.is_not_null();
    let everybody = list_views::shared_with.eq(Sharing::Everybody.word());
    let shared = everybody.or(list_views::role_id.eq_any(held).assume_not_null());
    // Whoever manages the settings looks after the shared views that nobody owns any more.
    let inherits = i64::from(actor.may(Permission::SettingsManage));
    let orphaned = list_views::owner_id.is_null().and(inherits.into_sql::<BigInt>().eq(1));
    let stored: Vec<Stored> = list_views::table
        .filter(list_views::list.eq(list))
        .filter(mine.assume_not_null().or(named.and(shared.or(orphaned))))
        .order((list_views::name_key, list_views::id))
        .select(Stored::as_select())
        .load(db)?;
    let mut shelf = Shelf::default();
    for row in stored {
        match &row.name {
            Some(name) => {
                let name = name.clone();
                shelf.views.push(kept(row, name, actor));
            }
            None => shelf.arrangement = arrangement(&row),
        }
    }
    Ok(shelf)
}

fn arrangement(row: &Stored) -> Arrangement {
    let size = u32::try_from(row.size).ok().filter(|size| SIZES.contains(size));
    Arrangement {
        columns: row.shown_columns.split(',').filter(|key| !key.is_empty()).map(ToOwned::to_owned).collect(),
        widths: Arrangement::read_widths(&row.widths),
        size: size.unwrap_or(USUAL_SIZE),
        density: row.density,
        opens_with: row.opens_with.clone(),
    }
}

fn kept(row: Stored, name: String, actor: &Actor) -> Kept {
    Kept {
        id: row.id,
        name,
        mine: row.owner_id.is_some() && row.owner_id == actor.account_id(),
        adoptable: row.owner_id.is_none() && actor.may(Permission::SettingsManage),
        owner: row.owner_name,
        query: row.query,
        sort: row.sort,
        columns: row.shown_columns,
        grouping: row.grouping,
        shared: row.shared_with,
        role_id: row.role_id,
    }
}

#[derive(AsChangeset)]
#[diesel(table_name = list_views)]
struct Arranged {
    shown_columns: String,
    widths: String,
    size: i64,
    density: Density,
    opens_with: String,
    modified_at: NaiveDateTime,
}

/// Keeps how an account has arranged `list`; `name` is what the account is called.
///
/// # Errors
/// Database errors.
pub fn arrange(
    db: &mut Db,
    list: &str,
    account_id: i64,
    name: &str,
    arrangement: &Arrangement,
) -> Result<(), Error> {
    if rearrange(db, list, account_id, arrangement)? {
        return Ok(());
    }
    let now = clock::now();
    let insert = |db: &mut Db| {
        diesel::insert_into(list_views::table)
            .values((
                list_views::list.eq(list),
                list_views::owner_id.eq(account_id),
                list_views::owner_name.eq(name),
                list_views::query.eq(""),
                list_views::sort.eq(""),
                list_views::shown_columns.eq(arrangement.columns.join(",")),
                list_views::widths.eq(arrangement.widths_text()),
                list_views::size.eq(i64::from(arrangement.size)),
                list_views::density.eq(arrangement.density.word()),
                list_views::grouping.eq(""),
                list_views::opens_with.eq(&arrangement.opens_with),
                list_views::shared_with.eq(Sharing::Nobody.word()),
                list_views::created_at.eq(now),
                list_views::modified_at.eq(now),
            ))
            .execute(db)
    };
    match dialect::attempt(db, insert) {
        Ok(_) => Ok(()),
        // Somebody with two windows was faster.
        Err(error) if dialect::violated_unique(&error).is_some() => {
            rearrange(db, list, account_id, arrangement).map(drop)
        }
        Err(error) => Err(error.into()),
    }
}

fn rearrange(db: &mut Db, list: &str, account_id: i64, arrangement: &Arrangement) -> Result<bool, Error> {
    let own = list_views::table
        .filter(list_views::owner_id.eq(account_id))
        .filter(list_views::list.eq(list))
        .filter(list_views::name.is_null());
    let changed = diesel::update(own)
        .set(Arranged {
            shown_columns: arrangement.columns.join(","),
            widths: arrangement.widths_text(),
            size: i64::from(arrangement.size),
            density: arrangement.density,
            opens_with: arrangement.opens_with.clone(),
            modified_at: clock::now(),
        })
        .execute(db)?;
    Ok(changed > 0)
}

/// Forgets what an account that is about to be deleted kept for itself, of every list; what it shared stays under
/// `name`.
///
/// # Errors
/// Database errors.
pub fn forget(db: &mut Db, account_id: i64, name: &str) -> Result<(), Error> {
    let own = list_views::table.filter(list_views::owner_id.eq(account_id));
    diesel::delete(own.filter(list_views::shared_with.eq(Sharing::Nobody.word()))).execute(db)?;
    diesel::update(own).set(list_views::owner_name.eq(name)).execute(db)?;
    Ok(())
}
