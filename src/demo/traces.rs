//! What is left of what happened lately: entries of the trail and mails.

use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;

use super::rows::AccountRow;
use crate::audit;
use crate::db::Db;
use crate::db::schema::{audit_events, outbox};
use crate::error::Error;
use crate::outbox as mail;

/// So many of the newest accounts have left traces.
pub const LATELY: i64 = 120;

/// An entry of the trail.
#[derive(Clone, Debug, PartialEq, Eq, Insertable)]
#[diesel(table_name = audit_events)]
pub struct EventRow {
    at: NaiveDateTime,
    actor_kind: &'static str,
    actor_id: Option<i64>,
    actor_name: &'static str,
    action: &'static str,
    subject_kind: &'static str,
    subject_id: Option<i64>,
    subject_name: String,
    outcome: &'static str,
    reason: Option<String>,
    changes: &'static str,
    ip: &'static str,
    request_id: String,
    actor_key: String,
    subject_key: String,
    search_text: String,
}

/// A mail that was sent, or could not be.
#[derive(Clone, Debug, PartialEq, Eq, Insertable)]
#[diesel(table_name = outbox)]
pub struct MailRow {
    account_id: Option<i64>,
    address: String,
    recipient_name: String,
    locale: &'static str,
    kind: &'static str,
    facts: &'static str,
    state: &'static str,
    attempts: i64,
    next_attempt_at: NaiveDateTime,
    reply: Option<&'static str>,
    created_at: NaiveDateTime,
    sent_at: Option<NaiveDateTime>,
    recipient_key: String,
    address_key: String,
    search_text: String,
}

/// What some accounts have left.
#[derive(Debug, Default)]
pub struct Traces {
    events: Vec<EventRow>,
    mails: Vec<MailRow>,
}

impl Traces {
    /// Adds what the account has left.
    pub fn of(&mut self, account: &AccountRow) {
        self.events.push(event("account.create", account.created_at, account));
        if account.kind == "operator" {
            self.mails.extend(letter("invitation", account.created_at, account));
        }
        if account.status == "inactive" {
            self.events.push(event("account.deactivate", account.modified_at, account));
            self.mails.extend(letter("deactivated", account.modified_at, account));
        }
    }

    /// Writes them down, in the order in which it happened.
    ///
    /// # Errors
    /// What the database answers.
    pub fn insert(mut self, db: &mut Db) -> Result<(), Error> {
        self.events.sort_by_key(|event| event.at);
        self.mails.sort_by_key(|mail| mail.created_at);
        for event in &self.events {
            diesel::insert_into(audit_events::table).values(event).execute(db)?;
        }
        audit::chain::await_all(db)?;
        for mail in &self.mails {
            diesel::insert_into(outbox::table).values(mail).execute(db)?;
        }
        Ok(())
    }
}

fn event(action: &'static str, at: NaiveDateTime, account: &AccountRow) -> EventRow {
    let created = action == "account.create";
    let (by, name) = if created {
        (account.created_by, account.created_by_name)
    } else {
        (account.modified_by, account.modified_by_name)
    };
    let reason = account.inactive_reason.clone().filter(|_| !created);
    let ip = "192.0.2.17";
    let keys = audit::keys::Keys::of(name, &account.display_name, reason.as_deref(), ip);
    EventRow {
        at,
        actor_kind: "operator",
        actor_id: by,
        actor_name: name,
        action,
        subject_kind: "account",
        subject_id: Some(account.id),
        subject_name: account.display_name.clone(),
        outcome: "done",
        reason,
        changes: "[]",
        ip,
        request_id: format!("demo-{}-{}", account.id, i32::from(!created)),
        actor_key: keys.actor,
        subject_key: keys.subject,
        search_text: keys.search_text,
    }
}

/// A mail; none waits, so that no server is asked to deliver to made-up people.
fn letter(kind: &'static str, at: NaiveDateTime, account: &AccountRow) -> Option<MailRow> {
    let address = account.email.clone()?;
    let (state, attempts, reply) = match account.id % 12 {
        0 => ("failed", 1, "550 5.1.1 The mailbox does not exist"),
        1 => ("failed", 25, "451 4.3.0 Temporary failure, please try again later"),
        _ => ("sent", 1, "250 2.0.0 Ok: queued"),
    };
    let sent_at = (state == "sent").then(|| at + TimeDelta::seconds(2));
    let keys = mail::keys::Keys::of(&account.display_name, &address);
    Some(MailRow {
        account_id: Some(account.id),
        address,
        recipient_name: account.display_name.clone(),
        locale: account.locale,
        kind,
        facts: "{}",
        state,
        attempts,
        next_attempt_at: at,
        reply: Some(reply),
        created_at: at,
        sent_at,
        recipient_key: keys.recipient,
        address_key: keys.address,
        search_text: keys.search_text,
    })
}
