//! Seats in use, day by day; and licenses whose end is near.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};
use diesel::prelude::*;

use crate::accounts::Status;
use crate::clock;
use crate::db::schema::{accounts, license_admins, license_usage, licenses};
use crate::db::{Db, dialect};
use crate::error::Error;
use crate::licenses::model::{Admin, License, Sample};

fn today() -> NaiveDateTime {
    clock::now().date().and_time(NaiveTime::MIN)
}

/// Notes how many seats of a license are in use now, as the last of today.
///
/// # Errors
/// Database errors; [`Error::Collision`] when somebody else has just noted the day's first.
pub fn sample(db: &mut Db, license: i64) -> Result<(), Error> {
    let (seats, used) =
        licenses::table.find(license).select((licenses::seats, licenses::used)).first::<(i64, i64)>(db)?;
    let values = (license_usage::seats.eq(seats), license_usage::used.eq(used));
    let row = license_usage::table.find((license, today()));
    if diesel::update(row).set(values).execute(db)? == 0 {
        let row = (license_usage::license_id.eq(license), license_usage::day.eq(today()), values.0, values.1);
        let written = diesel::insert_into(license_usage::table).values(row).execute(db);
        written.map_err(|error| match dialect::violated_unique(&error) {
            Some(rule) => Error::Collision(rule),
            None => error.into(),
        })?;
    }
    Ok(())
}

diesel::alias!(license_usage as noted: Noted);

/// Whether a license has no sample of today.
///
/// # Errors
/// Database errors.
pub fn missing_sample(db: &mut Db) -> Result<bool, Error> {
    let found = licenses::table
        .filter(diesel::dsl::not(diesel::dsl::exists(
            noted
                .filter(noted.field(license_usage::license_id).eq(licenses::id))
                .filter(noted.field(license_usage::day).eq(today())),
        )))
        .select(licenses::id)
        .first::<i64>(db)
        .optional()?;
    Ok(found.is_some())
}

/// Notes today's seats of every license that has no sample of today; returns how many.
///
/// # Errors
/// Database errors.
pub fn sample_all(db: &mut Db) -> QueryResult<usize> {
    let missing = licenses::table
        .filter(diesel::dsl::not(diesel::dsl::exists(
            noted
                .filter(noted.field(license_usage::license_id).eq(licenses::id))
                .filter(noted.field(license_usage::day).eq(today())),
        )))
        .select((
            licenses::id,
            today().into_sql::<diesel::sql_types::Timestamp>(),
            licenses::seats,
            licenses::used,
        ));
    diesel::insert_into(license_usage::table)
        .values(missing)
        .into_columns((
            license_usage::license_id,
            license_usage::day,
            license_usage::seats,
            license_usage::used,
        ))
        .execute(db)
}

/// The samples of a license of the last `days`, the oldest first.
///
/// # Errors
/// Database errors.
pub fn samples(db: &mut Db, license: i64, days: i64) -> Result<Vec<Sample>, Error> {
    let rows = license_usage::table
        .filter(license_usage::license_id.eq(license))
        .filter(license_usage::day.gt(today() - TimeDelta::days(days)))
        .order(license_usage::day)
        .select(Sample::as_select())
        .load(db)?;
    Ok(rows)
}

/// Licenses that expire within so many days, and nobody was told of that.
///
/// # Errors
/// Database errors.
pub fn due(db: &mut Db, days: i64, most: i64) -> Result<Vec<i64>, Error> {
    let now = clock::now();
    let ids = licenses::table
        .filter(licenses::expires_at.gt(now))
        .filter(licenses::expires_at.le(now + TimeDelta::days(days)))
        .filter(licenses::reminded_days.gt(days))
        .order((licenses::expires_at, licenses::id))
        .limit(most)
        .select(licenses::id)
        .load(db)?;
    Ok(ids)
}

/// Notes a notice; the license, unless another instance was faster.
///
/// # Errors
/// Database errors.
pub fn note_notice(db: &mut Db, id: i64, days: i64) -> Result<Option<License>, Error> {
    let open = licenses::table.filter(licenses::id.eq(id)).filter(licenses::reminded_days.gt(days));
    if diesel::update(open).set(licenses::reminded_days.eq(days)).execute(db)? == 0 {
        return Ok(None);
    }
    Ok(Some(licenses::table.find(id).select(License::as_select()).first(db)?))
}

/// Whom the notices of a license go to: its primary contact, and the active admins who want them.
///
/// # Errors
/// Database errors.
pub fn recipients(db: &mut Db, license: &License) -> Result<Vec<Admin>, Error> {
    let rows = license_admins::table
        .inner_join(accounts::table)
        .filter(license_admins::license_id.eq(license.id))
        .filter(license_admins::notices.eq(true).or(license_admins::account_id.eq(license.contact_id)))
        .filter(accounts::status.eq(Status::Active))
        .filter(accounts::email.is_not_null())
        .order(accounts::id)
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
