//! Who has a seat, and who looks after a license.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::access::Actor;
use crate::clock;
use crate::db::Db;
use crate::db::schema::{
    account_roles, accounts, license_admins, license_assignments, license_macs, licenses,
};
use crate::error::Error;
use crate::grid::Condition;
use crate::licenses::model::{Admin, License, MacChange, Named, Seat};

/// The admins of a license, by name, at most `most`.
///
/// # Errors
/// Database errors.
pub fn admins(db: &mut Db, license: i64, most: i64) -> Result<Vec<Admin>, Error> {
    let rows = license_admins::table
        .inner_join(accounts::table)
        .filter(license_admins::license_id.eq(license))
        .order((accounts::name_key, accounts::id))
        .limit(most)
        .select((
            accounts::id,
            accounts::display_name,
            accounts::email,
            accounts::locale,
            accounts::status,
            license_admins::notices,
            license_admins::since,
            license_admins::by_name,
        ))
        .load(db)?;
    Ok(rows)
}

/// Whether an account is an admin of a license, and if so whether it wants its notices.
///
/// # Errors
/// Database errors.
pub fn admin_of(db: &mut Db, license: i64, account: i64) -> Result<Option<bool>, Error> {
    let row = license_admins::table.find((license, account)).select(license_admins::notices);
    Ok(row.first(db).optional()?)
}

/// How many licenses an account is an admin of.
///
/// # Errors
/// Database errors.
pub fn administers(db: &mut Db, account: i64) -> Result<i64, Error> {
    Ok(license_admins::table.filter(license_admins::account_id.eq(account)).count().get_result(db)?)
}

/// Makes somebody an admin of a license; false when they were one.
///
/// # Errors
/// Database errors.
pub fn add_admin(db: &mut Db, actor: &Actor, license: i64, account: i64) -> Result<bool, Error> {
    if admin_of(db, license, account)?.is_some() {
        return Ok(false);
    }
    diesel::insert_into(license_admins::table)
        .values((
            license_admins::license_id.eq(license),
            license_admins::account_id.eq(account),
            license_admins::notices.eq(true),
            license_admins::since.eq(clock::now()),
            license_admins::by_name.eq(actor.name()),
        ))
        .execute(db)?;
    Ok(true)
}

/// Makes somebody an admin of a license no longer.
///
/// # Errors
/// Database errors.
pub fn remove_admin(db: &mut Db, license: i64, account: i64) -> Result<(), Error> {
    diesel::delete(license_admins::table.find((license, account))).execute(db)?;
    Ok(())
}

/// The licenses that an account is an admin of, by name.
///
/// # Errors
/// Database errors.
pub fn administered(db: &mut Db, account: i64) -> Result<Vec<License>, Error> {
    let theirs = license_admins::table
        .inner_join(licenses::table.on(licenses::id.eq(license_admins::license_id)))
        .filter(license_admins::account_id.eq(account))
        .order((licenses::name_key, licenses::id))
        .select(License::as_select())
        .load(db)?;
    Ok(theirs)
}

/// The admins of licenses who hold a role.
///
/// # Errors
/// Database errors.
pub fn admins_holding(db: &mut Db, role: i64) -> Result<Vec<i64>, Error> {
    let admins = license_admins::table
        .inner_join(account_roles::table.on(account_roles::account_id.eq(license_admins::account_id)))
        .filter(account_roles::role_id.eq(role))
        .select(license_admins::account_id)
        .distinct()
        .load(db)?;
    Ok(admins)
}

/// Notes whether an admin wants the notices of a license; false for somebody who is none.
///
/// # Errors
/// Database errors.
pub fn set_notices(db: &mut Db, license: i64, account: i64, wanted: bool) -> Result<bool, Error> {
    let row = license_admins::table.find((license, account));
    Ok(diesel::update(row).set(license_admins::notices.eq(wanted)).execute(db)? == 1)
}

