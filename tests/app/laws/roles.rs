//! What is done to roles.

use gatehouse::access::{Actor, Permission};
use gatehouse::accounts;
use gatehouse::roles::{self, NewRole};

use super::acting::{Result, unit};
use super::dice::Dice;
use super::houses::House;

fn wanted(dice: &mut Dice, name: String) -> NewRole {
    let permissions = Permission::ALL.iter().copied().filter(|_| dice.below(6) == 0).collect();
    NewRole { name, description: String::new(), permissions }
}

pub fn new_role(house: &mut House, dice: &mut Dice, actor: &Actor, number: usize) -> Result {
    let wanted = wanted(dice, format!("Role {number}"));
    unit(house, |db| roles::create(db, actor, &wanted))
}

pub fn change_role(house: &mut House, dice: &mut Dice, actor: &Actor, number: usize) -> Result {
    let id = house.one(dice, "roles WHERE ended_at IS NULL AND kind = 'own'");
    let wanted = wanted(dice, format!("Role {number}"));
    unit(house, |db| {
        let role = roles::queries::find(db, actor, Permission::RolesManage, id)?;
        roles::edit(db, actor, id, role.version, &wanted)
    })
}

/// Whoever clears up comes at once.
pub fn end_role(house: &mut House, dice: &mut Dice, actor: &Actor, _: usize) -> Result {
    let id = house.one(dice, "roles WHERE ended_at IS NULL AND kind = 'own'");
    let done = unit(house, |db| {
        let role = roles::queries::find(db, actor, Permission::RolesManage, id)?;
        roles::end(db, actor, id, role.version, role.holders)
    });
    accounts::clear_ended(&house.app.pool)?;
    done
}
