//! Whom a ticket concerns.

use diesel::prelude::*;

use crate::access::Actor;
use crate::clock;
use crate::db::Db;
use crate::db::schema::{accounts, ticket_people};
use crate::error::Error;
use crate::tickets::model::Concerned;

/// Everybody whom a ticket concerns, the first first.
///
/// # Errors
/// Database errors.
pub fn concerned(db: &mut Db, ticket: i64) -> Result<Vec<Concerned>, Error> {
    Ok(ticket_people::table
        .filter(ticket_people::ticket_id.eq(ticket))
        .order((ticket_people::since, ticket_people::account_id))
        .select(Concerned::as_select())
        .load(db)?)
}

/// How many see a ticket without a permission.
///
/// # Errors
/// Database errors.
pub fn count_people(db: &mut Db, ticket: i64) -> Result<i64, Error> {
    let people = ticket_people::table.filter(ticket_people::ticket_id.eq(ticket));
    Ok(people.filter(ticket_people::sees.eq(true)).count().get_result(db)?)
}

/// Lets an account see and follow a ticket; false when it could see it already.
///
/// # Errors
/// Database errors.
pub fn let_in(db: &mut Db, actor: &Actor, ticket: i64, (id, name): (i64, &str)) -> Result<bool, Error> {
    let row = ticket_people::table.find((ticket, id));
    let known: Option<bool> = row.select(ticket_people::sees).first(db).optional()?;
    match known {
        Some(true) => return Ok(false),
        Some(false) => {
            diesel::update(row)
                .set((ticket_people::sees.eq(true), ticket_people::follows.eq(true)))
                .execute(db)?;
        }
        None => insert(db, actor, ticket, (id, name), true)?,
    }
    Ok(true)
}

fn insert(db: &mut Db, actor: &Actor, ticket: i64, (id, name): (i64, &str), sees: bool) -> Result<(), Error> {
    diesel::insert_into(ticket_people::table)
        .values((
            ticket_people::ticket_id.eq(ticket),
            ticket_people::account_id.eq(id),
            ticket_people::name.eq(name),
            ticket_people::sees.eq(sees),
            ticket_people::follows.eq(true),
            ticket_people::since.eq(clock::now()),
            ticket_people::by_name.eq(actor.name()),
        ))
        .execute(db)?;
    Ok(())
}

/// Ends that an account sees and follows a ticket; its name, or nothing when it did not see it.
///
/// # Errors
/// Database errors.
pub fn forget(db: &mut Db, ticket: i64, account: i64) -> Result<Option<String>, Error> {
    let row = ticket_people::table.find((ticket, account)).filter(ticket_people::sees.eq(true));
    let name: Option<String> = row.select(ticket_people::name).first(db).optional()?;
    diesel::delete(ticket_people::table.find((ticket, account)).filter(ticket_people::sees.eq(true)))
        .execute(db)?;
    Ok(name)
}

/// Notes whether the actor wants the mails of a ticket.
///
/// # Errors
/// Database errors.
pub fn set_follows(db: &mut Db, actor: &Actor, ticket: i64, wanted: bool) -> Result<(), Error> {
    let id = actor.account_id().ok_or(Error::SignedOut)?;
    let row = ticket_people::table.find((ticket, id));
    let changed = diesel::update(row).set(ticket_people::follows.eq(wanted)).execute(db)?;
    if changed == 0 && wanted {
        insert(db, actor, ticket, (id, actor.name()), false)?;
    }
    // Whoever saw it by a permission alone is not concerned any more.
    let idle = ticket_people::table.find((ticket, id)).filter(ticket_people::sees.eq(false));
    diesel::delete(idle.filter(ticket_people::follows.eq(false))).execute(db)?;
    Ok(())
}

/// The accounts that want the mails of a ticket and can sign in, and whether they see it without a permission.
///
/// # Errors
/// Database errors.
pub fn followers(db: &mut Db, ticket: i64) -> Result<Vec<(i64, bool)>, Error> {
    Ok(ticket_people::table
        .inner_join(accounts::table.on(accounts::id.eq(ticket_people::account_id)))
        .filter(ticket_people::ticket_id.eq(ticket))
        .filter(ticket_people::follows.eq(true))
        .filter(accounts::status.eq("active"))
        .order(ticket_people::account_id)
        .select((ticket_people::account_id, ticket_people::sees))
        .load(db)?)
}
