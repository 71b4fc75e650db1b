//! What is kept of lists, in the database.

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::arrangement::{Arrangement, Density, Kept, SIZES, Sharing, Shelf, USUAL_SIZE};
use crate::access::{Actor, Permission};
use crate::clock;
use crate::db::schema::{account_roles, list_views};
use crate::db::{Db, dialect, in_force};
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
        .filter(in_force(clock::now()))
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

/// Keeps how an account has arranged `list`: one row, whoever writes first; nothing for the system.
///
/// # Errors
/// Database errors; [`Error::Collision`] when another tab was faster, so that the unit of work runs again.
pub fn arrange(db: &mut Db, list: &str, actor: &Actor, arrangement: &Arrangement) -> Result<(), Error> {
    let Some(account_id) = actor.account_id() else { return Ok(()) };
    let columns = (
        list_views::owner_name.eq(actor.name()),
        list_views::shown_columns.eq(arrangement.columns.join(",")),
        list_views::widths.eq(arrangement.widths_text()),
        list_views::size.eq(i64::from(arrangement.size)),
        list_views::density.eq(arrangement.density),
        list_views::opens_with.eq(&arrangement.opens_with),
        list_views::modified_at.eq(clock::now()),
    );
    let mine = list_views::table
        .filter(list_views::owner_id.eq(account_id))
        .filter(list_views::list.eq(list))
        .filter(list_views::name.is_null());
    if diesel::update(mine).set(columns.clone()).execute(db)? > 0 {
        return Ok(());
    }
    let unnamed = (
        list_views::list.eq(list),
        list_views::owner_id.eq(account_id),
        list_views::query.eq(""),
        list_views::sort.eq(""),
        list_views::grouping.eq(""),
        list_views::shared_with.eq(Sharing::Nobody),
        list_views::created_at.eq(clock::now()),
    );
    let insert = |db: &mut Db| diesel::insert_into(list_views::table).values((columns, unnamed)).execute(db);
    match dialect::attempt(db, insert) {
        Err(error) if dialect::violated_unique(&error).is_some() => Err(Error::Collision(error.to_string())),
        done => Ok(done.map(drop)?),
    }
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
