//! How licenses and seats are written.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::access::Actor;
use crate::clock;
use crate::db::Db;
use crate::db::schema::{accounts, license_assignments, license_macs, licenses};
use crate::error::Error;
use crate::fold;
use crate::licenses::keys::Keys;
use crate::licenses::model::{Details, License, Unique};

#[derive(AsChangeset, Insertable)]
#[diesel(table_name = licenses)]
#[diesel(treat_none_as_null = true)]
struct DetailColumns {
    name: String,
    product: String,
    code: String,
    kind: &'static str,
    deployment: &'static str,
    seats: i64,
    starts_at: Option<NaiveDateTime>,
    expires_at: Option<NaiveDateTime>,
    name_key: String,
    product_key: String,
    code_key: String,
    code_unique: String,
    search_text: String,
    modified_at: NaiveDateTime,
    modified_by: Option<i64>,
    modified_by_name: String,
}

impl DetailColumns {
    fn of(details: &Details, actor: &Actor) -> Self {
        let keys = Keys::of(&details.name, &details.product, &details.code);
        let details = details.clone();
        Self {
            name: details.name,
            product: details.product,
            code: details.code,
            kind: details.kind.word(),
            deployment: details.deployment.word(),
            seats: details.seats,
            starts_at: details.starts_at,
            expires_at: details.expires_at,
            name_key: keys.name,
            product_key: keys.product,
            code_key: keys.code,
            code_unique: keys.code_unique,
            search_text: keys.search_text,
            modified_at: clock::now(),
            modified_by: actor.account_id(),
            modified_by_name: actor.name().to_owned(),
        }
    }
}

/// A new license without seats in use; returns its id.
///
/// # Errors
/// Database errors, a unique violation among them.
pub fn insert(
    db: &mut Db,
    actor: &Actor,
    details: &Details,
    (contact, contact_name): (i64, &str),
    mac: Option<&str>,
    reminded_days: i64,
) -> Result<i64, Error> {
    let id = diesel::insert_into(licenses::table)
        .values((
            DetailColumns::of(details, actor),
            licenses::mac.eq(mac),
            licenses::used.eq(0),
            licenses::free.eq(details.seats),
            licenses::contact_id.eq(contact),
            licenses::contact_name.eq(contact_name),
            licenses::contact_key.eq(fold::sort_key(contact_name)),
            licenses::reminded_days.eq(reminded_days),
            licenses::created_at.eq(clock::now()),
            licenses::created_by.eq(actor.account_id()),
            licenses::created_by_name.eq(actor.name()),
            licenses::version.eq(1),
        ))
        .returning(licenses::id)
        .get_result(db)?;
    Ok(id)
}

/// Writes the details; false when `version` is no longer the newest, or more seats are in use than would be left.
///
/// # Errors
/// Database errors, a unique violation among them.
pub fn update(
    db: &mut Db,
    actor: &Actor,
    license: &License,
    details: &Details,
    reminded_days: Option<i64>,
) -> Result<bool, Error> {
    let newest = licenses::table
        .filter(licenses::id.eq(license.id))
        .filter(licenses::version.eq(license.version))
        .filter(licenses::used.le(details.seats));
    let on_premises = details.deployment == crate::licenses::Deployment::OnPremises;
    let mac = license.mac.clone().filter(|_| on_premises);
    let changed = diesel::update(newest)
        .set((
            DetailColumns::of(details, actor),
            licenses::free.eq(licenses::used * -1 + details.seats),
            licenses::mac.eq(mac),
            reminded_days.map(|days| licenses::reminded_days.eq(days)),
            licenses::version.eq(licenses::version + 1),
        ))
        .execute(db)?;
    Ok(changed == 1)
}

/// Which of the unique fields belongs to another license.
///
/// # Errors
/// Database errors.
pub fn taken_by(db: &mut Db, details: &Details, except: i64) -> Result<Option<Unique>, Error> {
    let keys = Keys::of(&details.name, &details.product, &details.code);
    let others = || licenses::table.filter(licenses::id.ne(except)).select(licenses::id);
    if others().filter(licenses::name_key.eq(&keys.name)).first::<i64>(db).optional()?.is_some() {
        return Ok(Some(Unique::Name));
    }
    let code = others().filter(licenses::code_unique.eq(&keys.code_unique)).first::<i64>(db).optional()?;
    Ok(code.map(|_| Unique::Code))
}

