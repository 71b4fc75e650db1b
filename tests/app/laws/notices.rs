//! What is done to notices, and what people choose to get.

use gatehouse::access::Actor;
use gatehouse::notices::{self, Edited, Kind, Order, Sending, Wanted};

use super::Done;
use super::acting::{Result, ended, unit};
use super::dice::Dice;
use super::houses::House;
use crate::support::snapshot::lines;

fn wanted(house: &House, dice: &mut Dice, number: usize) -> Wanted {
    let kind = *dice.of(Kind::ALL);
    let now = gatehouse::clock::now();
    let some = house.ids("licenses").into_iter().filter(|_| dice.coin()).collect();
    Wanted {
        kind,
        subject: format!("Notice {number}"),
        body: "Something to know.".to_owned(),
        window: (kind == Kind::Maintenance).then(|| (now, now + chrono::TimeDelta::hours(2))),
        licenses: if dice.coin() { Some(some) } else { None },
    }
}

pub fn write(house: &mut House, dice: &mut Dice, actor: &Actor, number: usize) -> Result {
    let wanted = wanted(house, dice, number);
    unit(house, |db| notices::create(db, actor, &wanted))
}

pub fn edit(house: &mut House, dice: &mut Dice, actor: &Actor, number: usize) -> Result {
    let (id, wanted) = (house.one(dice, "notices"), wanted(house, dice, number));
    unit(house, |db| {
        let version = notices::queries::find(db, actor, id)?.version;
        let edited = notices::edit(db, actor, id, version, &wanted)?;
        assert!(!matches!(edited, Edited::Stale(_)), "nobody saved before");
        Ok(())
    })
}

pub fn delete(house: &mut House, dice: &mut Dice, actor: &Actor, _: usize) -> Result {
    let id = house.one(dice, "notices");
    unit(house, |db| {
        let version = notices::queries::find(db, actor, id)?.version;
        notices::delete(db, actor, id, version)
    })
}

/// Mostly a draft; everybody has one mail of it then, the primary contacts of a duty among them.
pub fn send(house: &mut House, dice: &mut Dice, actor: &Actor, _: usize) -> Result {
    let from = if dice.below(5) == 0 { "notices" } else { "notices WHERE state = 'draft'" };
    let id = house.one(dice, from);
    let mut job = None;
    unit(house, |db| {
        let notice = notices::queries::find(db, actor, id)?;
        let shown =
            Order { version: notice.version, recipients: notices::queries::count_recipients(db, &notice)? };
        match notices::send(db, actor, id, shown)? {
            Sending::Ordered(ordered) => job = Some(ordered.id),
            Sending::Changed => panic!("notice {id} changed although nobody changed it"),
        }
        Ok(())
    })?;
    ended(house, job.unwrap());
    let without = format!(
        "SELECT l.name AS line FROM notices n JOIN licenses l ON n.is_for_all OR EXISTS (SELECT 1 FROM notice_licenses \
         a WHERE a.notice_id = n.id AND a.license_id = l.id) WHERE n.id = {id} AND n.kind <> 'release' \
         AND EXISTS (SELECT 1 FROM accounts c WHERE c.id = l.contact_id AND c.email IS NOT NULL) \
         AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.notice_id = n.id AND o.account_id = l.contact_id)"
    );
    assert_eq!(lines(&house.app, &without), Vec::<String>::new(), "primary contacts without notice {id}");
    let number = format!(
        "SELECT CAST(recipient_count AS TEXT) || ' ' || state AS line FROM notices WHERE id = {id} UNION ALL \
         SELECT CAST(COUNT(*) AS TEXT) || ' sent' FROM outbox o JOIN accounts a ON a.id = o.account_id \
         WHERE o.notice_id = {id} AND a.status = 'active'"
    );
    let [said, written] = lines(&house.app, &number).try_into().unwrap();
    assert_eq!(said, written, "notice {id}");
    Ok(Done::Yes)
}

/// Some of what is offered, now and then of what is not.
pub fn choose(house: &mut House, dice: &mut Dice, actor: &Actor, _: usize) -> Result {
    let me = actor.account_id().unwrap();
    let offered = house.app.read(|db| notices::choices(db, me));
    let mut shown: Vec<i64> = offered.iter().map(|one| one.license).collect();
    if dice.below(10) == 0 {
        shown.push(house.one(dice, "licenses"));
    }
    let all = shown.iter().flat_map(|license| Kind::ALL.iter().map(|kind| (*license, *kind)));
    let refuses = dice.below(4) == 0;
    let chosen: Vec<(i64, Kind)> = all
        .filter(|(license, kind)| {
            let one = offered.iter().find(|one| one.license == *license);
            let is_locked = one.is_some_and(|one| one.locks(*kind));
            let is_offered = one.is_some_and(|one| one.offers(*kind));
            if refuses { dice.coin() } else { is_offered && (is_locked || dice.coin()) }
        })
        .collect();
    let done = unit(house, |db| notices::choose(db, actor, &shown, &chosen))?;
    let now = house.app.read(|db| notices::choices(db, me));
    let gets = now.iter().flat_map(|one| one.kinds.iter().map(|kind| (one.license, *kind)));
    let (mut gets, mut chosen) = (gets.collect::<Vec<_>>(), chosen);
    gets.sort_by_key(|(license, kind)| (*license, kind.word()));
    chosen.sort_by_key(|(license, kind)| (*license, kind.word()));
    chosen.dedup();
    assert_eq!(gets, chosen, "#{me} gets something else than what was chosen");
    Ok(done)
}

/// What must be true of all notices.
pub const WRONG: &[&str] = &[
    "SELECT 'mail of a draft: ' || n.subject AS line FROM notices n WHERE n.state = 'draft' AND EXISTS \
     (SELECT 1 FROM outbox o WHERE o.notice_id = n.id)",
    "SELECT 'nobody got ' || n.subject AS line FROM notices n WHERE n.state = 'sent' AND n.recipient_count = 0",
];
