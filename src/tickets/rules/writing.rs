//! How a ticket comes to be, is edited, answered, closed and opened again.

use super::{answers, asks, changed, files, mails, must_be_open, must_direct, people, subject};
use crate::access::{Actor, Permission};
use crate::accounts::Account;
use crate::audit::{self, Change, Trace};
use crate::auth::secrets;
use crate::db::Db;
use crate::error::Error;
use crate::tickets::model::{Draft, Kind, Said, Sent, Status, Step, Ticket};
use crate::tickets::queries::{self, Turn};
use crate::web::Stored;

/// So many characters of a description stand in the trail.
const EXCERPT: usize = 100;

/// What came of saving an edit.
#[derive(Debug)]
pub enum Edited {
    /// It is saved.
    Saved,
    /// There was nothing to save.
    Unchanged,
    /// Somebody saved before; this is what they left.
    Stale(Box<Ticket>),
}

/// Opens a ticket in the actor's name and shares it; returns its id. `word` is the form's own, empty for one that may
/// be sent again.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::TooLarge`] for too many files; [`Error::Refused`] for too many people.
pub fn create(
    db: &mut Db,
    actor: &Actor,
    draft: &Draft,
    shared: &[Account],
    attached: &[Stored],
    word: &str,
) -> Result<Sent<i64>, Error> {
    actor.need(Permission::TicketsCreate)?;
    let key = sent_key(actor, word, &[draft.kind.word(), &draft.subject, &draft.description], attached);
    if let Some(key) = &key
        && let Some(id) = queries::sent_before(db, actor, key)?
    {
        return Ok(Sent::Before(id));
    }
    let id = queries::insert(db, actor, draft, key.as_deref())?;
    let requester = actor.account_id().ok_or(Error::SignedOut)?;
    queries::let_in(db, actor, id, (requester, actor.name()))?;
    files::fit(db, id, attached)?;
    queries::attach(db, actor, id, None, attached)?;
    let ticket = queries::find(db, actor, id)?;
    audit::record(db, actor, &Trace::done("ticket.create", subject(&ticket)).changing(told(attached)))?;
    mails::opened(db, actor, &ticket)?;
    for person in shared {
        people::let_in(db, actor, &ticket, person)?;
    }
    Ok(Sent::Now(id))
}

/// By what the same form is known again: its own word and all that was sent with it, so that a form which is changed and
/// sent again after Back is another one.
fn sent_key(actor: &Actor, word: &str, typed: &[&str], attached: &[Stored]) -> Option<String> {
    let by = actor.account_id().filter(|_| !word.is_empty())?;
    let files = attached.iter().map(|file| format!("{}/{}", file.name, file.size));
    let parts = [by.to_string(), word.to_owned()].into_iter();
    let parts: Vec<String> = parts.chain(typed.iter().map(|part| (*part).to_owned())).chain(files).collect();
    Some(secrets::hash(&parts.join("\u{1f}")))
}

/// Saves subject and type over `version`; the description is the requester's own to change.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`] for those with whom it is only shared; [`Error::Refused`] when it is
/// closed.
pub fn edit(db: &mut Db, actor: &Actor, id: i64, version: i64, draft: &Draft) -> Result<Edited, Error> {
    let ticket = queries::find(db, actor, id)?;
    must_direct(actor, &ticket)?;
    let mut draft = draft.clone();
    if !asks(actor, &ticket) {
        draft.description.clone_from(&ticket.description);
    }
    must_be_open(&ticket)?;
    if ticket.kind == Kind::Contact {
        return Err(Error::refused("tickets-refusal-contact-edit"));
    }
    if ticket.draft() == draft {
        return Ok(Edited::Unchanged);
    }
    if ticket.version != version {
        return Ok(Edited::Stale(Box::new(ticket)));
    }
    if !queries::update(db, &ticket, &draft)? {
        return Err(Error::Collision("the ticket changed meanwhile".to_owned()));
    }
    let changes = changes(&ticket.draft(), &draft);
    audit::record(db, actor, &Trace::done("ticket.edit", subject(&ticket)).changing(changes))?;
    Ok(Edited::Saved)
}

/// Says something in a ticket, and with it perhaps closes it or opens it again. Followers are told. `word` as for
/// [`create`].
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`] for closing what is only shared; [`Error::Refused`] when it is closed
/// already, or open; [`Error::TooLarge`] for too many files.
pub fn say(
    db: &mut Db,
    actor: &Actor,
    id: i64,
    said: &Said,
    attached: &[Stored],
    word: &str,
) -> Result<Sent<()>, Error> {
    let ticket = queries::find(db, actor, id)?;
    let key = sent_key(actor, word, &[said.step.word(), &said.body], attached);
    if let Some(key) = &key
        && queries::is_said(db, id, key)?
    {
        return Ok(Sent::Before(()));
    }
    let to = next(actor, &ticket, said.step)?;
    files::fit(db, id, attached)?;
    if !queries::take_turn(db, actor, id, Turn { from: ticket.status, to })? {
        return Err(Error::Collision("the ticket changed meanwhile".to_owned()));
    }
    let comment = queries::insert_comment(db, actor, id, said, key.as_deref())?;
    queries::attach(db, actor, id, Some(comment), attached)?;
    let action = match said.step {
        Step::Comment => "ticket.comment",
        Step::Close => "ticket.close",
        Step::Reopen => "ticket.reopen",
        // Decisions have a verb of their own.
        Step::Approve | Step::Reject => return Err(Error::bad_request("form-bad-choice")),
    };
    audit::record(db, actor, &Trace::done(action, subject(&ticket)).changing(told(attached)))?;
    mails::said(db, actor, &ticket, said.step)?;
    Ok(Sent::Now(()))
}

/// How the ticket stands after this step.
fn next(actor: &Actor, ticket: &Ticket, step: Step) -> Result<Status, Error> {
    match step {
        Step::Comment => must_be_open(ticket)?,
        Step::Close => {
            must_direct(actor, ticket)?;
            must_be_open(ticket)?;
            return Ok(Status::Closed);
        }
        Step::Reopen => {
            must_direct(actor, ticket)?;
            if ticket.status != Status::Closed {
                return Err(Error::refused("tickets-refusal-open"));
            }
        }
        Step::Approve | Step::Reject => return Err(Error::bad_request("form-bad-choice")),
    }
    let is_answer = answers(actor) && !asks(actor, ticket) && step == Step::Comment;
    Ok(if is_answer { Status::Answered } else { Status::Open })
}

fn changes(old: &Draft, new: &Draft) -> Vec<Change> {
    let fields = |draft: &Draft| {
        vec![
            ("ticket_kind", draft.kind.word().to_owned()),
            ("subject", draft.subject.clone()),
            ("ticket_description", excerpt(&draft.description)),
        ]
    };
    let pairs = fields(old).into_iter().zip(fields(new));
    pairs.filter(|(old, new)| old != new).map(|((field, old), (_, new))| changed(field, old, new)).collect()
}

/// The beginning of a text: the trail says that it changed, it does not keep it.
fn excerpt(text: &str) -> String {
    let more = if text.chars().count() > EXCERPT { "…" } else { "" };
    text.chars().take(EXCERPT).chain(more.chars()).collect()
}

/// The names of files, for the trail.
fn told(files: &[Stored]) -> Vec<Change> {
    files.iter().map(|file| changed("attachment", "", &file.name)).collect()
}
