//! What is done to tickets.

use gatehouse::access::Actor;
use gatehouse::accounts::{self, Account};
use gatehouse::error::Error;
use gatehouse::tickets::{self, Decision, Draft, Edited, Kind, Said, Step};

use super::acting::{Result, unit};
use super::dice::Dice;
use super::houses::House;
use super::licenses::login;
use crate::support::snapshot::lines;

fn draft(kind: Kind, number: usize) -> Draft {
    Draft { kind, subject: format!("Ticket {number}"), description: "It does not work.".to_owned() }
}

/// Up to two accounts, whoever they are.
fn some(house: &House, dice: &mut Dice) -> Vec<Account> {
    let ids: Vec<i64> = (0..dice.below(3)).map(|_| house.one(dice, "accounts")).collect();
    let find = |id: &i64| house.app.read(|db| Ok(accounts::queries::by_id(db, *id).ok()));
    ids.iter().filter_map(find).collect()
}

pub fn open(house: &mut House, dice: &mut Dice, actor: &Actor, number: usize) -> Result {
    let (shared, kind) = (some(house, dice), *dice.of(&[Kind::Question, Kind::Problem, Kind::License]));
    unit(house, |db| tickets::create(db, actor, &draft(kind, number), &shared, &[], ""))
}

/// For the license of somebody else too, and for people who cannot follow.
pub fn ask(house: &mut House, dice: &mut Dice, actor: &Actor, number: usize) -> Result {
    let license = house.one(dice, "licenses");
    let account = house.one(dice, "accounts");
    let person = login(house, account);
    unit(house, |db| tickets::ask(db, actor, license, &person, &draft(Kind::Contact, number), ""))
}

pub fn decide(house: &mut House, dice: &mut Dice, actor: &Actor, _: usize) -> Result {
    let asked = "(SELECT t.id FROM tickets t JOIN ticket_contacts c ON c.ticket_id = t.id \
                 WHERE t.status <> 'closed') AS asked";
    let from = if dice.below(5) == 0 { "tickets" } else { asked };
    let id = house.one(dice, from);
    let decision = if dice.below(4) == 0 { Decision::Rejected } else { Decision::Approved };
    let successor = lines(
        &house.app,
        &format!("SELECT CAST(successor_id AS TEXT) AS line FROM ticket_contacts WHERE ticket_id = {id}"),
    );
    let done = unit(house, |db| tickets::decide(db, actor, id, decision, "Because."))?;
    if decision == Decision::Approved {
        let contact = format!(
            "SELECT CAST(l.contact_id AS TEXT) AS line FROM ticket_contacts c JOIN licenses l ON l.id = c.license_id \
             WHERE c.ticket_id = {id}"
        );
        assert_eq!(lines(&house.app, &contact), successor, "ticket {id} was approved and not carried out");
    }
    Ok(done)
}

pub fn say(house: &mut House, dice: &mut Dice, actor: &Actor, number: usize) -> Result {
    let id = house.one(dice, "tickets");
    let step = *dice.of(&[Step::Comment, Step::Comment, Step::Close, Step::Reopen, Step::Approve]);
    let said = Said { step, body: format!("Said in step {number}.") };
    unit(house, |db| tickets::say(db, actor, id, &said, &[], ""))
}

pub fn edit(house: &mut House, dice: &mut Dice, actor: &Actor, number: usize) -> Result {
    let id = house.one(dice, "tickets");
    let draft = draft(Kind::Other, number);
    unit(house, |db| {
        let version = tickets::queries::find(db, actor, id)?.version;
        let edited = tickets::edit(db, actor, id, version, &draft)?;
        assert!(!matches!(edited, Edited::Stale(_)), "nobody saved before");
        Ok(())
    })
}

pub fn share(house: &mut House, dice: &mut Dice, actor: &Actor, _: usize) -> Result {
    let (id, account) = (house.one(dice, "tickets"), house.one(dice, "accounts"));
    let person = login(house, account);
    unit(house, |db| tickets::share(db, actor, id, &person))
}

pub fn unshare(house: &mut House, dice: &mut Dice, actor: &Actor, _: usize) -> Result {
    let id = house.one(dice, "tickets");
    let people = format!("(SELECT account_id AS id FROM ticket_people WHERE ticket_id = {id}) AS people");
    let account = house.one(dice, &people);
    unit(house, |db| tickets::unshare(db, actor, id, account))
}

/// What must be true of all tickets.
pub const WRONG: &[&str] = &[
    "SELECT 'comments of ' || t.subject AS line FROM tickets t WHERE t.comment_count <> \
     (SELECT COUNT(*) FROM ticket_comments c WHERE c.ticket_id = t.id)",
    "SELECT 'requester does not see ' || t.subject AS line FROM tickets t WHERE NOT EXISTS (SELECT 1 FROM ticket_people \
     p WHERE p.ticket_id = t.id AND p.account_id = t.requester_id AND p.sees)",
    "SELECT 'decided, not closed: ' || t.subject AS line FROM tickets t JOIN ticket_contacts c ON c.ticket_id = t.id \
     WHERE c.decision IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ticket_comments s WHERE s.ticket_id = t.id \
     AND s.step IN ('approved', 'rejected'))",
    "SELECT 'status of ' || t.subject AS line FROM tickets t JOIN ticket_comments c ON c.ticket_id = t.id \
     WHERE c.id = (SELECT MAX(id) FROM ticket_comments s WHERE s.ticket_id = t.id) \
     AND (t.status = 'closed') <> (c.step IN ('closed', 'approved', 'rejected'))",
    "SELECT 'decided twice: ' || CAST(ticket_id AS TEXT) AS line FROM ticket_comments \
     WHERE step IN ('approved', 'rejected') GROUP BY ticket_id HAVING COUNT(*) > 1",
];

/// Whoever acts finds the tickets that name them, or with the permission all of them, and no other.
pub fn are_found_by_whom_they_concern(house: &House, actor: &Actor, place: &str) {
    let found = house.ids("tickets").into_iter().filter(|id| {
        house.app.read(|db| match tickets::queries::find(db, actor, *id) {
            Ok(_) => Ok(true),
            Err(Error::NotFound | Error::Forbidden(_)) => Ok(false),
            Err(other) => Err(other),
        })
    });
    let me = actor.account_id().unwrap();
    let roles = format!(
        "(SELECT r.id FROM account_roles a JOIN roles r ON r.id = a.role_id WHERE a.account_id = {me} AND \
         (r.key IN ('company_admin', 'support') OR EXISTS (SELECT 1 FROM role_permissions p WHERE p.role_id = r.id \
         AND p.permission = 'tickets.view_open'))) AS held"
    );
    let concerning =
        format!("tickets WHERE id IN (SELECT ticket_id FROM ticket_people WHERE account_id = {me} AND sees)");
    let expected = if house.ids(&roles).is_empty() { house.ids(&concerning) } else { house.ids("tickets") };
    assert_eq!(found.collect::<Vec<_>>(), expected, "{place}: tickets that #{me} finds");
}
