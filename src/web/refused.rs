//! Who was refused for want of a permission stands in the trail, though not each time: nobody floods it.

use actix_web::{HttpMessage, HttpRequest, web};

use super::session;
use crate::access::Actor;
use crate::audit::{self, Subject, Trace};
use crate::auth::throttle;
use crate::db::Pool;
use crate::error::{Error, Message};

/// The longest part of an address that is kept, in characters.
const LONGEST: usize = 200;

/// Notes that whoever acts lacks a permission, if that is what `error` says: once for each account and route in
/// [`throttle::PAUSE`]. A link on another site is nothing that they tried. When it cannot be noted, the log says so;
/// the answer is the same.
pub(super) async fn note(request: &HttpRequest, error: Option<&Error>) {
    let Some(Error::Forbidden(why)) = error else { return };
    if !why.is_want_of_permission() || is_from_elsewhere(request) {
        return;
    }
    let by_key = request.extensions().get::<Actor>().cloned();
    let Some(actor) = by_key.or_else(|| session::actor(request).ok()) else { return };
    let Some(pool) = request.app_data::<web::Data<Pool>>().cloned() else { return };
    let pattern = request.match_pattern().unwrap_or_default();
    let counted = format!("refused #{} {} {pattern}", actor.account_id().unwrap_or(0), request.method());
    let address: String = request.path().chars().take(LONGEST).collect();
    let tried = format!("{} {address}", request.method());
    if let Err(error) = write(&pool, actor, counted, tried, why.clone()).await {
        tracing::error!(%error, "a refusal could not be noted");
    }
}

/// Whether another site made the browser ask: see W3C Fetch Metadata.
fn is_from_elsewhere(request: &HttpRequest) -> bool {
    let site = request.headers().get("sec-fetch-site").and_then(|value| value.to_str().ok());
    matches!(site, Some("cross-site" | "same-site"))
}

/// Looks before it writes, so that whoever asks again and again keeps no writer busy.
async fn write(pool: &Pool, actor: Actor, counted: String, tried: String, why: Message) -> Result<(), Error> {
    let known = counted.clone();
    if pool.read(move |db| throttle::is_paused(db, &known)).await? {
        return Ok(());
    }
    pool.write(move |db| {
        if !throttle::pause(db, &counted)? {
            return Ok(());
        }
        let subject = Subject { kind: "page", id: None, name: tried.clone() };
        audit::record(db, &actor, &Trace::refused_by("page.open", subject, &why))
    })
    .await
}
