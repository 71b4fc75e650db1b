//! One step: somebody does something to somebody or something.

use gatehouse::access::Actor;
use gatehouse::accounts::Task;
use gatehouse::db::Db;
use gatehouse::error::Error;
use gatehouse::jobs::{self, Order, State, Subject, Subjects};
use serde_json::{Value, json};

use super::dice::Dice;
use super::houses::House;
use super::{Done, licenses, notices, people, roles, tenants, tickets};
use crate::support::snapshot::lines;

pub type Result = std::result::Result<Done, Error>;
type Step = fn(&mut House, &mut Dice, &Actor, usize) -> Result;

/// What can be done, with how often; in the order of the weights.
const STEPS: &[(&str, usize, Step)] = &[
    ("act", 10, people::act),
    ("edit", 4, people::edit),
    ("roles", 6, people::roles),
    ("end date", 6, people::end_date),
    ("create", 2, people::create),
    ("sign out", 2, people::sign_out),
    ("come in", 4, people::come_in),
    ("assign", 8, licenses::assign),
    ("unassign", 3, licenses::unassign),
    ("seats", 4, licenses::seats),
    ("license", 1, licenses::license),
    ("admin", 3, licenses::admin),
    ("no admin", 3, licenses::no_admin),
    ("contact", 3, licenses::contact),
    ("mac", 1, licenses::mac),
    ("tenant", 2, tenants::tenant),
    ("join", 5, tenants::join),
    ("change member", 2, tenants::change_member),
    ("leave", 3, tenants::leave),
    ("end tenant", 1, tenants::end_tenant),
    ("new role", 3, roles::new_role),
    ("change role", 5, roles::change_role),
    ("end role", 1, roles::end_role),
    ("ticket", 4, tickets::open),
    ("ask", 4, tickets::ask),
    ("decide", 4, tickets::decide),
    ("say", 5, tickets::say),
    ("edit ticket", 2, tickets::edit),
    ("share", 2, tickets::share),
    ("unshare", 3, tickets::unshare),
    ("notice", 4, notices::write),
    ("edit notice", 2, notices::edit),
    ("drop notice", 1, notices::delete),
    ("send notice", 4, notices::send),
    ("choose", 3, notices::choose),
    ("job", 6, job),
    ("undo", 4, undo),
];

/// What must have gone through at least once.
pub const NAMES: &[&str] = &[
    "act",
    "edit",
    "roles",
    "end date",
    "create",
    "assign",
    "unassign",
    "seats",
    "admin",
    "no admin",
    "contact",
    "tenant",
    "join",
    "leave",
    "new role",
    "change role",
    "ticket",
    "ask",
    "decide",
    "say",
    "edit ticket",
    "share",
    "unshare",
    "notice",
    "edit notice",
    "drop notice",
    "send notice",
    "choose",
    "job",
    "undo",
];

/// Somebody does something; who, what, and what came of it.
pub fn step(house: &mut House, dice: &mut Dice, number: usize) -> (Option<Actor>, &'static str, Result) {
    let total: usize = STEPS.iter().map(|(_, weight, _)| weight).sum();
    let mut thrown = dice.below(total);
    let chosen = STEPS.iter().find(|(_, weight, _)| {
        let is_it = thrown < *weight;
        thrown = thrown.saturating_sub(*weight);
        is_it
    });
    let (name, _, step) = chosen.unwrap();
    let Some(actor) = house.actor(dice) else { return (None, name, Ok(Done::No)) };
    let result = step(house, dice, &actor, number);
    (Some(actor), name, result)
}

/// A unit of work of its own.
pub fn unit<T>(house: &House, work: impl FnMut(&mut Db) -> std::result::Result<T, Error>) -> Result {
    house.app.pool.write_here(work).map(|_| Done::Yes)
}

/// A record as the terms of a job name it.
fn named(house: &House, id: i64, table: &str) -> Value {
    let name = lines(&house.app, &format!("SELECT name AS line FROM {table} WHERE id = {id}")).pop();
    name.map_or(Value::Null, |name| json!({ "id": id, "name": name }))
}

/// Some of the accounts, at once.
fn job(house: &mut House, dice: &mut Dice, actor: &Actor, number: usize) -> Result {
    let tasks = [
        ("accounts.activate", Task::Activate),
        ("accounts.deactivate", Task::Deactivate),
        ("accounts.delete", Task::Delete),
        ("accounts.withdraw", Task::Withdraw),
        ("accounts.add-role", Task::AddRole),
        ("accounts.remove-role", Task::RemoveRole),
        ("accounts.assign-license", Task::AssignLicense),
        ("accounts.unassign-license", Task::UnassignLicense),
        ("accounts.add-tenant", Task::AddTenant),
        ("accounts.remove-tenant", Task::RemoveTenant),
    ];
    let (kind, task) = *dice.of(&tasks);
    let role = house.one(dice, "roles WHERE ended_at IS NULL");
    let license = house.one(dice, "licenses");
    let tenant = house.one(dice, "tenants WHERE ended_at IS NULL");
    let no = Value::Null;
    let terms = json!({
        "reason": no,
        "until": no,
        "role": if task.takes_a_role() { named(house, role, "roles") } else { Value::Null },
        "license": if task.takes_a_license() { named(house, license, "licenses") } else { Value::Null },
        "tenant": if task.takes_a_tenant() { named(house, tenant, "tenants") } else { Value::Null },
        "tenant_role": if task.takes_a_tenant() { json!("user") } else { Value::Null },
    });
    let chosen: Vec<i64> = house.ids("accounts").into_iter().filter(|_| dice.below(3) == 0).collect();
    let subjects = chosen.iter().map(|id| Subject { id: *id, label: format!("#{id}") }).collect();
    let order = Order {
        kind,
        terms: terms.to_string(),
        key: format!("step {number}"),
        subjects: Subjects::These(subjects),
        undo_of: None,
        retry_of: None,
    };
    unit(house, |db| jobs::start(db, actor, &order))
}

/// The newest job that can be taken back.
fn undo(house: &mut House, _: &mut Dice, actor: &Actor, _: usize) -> Result {
    let found = house.ids(
        "jobs WHERE done > 0 AND state = 'done' AND kind IN ('accounts.activate', 'accounts.deactivate', \
         'accounts.assign-license', 'accounts.unassign-license') \
         AND NOT EXISTS (SELECT 1 FROM jobs u WHERE u.undo_of = jobs.id)",
    );
    let Some(id) = found.last().copied() else { return Ok(Done::No) };
    let by = actor.clone();
    let job = house.app.pool.write_here(|db| jobs::undo(db, &by, id))?;
    ended(house, job.id);
    Ok(Done::Yes)
}

/// Waits until a job has ended.
pub fn ended(house: &House, job: i64) {
    let end = std::time::Instant::now() + std::time::Duration::from_mins(1);
    let state = || lines(&house.app, &format!("SELECT state AS line FROM jobs WHERE id = {job}"));
    while [State::Waiting, State::Running].iter().any(|open| state() == [open.word()]) {
        assert!(std::time::Instant::now() < end, "job {job} does not end");
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
}
