//! What every list answers, whatever it lists.

pub mod columns;

use actix_web::{HttpResponse, web};

use super::links::Links;
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
    let ink = Ink::of(&actor, visit.language());
    let menu = L::menu(&actor, &visit);
    let actor = actor.into_actor();
    let shown = pool
        .read(move |db| {
            let shelf = queries::shelf(db, L::grid().key, &actor)?;
            let request = Request::read_as(&query.0, L::grid(), shelf.arrangement)?;
            // The bare address leads to the view that the list opens with, so that the address holds the whole state.
            let is_bare = query.0.fields().next().is_none();
            if let Some(address) = Links::new(L::grid(), &request).opening(&shelf.views).filter(|_| is_bare) {
                return Ok(Err(address));
            }
            let page = fetch(db, &L::source(&actor), L::grid(), &request, &ink)?;
            Ok(Ok((request, page, shelf.views)))
        })
        .await?;
    match shown {
        Ok((request, page, views)) => visit.grid(&pages::list::<L>(&visit, &menu, &request, &page, &views)),
        Err(address) => visit.see_other(&address),
    }
}
