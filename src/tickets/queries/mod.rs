//! The tickets' SQL. Every reading query that an actor asks starts at [`visible`].

mod contacts;
mod people;
mod written;

use diesel::prelude::*;

use super::model::{Attachment, Comment, Listed, Status, Ticket};
use crate::access::{Actor, Permission, Scope};
use crate::db::schema::{
    licenses as licenses_table, ticket_attachments, ticket_comments, ticket_people, tickets,
};
use crate::db::{Backend, Db};
use crate::error::Error;
use crate::licenses::{self, Named};
use crate::table_source;

pub use contacts::{decide, insert_succession, succession};
pub use people::{concerned, count_people, followers, forget, let_in, set_follows};
pub use written::{Turn, attach, insert, insert_comment, is_said, sent_before, take_turn, update};

/// The tickets that this actor may know of: all of them for whoever may see open tickets, because support answers,
/// closes and opens again; else those that concern the actor.
///
/// # Errors
/// [`Error::Forbidden`] without the permission that everybody has.
pub fn visible(actor: &Actor) -> Result<tickets::BoxedQuery<'static, Backend>, Error> {
    actor.need(Permission::TicketsCreate)?;
    let query = tickets::table.into_boxed();
    Ok(match actor.scope(Permission::TicketsViewOpen) {
        Some(Scope::All) => query,
        Some(Scope::Own) | None => {
            let mine = ticket_people::table
                .filter(ticket_people::account_id.eq(actor.account_id().unwrap_or(0)))
                .filter(ticket_people::sees.eq(true))
                .select(ticket_people::ticket_id);
            query.filter(tickets::id.eq_any(mine))
        }
    })
}

/// One ticket.
///
/// # Errors
/// [`Error::NotFound`] also when the actor may not know of it.
pub fn find(db: &mut Db, actor: &Actor, id: i64) -> Result<Ticket, Error> {
    let query = visible(actor)?.filter(tickets::id.eq(id));
    Ok(query.select(Ticket::as_select()).first(db)?)
}

/// The tickets of the list.
pub struct Visible<'a>(pub &'a Actor);

impl Visible<'_> {
    fn visible(&self) -> Result<tickets::BoxedQuery<'static, Backend>, Error> {
        visible(self.0)
    }
}

table_source!(Visible<'_>: Listed, read as Listed, from tickets);

/// The newest tickets that are not closed, at most `most`.
///
/// # Errors
/// Database errors.
pub fn newest_open(db: &mut Db, actor: &Actor, most: i64) -> Result<Vec<Listed>, Error> {
    let open = visible(actor)?.filter(tickets::status.ne(Status::Closed));
    Ok(open.order(tickets::id.desc()).limit(most).select(Listed::as_select()).load(db)?)
}

/// What was said in a ticket before a comment, or last: at most `most`, the oldest first. The ticket must be one that
/// the actor may see.
///
/// # Errors
/// Database errors.
pub fn comments(db: &mut Db, ticket: i64, before: Option<i64>, most: i64) -> Result<Vec<Comment>, Error> {
    let mut said: Vec<Comment> = ticket_comments::table
        .filter(ticket_comments::ticket_id.eq(ticket))
        .filter(ticket_comments::id.lt(before.unwrap_or(i64::MAX)))
        .order(ticket_comments::id.desc())
        .limit(most)
        .select(Comment::as_select())
        .load(db)?;
    said.reverse();
    Ok(said)
}

/// The files of a ticket, the oldest first.
///
/// # Errors
/// Database errors.
pub fn attachments(db: &mut Db, ticket: i64) -> Result<Vec<Attachment>, Error> {
    Ok(ticket_attachments::table
        .filter(ticket_attachments::ticket_id.eq(ticket))
        .order(ticket_attachments::id)
        .select(Attachment::as_select())
        .load(db)?)
}

/// One file of a ticket that the actor may see.
///
/// # Errors
/// [`Error::NotFound`] also when the actor may not know of it.
pub fn attachment(db: &mut Db, actor: &Actor, ticket: i64, id: i64) -> Result<Attachment, Error> {
    let ticket = find(db, actor, ticket)?;
    Ok(ticket_attachments::table
        .filter(ticket_attachments::id.eq(id))
        .filter(ticket_attachments::ticket_id.eq(ticket.id))
        .select(Attachment::as_select())
        .first(db)?)
}

/// The licenses that the actor looks after, by name, at most `most`; `asked` is among them if it is one.
///
/// # Errors
/// [`Error::Forbidden`] without the permission.
pub fn own_licenses(db: &mut Db, actor: &Actor, asked: Option<i64>, most: i64) -> Result<Vec<Named>, Error> {
    let wanted = Permission::LicensesAssign;
    let mut named = licenses::queries::named(db, actor, wanted, ("", &[]), most)?;
    if let Some(id) = asked.filter(|id| !named.iter().any(|known| known.id == *id)) {
        let other = licenses::queries::visible(actor, wanted)?.filter(licenses_table::id.eq(id));
        named.extend(other.select(Named::as_select()).first(db).optional()?);
    }
    Ok(named)
}

/// Which of these names on the disk belong to a ticket.
///
/// # Errors
/// Database errors.
pub fn known_files(db: &mut Db, names: &[String]) -> Result<Vec<String>, Error> {
    Ok(ticket_attachments::table
        .filter(ticket_attachments::file.eq_any(names.to_vec()))
        .select(ticket_attachments::file)
        .load(db)?)
}
