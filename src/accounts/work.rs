//! The accounts' jobs: what can be done to many, and how a change of state is taken back.

use super::grid::GRID;
use super::labels::words;
use super::model::{Action, Shift, Task, Terms};
use super::queries;
use super::rules::{self, Memo};
use crate::access::{Actor, Permission};
use crate::db::Db;
use crate::error::{Error, Message};
use crate::grid::{self, Ink};
use crate::jobs::{Fate, Item, Matching, Subject, Work};
use crate::web::language::Language;
use crate::{roles, tenants};

/// Everything that jobs can do to accounts.
pub const KINDS: &[&dyn Work] = &[
    &Bulk(Task::Activate),
    &Bulk(Task::Deactivate),
    &Bulk(Task::Delete),
    &Bulk(Task::Resend),
    &Bulk(Task::Withdraw),
    &Bulk(Task::SignOut),
    &Bulk(Task::AddRole),
    &Bulk(Task::RemoveRole),
    &Bulk(Task::AddTenant),
    &Bulk(Task::RemoveTenant),
    &Tell,
    &Bulk(Task::AssignLicense),
    &Bulk(Task::UnassignLicense),
    &UndoSeats {
        kind: "accounts.undo-assign-license",
        task: Task::AssignLicense,
        back: Task::UnassignLicense,
    },
    &UndoSeats {
        kind: "accounts.undo-unassign-license",
        task: Task::UnassignLicense,
        back: Task::AssignLicense,
    },
    &Undo { kind: "accounts.undo-activate", action: Action::Activate },
    &Undo { kind: "accounts.undo-deactivate", action: Action::Deactivate },
];

/// A task.
struct Bulk(Task);

/// Everybody who holds a role is written to, because it permits something else.
struct Tell;

/// The word of that job.
pub const TELL: &str = "accounts.tell-of-role";
/// Seats that were given or taken, the other way round.
struct UndoSeats {
    kind: &'static str,
    task: Task,
    back: Task,
}

/// A change of state that is taken back.
struct Undo {
    kind: &'static str,
    action: Action,
}

/// The word of the job that does a task.
#[must_use]
pub fn kind(task: Task) -> &'static str {
    match task {
        Task::Activate => "accounts.activate",
        Task::Deactivate => "accounts.deactivate",
        Task::Delete => "accounts.delete",
        Task::Resend => "accounts.resend",
        Task::Withdraw => "accounts.withdraw",
        Task::SignOut => "accounts.sign-out",
        Task::AddRole => "accounts.add-role",
        Task::RemoveRole => "accounts.remove-role",
        Task::AssignLicense => "accounts.assign-license",
        Task::UnassignLicense => "accounts.unassign-license",
        Task::AddTenant => "accounts.add-tenant",
        Task::RemoveTenant => "accounts.remove-tenant",
    }
}

fn terms(text: &str) -> Result<Terms, Error> {
    serde_json::from_str(text).map_err(Error::internal)
}

fn title(task: Task, text: &str, count: i64, t: Language) -> String {
    let terms = terms(text).unwrap_or_default();
    let role = terms.role.map(|role| roles::translated(&role.name, t));
    let (key, name) = match task {
        Task::AddRole => ("accounts-add-role-named", role),
        Task::RemoveRole => ("accounts-remove-role-named", role),
        Task::AssignLicense => ("accounts-assign-license-named", terms.license.map(|license| license.name)),
        Task::UnassignLicense => {
            ("accounts-unassign-license-named", terms.license.map(|license| license.name))
        }
        Task::AddTenant => ("accounts-add-tenant-named", terms.tenant.map(|tenant| tenant.name)),
        Task::RemoveTenant => ("accounts-remove-tenant-named", terms.tenant.map(|tenant| tenant.name)),
        _ => return t.count(words(task).title, count),
    };
    let name = name.unwrap_or_default();
    t.fill(key, &[("count", count.to_string()), ("shown", t.number(count)), ("name", name)])
}

impl Work for Bulk {
    fn kind(&self) -> &'static str {
        kind(self.0)
    }

    fn needs(&self) -> Permission {
        self.0.needs()
    }

    fn find(
        &self,
        db: &mut Db,
        actor: &Actor,
        t: Language,
        matching: &Matching<'_>,
    ) -> Result<Vec<Subject>, Error> {
        let chosen = grid::chosen(matching.query, matching.except, &GRID, &Ink::of(actor, t))?.in_order;
        let place = (matching.after, matching.most);
        let names = queries::names(db, actor, self.0.reaches(), &chosen, place)?;
        Ok(names.into_iter().map(|(id, label)| Subject { id, label }).collect())
    }

    fn act(&self, db: &mut Db, actor: &Actor, text: &str, item: &Item) -> Result<Option<String>, Error> {
        let before = rules::carry_out(db, actor, self.0, item.subject_id, &terms(text)?)?;
        if self.undone_by().is_none() {
            return Ok(None);
        }
        serde_json::to_string(&Memo::of(&before)).map(Some).map_err(Error::internal)
    }

    fn note(&self, db: &mut Db, actor: &Actor, id: i64, why: &Message) -> Result<(), Error> {
        rules::note_refusal(db, actor, rules::trail(self.0), id, why)
    }

    fn needs_proof(&self, db: &mut Db, text: &str) -> Result<bool, Error> {
        let terms = terms(text)?;
        if self.0 == Task::AddTenant {
            return Ok(terms.tenant_role.is_some_and(tenants::give_power));
        }
        let Some(role) = terms.role.filter(|_| self.0 == Task::AddRole) else {
            return Ok(self.0.needs_proof());
        };
        Ok(roles::give_power(&roles::all(db)?, &[role.id]))
    }

    fn undone_by(&self) -> Option<&'static str> {
        match self.0 {
            Task::Activate => Some("accounts.undo-activate"),
            Task::Deactivate => Some("accounts.undo-deactivate"),
            Task::AssignLicense => Some("accounts.undo-assign-license"),
            Task::UnassignLicense => Some("accounts.undo-unassign-license"),
            Task::Delete
            | Task::Resend
            | Task::Withdraw
            | Task::SignOut
            | Task::AddRole
            | Task::RemoveRole
            | Task::AddTenant
            | Task::RemoveTenant => None,
        }
    }

    fn title(&self, text: &str, count: i64, t: Language) -> String {
        title(self.0, text, count, t)
    }

    fn page(&self, item: &Item) -> Option<String> {
        let is_gone = item.label.is_empty() || (self.0 == Task::Delete && item.state == Fate::Done);
        (!is_gone).then(|| format!("/accounts/{}", item.subject_id))
    }
}

