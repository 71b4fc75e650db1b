//! An admin has the link sent to somebody, without ever seeing it or the password.

use actix_web::{HttpResponse, web};

use super::pages::StartPage;
use super::rules;
use crate::access::{May, gates};
use crate::accounts::noted;
use crate::db::Pool;
use crate::error::{Error, Message};
use crate::web::session::Notice;
use crate::web::{Input, Visit};

type Gate = May<gates::AccountsEditName>;

/// Says what will happen; changes nothing.
pub async fn confirm(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    id: web::Path<i64>,
) -> Result<HttpResponse, Error> {
    let (actor, id) = (actor.into_actor(), id.into_inner());
    let (account, refusal) = pool.read(move |db| rules::starting(db, &actor, id)).await?;
    visit.part(&StartPage::new(&visit, &account, refusal.as_ref()))
}

/// Has the link sent.
pub async fn start(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    id: web::Path<i64>,
    _: Input,
) -> Result<HttpResponse, Error> {
    let (actor, id) = (actor.into_actor(), id.into_inner());
    let back = format!("/accounts/{id}");
    let by = actor.clone();
    let started = pool.write(move |db| rules::start(db, &by, id)).await;
    match noted(&pool, &actor, ("account.send_reset", id), started).await? {
        Ok(name) => visit.done(&back, Message::new("recovery-started").with("name", name)),
        Err(why) => visit.tell(&back, &Notice { kind: "danger".to_owned(), text: why, link: None }),
    }
}
