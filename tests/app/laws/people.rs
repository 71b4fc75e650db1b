//! What is done to accounts.

use gatehouse::access::Actor;
use gatehouse::accounts::{self, Action, Details, Terms};
use gatehouse::clock;
use gatehouse::roles::{self, Given};

use super::Done;
use super::acting::{Result, unit};
use super::dice::Dice;
use super::houses::House;

/// Somebody, now and then whoever acts.
fn somebody(house: &House, dice: &mut Dice, actor: &Actor) -> i64 {
    let own = actor.account_id().filter(|_| dice.below(4) == 0);
    own.unwrap_or_else(|| house.one(dice, "accounts"))
}

pub fn act(house: &mut House, dice: &mut Dice, actor: &Actor, _: usize) -> Result {
    // Mostly what the status of somebody allows.
    let (from, fitting) = *dice.of(&[
        ("accounts WHERE status = 'active'", Action::Deactivate),
        ("accounts WHERE status = 'inactive'", Action::Activate),
        ("accounts WHERE status = 'inactive'", Action::Delete),
        ("accounts WHERE status = 'pending'", Action::Resend),
        ("accounts WHERE status = 'pending'", Action::Withdraw),
    ]);
    let action = if dice.below(4) == 0 { *dice.of(Action::ALL) } else { fitting };
    let own = actor.account_id().filter(|_| dice.below(8) == 0);
    let id = own.unwrap_or_else(|| house.one(dice, from));
    unit(house, |db| accounts::perform(db, actor, action, id, &Terms::default()))
}

pub fn edit(house: &mut House, dice: &mut Dice, actor: &Actor, number: usize) -> Result {
    let (id, again) = (somebody(house, dice, actor), dice.coin());
    unit(house, |db| {
        let account = accounts::queries::by_id(db, id)?;
        let held = roles::held(db, id)?;
        let title = if again { account.job_title.clone() } else { format!("Title {number}") };
        let details = Details { job_title: title, ..account.details() };
        accounts::edit(db, actor, id, account.version, &details, &held)
    })
}

/// Any set of roles, some with an end.
pub fn roles(house: &mut House, dice: &mut Dice, actor: &Actor, _: usize) -> Result {
    let id = somebody(house, dice, actor);
    let until = clock::now() + chrono::TimeDelta::days(30);
    let mut wanted = Vec::new();
    for role in house.ids("roles WHERE ended_at IS NULL") {
        if dice.below(4) == 0 {
            wanted.push(Given { role, until: (dice.below(4) == 0).then_some(until) });
        }
    }
    unit(house, |db| {
        let account = accounts::queries::by_id(db, id)?;
        accounts::edit(db, actor, id, account.version, &account.details(), &wanted)
    })
}

pub fn end_date(house: &mut House, dice: &mut Dice, actor: &Actor, _: usize) -> Result {
    let (id, ends) = (somebody(house, dice, actor), dice.coin());
    unit(house, |db| {
        let account = accounts::queries::by_id(db, id)?;
        let held = roles::held(db, id)?;
        let end = clock::now() + chrono::TimeDelta::days(30);
        let details = Details { valid_until: ends.then_some(end), ..account.details() };
        accounts::edit(db, actor, id, account.version, &details, &held)
    })
}

pub fn create(house: &mut House, dice: &mut Dice, actor: &Actor, number: usize) -> Result {
    let is_program = dice.below(3) == 0;
    let ids = house.ids("roles WHERE ended_at IS NULL").into_iter();
    let wanted: Vec<Given> = ids.filter(|_| dice.below(5) == 0).map(Given::endless).collect();
    let details = Details {
        display_name: format!("Made {number}"),
        email: Some(format!("made{number}@example.org")),
        locale: "en".to_owned(),
        time_zone: "UTC".to_owned(),
        ..Details::default()
    };
    unit(house, |db| {
        if is_program {
            return accounts::create_program(db, actor, &details, &wanted).map(drop);
        }
        accounts::create(db, actor, &details, &wanted).map(drop)
    })
}

pub fn sign_out(house: &mut House, dice: &mut Dice, actor: &Actor, number: usize) -> Result {
    let id = somebody(house, dice, actor);
    let order = gatehouse::jobs::Order {
        kind: "accounts.sign-out",
        terms: serde_json::to_string(&Terms::default()).unwrap(),
        key: format!("step {number}"),
        subjects: gatehouse::jobs::Subjects::These(vec![gatehouse::jobs::Subject {
            id,
            label: String::new(),
        }]),
        undo_of: None,
        retry_of: None,
    };
    let job = house.app.pool.write_here(|db| gatehouse::jobs::start(db, actor, &order))?;
    if job.done == 1 {
        house.signed_out(id);
    }
    Ok(Done::Yes)
}

pub fn come_in(house: &mut House, dice: &mut Dice, actor: &Actor, _: usize) -> Result {
    let (id, is_key) = (somebody(house, dice, actor), dice.coin());
    house.come_in(id, is_key);
    Ok(Done::Yes)
}