impl Work for Tell {
    fn kind(&self) -> &'static str {
        TELL
    }

    fn needs(&self) -> Permission {
        Permission::RolesManage
    }

    fn find(
        &self,
        db: &mut Db,
        _: &Actor,
        _: Language,
        matching: &Matching<'_>,
    ) -> Result<Vec<Subject>, Error> {
        let role = matching.query.parse().map_err(Error::internal)?;
        let found = roles::holders_of(db, role, matching.after, matching.most)?;
        Ok(found.into_iter().map(|(id, label)| Subject { id, label }).collect())
    }

    fn act(&self, db: &mut Db, _: &Actor, text: &str, item: &Item) -> Result<Option<String>, Error> {
        let shift: Shift = serde_json::from_str(text).map_err(Error::internal)?;
        rules::tell_holder(db, item.subject_id, &shift)?;
        Ok(None)
    }

    fn note(&self, _: &mut Db, _: &Actor, _: i64, _: &Message) -> Result<(), Error> {
        // No rule forbids writing; whoever is gone is only left out.
        Ok(())
    }

    fn undone_by(&self) -> Option<&'static str> {
        None
    }

    fn title(&self, text: &str, count: i64, t: Language) -> String {
        let shift: Option<Shift> = serde_json::from_str(text).ok();
        let name = shift.map(|shift| shift.role.name).unwrap_or_default();
        t.fill(
            "roles-tell-title",
            &[("count", count.to_string()), ("shown", t.number(count)), ("name", name)],
        )
    }

    fn page(&self, item: &Item) -> Option<String> {
        (!item.label.is_empty()).then(|| format!("/accounts/{}", item.subject_id))
    }
}

impl Work for UndoSeats {
    fn kind(&self) -> &'static str {
        self.kind
    }

    fn needs(&self) -> Permission {
        self.task.needs()
    }

    fn find(&self, _: &mut Db, _: &Actor, _: Language, _: &Matching<'_>) -> Result<Vec<Subject>, Error> {
        Err(Error::internal("only what a job has done is taken back"))
    }

    fn act(&self, db: &mut Db, actor: &Actor, text: &str, item: &Item) -> Result<Option<String>, Error> {
        rules::carry_out(db, actor, self.back, item.subject_id, &terms(text)?)?;
        Ok(None)
    }

    fn note(&self, db: &mut Db, actor: &Actor, id: i64, why: &Message) -> Result<(), Error> {
        rules::note_refusal(db, actor, rules::trail(self.back), id, why)
    }

    fn undone_by(&self) -> Option<&'static str> {
        None
    }

    fn title(&self, text: &str, count: i64, t: Language) -> String {
        t.named("accounts-undo-title", &title(self.task, text, count, t))
    }

    fn page(&self, item: &Item) -> Option<String> {
        Some(format!("/accounts/{}", item.subject_id))
    }
}

impl Work for Undo {
    fn kind(&self) -> &'static str {
        self.kind
    }

    fn needs(&self) -> Permission {
        self.action.needs()
    }

    fn find(&self, _: &mut Db, _: &Actor, _: Language, _: &Matching<'_>) -> Result<Vec<Subject>, Error> {
        Err(Error::internal("only what a job has done is taken back"))
    }

    fn act(&self, db: &mut Db, actor: &Actor, _: &str, item: &Item) -> Result<Option<String>, Error> {
        let memo = item.memo.as_deref().unwrap_or("");
        let memo: Memo = serde_json::from_str(memo).map_err(Error::internal)?;
        rules::restore(db, actor, self.action, item.subject_id, &memo)?;
        Ok(item.memo.clone())
    }

    fn note(&self, db: &mut Db, actor: &Actor, id: i64, why: &Message) -> Result<(), Error> {
        let task = if self.action == Action::Activate { Task::Deactivate } else { Task::Activate };
        rules::note_refusal(db, actor, rules::trail(task), id, why)
    }

    fn undone_by(&self) -> Option<&'static str> {
        None
    }

    fn title(&self, text: &str, count: i64, t: Language) -> String {
        t.named("accounts-undo-title", &title(self.action.into(), text, count, t))
    }

    fn page(&self, item: &Item) -> Option<String> {
        Some(format!("/accounts/{}", item.subject_id))
    }
}