/// The names of the licenses that an account is the primary contact of, at most `most`.
///
/// # Errors
/// Database errors.
pub fn names_of_contact(db: &mut Db, account: i64, most: i64) -> Result<Vec<String>, Error> {
    let names = licenses::table
        .filter(licenses::contact_id.eq(account))
        .order(licenses::name_key)
        .limit(most)
        .select(licenses::name)
        .load(db)?;
    Ok(names)
}

/// The primary contacts who hold a role.
///
/// # Errors
/// Database errors.
pub fn contacts_holding(db: &mut Db, role: i64) -> Result<Vec<i64>, Error> {
    let contacts = licenses::table
        .inner_join(account_roles::table.on(account_roles::account_id.eq(licenses::contact_id)))
        .filter(account_roles::role_id.eq(role))
        .select(licenses::contact_id)
        .distinct()
        .load(db)?;
    Ok(contacts)
}

/// The licenses that an account has a seat of, by name.
///
/// # Errors
/// Database errors.
pub fn of_account(db: &mut Db, account: i64) -> Result<Vec<(Named, NaiveDateTime, String)>, Error> {
    let rows = license_assignments::table
        .inner_join(licenses::table)
        .filter(license_assignments::account_id.eq(account))
        .order(licenses::name_key)
        .select((Named::as_select(), license_assignments::since, license_assignments::by_name))
        .load(db)?;
    Ok(rows)
}

/// Whether an account has a seat of a license.
///
/// # Errors
/// Database errors.
pub fn holds_seat(db: &mut Db, license: i64, account: i64) -> Result<bool, Error> {
    let seat = license_assignments::table.find((license, account));
    Ok(seat.select(license_assignments::account_id).first::<i64>(db).optional()?.is_some())
}

/// How many of these accounts have a seat of a license.
///
/// # Errors
/// Database errors.
pub fn holders_among(db: &mut Db, license: i64, accounts: &[i64]) -> Result<i64, Error> {
    let seats = license_assignments::table
        .filter(license_assignments::license_id.eq(license))
        .filter(Condition::among("account_id", accounts).on("license_assignments", db));
    Ok(seats.count().get_result(db)?)
}

/// The device license of an account.
///
/// # Errors
/// Database errors.
pub fn device_license_of(db: &mut Db, account: i64) -> Result<Option<String>, Error> {
    let name = license_assignments::table
        .inner_join(licenses::table)
        .filter(license_assignments::account_id.eq(account))
        .filter(license_assignments::is_device.eq(true))
        .select(licenses::name)
        .first(db);
    Ok(name.optional()?)
}

/// Who has a seat of a license: those behind the account `after`, by ascending id, at most `most`.
///
/// # Errors
/// Database errors.
pub fn seat_holders(db: &mut Db, license: i64, after: i64, most: i64) -> Result<Vec<Seat>, Error> {
    let rows = license_assignments::table
        .inner_join(accounts::table)
        .filter(license_assignments::license_id.eq(license))
        .filter(license_assignments::account_id.gt(after))
        .order(license_assignments::account_id)
        .limit(most)
        .select((
            accounts::id,
            accounts::display_name,
            accounts::login,
            accounts::email,
            accounts::status,
            license_assignments::since,
            license_assignments::by_name,
        ))
        .load(db)?;
    Ok(rows)
}

/// The changes of a license's MAC address since `since`, the newest first, at most `most`.
///
/// # Errors
/// Database errors.
pub fn mac_changes(
    db: &mut Db,
    license: i64,
    since: Option<NaiveDateTime>,
    most: i64,
) -> Result<Vec<MacChange>, Error> {
    let mut query = license_macs::table.filter(license_macs::license_id.eq(license)).into_boxed();
    if let Some(since) = since {
        query = query.filter(license_macs::at.gt(since));
    }
    let rows = query
        .order((license_macs::at.desc(), license_macs::id.desc()))
        .limit(most)
        .select((license_macs::old_mac, license_macs::new_mac, license_macs::at, license_macs::by_name))
        .load(db)?;
    Ok(rows)
}
