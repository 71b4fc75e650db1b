//! The SQL of the company and of the set-up link.

use diesel::prelude::*;

use crate::clock;
use crate::db::schema::{company, setup_links};
use crate::db::{Db, dialect};
use crate::error::Error;

/// The only row of either table.
const ONLY: i64 = 1;

/// The company's name; none before set-up.
///
/// # Errors
/// Database errors.
pub fn company(db: &mut Db) -> Result<Option<String>, Error> {
    Ok(company::table.select(company::name).first(db).optional()?)
}

/// Creates the company.
///
/// # Errors
/// Database errors, a unique violation among them.
pub(super) fn insert_company(db: &mut Db, name: &str) -> QueryResult<()> {
    diesel::insert_into(company::table)
        .values((company::id.eq(ONLY), company::name.eq(name), company::created_at.eq(clock::now())))
        .execute(db)?;
    Ok(())
}

/// Keeps the hash of the link that counts from now on; the one before is dead, also when another instance starts
/// at the same moment.
pub(super) fn keep_link(db: &mut Db, secret_hash: &str) -> Result<(), Error> {
    let values = (setup_links::secret_hash.eq(secret_hash), setup_links::created_at.eq(clock::now()));
    let replaced = diesel::update(setup_links::table.find(ONLY)).set(values).execute(db)?;
    if replaced > 0 {
        return Ok(());
    }
    let first = dialect::attempt(db, |db| {
        diesel::insert_into(setup_links::table).values((setup_links::id.eq(ONLY), values)).execute(db)
    });
    match first {
        Err(error) if dialect::violated_unique(&error).is_some() => {
            diesel::update(setup_links::table.find(ONLY)).set(values).execute(db)?;
            Ok(())
        }
        other => Ok(other.map(drop)?),
    }
}

/// Whether this is the hash of the link that counts.
pub(super) fn is_link(db: &mut Db, secret_hash: &str) -> Result<bool, Error> {
    let links = setup_links::table.filter(setup_links::secret_hash.eq(secret_hash));
    Ok(links.select(setup_links::id).first::<i64>(db).optional()?.is_some())
}

/// No link counts any more.
pub(super) fn drop_link(db: &mut Db) -> Result<(), Error> {
    diesel::delete(setup_links::table).execute(db)?;
    Ok(())
}
