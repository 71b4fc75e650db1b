//! Where the rows of a list come from.

use super::blocks::{Hit, Sieve};
use super::condition::{Condition, Value};
use super::groups::{Seen, Tally, Walk};
use super::order::OrderBy;
use crate::db::Db;
use crate::error::Error;

/// What the engine asks of a feature's queries.
pub struct Fetch {
    /// Which rows, beyond those that the actor may not see.
    pub condition: Condition,
    /// In which order.
    pub order: OrderBy,
    /// How many at most.
    pub limit: i64,
    /// Whether rows must hold what only a column with [`whole`](super::Column::whole) shows.
    pub whole: bool,
}

/// A look at the searched text of a bounded number of rows, in an order.
pub struct Look {
    /// From where on, and in which order.
    pub fetch: Fetch,
    /// How many rows are looked at.
    pub depth: i64,
    /// What their text must hold.
    pub needles: Vec<String>,
}

/// Where rows come from: the feature's own queries, already narrowed to what the actor may see.
pub trait Source {
    /// A row.
    type Row: 'static;
    /// Rows.
    ///
    /// # Errors
    /// Database errors.
    fn rows(&self, db: &mut Db, fetch: &Fetch) -> Result<Vec<Self::Row>, Error>;
    /// The ids of rows in any order.
    ///
    /// # Errors
    /// Database errors.
    fn ids(&self, db: &mut Db, condition: &Condition, most: i64) -> Result<Vec<i64>, Error>;
    /// How many rows, at the least, an index finds for this condition, if that number is kept; nothing when it is not, or
    /// counts rows that the actor may not see.
    ///
    /// # Errors
    /// Database errors.
    fn size(&self, _: &mut Db, _: &Condition) -> Result<Option<i64>, Error> {
        Ok(None)
    }
    /// The ids of the rows that a bounded look finds, in its order.
    ///
    /// # Errors
    /// Database errors.
    fn look(&self, db: &mut Db, look: &Look) -> Result<Vec<i64>, Error>;
    /// The first rows that a sieve lets through, or nothing when the list has no blocks.
    ///
    /// # Errors
    /// Database errors.
    fn sift(&self, _: &mut Db, _: &Sieve) -> Result<Option<Vec<Hit>>, Error> {
        Ok(None)
    }
    /// How many rows there are, counting no further than `most`.
    ///
    /// # Errors
    /// Database errors.
    fn count(&self, db: &mut Db, condition: &Condition, most: i64) -> Result<i64, Error>;
    /// The next values of a column, each once.
    ///
    /// # Errors
    /// Database errors.
    fn walk(&self, db: &mut Db, walk: &Walk) -> Result<Vec<Value>, Error>;
    /// What a bounded look at each of several groups finds, in their order.
    ///
    /// # Errors
    /// Database errors.
    fn tally(&self, db: &mut Db, tally: &Tally) -> Result<Vec<Seen>, Error>;
    /// Adds what other tables know of these rows: one query each, for the columns shown.
    ///
    /// # Errors
    /// Database errors.
    fn complete(&self, db: &mut Db, rows: &mut [Self::Row], columns: &[&str]) -> Result<(), Error> {
        let _ = (db, rows, columns);
        Ok(())
    }
}

