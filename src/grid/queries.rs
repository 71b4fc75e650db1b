//! What is kept of lists, in the database.

use diesel::prelude::*;

use super::arrangement::{Arrangement, Density, Kept, SIZES, Sharing, Shelf, USUAL_SIZE};
use crate::db::Db;
use crate::db::schema::{account_roles, list_views};
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

/// What is kept of `list` for an account: its arrangement and the views that it may see, by one query.
///
/// # Errors
/// Database errors.
pub fn shelf(db: &mut Db, list: &str, account_id: i64) -> Result<Shelf, Error> {
    let held = account_roles::table
        .filter(account_roles::account_id.eq(account_id))
        .select(account_roles::role_id.nullable());
    let mine = list_views::owner_id.eq(account_id);
    let named = list_views::name.is_not_null();
    let everybody = list_views::shared_with.eq(Sharing::Everybody.word());
    let stored: Vec<Stored> = list_views::table
        .filter(list_views::list.eq(list))
        .filter(mine.or(named.and(everybody.or(list_views::role_id.eq_any(held)))))
        .order((list_views::name_key, list_views::id))
        .select(Stored::as_select())
        .load(db)?;
    let mut shelf = Shelf::default();
    for row in stored {
        match &row.name {
            Some(name) => {
                let name = name.clone();
                shelf.views.push(kept(row, name, account_id));
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

fn kept(row: Stored, name: String, account_id: i64) -> Kept {
    Kept {
        id: row.id,
        name,
        mine: row.owner_id == Some(account_id),
        owner: row.owner_name,
        query: row.query,
        sort: row.sort,
        columns: row.shown_columns,
        grouping: row.grouping,
        shared: row.shared_with,
        role_id: row.role_id,
    }
}
