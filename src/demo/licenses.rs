//! The company's licenses: who looks after them, who has a seat, and how it came to that.

use std::collections::BTreeMap;

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};
use diesel::prelude::*;

use super::draw::Draw;
use super::people::{ADMIN, LICENSE_ADMIN};
use super::rows::{SeatRow, UsageRow};
use crate::db::schema::{license_admins, licenses};
use crate::db::{Db, bulk};
use crate::error::Error;
use crate::fold;
use crate::licenses::keys::Keys;
use crate::licenses::{Deployment, Kind};

/// So many licenses, the first ones, are looked after by the license admin among the three people.
const LENAS: i64 = 4;
/// Of so many of them she is the primary contact.
const LED: i64 = 2;
/// How many days of use are known, while there are no more than [`FEW`] licenses.
const DAYS: i64 = 180;
const FEW: i64 = 100;

const PRODUCTS: &[(&str, Kind)] = &[
    ("Control Room", Kind::Platform),
    ("Bot Creator", Kind::BotCreator),
    ("Analytics", Kind::Platform),
    ("Unattended Runtime", Kind::UnattendedRuntime),
    ("Document Reader", Kind::Platform),
    ("Citizen Developer", Kind::CitizenDeveloper),
    ("Process Mining", Kind::Platform),
    ("Attended Runtime", Kind::AttendedRuntime),
];

const PLACES: &[&str] =
    &["Berlin", "Osaka", "Leeds", "Wien", "Tokyo", "Hamburg", "Boston", "Bern", "Köln", "Kyoto"];

fn product(number: i64) -> (&'static str, Kind) {
    let place = usize::try_from(number - 1).unwrap_or_default() % PRODUCTS.len();
    PRODUCTS.get(place).copied().unwrap_or(("Control Room", Kind::Platform))
}

/// The seats of account `id`, by the numbers of the licenses, of `total`: at most one of a device license.
#[must_use]
pub fn seats_of(id: i64, status: &str, total: i64) -> Vec<i64> {
    if total == 0 || status == "inactive" {
        return Vec::new();
    }
    let mut draw = Draw::new(id.unsigned_abs() ^ 0x11CE_0000_0000);
    let mut seats = Vec::new();
    let number = |draw: &mut Draw, device: bool| {
        let mut number = draw.below(total) + 1;
        // The next license of the right sort; there is one after at most two steps.
        for _ in 0..3 {
            if product(number).1.is_device() == device {
                return Some(number);
            }
            number = number % total + 1;
        }
        None
    };
    if draw.happens(4_500) {
        seats.extend(number(&mut draw, false));
    }
    if draw.happens(2_500) {
        seats.extend(number(&mut draw, true));
    }
    seats
}

/// Records the licenses, without seats; returns their ids in the order of their numbers.
///
/// # Errors
/// Database errors.
pub fn record(db: &mut Db, total: i64, now: NaiveDateTime) -> Result<Vec<i64>, Error> {
    (1..=total).map(|number| insert(db, number, now)).collect()
}

/// A license before anybody has a seat.
struct Made {
    number: i64,
    product: &'static str,
    kind: Kind,
    name: String,
    code: String,
    mac: Option<String>,
    created: NaiveDateTime,
    expires: Option<NaiveDateTime>,
}

fn made(number: i64, now: NaiveDateTime) -> Made {
    let mut draw = Draw::new(number.unsigned_abs() ^ 0x0011_CE5E);
    let (product, kind) = product(number);
    let name = format!("{product} {} {number}", draw.any(PLACES));
    let code = format!("NW{:04}-{:05}-{number:05}", draw.below(10_000), draw.below(100_000));
    let on_premises = kind == Kind::Platform && draw.happens(4_000);
    let (one, two, three) = (draw.below(256), draw.below(256), number % 256);
    let mac = on_premises.then(|| format!("00:1a:2b:{one:02x}:{two:02x}:{three:02x}"));
    let created = now - TimeDelta::days(200 + draw.below(900));
    // A few are over, some end soon, most last.
    let expires = match number % 10 {
        0 => None,
        5 => Some(now + TimeDelta::days(5 + draw.below(50))),
        9 => Some(now - TimeDelta::days(3 + draw.below(40))),
        _ => Some(now + TimeDelta::days(90 + draw.below(900))),
    };
    Made { number, product, kind, name, code, mac, created, expires }
}

