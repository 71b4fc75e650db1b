//! The list of accounts, and that of the deleted ones.

use actix_web::{HttpResponse, web};

use crate::access::{May, gates};
use crate::accounts::grid::GRID;
use crate::accounts::pages::list::{self, Menu};
use crate::accounts::queries::{Buried, Visible};
use crate::accounts::report;
use crate::db::Pool;
use crate::error::Error;
use crate::grid::{Ink, Request, fetch};
use crate::web::{Query, Visit};

pub async fn list(
    actor: May<gates::AccountsView>,
    visit: Visit,
    pool: web::Data<Pool>,
    query: Query,
) -> Result<HttpResponse, Error> {
    let request = Request::read(&query.0, &GRID)?;
    let (ink, menu) = (Ink { t: visit.language() }, Menu::of(&actor, &visit.here()));
    let actor = actor.into_actor();
    let (request, page) = pool
        .read(move |db| {
            let page = fetch(db, &Visible(&actor), &GRID, &request, &ink)?;
            Ok((request, page))
        })
        .await?;
    visit.grid(&list::page(&visit, &request, &page, &menu))
}

pub async fn status_report(
    actor: May<gates::AccountsView>,
    visit: Visit,
    pool: web::Data<Pool>,
    query: Query,
) -> Result<HttpResponse, Error> {
    let request = Request::read(&query.0, &report::GRID)?;
    let ink = Ink { t: visit.language() };
    let actor = actor.into_actor();
    let (request, page) = pool
        .read(move |db| {
            let page = fetch(db, &Buried(&actor), &report::GRID, &request, &ink)?;
            Ok((request, page))
        })
        .await?;
    visit.grid(&list::report_page(&visit, &request, &page))
}
