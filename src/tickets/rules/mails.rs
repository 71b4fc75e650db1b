//! Who is told of what happens to a ticket: whoever follows it and still sees it, but not whoever did it. Only opening
//! one is confirmed, with its number.

use std::collections::BTreeMap;

use crate::access::{Actor, Permission};
use crate::accounts::{self, Account};
use crate::auth::acting;
use crate::db::Db;
use crate::error::Error;
use crate::outbox::Kind;
use crate::tickets::model::{Step, Ticket};
use crate::tickets::queries;

/// Confirms a ticket to whoever opened it.
pub(super) fn opened(db: &mut Db, actor: &Actor, ticket: &Ticket) -> Result<(), Error> {
    let account = accounts::queries::by_id(db, ticket.requester_id)?;
    accounts::tell(db, &account, Kind::TicketOpened, facts(actor, ticket))
}

/// Tells somebody that they see a ticket now.
pub(super) fn shared(db: &mut Db, actor: &Actor, ticket: &Ticket, person: &Account) -> Result<(), Error> {
    if actor.account_id() == Some(person.id) {
        return Ok(());
    }
    accounts::tell(db, person, Kind::TicketShared, facts(actor, ticket))
}

/// Tells whoever follows it what was done.
pub(super) fn said(db: &mut Db, actor: &Actor, ticket: &Ticket, step: Step) -> Result<(), Error> {
    let kind = match step {
        Step::Comment | Step::Reopen => Kind::TicketAnswered,
        Step::Close | Step::Approve | Step::Reject => Kind::TicketClosed,
    };
    for (account, sees) in queries::followers(db, ticket.id)? {
        if actor.account_id() == Some(account) || !(sees || may_see(db, account)?) {
            continue;
        }
        let account = accounts::queries::by_id(db, account)?;
        accounts::tell(db, &account, kind, facts(actor, ticket))?;
    }
    Ok(())
}

/// Whether a permission lets the account see every ticket, as it is now.
fn may_see(db: &mut Db, account: i64) -> Result<bool, Error> {
    let person = acting::find(db, account)?;
    Ok(person.is_some_and(|person| person.scopes.of(Permission::TicketsViewOpen).is_some()))
}

fn facts(actor: &Actor, ticket: &Ticket) -> BTreeMap<String, String> {
    BTreeMap::from([
        ("ticket".to_owned(), ticket.title()),
        ("number".to_owned(), ticket.id.to_string()),
        ("who".to_owned(), actor.name().to_owned()),
    ])
}