fn insert(db: &mut Db, number: i64, now: NaiveDateTime) -> Result<i64, Error> {
    let made = made(number, now);
    let keys = Keys::of(&made.name, made.product, &made.code);
    let deployment = if made.mac.is_some() { Deployment::OnPremises } else { Deployment::Cloud };
    let contact = if number <= LED { LICENSE_ADMIN } else { ADMIN };
    let id = diesel::insert_into(licenses::table)
        .values((
            (
                licenses::name.eq(&made.name),
                licenses::product.eq(made.product),
                licenses::code.eq(&made.code),
                licenses::kind.eq(made.kind.word()),
                licenses::deployment.eq(deployment.word()),
                licenses::mac.eq(&made.mac),
                licenses::seats.eq(0),
                licenses::used.eq(0),
                licenses::free.eq(0),
                licenses::starts_at.eq(Some(made.created)),
                licenses::expires_at.eq(made.expires),
            ),
            (
                licenses::contact_id.eq(contact.id),
                licenses::contact_name.eq(contact.display),
                licenses::contact_key.eq(fold::sort_key(contact.display)),
                licenses::reminded_days.eq(0),
                licenses::created_at.eq(made.created),
                licenses::created_by.eq(Some(ADMIN.id)),
                licenses::created_by_name.eq(ADMIN.display),
                licenses::modified_at.eq(made.created),
                licenses::modified_by_name.eq(ADMIN.display),
                licenses::version.eq(1),
            ),
            (
                licenses::name_key.eq(keys.name),
                licenses::product_key.eq(keys.product),
                licenses::code_key.eq(keys.code),
                licenses::code_unique.eq(keys.code_unique),
                licenses::search_text.eq(keys.search_text),
            ),
        ))
        .returning(licenses::id)
        .get_result::<i64>(db)?;
    name_admins(db, id, &made)?;
    Ok(id)
}

fn name_admins(db: &mut Db, id: i64, made: &Made) -> Result<(), Error> {
    let lena = (made.number <= LENAS).then_some(LICENSE_ADMIN.id);
    let ada = (made.number > LED).then_some(ADMIN.id);
    for account in lena.into_iter().chain(ada) {
        diesel::insert_into(license_admins::table)
            .values((
                license_admins::license_id.eq(id),
                license_admins::account_id.eq(account),
                license_admins::notices.eq(true),
                license_admins::since.eq(made.created),
                license_admins::by_name.eq(ADMIN.display),
            ))
            .execute(db)?;
    }
    Ok(())
}

/// Buys the seats that are in use and some more, and remembers how it came to that; `used` by license.
///
/// # Errors
/// Database errors.
pub fn settle(db: &mut Db, ids: &[i64], used: &BTreeMap<i64, i64>, now: NaiveDateTime) -> Result<(), Error> {
    let today = now.date().and_time(NaiveTime::MIN);
    let few = i64::try_from(ids.len()).unwrap_or(FEW + 1) <= FEW;
    let mut history = Vec::new();
    for (place, id) in ids.iter().enumerate() {
        let used = used.get(id).copied().unwrap_or(0);
        // Every seventh has no seat left.
        let spare = if place % 7 == 6 { 0 } else { used / 8 + 5 };
        let seats = used + spare;
        diesel::update(licenses::table.find(id))
            .set((licenses::seats.eq(seats), licenses::used.eq(used), licenses::free.eq(spare)))
            .execute(db)?;
        let mut draw = Draw::new(id.unsigned_abs() ^ 0x00DA_7A00);
        for days in (0..if few { DAYS } else { 0 }).rev() {
            let grown = used * (1_000 - days * 3) / 1_000;
            let swing = if days == 0 { 0 } else { draw.below(used / 30 + 1) };
            let day = today - TimeDelta::days(days);
            history.push(UsageRow { license_id: *id, day, seats, used: (grown - swing).max(0) });
        }
    }
    bulk::insert(db, &history)?;
    Ok(())
}

/// A seat of account `id`, given when the account was made.
#[must_use]
pub fn seat(license: i64, number: i64, id: i64, since: NaiveDateTime) -> SeatRow {
    SeatRow {
        license_id: license,
        account_id: id,
        is_device: product(number).1.is_device(),
        since,
        by_id: Some(ADMIN.id),
        by_name: ADMIN.display,
    }
}
