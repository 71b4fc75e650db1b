//! What those who try Gatehouse find to do: a ticket that is shared, and a change of primary contact to decide about.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::db::Db;
use crate::db::schema::{licenses, ticket_contacts, ticket_people, tickets};
use crate::demo::people::{LICENSE_ADMIN, PEOPLE, Person};
use crate::error::Error;
use crate::tickets::Kind;
use crate::tickets::forms::succession_draft;
use crate::tickets::keys::Keys;
use crate::web::language::{Language, Tongue};

const REASON: &str = "I look after the warehouse from January on. Otto knows the license and takes it over.";

/// Lets somebody see a ticket since it was opened, by whom.
pub fn share(
    db: &mut Db,
    ticket: i64,
    person: &Person,
    (since, by): (NaiveDateTime, &str),
) -> Result<(), Error> {
    diesel::insert_into(ticket_people::table)
        .values((
            ticket_people::ticket_id.eq(ticket),
            ticket_people::account_id.eq(person.id),
            ticket_people::name.eq(person.display),
            ticket_people::sees.eq(true),
            ticket_people::follows.eq(true),
            ticket_people::since.eq(since),
            ticket_people::by_name.eq(by),
        ))
        .execute(db)?;
    Ok(())
}

/// Makes the license admin's ticket ask for a successor, when they are the primary contact of a license.
pub fn for_successor(db: &mut Db, ticket: i64, opened: NaiveDateTime) -> Result<(), Error> {
    let led = licenses::table.filter(licenses::contact_id.eq(LICENSE_ADMIN.id)).order(licenses::id);
    let license: Option<(i64, String)> = led.select((licenses::id, licenses::name)).first(db).optional()?;
    let (Some((id, name)), Some(successor)) = (license, PEOPLE.last()) else { return Ok(()) };
    let draft = succession_draft(&name, REASON.to_owned(), Language::new(Tongue::English, "UTC"));
    let keys = Keys::of(&draft.subject, LICENSE_ADMIN.display);
    diesel::update(tickets::table.find(ticket))
        .set((
            tickets::kind.eq(Kind::Contact),
            tickets::subject.eq(&draft.subject),
            tickets::description.eq(&draft.description),
            tickets::subject_key.eq(keys.subject),
            tickets::search_text.eq(keys.search_text),
        ))
        .execute(db)?;
    diesel::insert_into(ticket_contacts::table)
        .values((
            ticket_contacts::ticket_id.eq(ticket),
            ticket_contacts::license_id.eq(id),
            ticket_contacts::license_name.eq(&name),
            ticket_contacts::contact_id.eq(LICENSE_ADMIN.id),
            ticket_contacts::contact_name.eq(LICENSE_ADMIN.display),
            ticket_contacts::successor_id.eq(successor.id),
            ticket_contacts::successor_name.eq(successor.display),
        ))
        .execute(db)?;
    share(db, ticket, successor, (opened, LICENSE_ADMIN.display))
}
