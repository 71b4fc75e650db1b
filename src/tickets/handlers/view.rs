//! A ticket's page and its files.

use actix_web::{HttpResponse, web};

use crate::access::{Actor, May, gates};
use crate::db::Pool;
use crate::error::Error;
use crate::files::Files;
use crate::tickets::pages::view::{self, Shown, TicketPage};
use crate::tickets::{forms, queries};
use crate::web::form::Form;
use crate::web::{Query, Visit, download};

type Gate = May<gates::TicketsCreate>;

/// How many comments stand on a page.
const COMMENTS: i64 = 50;

pub async fn show(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    id: web::Path<i64>,
    query: Query,
) -> Result<HttpResponse, Error> {
    query.0.only(&["before"])?;
    let before = query.0.ids("before")?.first().copied();
    let page = page(&visit, &pool, actor.into_actor(), *id, before, forms::keyed()).await?;
    visit.page(&page)
}

/// The page, with what was typed below it.
pub(super) async fn page(
    visit: &Visit,
    pool: &Pool,
    actor: Actor,
    id: i64,
    before: Option<i64>,
    form: Form,
) -> Result<TicketPage, Error> {
    let by = actor.clone();
    let shown = pool
        .read(move |db| {
            let ticket = queries::find(db, &by, id)?;
            let mut comments = queries::comments(db, id, before, COMMENTS + 1)?;
            let more = i64::try_from(comments.len()).unwrap_or(0) > COMMENTS;
            if more {
                comments.remove(0);
            }
            let (attachments, people) = (queries::attachments(db, id)?, queries::concerned(db, id)?);
            let succession = queries::succession(db, id)?;
            Ok(Shown { ticket, comments, more, attachments, people, succession })
        })
        .await?;
    Ok(view::page(visit, &actor, &shown, before, form))
}

/// A file, to be saved.
pub async fn attachment(
    actor: Gate,
    pool: web::Data<Pool>,
    files: web::Data<Files>,
    path: web::Path<(i64, i64)>,
) -> Result<HttpResponse, Error> {
    let (actor, (ticket, id)) = (actor.into_actor(), path.into_inner());
    let found = pool.read(move |db| queries::attachment(db, &actor, ticket, id)).await?;
    let name = found.file.clone();
    let file = web::block(move || files.read(&name)).await.map_err(Error::internal)?;
    let file = file.map_err(|error| {
        tracing::error!(%error, attachment = id, "a file of a ticket is not there");
        Error::NotFound
    })?;
    download(file, &found.name, &found.media, u64::try_from(found.size).unwrap_or(0))
}
