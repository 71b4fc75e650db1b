//! Sending a mail again.

use actix_web::{HttpResponse, web};

use super::{pages, queries, rules};
use crate::access::{May, gates};
use crate::db::Pool;
use crate::error::{Error, Message};
use crate::web::session::Notice;
use crate::web::{Input, Query, Visit, local_path};

type Gate = May<gates::MailView>;

/// Asks before a mail is sent again.
pub async fn confirm_resend(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    query: Query,
) -> Result<HttpResponse, Error> {
    query.0.only(&["id", "back"])?;
    let (id, back) = asked(&query.0)?;
    let actor = actor.into_actor();
    let mail = pool.read(move |db| queries::find(db, &actor, id)).await?;
    visit.part(&pages::confirm(&visit, &mail, back))
}

/// Sends a mail again.
pub async fn resend(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    input: Input,
) -> Result<HttpResponse, Error> {
    let (id, back) = asked(&input)?;
    let actor = actor.into_actor();
    if pool.write(move |db| rules::resend_as(db, &actor, id)).await? {
        return visit.done(&back, Message::new("outbox-resent"));
    }
    let text = Message::new("outbox-not-resent");
    visit.tell(&back, &Notice { kind: "danger".to_owned(), text, link: None })
}

fn asked(input: &Input) -> Result<(i64, String), Error> {
    let id = input.ids("id")?.first().copied().ok_or(Error::NotFound)?;
    let back = local_path(input.one("back")?);
    Ok((id, if back == "/" { "/outbox" } else { back }.to_owned()))
}
