//! Whom a ticket concerns.

use actix_web::{HttpResponse, web};

use super::answer;
use crate::access::{May, gates};
use crate::db::Pool;
use crate::error::{Error, Message};
use crate::tickets::rules;
use crate::web::{Input, Visit};

type Gate = May<gates::TicketsCreate>;
type Id = web::Path<i64>;

/// Lets the person of a login or address see and follow a ticket.
pub async fn share(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    input: Input,
) -> Result<HttpResponse, Error> {
    input.only(&["csrf", "person"])?;
    let (actor, id, typed) = (actor.into_actor(), *id, input.one("person")?.to_owned());
    let done = pool.write(move |db| rules::share(db, &actor, id, &typed)).await;
    answer(&visit, id, done.map(|person| Message::new("tickets-shared").with("name", person.display_name)))
}

/// Ends it.
pub async fn unshare(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    input: Input,
) -> Result<HttpResponse, Error> {
    input.only(&["csrf", "account"])?;
    let [account] = input.ids("account")?[..] else {
        return Err(Error::BadRequest(Message::new("error-bad-id").with("name", "account")));
    };
    let (actor, id) = (actor.into_actor(), *id);
    let (by, leaves) = (actor.clone(), actor.account_id() == Some(account) && !rules::answers(&actor));
    let done = pool.write(move |db| rules::unshare(db, &by, id, account)).await;
    if leaves && done.is_ok() {
        // Whoever leaves cannot see the page any more.
        return visit.done("/tickets", Message::new("tickets-left"));
    }
    answer(&visit, id, done.map(|name| Message::new("tickets-unshared").with("name", name)))
}

/// Whether the actor wants the mails of a ticket.
pub async fn follow(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    input: Input,
) -> Result<HttpResponse, Error> {
    input.only(&["csrf", "follow"])?;
    let (actor, id, wanted) = (actor.into_actor(), *id, input.one("follow")? == "1");
    let done = pool.write(move |db| rules::follow(db, &actor, id, wanted)).await;
    let key = if wanted { "tickets-followed" } else { "tickets-unfollowed" };
    answer(&visit, id, done.map(|()| Message::new(key)))
}
