//! The licenses' SQL. Every reading query that an actor asks starts at [`visible`].

mod people;
mod usage;
mod written;

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::keys::Keys;
use super::model::{License, Named};
use crate::access::{Actor, Permission, Scope};
use crate::db::schema::{license_admins, license_assignments, licenses};
use crate::db::{Backend, Db};
use crate::error::Error;
use crate::grid::Condition;
use crate::table_source;

pub use people::{
    add_admin, admin_of, administered, administers, admins, admins_holding, contacts_holding,
    device_license_of, holders_among, holds_seat, mac_changes, names_of_contact, of_account, remove_admin,
    seat_holders, set_notices,
};
pub use usage::{due, missing_sample, note_notice, recipients, sample, sample_all, samples};
pub use written::{change_kept, give_seat, insert, rename_contact, set_contact, take_seat, taken_by, update};

/// The licenses that this actor may know of, for what they want to do: "own" are those they are an admin of.
///
/// # Errors
/// [`Error::Forbidden`] without the permission.
pub fn visible(actor: &Actor, wanted: Permission) -> Result<licenses::BoxedQuery<'static, Backend>, Error> {
    let query = licenses::table.into_boxed();
    Ok(match actor.need(wanted)? {
        Scope::All => query,
        Scope::Own => {
            let mine = license_admins::table
                .filter(license_admins::account_id.eq(actor.account_id().unwrap_or(0)))
                .select(license_admins::license_id);
            query.filter(licenses::id.eq_any(mine))
        }
    })
}

/// One license.
///
/// # Errors
/// [`Error::NotFound`] also when the actor may not know of it.
pub fn find(db: &mut Db, actor: &Actor, wanted: Permission, id: i64) -> Result<License, Error> {
    let query = visible(actor, wanted)?.filter(licenses::id.eq(id));
    Ok(query.select(License::as_select()).first(db)?)
}

/// One license, for the system's own use.
///
/// # Errors
/// [`Error::NotFound`].
pub fn by_id(db: &mut Db, id: i64) -> Result<License, Error> {
    Ok(licenses::table.find(id).select(License::as_select()).first(db)?)
}

/// The licenses of the list.
pub struct Visible<'a>(pub &'a Actor);

impl Visible<'_> {
    fn visible(&self) -> Result<licenses::BoxedQuery<'static, Backend>, Error> {
        visible(self.0, Permission::LicensesView)
    }
}

table_source!(Visible<'_>: License, read as License, from licenses);

/// Licenses whose name, product or key holds `piece`, by name, at most `most`, without those of `except`.
///
/// # Errors
/// [`Error::Forbidden`] without the permission.
pub fn named(
    db: &mut Db,
    actor: &Actor,
    wanted: Permission,
    (piece, except): (&str, &[i64]),
    most: i64,
) -> Result<Vec<Named>, Error> {
    let query = visible(actor, wanted)?.filter(like(piece, except).on("licenses", db));
    let query = query.order(licenses::name_key).limit(most);
    Ok(query.select(Named::as_select()).load(db)?)
}

/// The same of the whole company, for a page that shows them without letting anybody touch them.
///
/// # Errors
/// Database errors.
pub fn named_anyhow(db: &mut Db, (piece, except): (&str, &[i64]), most: i64) -> Result<Vec<Named>, Error> {
    let query = licenses::table.filter(like(piece, except).on("licenses", db));
    Ok(query.order(licenses::name_key).limit(most).select(Named::as_select()).load(db)?)
}

/// The license of this name or key.
///
/// # Errors
/// [`Error::Forbidden`] without the permission.
pub fn called(db: &mut Db, actor: &Actor, wanted: Permission, typed: &str) -> Result<Option<Named>, Error> {
    let keys = Keys::of(typed, "", typed);
    let same = licenses::name_key.eq(keys.name).or(licenses::code_unique.eq(keys.code_unique));
    let query = visible(actor, wanted)?.filter(same).order(licenses::id);
    Ok(query.select(Named::as_select()).first(db).optional()?)
}

/// The licenses with the fewest free seats, at most `most`.
///
/// # Errors
/// [`Error::Forbidden`] without the permission.
pub fn fullest(db: &mut Db, actor: &Actor, most: i64) -> Result<Vec<License>, Error> {
    let query = visible(actor, Permission::LicensesView)?.order((licenses::free, licenses::id)).limit(most);
    Ok(query.select(License::as_select()).load(db)?)
}

/// The licenses that end between two moments, the first to end first, at most `most`.
///
/// # Errors
/// [`Error::Forbidden`] without the permission.
pub fn ending(
    db: &mut Db,
    actor: &Actor,
    (from, until): (NaiveDateTime, NaiveDateTime),
    most: i64,
) -> Result<Vec<License>, Error> {
    let query = visible(actor, Permission::LicensesView)?
        .filter(licenses::expires_at.between(from, until))
        .order((licenses::expires_at, licenses::id))
        .limit(most);
    Ok(query.select(License::as_select()).load(db)?)
}

/// The license of each of these names or keys, by its id; `None` where there is none.
///
/// # Errors
/// Database errors.
pub fn called_each(db: &mut Db, typed: &[String]) -> Result<Vec<(String, Option<i64>)>, Error> {
    let find = |typed: &String| {
        let keys = Keys::of(typed, "", typed);
        let same = licenses::name_key.eq(keys.name).or(licenses::code_unique.eq(keys.code_unique));
        let found = licenses::table.filter(same).order(licenses::id).select(licenses::id).first(db);
        Ok((typed.clone(), found.optional()?))
    };
    typed.iter().map(find).collect()
}

/// These licenses, by name.
///
/// # Errors
/// Database errors.
pub fn picked(db: &mut Db, ids: &[i64]) -> Result<Vec<Named>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let query = licenses::table.filter(Condition::ids(ids).on("licenses", db));
    Ok(query.order((licenses::name_key, licenses::id)).select(Named::as_select()).load(db)?)
}

fn like(piece: &str, except: &[i64]) -> Condition {
    let others = match except {
        [] => Condition::Everything,
        some => Condition::Not(Box::new(Condition::ids(some))),
    };
    if piece.trim().is_empty() {
        return others;
    }
    Condition::Scan { needle: crate::fold::needle(piece) }.and(others)
}

/// The names of these licenses.
///
/// # Errors
/// Database errors.
pub fn names(db: &mut Db, ids: &[i64]) -> Result<Vec<String>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let query = licenses::table.filter(Condition::ids(ids).on("licenses", db));
    Ok(query.order(licenses::name_key).select(licenses::name).load(db)?)
}

/// Those of `ids` that the actor may use so, by name.
///
/// # Errors
/// [`Error::Forbidden`] without the permission.
pub fn usable(db: &mut Db, actor: &Actor, wanted: Permission, ids: &[i64]) -> Result<Vec<Named>, Error> {
    let query = visible(actor, wanted)?.filter(Condition::ids(ids).on("licenses", db));
    Ok(query.order(licenses::name_key).select(Named::as_select()).load(db)?)
}

/// How many seats of a license are given, counted.
///
/// # Errors
/// Database errors.
pub fn counted(db: &mut Db, license: i64) -> Result<i64, Error> {
    let seats = license_assignments::table.filter(license_assignments::license_id.eq(license));
    Ok(seats.count().get_result(db)?)
}
