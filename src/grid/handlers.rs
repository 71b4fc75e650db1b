//! What every list answers, whatever it lists.

pub mod columns;

use actix_web::{HttpResponse, web};

use super::list::List;
use super::{Ink, Request, fetch, pages, queries};
use crate::access::May;
use crate::db::Pool;
use crate::error::Error;
use crate::web::{Query, Visit};

/// A page of the list.
pub async fn list<L: List>(
    actor: May<L::Gate>,
    visit: Visit,
    pool: web::Data<Pool>,
    query: Query,
) -> Result<HttpResponse, Error> {
    let ink = Ink { t: visit.language() };
    let menu = L::menu(&actor, &visit);
    let actor = actor.into_actor();
    let (request, page, views) = pool
        .read(move |db| {
            let shelf = queries::shelf(db, L::grid().key, actor.account_id().unwrap_or(0))?;
            let request = Request::read_as(&query.0, L::grid(), shelf.arrangement)?;
            let page = fetch(db, &L::source(&actor), L::grid(), &request, &ink)?;
            Ok((request, page, shelf.views))
        })
        .await?;
    visit.grid(&pages::list::<L>(&visit, &menu, &request, &page, &views))
}
