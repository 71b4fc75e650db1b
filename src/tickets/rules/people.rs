//! Whom a ticket is shared with, and who wants its mails.

use super::{changed, mails, must_direct, subject};
use crate::access::Actor;
use crate::accounts::{self, Account, Kind, Status};
use crate::audit::{self, Trace};
use crate::db::Db;
use crate::error::{Error, Message};
use crate::tickets::model::Ticket;
use crate::tickets::queries;

/// The most people whom one ticket concerns without a permission, the requester among them.
pub const MOST_PEOPLE: i64 = 20;

/// The person who can sign in with this whole login or address. Everybody may share a ticket with a colleague, so
/// everybody learns that such a person is here, and what they are called, from a login or address that they know;
/// whoever is inactive, invited, a program or nobody at all is answered alike.
///
/// # Errors
/// [`Error::Refused`] when there is none.
pub fn find_person(db: &mut Db, typed: &str) -> Result<Account, Error> {
    let nobody = || Error::Refused(Message::new("tickets-refusal-nobody").with("name", typed.trim()));
    match accounts::queries::by_login(db, typed) {
        Ok(account) if account.kind == Kind::Operator && account.status == Status::Active => Ok(account),
        Ok(_) | Err(Error::NotFound) => Err(nobody()),
        Err(other) => Err(other),
    }
}

/// Lets somebody see and follow a ticket. They are told.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`] for those with whom it is only shared; [`Error::Refused`] when there is
/// no such person, they see it already, or there are too many.
pub fn share(db: &mut Db, actor: &Actor, id: i64, typed: &str) -> Result<Account, Error> {
    let ticket = queries::find(db, actor, id)?;
    must_direct(actor, &ticket)?;
    let person = find_person(db, typed)?;
    if !let_in(db, actor, &ticket, &person)? {
        let why = Message::new("tickets-refusal-shared-already").with("name", &person.display_name);
        return Err(Error::Refused(why));
    }
    Ok(person)
}

/// The same once the person is known; false when they see it already.
pub(super) fn let_in(db: &mut Db, actor: &Actor, ticket: &Ticket, person: &Account) -> Result<bool, Error> {
    if !queries::let_in(db, actor, ticket.id, (person.id, &person.display_name))? {
        return Ok(false);
    }
    if queries::count_people(db, ticket.id)? > MOST_PEOPLE {
        return Err(Error::Refused(Message::new("tickets-refusal-people").with("limit", MOST_PEOPLE)));
    }
    let change = changed("ticket_people", "", &person.display_name);
    audit::record(db, actor, &Trace::done("ticket.share", subject(ticket)).changing(vec![change]))?;
    mails::shared(db, actor, ticket, person)?;
    Ok(true)
}

/// Ends that somebody sees and follows a ticket, unless a permission lets them. Everybody may leave; the requester
/// stays. Returns what they are called.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`]; [`Error::Refused`] for the requester.
pub fn unshare(db: &mut Db, actor: &Actor, id: i64, account: i64) -> Result<String, Error> {
    let ticket = queries::find(db, actor, id)?;
    if actor.account_id() != Some(account) {
        must_direct(actor, &ticket)?;
    }
    if ticket.requester_id == account {
        return Err(Error::refused("tickets-refusal-requester"));
    }
    let name = queries::forget(db, ticket.id, account)?.ok_or(Error::NotFound)?;
    let change = changed("ticket_people", &name, "");
    audit::record(db, actor, &Trace::done("ticket.unshare", subject(&ticket)).changing(vec![change]))?;
    Ok(name)
}

/// Notes whether the actor wants the mails of a ticket; nobody else is concerned, so the trail is silent.
///
/// # Errors
/// [`Error::NotFound`].
pub fn follow(db: &mut Db, actor: &Actor, id: i64, wanted: bool) -> Result<(), Error> {
    let ticket = queries::find(db, actor, id)?;
    queries::set_follows(db, actor, ticket.id, wanted)
}
