//! The pages of the jobs.

use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::{HttpResponse, web};
use futures_util::stream;

use super::model::{Fate, Job};
use super::pages::{self, Report};
use super::{queries, rules};
use crate::access::{Actor, SignedIn};
use crate::auth::Proof;
use crate::db::{Db, Pool};
use crate::error::{Error, Message};
use crate::web::session::Notice;
use crate::web::{Input, Query, Visit, csv, local_path};

/// How many records of a job one page shows.
const ROWS: i64 = 50;
/// How many records are read at a time for a download.
const PIECE: i64 = 2_000;

type Id = web::Path<i64>;

/// How far a job is, and what came of each record.
pub async fn show(
    SignedIn(actor): SignedIn,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    query: Query,
) -> Result<HttpResponse, Error> {
    query.0.only(&["show", "after", "back"])?;
    let show = pages::Show::read(query.0.one("show")?)?;
    let after = query.0.ids("after")?.first().copied().unwrap_or(0);
    let back = local_path(query.0.one("back")?).to_owned();
    let (by, id) = (actor.clone(), id.into_inner());
    let report = pool
        .read(move |db| {
            let (job, followers) = rules::find(db, &by, id)?;
            let show = show.unwrap_or_else(|| pages::Show::usual(&job));
            let items = queries::list(db, id, show.fate(), after, ROWS + 1)?;
            Ok(Report { job, followers, show, after, items, most: ROWS })
        })
        .await?;
    visit.part(&pages::show(&visit, &actor, report, &back))
}

/// Ends a job; what was done stays done.
pub async fn cancel(
    SignedIn(actor): SignedIn,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    _: Input,
) -> Result<HttpResponse, Error> {
    let id = id.into_inner();
    let ended = pool.write(move |db| rules::cancel(db, &actor, id)).await?;
    let text = Message::new(if ended { "jobs-cancelled-now" } else { "jobs-over-already" });
    visit.tell(&format!("/jobs/{id}"), &Notice { kind: "info".to_owned(), text, link: None })
}

/// Orders what went wrong once more.
pub async fn retry(
    SignedIn(actor): SignedIn,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    form: Proof,
) -> Result<HttpResponse, Error> {
    let (by, id) = (actor.clone(), id.into_inner());
    if !form.is_fresh() && pool.read(move |db| rules::needs_proof(db, &by, id)).await? {
        form.fresh()?;
    }
    order(actor, &visit, &pool, id, rules::retry).await
}

/// Orders that what was done is taken back.
pub async fn undo(
    SignedIn(actor): SignedIn,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    _: Input,
) -> Result<HttpResponse, Error> {
    order(actor, &visit, &pool, id.into_inner(), rules::undo).await
}

async fn order(
    actor: Actor,
    visit: &Visit,
    pool: &Pool,
    id: i64,
    rule: fn(&mut Db, &Actor, i64) -> Result<Job, Error>,
) -> Result<HttpResponse, Error> {
    let job = pool.write(move |db| rule(db, &actor, id)).await?;
    visit.see_other(&format!("/jobs/{}", job.id))
}

/// Every record and what came of it, as CSV, written while it is read.
pub async fn download(
    SignedIn(actor): SignedIn,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
) -> Result<HttpResponse, Error> {
    let (id, t) = (id.into_inner(), visit.language());
    pool.read(move |db| rules::find(db, &actor, id)).await?;
    let head = csv::BOM.to_owned() + &csv::row(&pages::csv_head(t));
    let pieces = stream::unfold(Some((head, 0)), move |state| {
        let pool = pool.clone();
        async move {
            let (mut text, after) = state?;
            let items = match pool.read(move |db| queries::list(db, id, None::<Fate>, after, PIECE)).await {
                Ok(items) => items,
                Err(error) => return Some((Err(error), None)),
            };
            for item in &items {
                text += &csv::row(&pages::csv_row(item, t));
            }
            let next = items.last().map(|item| (String::new(), item.subject_id));
            Some((Ok(web::Bytes::from(text)), next))
        }
    });
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"report-{id}.csv\"")))
        .streaming(Box::pin(pieces)))
}
