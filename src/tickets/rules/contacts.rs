//! Another primary contact for a license: asked for by somebody who looks after it, carried out by the approval of
//! whoever manages licenses, all of it or nothing.

use super::{mails, people, subject};
use crate::access::{Actor, Permission};
use crate::accounts::{self, Account};
use crate::audit::{self, Trace};
use crate::db::Db;
use crate::error::{Error, Message};
use crate::licenses::{self, License};
use crate::tickets::model::{Decision, Draft, Said, Sent, Status, Step, Succession, Ticket};
use crate::tickets::queries::{self, Turn};

/// A license that the actor looks after.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::NotFound`] also for a license of somebody else.
pub fn own_license(db: &mut Db, actor: &Actor, id: i64) -> Result<License, Error> {
    licenses::queries::find(db, actor, Permission::LicensesAssign, id)
}

/// The person who is to follow: somebody who can sign in, for good, and is not the primary contact.
///
/// # Errors
/// [`Error::Refused`] with the rule.
pub fn successor(db: &mut Db, license: &License, typed: &str) -> Result<Account, Error> {
    let person = people::find_person(db, typed)?;
    let refuse = |key| Err(Error::Refused(Message::new(key).with("name", &person.display_name)));
    if person.id == license.contact_id {
        return refuse("licenses-refusal-same-contact");
    }
    if person.valid_until.is_some() {
        return refuse("licenses-refusal-ends");
    }
    Ok(person)
}

/// Opens the ticket. Both contacts see and follow it. Returns its id; `word` is the form's own.
///
/// # Errors
/// Those of [`own_license`] and [`successor`].
pub fn ask(
    db: &mut Db,
    actor: &Actor,
    license: i64,
    person: &str,
    draft: &Draft,
    word: &str,
) -> Result<i64, Error> {
    let license = own_license(db, actor, license)?;
    let successor = successor(db, &license, person)?;
    let word =
        if word.is_empty() { String::new() } else { format!("{word} {} {}", license.id, successor.id) };
    let id = match super::create(db, actor, draft, &[], &[], &word)? {
        Sent::Now(id) => id,
        Sent::Before(id) => return Ok(id),
    };
    let asked = Succession {
        license_id: license.id,
        license_name: license.name,
        contact_id: license.contact_id,
        contact_name: license.contact_name,
        successor_id: successor.id,
        successor_name: successor.display_name.clone(),
        decision: None,
        decided_by_name: None,
    };
    queries::insert_succession(db, id, &asked)?;
    let ticket = queries::find(db, actor, id)?;
    let contact = accounts::queries::by_id(db, asked.contact_id)?;
    for person in [contact, successor] {
        people::let_in(db, actor, &ticket, &person)?;
    }
    Ok(id)
}

/// Approves, and thereby carries out, or rejects what a ticket asks for, and closes it. Those who follow are told; an
/// approval mails both contacts besides.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`]; [`Error::Refused`] when it is decided or closed already, or when what
/// was asked for is not possible any more.
pub fn decide(
    db: &mut Db,
    actor: &Actor,
    id: i64,
    decision: Decision,
    reason: &str,
) -> Result<Succession, Error> {
    actor.need(Permission::LicensesManage)?;
    let ticket = queries::find(db, actor, id)?;
    let asked = queries::succession(db, id)?.ok_or(Error::NotFound)?;
    if let Some(by) = &asked.decided_by_name {
        return Err(Error::Refused(Message::new("tickets-refusal-decided").with("name", by)));
    }
    super::must_be_open(&ticket)?;
    let (action, step) = match decision {
        Decision::Approved => {
            carry_out(db, actor, &asked)?;
            ("ticket.approve", Step::Approve)
        }
        Decision::Rejected => ("ticket.reject", Step::Reject),
    };
    let closed = Turn { from: ticket.status, to: Status::Closed };
    if !queries::decide(db, actor, id, decision)? || !queries::take_turn(db, actor, id, closed)? {
        return Err(Error::Collision("the ticket changed meanwhile".to_owned()));
    }
    queries::insert_comment(db, actor, id, &Said { step, body: reason.to_owned() }, None)?;
    audit::record(db, actor, &Trace::done(action, subject(&ticket)).changing(vec![told(&asked)]))?;
    mails::said(db, actor, &ticket, step)?;
    Ok(asked)
}

/// What was asked for, if it still makes sense.
fn carry_out(db: &mut Db, actor: &Actor, asked: &Succession) -> Result<(), Error> {
    let gone = |key, name: &str| Err(Error::Refused(Message::new(key).with("name", name)));
    let license = match licenses::queries::find(db, actor, Permission::LicensesManage, asked.license_id) {
        Ok(license) => license,
        Err(Error::NotFound) => return gone("tickets-refusal-license-gone", &asked.license_name),
        Err(other) => return Err(other),
    };
    if license.contact_id != asked.contact_id {
        return gone("tickets-refusal-contact-changed", &license.contact_name);
    }
    match licenses::change_primary_contact(db, actor, license.id, asked.successor_id) {
        Ok(_) => Ok(()),
        Err(Error::NotFound) => gone("tickets-refusal-successor-gone", &asked.successor_name),
        Err(other) => Err(other),
    }
}

fn told(asked: &Succession) -> audit::Change {
    super::changed("contact", &asked.contact_name, &asked.successor_name)
}

/// Notes that a rule forbade a decision.
///
/// # Errors
/// Database errors.
pub fn note_refusal(db: &mut Db, actor: &Actor, ticket: i64, why: &Message) -> Result<(), Error> {
    let ticket: Ticket = match queries::find(db, actor, ticket) {
        Ok(ticket) => ticket,
        Err(Error::NotFound) => return Ok(()),
        Err(other) => return Err(other),
    };
    audit::record(db, actor, &Trace::refused_by("ticket.approve", subject(&ticket), why))
}
