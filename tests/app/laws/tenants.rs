//! What is done to tenants and their members.

use gatehouse::access::{Actor, Permission};
use gatehouse::tenants::{self, Kind, Place, TenantRole};

use super::acting::{Result, unit};
use super::dice::Dice;
use super::houses::House;
use crate::tenants::wanted;

fn place(is_admin: bool) -> Place {
    Place::of(if is_admin { TenantRole::Admin } else { TenantRole::User })
}

fn both(house: &House, dice: &mut Dice) -> (i64, i64) {
    (house.one(dice, "tenants WHERE ended_at IS NULL"), house.one(dice, "accounts"))
}

/// A member of some tenant, if there is one.
fn member(house: &House, dice: &mut Dice) -> (i64, i64) {
    let tenant = house.one(dice, "tenants WHERE ended_at IS NULL AND member_count > 0");
    let members =
        format!("(SELECT account_id AS id FROM tenant_members WHERE tenant_id = {tenant}) AS members");
    (tenant, house.one(dice, &members))
}

pub fn tenant(house: &mut House, dice: &mut Dice, actor: &Actor, number: usize) -> Result {
    let id = house.one(dice, "tenants WHERE ended_at IS NULL");
    let is_new = dice.coin();
    let wanted = wanted(&format!("Plant {number}"), if dice.coin() { Kind::Cloud } else { Kind::OnPremises });
    unit(house, |db| {
        if is_new {
            return tenants::create(db, actor, &wanted).map(drop);
        }
        let known = tenants::all(db, actor)?.into_iter().find(|tenant| tenant.id == id);
        let version = known.map_or(0, |tenant| tenant.version);
        tenants::edit(db, actor, id, version, &wanted).map(drop)
    })
}

pub fn join(house: &mut House, dice: &mut Dice, actor: &Actor, _: usize) -> Result {
    let (ids, is_admin) = (both(house, dice), dice.coin());
    unit(house, |db| tenants::add(db, actor, ids, &place(is_admin)))
}

pub fn change_member(house: &mut House, dice: &mut Dice, actor: &Actor, _: usize) -> Result {
    let (ids, is_admin) = (member(house, dice), dice.coin());
    unit(house, |db| tenants::change(db, actor, ids, &place(!is_admin), &place(is_admin)))
}

pub fn leave(house: &mut House, dice: &mut Dice, actor: &Actor, _: usize) -> Result {
    let ids = if dice.coin() { member(house, dice) } else { both(house, dice) };
    unit(house, |db| tenants::remove(db, actor, ids))
}

/// Whoever clears up comes at once.
pub fn end_tenant(house: &mut House, dice: &mut Dice, actor: &Actor, _: usize) -> Result {
    let id = house.one(dice, "tenants WHERE ended_at IS NULL");
    let done = unit(house, |db| {
        actor.need(Permission::TenantsManage)?;
        let known = tenants::all(db, actor)?.into_iter().find(|tenant| tenant.id == id);
        let tenant = known.ok_or(gatehouse::error::Error::NotFound)?;
        tenants::end(db, actor, id, tenant.version, tenant.member_count)
    });
    tenants::clear_ended(&house.app.pool)?;
    done
}
