//! How tickets are written.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::access::Actor;
use crate::clock;
use crate::db::schema::{ticket_attachments, ticket_comments, tickets};
use crate::db::{Db, dialect};
use crate::error::Error;
use crate::tickets::keys::Keys;
use crate::tickets::model::{Draft, Said, Status, Ticket};
use crate::web::Stored;

/// The actor's ticket that the same form wrote before.
///
/// # Errors
/// Database errors; [`Error::SignedOut`] for the system.
pub fn sent_before(db: &mut Db, actor: &Actor, key: &str) -> Result<Option<i64>, Error> {
    let requester = actor.account_id().ok_or(Error::SignedOut)?;
    let own = tickets::table.filter(tickets::requester_id.eq(requester)).filter(tickets::sent_key.eq(key));
    Ok(own.select(tickets::id).first(db).optional()?)
}

/// Whether the same form said this in a ticket before.
///
/// # Errors
/// Database errors.
pub fn is_said(db: &mut Db, ticket: i64, key: &str) -> Result<bool, Error> {
    let same = ticket_comments::table
        .filter(ticket_comments::ticket_id.eq(ticket))
        .filter(ticket_comments::sent_key.eq(key));
    Ok(diesel::select(diesel::dsl::exists(same)).get_result(db)?)
}

/// A row that the same form has written meanwhile makes the unit of work run again, which then finds it.
fn unless_sent(error: diesel::result::Error) -> Error {
    match dialect::violated_unique(&error) {
        Some(rule) => Error::Collision(rule),
        None => error.into(),
    }
}

/// A new ticket of the actor's; returns its id.
///
/// # Errors
/// Database errors; [`Error::SignedOut`] for the system, which asks nobody; [`Error::Collision`] when the same form was
/// faster.
pub fn insert(db: &mut Db, actor: &Actor, draft: &Draft, key: Option<&str>) -> Result<i64, Error> {
    let requester = actor.account_id().ok_or(Error::SignedOut)?;
    let (keys, now) = (Keys::of(&draft.subject, actor.name()), clock::now());
    diesel::insert_into(tickets::table)
        .values((
            tickets::kind.eq(draft.kind),
            tickets::subject.eq(&draft.subject),
            tickets::description.eq(&draft.description),
            tickets::status.eq(Status::Open),
            tickets::requester_id.eq(requester),
            tickets::requester_name.eq(actor.name()),
            tickets::comment_count.eq(0),
            tickets::created_at.eq(now),
            tickets::changed_at.eq(now),
            tickets::version.eq(1),
            tickets::subject_key.eq(keys.subject),
            tickets::requester_key.eq(keys.requester),
            tickets::search_text.eq(keys.search_text),
            tickets::sent_key.eq(key),
        ))
        .returning(tickets::id)
        .get_result(db)
        .map_err(unless_sent)
}

/// Writes what was typed; false when the version is no longer the newest, or the ticket is closed.
///
/// # Errors
/// Database errors.
pub fn update(db: &mut Db, ticket: &Ticket, draft: &Draft) -> Result<bool, Error> {
    let keys = Keys::of(&draft.subject, &ticket.requester_name);
    let newest = tickets::table
        .filter(tickets::id.eq(ticket.id))
        .filter(tickets::version.eq(ticket.version))
        .filter(tickets::status.ne(Status::Closed));
    let changed = diesel::update(newest)
        .set((
            tickets::kind.eq(draft.kind),
            tickets::subject.eq(&draft.subject),
            tickets::description.eq(&draft.description),
            tickets::subject_key.eq(keys.subject),
            tickets::search_text.eq(keys.search_text),
            tickets::changed_at.eq(clock::now()),
            tickets::version.eq(tickets::version + 1),
        ))
        .execute(db)?;
    Ok(changed == 1)
}

/// Whose turn it is after something was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// How the ticket stood.
    pub from: Status,
    /// How it stands now.
    pub to: Status,
}

#[derive(AsChangeset)]
#[diesel(table_name = tickets, treat_none_as_null = true)]
struct TurnColumns {
    status: Status,
    changed_at: NaiveDateTime,
    closed_at: Option<NaiveDateTime>,
    closed_by_name: Option<String>,
}

/// Notes that something was said; false when the ticket does not stand as it did.
///
/// # Errors
/// Database errors.
pub fn take_turn(db: &mut Db, actor: &Actor, ticket: i64, turn: Turn) -> Result<bool, Error> {
    let (now, closes) = (clock::now(), turn.to == Status::Closed);
    let columns = TurnColumns {
        status: turn.to,
        changed_at: now,
        closed_at: closes.then_some(now),
        closed_by_name: closes.then(|| actor.name().to_owned()),
    };
    let row = tickets::table.filter(tickets::id.eq(ticket)).filter(tickets::status.eq(turn.from));
    let changed = diesel::update(row)
        .set((columns, tickets::comment_count.eq(tickets::comment_count + 1)))
        .execute(db)?;
    Ok(changed == 1)
}

/// What was said; returns its id.
///
/// # Errors
/// Database errors; [`Error::Collision`] when the same form was faster.
pub fn insert_comment(
    db: &mut Db,
    actor: &Actor,
    ticket: i64,
    said: &Said,
    key: Option<&str>,
) -> Result<i64, Error> {
    diesel::insert_into(ticket_comments::table)
        .values((
            ticket_comments::ticket_id.eq(ticket),
            ticket_comments::step.eq(said.step),
            ticket_comments::author_id.eq(actor.account_id()),
            ticket_comments::author_name.eq(actor.name()),
            ticket_comments::body.eq(&said.body),
            ticket_comments::at.eq(clock::now()),
            ticket_comments::sent_key.eq(key),
        ))
        .returning(ticket_comments::id)
        .get_result(db)
        .map_err(unless_sent)
}

/// Files that came with a comment, or with the description.
///
/// # Errors
/// Database errors.
pub fn attach(
    db: &mut Db,
    actor: &Actor,
    ticket: i64,
    comment: Option<i64>,
    files: &[Stored],
) -> Result<(), Error> {
    for file in files {
        diesel::insert_into(ticket_attachments::table)
            .values((
                ticket_attachments::ticket_id.eq(ticket),
                ticket_attachments::comment_id.eq(comment),
                ticket_attachments::name.eq(&file.name),
                ticket_attachments::media.eq(file.media),
                ticket_attachments::size.eq(file.size),
                ticket_attachments::file.eq(&file.file),
                ticket_attachments::by_id.eq(actor.account_id()),
                ticket_attachments::by_name.eq(actor.name()),
                ticket_attachments::at.eq(clock::now()),
            ))
            .execute(db)?;
    }
    Ok(())
}
