//! The question before an export, and the file.

use std::sync::Arc;

use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_ENCODING, ContentEncoding, HeaderValue};
use actix_web::{HttpResponse, web};

use super::reader::Reader;
use super::sending::Sending;
use super::wish::Wish;
use super::{Exports, Format, pages};
use crate::access::{May, Needs};
use crate::auth::Proof;
use crate::clock;
use crate::db::Pool;
use crate::error::Error;
use crate::grid::column::Ink;
use crate::grid::list::List;
use crate::grid::queries;
use crate::web::{Query, Visit};

/// Asks what is to be exported, and as what.
pub async fn ask<L: List>(
    actor: May<L::ExportGate>,
    visit: Visit,
    pool: web::Data<Pool>,
    query: Query,
) -> Result<HttpResponse, Error> {
    actor.open(<L::Gate as Needs>::PERMISSION)?;
    visit.fresh()?;
    let menu = L::menu(&actor, &visit);
    let actor = actor.into_actor();
    let ink = Ink::of(&actor, visit.language());
    let (wish, total) = pool
        .read(move |db| {
            let shelf = queries::shelf(db, L::grid().key, &actor)?;
            let wish = Wish::read(&query.0, L::grid(), shelf.arrangement)?;
            let source = L::source(&actor);
            let total = Reader::new(db, &source, L::grid(), &wish, &ink)?.total(db, &source)?;
            Ok((wish, total))
        })
        .await?;
    visit.part(&pages::ask::<L>(&visit, &menu, &wish, total))
}

/// The file.
pub async fn send<L: List>(
    actor: May<L::ExportGate>,
    visit: Visit,
    pool: web::Data<Pool>,
    exports: web::Data<Exports>,
    form: Proof,
) -> Result<HttpResponse, Error> {
    actor.open(<L::Gate as Needs>::PERMISSION)?;
    let input = form.fresh()?;
    let t = visit.language();
    let turn = Arc::clone(&exports.turns).try_acquire_owned().map_err(|_| Error::Busy)?;
    let actor = actor.into_actor();
    let (wish, reader, actor) = pool
        .read(move |db| {
            let shelf = queries::shelf(db, L::grid().key, &actor)?;
            let wish = Wish::read(&input, L::grid(), shelf.arrangement)?;
            let reader = Reader::new(db, &L::source(&actor), L::grid(), &wish, &Ink::of(&actor, t))?;
            Ok((wish, reader, actor))
        })
        .await?;
    let format = wish.format;
    let day = t.to_local(clock::now()).format("%Y-%m-%d");
    let name = format!("attachment; filename=\"{}-{day}.{}\"", L::grid().key, format.word());
    let pool = (**pool).clone();
    let bytes = Sending::<L> { wish, reader, actor, t, pool, record: exports.record, turn }.start()?;
    let mut answer = HttpResponse::Ok();
    answer
        .content_type(match format {
            Format::Csv => "text/csv; charset=utf-8",
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        })
        .insert_header((CONTENT_DISPOSITION, HeaderValue::from_str(&name).map_err(Error::internal)?))
        // As it is: compressing would gather what should be on its way.
        .insert_header((CONTENT_ENCODING, ContentEncoding::Identity));
    Ok(answer.streaming(bytes))
}