/// Makes a type with a method `visible()`, which returns a boxed query over one
/// table narrowed to what the actor may see, the [`Source`] of a list:
/// `table_source!(Visible<'_>: Row, read as Listed, from accounts)`. The table
/// has the columns `id` and `search_text`. What follows in braces overrides.
///
/// A table with many columns that are rarely shown keeps them apart: `read as Listed, whole as More` makes a row from
/// `Listed`, or from `(Listed, More)` where the page needs it.
#[macro_export]
macro_rules! table_source {
    ($source:ty: $row:ty, read as $read:ty $(, whole as $whole:ty)?, from $table:ident $({ $($more:tt)* })?) => {
        impl $crate::grid::Source for $source {
            type Row = $row;

            fn rows(
                &self,
                db: &mut $crate::db::Db,
                fetch: &$crate::grid::Fetch,
            ) -> Result<Vec<$row>, $crate::error::Error> {
                use ::diesel::prelude::*;
                let query = self.visible()?.filter(fetch.condition.on(stringify!($table), db)).limit(fetch.limit);
                let query =
                    if fetch.order.keys.is_empty() { query } else { query.order(fetch.order.clone()) };
                $(if fetch.whole {
                    let read: Vec<($read, $whole)> =
                        query.select((<$read>::as_select(), <$whole>::as_select())).load(db)?;
                    return Ok(read.into_iter().map(Into::into).collect());
                })?
                let read: Vec<$read> = query.select(<$read>::as_select()).load(db)?;
                Ok(read.into_iter().map(Into::into).collect())
            }

            fn ids(
                &self,
                db: &mut $crate::db::Db,
                condition: &$crate::grid::Condition,
                most: i64,
            ) -> Result<Vec<i64>, $crate::error::Error> {
                use ::diesel::prelude::*;
                let query = self.visible()?.filter(condition.on(stringify!($table), db));
                Ok(query.limit(most).select($crate::db::schema::$table::id).load(db)?)
            }

            fn look(
                &self,
                db: &mut $crate::db::Db,
                look: &$crate::grid::Look,
            ) -> Result<Vec<i64>, $crate::error::Error> {
                use $crate::db::schema::$table;
                use ::diesel::prelude::*;
                let rows = self
                    .visible()?
                    .filter(look.fetch.condition.on(stringify!($table), db))
                    .order(look.fetch.order.clone())
                    .limit(look.depth)
                    .select(($table::id, $table::search_text));
                Ok($crate::grid::Glance::new(rows, &look.needles, look.fetch.limit, db).load(db)?)
            }

            fn count(
                &self,
                db: &mut $crate::db::Db,
                condition: &$crate::grid::Condition,
                most: i64,
            ) -> Result<i64, $crate::error::Error> {
                use ::diesel::prelude::*;
                let query = self.visible()?.filter(condition.on(stringify!($table), db));
                let ids = query.limit(most).select($crate::db::schema::$table::id);
                Ok($crate::grid::Capped(ids).get_result(db)?)
            }

            fn walk(
                &self,
                db: &mut $crate::db::Db,
                walk: &$crate::grid::Walk,
            ) -> Result<Vec<$crate::grid::Value>, $crate::error::Error> {
                use ::diesel::prelude::*;
                const TABLE: &str = stringify!($table);
                let select = |rows: $crate::grid::Condition, db: &$crate::db::Db| {
                    let seek = self.visible()?.filter(rows.on(TABLE, db)).order(walk.order(TABLE));
                    Ok::<_, $crate::error::Error>(seek.limit(1).select(walk.value(TABLE)))
                };
                let (first, next) = (select(walk.first(), db)?, select(walk.next(), db)?);
                let seeks = $crate::grid::Seeks { first, next, limit: walk.limit };
                Ok(walk.values(seeks.load(db)?))
            }

            fn tally(
                &self,
                db: &mut $crate::db::Db,
                tally: &$crate::grid::Tally,
            ) -> Result<Vec<$crate::grid::Seen>, $crate::error::Error> {
                use ::diesel::prelude::*;
                const TABLE: &str = stringify!($table);
                let rows = |group: &$crate::grid::Condition| {
                    let rows = self.visible()?.filter(group.on(TABLE, db)).order(tally.order(TABLE));
                    Ok::<_, $crate::error::Error>(rows.limit(tally.look))
                };
                let groups = tally.groups.iter().map(rows);
                // Where nothing is asked of a row, its index entry is enough.
                let seen: Vec<(i64, i64, i64, Option<i64>)> = if tally.asks_nothing() {
                    let ids = groups.map(|rows| Ok(rows?.select($crate::db::schema::$table::id)));
                    let ids = ids.collect::<Result<Vec<_>, $crate::error::Error>>()?;
                    $crate::grid::Tallies::new(TABLE, ids, tally, db).load(db)?
                } else {
                    let rows = groups.collect::<Result<Vec<_>, _>>()?;
                    $crate::grid::Tallies::new(TABLE, rows, tally, db).load(db)?
                };
                Ok($crate::grid::seen(seen))
            }

            $($($more)*)?
        }
    };
}
