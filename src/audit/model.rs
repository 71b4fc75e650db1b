//! What is remembered of an action.

use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::db::schema::audit_events;
use crate::error::Message;

crate::text_enum! {
    /// Whether it was done.
    pub enum Outcome {
        /// It was.
        Done = "done",
        /// A rule forbade it.
        Refused = "refused",
    }
}

/// A field's value before and after. Secrets are never put here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The field.
    pub field: String,
    /// What it was.
    pub old: String,
    /// What it is now.
    pub new: String,
}

/// Whom an action was done to.
#[derive(Clone, Debug)]
pub struct Subject {
    /// `account`, `role`, `company` …
    pub kind: &'static str,
    /// Its id.
    pub id: Option<i64>,
    /// What it was called then.
    pub name: String,
}

/// One action, to be recorded.
#[derive(Clone, Debug)]
pub struct Trace {
    /// What was done, such as `account.deactivate`.
    pub action: &'static str,
    /// To whom.
    pub subject: Subject,
    /// Whether it was done.
    pub outcome: Outcome,
    /// Why: the actor's words, or the rule that refused: its key, or the whole message as JSON if it names something.
    pub reason: Option<String>,
    /// What changed.
    pub changes: Vec<Change>,
}

impl Subject {
    /// An account.
    #[must_use]
    pub fn account(id: i64, name: &str) -> Self {
        Self { kind: "account", id: Some(id), name: name.to_owned() }
    }

    /// A role.
    #[must_use]
    pub fn role(id: i64, name: &str) -> Self {
        Self { kind: "role", id: Some(id), name: name.to_owned() }
    }

    /// A role that is not there yet.
    #[must_use]
    pub fn role_to_be(name: &str) -> Self {
        Self { kind: "role", id: None, name: name.to_owned() }
    }

    /// A tenant.
    #[must_use]
    pub fn tenant(id: i64, name: &str) -> Self {
        Self { kind: "tenant", id: Some(id), name: name.to_owned() }
    }
}

impl Trace {
    /// Something that was done.
    #[must_use]
    pub fn done(action: &'static str, subject: Subject) -> Self {
        Self { action, subject, outcome: Outcome::Done, reason: None, changes: Vec::new() }
    }

    /// Something that a rule forbade.
    #[must_use]
    pub fn refused(action: &'static str, subject: Subject, rule: &str) -> Self {
        let reason = Some(rule.to_owned());
        Self { action, subject, outcome: Outcome::Refused, reason, changes: Vec::new() }
    }

    /// The same with what the rule names.
    #[must_use]
    pub fn refused_by(action: &'static str, subject: Subject, why: &Message) -> Self {
        let with_facts = || serde_json::to_string(why).unwrap_or_else(|_| why.key.clone());
        let rule = if why.facts.is_empty() { why.key.clone() } else { with_facts() };
        Self::refused(action, subject, &rule)
    }

    /// With the actor's reason.
    #[must_use]
    pub fn because(mut self, reason: Option<&str>) -> Self {
        self.reason = reason.map(str::to_owned);
        self
    }

    /// With what changed.
    #[must_use]
    pub fn changing(mut self, changes: Vec<Change>) -> Self {
        self.changes = changes;
        self
    }
}

/// A recorded action.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = audit_events)]
pub struct Event {
    /// Its place in the trail.
    pub id: i64,
    /// When.
    pub at: NaiveDateTime,
    /// Who, as they were called then.
    pub actor_name: String,
    /// What.
    pub action: String,
    /// To what kind of record: `account`, `company` …
    pub subject_kind: String,
    /// To whom.
    pub subject_id: Option<i64>,
    /// To whom, as they were called then.
    pub subject_name: String,
    /// Whether it was done.
    pub outcome: Outcome,
    /// Why.
    pub reason: Option<String>,
    changes: String,
    /// From which address; empty when the system did it.
    pub ip: String,
    /// By which request; empty when the system did it.
    pub request_id: String,
    /// As it is sorted by whoever acted.
    pub actor_key: String,
    /// As it is sorted by whom it was done to.
    pub subject_key: String,
}

impl Event {
    /// What changed.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        serde_json::from_str(&self.changes).unwrap_or_default()
    }
}
