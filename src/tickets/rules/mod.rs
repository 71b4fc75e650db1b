//! What may be done with a ticket, and what follows from it.

mod contacts;
mod files;
mod mails;
mod people;
mod writing;

pub use contacts::{ask, decide, note_refusal};
pub use files::{MOST_FILES, sweep};
pub use people::{MOST_PEOPLE, find_person, follow, share, unshare};
pub use writing::{Edited, create, edit, say};

use super::model::{Status, Ticket};
use crate::access::{Actor, Permission};
use crate::audit::{Change, Subject};
use crate::error::{Error, Message};

/// Whether the actor answers tickets.
#[must_use]
pub fn answers(actor: &Actor) -> bool {
    actor.may(Permission::TicketsViewOpen)
}

/// Whether the actor asks in this ticket.
#[must_use]
pub fn asks(actor: &Actor, ticket: &Ticket) -> bool {
    actor.account_id() == Some(ticket.requester_id)
}

/// Whether the actor may edit, share, close and open it again: whoever asks and whoever answers, not those with whom
/// it is shared.
#[must_use]
pub fn directs(actor: &Actor, ticket: &Ticket) -> bool {
    asks(actor, ticket) || answers(actor)
}

fn must_direct(actor: &Actor, ticket: &Ticket) -> Result<(), Error> {
    if directs(actor, ticket) {
        return Ok(());
    }
    Err(Error::Forbidden(Message::new("tickets-refusal-shared")))
}

fn must_be_open(ticket: &Ticket) -> Result<(), Error> {
    if ticket.status != Status::Closed {
        return Ok(());
    }
    let by = ticket.closed_by_name.clone().unwrap_or_default();
    Err(Error::Refused(Message::new("tickets-refusal-closed").with("name", by)))
}

/// A ticket, as the trail names it.
fn subject(ticket: &Ticket) -> Subject {
    Subject { kind: "ticket", id: Some(ticket.id), name: ticket.title() }
}

fn changed(field: &str, old: impl Into<String>, new: impl Into<String>) -> Change {
    Change { field: field.to_owned(), old: old.into(), new: new.into() }
}
