//! What a ticket asks for a license's primary contact.

use diesel::prelude::*;

use crate::access::Actor;
use crate::clock;
use crate::db::Db;
use crate::db::schema::ticket_contacts;
use crate::error::Error;
use crate::tickets::model::{Decision, Succession};

/// What a ticket asks for; the ticket must be one that the actor may see.
///
/// # Errors
/// Database errors.
pub fn succession(db: &mut Db, ticket: i64) -> Result<Option<Succession>, Error> {
    Ok(ticket_contacts::table.find(ticket).select(Succession::as_select()).first(db).optional()?)
}

/// Writes down what a ticket asks for.
///
/// # Errors
/// Database errors.
pub fn insert_succession(db: &mut Db, ticket: i64, asked: &Succession) -> Result<(), Error> {
    diesel::insert_into(ticket_contacts::table)
        .values((
            ticket_contacts::ticket_id.eq(ticket),
            ticket_contacts::license_id.eq(asked.license_id),
            ticket_contacts::license_name.eq(&asked.license_name),
            ticket_contacts::contact_id.eq(asked.contact_id),
            ticket_contacts::contact_name.eq(&asked.contact_name),
            ticket_contacts::successor_id.eq(asked.successor_id),
            ticket_contacts::successor_name.eq(&asked.successor_name),
        ))
        .execute(db)?;
    Ok(())
}

/// Notes what was decided; false when it was decided already.
///
/// # Errors
/// Database errors.
pub fn decide(db: &mut Db, actor: &Actor, ticket: i64, decision: Decision) -> Result<bool, Error> {
    let open = ticket_contacts::table.find(ticket).filter(ticket_contacts::decision.is_null());
    let changed = diesel::update(open)
        .set((
            ticket_contacts::decision.eq(decision),
            ticket_contacts::decided_at.eq(clock::now()),
            ticket_contacts::decided_by_name.eq(actor.name()),
        ))
        .execute(db)?;
    Ok(changed == 1)
}
