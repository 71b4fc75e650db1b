//! What is done to licenses, their seats, admins and primary contacts.

use gatehouse::access::{Actor, Permission};
use gatehouse::licenses::{self, Deployment, Details, Kind};

use super::acting::{Result, unit};
use super::dice::Dice;
use super::houses::House;

fn both(house: &House, dice: &mut Dice) -> (i64, i64) {
    (house.one(dice, "licenses"), house.one(dice, "accounts"))
}

/// What an account signs in with; nothing for one that is not there.
pub fn login(house: &House, account: i64) -> String {
    let found = house.app.read(|db| Ok(gatehouse::accounts::queries::by_id(db, account).ok()));
    found.and_then(|account| account.login).unwrap_or_default()
}

pub fn assign(house: &mut House, dice: &mut Dice, actor: &Actor, _: usize) -> Result {
    let (license, account) = both(house, dice);
    unit(house, |db| licenses::assign(db, actor, license, account))
}

pub fn unassign(house: &mut House, dice: &mut Dice, actor: &Actor, _: usize) -> Result {
    let license = house.one(dice, "licenses WHERE used > 0");
    let holders =
        format!("(SELECT account_id AS id FROM license_assignments WHERE license_id = {license}) AS held");
    let account = house.one(dice, &holders);
    unit(house, |db| licenses::unassign(db, actor, license, account))
}

pub fn seats(house: &mut House, dice: &mut Dice, actor: &Actor, _: usize) -> Result {
    let (license, seats, is_device) = (house.one(dice, "licenses"), dice.number(6), dice.below(5) == 0);
    unit(house, |db| {
        let now = licenses::queries::find(db, actor, Permission::LicensesManage, license)?;
        let kind = if is_device { Kind::AttendedRuntime } else { now.kind };
        let details = Details { seats, kind, ..now.details() };
        licenses::edit(db, actor, license, now.version, &details)
    })
}

pub fn license(house: &mut House, dice: &mut Dice, actor: &Actor, number: usize) -> Result {
    let (contact, seats) = (house.one(dice, "accounts"), dice.number(5));
    let details = Details {
        name: format!("License {number}"),
        product: "Automation".to_owned(),
        code: format!("KEY-{number}"),
        kind: Kind::Platform,
        deployment: Deployment::OnPremises,
        seats,
        starts_at: None,
        expires_at: None,
    };
    unit(house, |db| licenses::create(db, actor, &details, contact, None))
}

pub fn admin(house: &mut House, dice: &mut Dice, actor: &Actor, _: usize) -> Result {
    let (license, account) = both(house, dice);
    let login = login(house, account);
    unit(house, |db| licenses::add_admin(db, actor, license, &login))
}

pub fn no_admin(house: &mut House, dice: &mut Dice, actor: &Actor, _: usize) -> Result {
    // Of a license that has more than one, if there is one.
    let several =
        "(SELECT license_id AS id FROM license_admins GROUP BY license_id HAVING COUNT(*) > 1) AS several";
    let license = house.one(dice, several);
    let admins =
        format!("(SELECT account_id AS id FROM license_admins WHERE license_id = {license}) AS admins");
    let account = house.one(dice, &admins);
    unit(house, |db| licenses::remove_admin(db, actor, license, account))
}

pub fn contact(house: &mut House, dice: &mut Dice, actor: &Actor, _: usize) -> Result {
    let (license, account) = both(house, dice);
    unit(house, |db| licenses::change_primary_contact(db, actor, license, account))
}

pub fn mac(house: &mut House, dice: &mut Dice, actor: &Actor, number: usize) -> Result {
    let license = house.one(dice, "licenses");
    unit(house, |db| {
        licenses::change_mac(db, actor, license, &format!("00:1a:2b:3c:4d:{:02x}", number % 256))
    })
}
