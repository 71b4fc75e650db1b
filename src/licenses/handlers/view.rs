//! One license, read-only, part by part.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

use crate::access::{Actor, May, Permission, gates};
use crate::audit;
use crate::db::{Db, Pool};
use crate::error::Error;
use crate::licenses::model::License;
use crate::licenses::pages::view::{self, Part, Powers};
use crate::licenses::{queries, rules};
use crate::web::form::Form;
use crate::web::{Query, Visit};

type Gate = May<gates::LicensesView>;
type Id = web::Path<i64>;

/// How much of a history or of the people one page shows.
const ENTRIES: i64 = 50;
/// How many days the chart of the seats in use looks back.
const DAYS: i64 = 365;

async fn answer(
    actor: Actor,
    visit: &Visit,
    pool: &Pool,
    id: i64,
    (tab, status): (&'static str, StatusCode),
    read: impl FnOnce(&mut Db, &Actor, &License) -> Result<Part, Error> + Send + 'static,
) -> Result<HttpResponse, Error> {
    let (license, part, powers) = pool
        .read(move |db| {
            let license = queries::find(db, &actor, Permission::LicensesView, id)?;
            let part = read(db, &actor, &license)?;
            let is_admin = queries::admin_of(db, id, actor.account_id().unwrap_or(0))?;
            Ok((license.clone(), part, Powers::of(&actor, &license, is_admin)))
        })
        .await?;
    Ok(visit.show(status, &view::page(visit, &license, part, &powers, tab)))
}

pub async fn overview(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
) -> Result<HttpResponse, Error> {
    let read = |db: &mut Db, actor: &Actor, license: &License| {
        let admins = queries::admins(db, license.id, rules::MOST_ADMINS)?;
        let sees = queries::find(db, actor, Permission::LicensesViewUsage, license.id).is_ok();
        let samples = if sees { Some(queries::samples(db, license.id, DAYS)?) } else { None };
        Ok(Part::Overview { admins, samples })
    };
    answer(actor.into_actor(), &visit, &pool, *id, ("overview", StatusCode::OK), read).await
}

pub async fn people(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    query: Query,
) -> Result<HttpResponse, Error> {
    query.0.only(&["after"])?;
    let after = query.0.ids("after")?.first().copied().unwrap_or(0);
    let read = move |db: &mut Db, _: &Actor, license: &License| {
        let mut seats = queries::seat_holders(db, license.id, after, ENTRIES + 1)?;
        let more = seats.len() > usize::try_from(ENTRIES).unwrap_or(0);
        seats.truncate(usize::try_from(ENTRIES).unwrap_or(0));
        Ok(Part::People { seats, more, is_first: after == 0 })
    };
    answer(actor.into_actor(), &visit, &pool, *id, ("people", StatusCode::OK), read).await
}

pub async fn mac(actor: Gate, visit: Visit, pool: web::Data<Pool>, id: Id) -> Result<HttpResponse, Error> {
    show_mac(actor.into_actor(), &visit, &pool, *id, None).await
}

/// The machine of a license, with the form for another; or with what is wrong in it.
pub(super) async fn show_mac(
    actor: Actor,
    visit: &Visit,
    pool: &Pool,
    id: i64,
    wrong: Option<Form>,
) -> Result<HttpResponse, Error> {
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let read = move |db: &mut Db, _: &Actor, license: &License| {
        let past = queries::mac_changes(db, license.id, None, ENTRIES)?;
        Ok(Part::Mac { past, lately: rules::changes(db, license.id)?, form: wrong.unwrap_or_default() })
    };
    answer(actor, visit, pool, id, ("mac", status), read).await
}

pub async fn history(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    query: Query,
) -> Result<HttpResponse, Error> {
    query.0.only(&["before"])?;
    let before = query.0.ids("before")?.first().copied();
    let read = move |db: &mut Db, _: &Actor, license: &License| {
        let mut events = audit::of_subject(db, "license", license.id, before, ENTRIES + 1)?;
        let more = events.len() > usize::try_from(ENTRIES).unwrap_or(0);
        events.truncate(usize::try_from(ENTRIES).unwrap_or(0));
        Ok(Part::History { events, more })
    };
    answer(actor.into_actor(), &visit, &pool, *id, ("history", StatusCode::OK), read).await
}
