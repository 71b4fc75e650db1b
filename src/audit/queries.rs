//! The trail's SQL. There is no update and no delete.

use diesel::prelude::*;

use super::chain;
use super::keys::Keys;
use super::labels::{ACTIONS, SUBJECTS};
use super::model::{Event, Outcome, Trace};
use crate::access::{Actor, Permission, Scope};
use crate::clock;
use crate::db::schema::audit_events;
use crate::db::{Backend, Db};
use crate::error::Error;
use crate::table_source;

/// The entries that this actor may read.
pub struct Visible<'a>(pub &'a Actor);

impl Visible<'_> {
    fn visible(&self) -> Result<audit_events::BoxedQuery<'static, Backend>, Error> {
        let query = audit_events::table.into_boxed();
        Ok(match self.0.need(Permission::AuditView)? {
            Scope::All => query,
            Scope::Own => query.filter(audit_events::actor_id.eq(self.0.account_id().unwrap_or(0))),
        })
    }
}

table_source!(Visible<'_>: Event, read as Event, from audit_events);

/// Adds an action to the trail, in the transaction of the change; it is sealed shortly after.
///
/// # Errors
/// Database errors.
pub fn record(db: &mut Db, actor: &Actor, trace: &Trace) -> Result<(), Error> {
    debug_assert!(ACTIONS.iter().any(|known| known.word == trace.action), "{} has no words", trace.action);
    debug_assert!(
        SUBJECTS.iter().any(|known| known.word == trace.subject.kind),
        "{} has none",
        trace.subject.kind
    );
    let (kind, ip, request_id) = match actor {
        Actor::Operator { origin, .. } => ("operator", &*origin.ip, &*origin.request_id),
        Actor::System { .. } => ("system", "", ""),
    };
    // The reason of a refusal is the key of a rule, which nobody searches for.
    let said = trace.reason.as_deref().filter(|_| trace.outcome == Outcome::Done);
    let keys = Keys::of(actor.name(), &trace.subject.name, said, ip);
    let id = diesel::insert_into(audit_events::table)
        .values((
            audit_events::at.eq(clock::now()),
            audit_events::actor_kind.eq(kind),
            audit_events::actor_id.eq(actor.account_id()),
            audit_events::actor_name.eq(actor.name()),
            audit_events::action.eq(trace.action),
            audit_events::subject_kind.eq(trace.subject.kind),
            audit_events::subject_id.eq(trace.subject.id),
            audit_events::subject_name.eq(&trace.subject.name),
            audit_events::outcome.eq(trace.outcome),
            audit_events::reason.eq(&trace.reason),
            audit_events::changes.eq(serde_json::to_string(&trace.changes).map_err(Error::internal)?),
            audit_events::ip.eq(ip),
            audit_events::request_id.eq(request_id),
            audit_events::actor_key.eq(keys.actor),
            audit_events::subject_key.eq(keys.subject),
            audit_events::search_text.eq(keys.search_text),
        ))
        .returning(audit_events::id)
        .get_result::<i64>(db)?;
    chain::await_seal(db, id)
}

/// What was done to one subject, the newest first, older than `before`.
///
/// # Errors
/// Database errors.
pub fn of_subject(
    db: &mut Db,
    kind: &str,
    id: i64,
    before: Option<i64>,
    most: i64,
) -> Result<Vec<Event>, Error> {
    let events = audit_events::table
        .filter(audit_events::subject_kind.eq(kind))
        .filter(audit_events::subject_id.eq(id))
        .filter(audit_events::id.lt(before.unwrap_or(i64::MAX)))
        .order(audit_events::id.desc())
        .limit(most)
        .select(Event::as_select())
        .load(db)?;
    Ok(events)
}
