//! How views are written. They are read with the list: see [`crate::grid::shelf`].

use diesel::prelude::*;

use super::model::{Draft, State};
use crate::clock;
use crate::db::Db;
use crate::db::schema::list_views;
use crate::error::Error;
use crate::fold;
use crate::grid::Sharing;

/// Whose view it is, as they are called now.
#[derive(Clone, Copy)]
pub struct Owner<'o> {
    /// The account.
    pub id: i64,
    /// Its display name.
    pub name: &'o str,
}

/// Keeps a new view; returns its id.
///
/// # Errors
/// Database errors, a unique violation among them.
pub fn insert(db: &mut Db, list: &str, owner: Owner<'_>, draft: &Draft) -> QueryResult<i64> {
    let now = clock::now();
    let (shared, role_id) = draft.audience.stored();
    diesel::insert_into(list_views::table)
        .values((
            list_views::list.eq(list),
            list_views::owner_id.eq(owner.id),
            list_views::owner_name.eq(owner.name),
            list_views::name.eq(&draft.name),
            list_views::name_key.eq(fold::plain(&draft.name)),
            shows(&draft.state),
            list_views::widths.eq(""),
            list_views::size.eq(0),
            list_views::density.eq("comfortable"),
            list_views::opens_with.eq(""),
            list_views::shared_with.eq(shared.word()),
            list_views::role_id.eq(role_id),
            list_views::created_at.eq(now),
            list_views::modified_at.eq(now),
        ))
        .returning(list_views::id)
        .get_result(db)
}

/// Writes a view anew, as this owner's.
///
/// # Errors
/// Database errors, a unique violation among them.
pub fn update(db: &mut Db, id: i64, owner: Owner<'_>, draft: &Draft) -> QueryResult<usize> {
    let (shared, role_id) = draft.audience.stored();
    diesel::update(list_views::table.find(id))
        .set((
            list_views::owner_id.eq(owner.id),
            list_views::owner_name.eq(owner.name),
            list_views::name.eq(&draft.name),
            list_views::name_key.eq(fold::plain(&draft.name)),
            shows(&draft.state),
            list_views::shared_with.eq(shared.word()),
            list_views::role_id.eq(role_id),
            list_views::modified_at.eq(clock::now()),
        ))
        .execute(db)
}

#[derive(AsChangeset, Insertable)]
#[diesel(table_name = list_views)]
struct Shows<'s> {
    query: &'s str,
    sort: &'s str,
    shown_columns: &'s str,
    grouping: &'s str,
}

fn shows(state: &State) -> Shows<'_> {
    Shows { query: &state.query, sort: &state.sort, shown_columns: &state.columns, grouping: &state.grouping }
}

/// Forgets a view.
///
/// # Errors
/// Database errors.
pub fn delete(db: &mut Db, id: i64) -> Result<(), Error> {
    diesel::delete(list_views::table.find(id).filter(list_views::name.is_not_null())).execute(db)?;
    Ok(())
}

/// How many views of a list an account has kept.
///
/// # Errors
/// Database errors.
pub fn owned(db: &mut Db, list: &str, owner_id: i64) -> Result<i64, Error> {
    let own = list_views::table
        .filter(list_views::owner_id.eq(owner_id))
        .filter(list_views::list.eq(list))
        .filter(list_views::name.is_not_null());
    Ok(own.count().get_result(db)?)
}

/// The view that the owner has kept under this name, if it is the same in everything else.
///
/// # Errors
/// Database errors.
pub fn same(db: &mut Db, list: &str, owner_id: i64, draft: &Draft) -> Result<Option<i64>, Error> {
    let (shared, role_id) = draft.audience.stored();
    let found: Option<(i64, Sharing, Option<i64>)> = list_views::table
        .filter(list_views::owner_id.eq(owner_id))
        .filter(list_views::list.eq(list))
        .filter(list_views::name.eq(&draft.name))
        .filter(list_views::query.eq(&draft.state.query))
        .filter(list_views::sort.eq(&draft.state.sort))
        .filter(list_views::shown_columns.eq(&draft.state.columns))
        .filter(list_views::grouping.eq(&draft.state.grouping))
        .select((list_views::id, list_views::shared_with, list_views::role_id))
        .first(db)
        .optional()?;
    Ok(found.filter(|(_, with, role)| (*with, *role) == (shared, role_id)).map(|(id, _, _)| id))
}