/// Gives a seat, if one is left; false when none is. The number of seats in use changes with it, in one statement
/// that two who ask at once cannot both pass.
///
/// # Errors
/// Database errors.
pub fn give_seat(db: &mut Db, actor: &Actor, license: &License, account: i64) -> Result<bool, Error> {
    let open = licenses::table.filter(licenses::id.eq(license.id)).filter(licenses::free.gt(0));
    let changed = diesel::update(open)
        .set((licenses::used.eq(licenses::used + 1), licenses::free.eq(licenses::free - 1)))
        .execute(db)?;
    if changed == 0 {
        return Ok(false);
    }
    diesel::insert_into(license_assignments::table)
        .values((
            license_assignments::license_id.eq(license.id),
            license_assignments::account_id.eq(account),
            license_assignments::is_device.eq(license.kind.is_device()),
            license_assignments::since.eq(clock::now()),
            license_assignments::by_id.eq(actor.account_id()),
            license_assignments::by_name.eq(actor.name()),
        ))
        .execute(db)?;
    recount(db, account)?;
    Ok(true)
}

/// Takes a seat back; false when there was none.
///
/// # Errors
/// Database errors.
pub fn take_seat(db: &mut Db, license: i64, account: i64) -> Result<bool, Error> {
    if diesel::delete(license_assignments::table.find((license, account))).execute(db)? == 0 {
        return Ok(false);
    }
    diesel::update(licenses::table.find(license))
        .set((licenses::used.eq(licenses::used - 1), licenses::free.eq(licenses::free + 1)))
        .execute(db)?;
    recount(db, account)?;
    Ok(true)
}

/// Keeps the number that the list of accounts sorts by.
fn recount(db: &mut Db, account: i64) -> Result<(), Error> {
    let seats = license_assignments::table.filter(license_assignments::account_id.eq(account));
    let count = seats.count().get_result::<i64>(db)?;
    diesel::update(accounts::table.find(account)).set(accounts::license_count.eq(count)).execute(db)?;
    Ok(())
}

/// Names another primary contact; false when somebody else did meanwhile.
///
/// # Errors
/// Database errors.
pub fn set_contact(db: &mut Db, license: &License, (successor, name): (i64, &str)) -> Result<bool, Error> {
    let same = licenses::table
        .filter(licenses::id.eq(license.id))
        .filter(licenses::contact_id.eq(license.contact_id));
    let changed = diesel::update(same)
        .set((
            licenses::contact_id.eq(successor),
            licenses::contact_name.eq(name),
            licenses::contact_key.eq(fold::sort_key(name)),
            licenses::version.eq(licenses::version + 1),
        ))
        .execute(db)?;
    Ok(changed == 1)
}

/// A primary contact has another name.
///
/// # Errors
/// Database errors.
pub fn rename_contact(db: &mut Db, account: i64, name: &str) -> QueryResult<()> {
    diesel::update(licenses::table.filter(licenses::contact_id.eq(account)))
        .set((licenses::contact_name.eq(name), licenses::contact_key.eq(fold::sort_key(name))))
        .execute(db)?;
    Ok(())
}

/// Binds a license to another machine, and remembers the change.
///
/// # Errors
/// Database errors.
pub fn change_kept(db: &mut Db, actor: &Actor, license: &License, mac: &str) -> Result<(), Error> {
    diesel::update(licenses::table.find(license.id))
        .set((licenses::mac.eq(mac), licenses::version.eq(licenses::version + 1)))
        .execute(db)?;
    diesel::insert_into(license_macs::table)
        .values((
            license_macs::license_id.eq(license.id),
            license_macs::old_mac.eq(&license.mac),
            license_macs::new_mac.eq(mac),
            license_macs::at.eq(clock::now()),
            license_macs::by_id.eq(actor.account_id()),
            license_macs::by_name.eq(actor.name()),
        ))
        .execute(db)?;
    Ok(())
}
