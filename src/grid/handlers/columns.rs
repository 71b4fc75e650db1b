//! How a list is arranged: the columns panel, and changes made in the list itself.

use actix_web::{HttpResponse, web};

use crate::access::{Actor, May};
use crate::db::Pool;
use crate::error::Error;
use crate::grid::arrangement::Arrangement;
use crate::grid::change::Change;
use crate::grid::draft::{self, Button, Draft};
use crate::grid::list::List;
use crate::grid::way_back::WayBack;
use crate::grid::{pages, queries};
use crate::web::{Input, Query, Visit};

/// The panel: every column, its width, the density, the number of rows, the order.
pub async fn panel<L: List>(
    actor: May<L::Gate>,
    visit: Visit,
    pool: web::Data<Pool>,
    query: Query,
) -> Result<HttpResponse, Error> {
    query.0.only(draft::FIELDS)?;
    let draft = if query.0.has("order") {
        Draft::read(&query.0, L::grid())?
    } else {
        let back = WayBack::read(query.0.one("back")?, L::grid());
        let actor = actor.into_actor();
        let shelf = pool.read(move |db| queries::shelf(db, L::grid().key, &actor)).await?;
        Draft::of(L::grid(), &back.request(L::grid(), shelf.arrangement)?, back)
    };
    visit.part(&pages::columns::panel(&visit, L::grid(), &draft))
}

/// Keeps what the panel says; or does what one of its other buttons says, and shows it again.
pub async fn save<L: List>(
    actor: May<L::Gate>,
    visit: Visit,
    pool: web::Data<Pool>,
    input: Input,
) -> Result<HttpResponse, Error> {
    input.only(&[draft::FIELDS, &["csrf", "do"]].concat())?;
    let mut draft = Draft::read(&input, L::grid())?;
    let button = input.one("do")?;
    match draft.press(button)? {
        Button::Stay => {
            let form = draft.address(L::grid());
            visit.see_other(&format!("{form}#{}", button.replace(':', "-")))
        }
        Button::Save if draft.shown().is_empty() => {
            visit.part_again(&pages::columns::panel(&visit, L::grid(), &draft))
        }
        Button::Save => {
            let list = draft.list(L::grid());
            keep::<L>(&pool, actor.into_actor(), move |arrangement| draft.settle(arrangement, L::grid()))
                .await?;
            visit.see_other(&list)
        }
        Button::Reset => {
            keep::<L>(&pool, actor.into_actor(), Arrangement::reset).await?;
            visit.see_other(&draft::usual(draft.back).address())
        }
    }
}

async fn keep<L: List>(
    pool: &Pool,
    actor: Actor,
    change: impl Fn(&mut Arrangement) + Send + 'static,
) -> Result<(), Error> {
    pool.write(move |db| {
        let list = L::grid().key;
        let mut arrangement = queries::shelf(db, list, &actor)?.arrangement;
        change(&mut arrangement);
        queries::arrange(db, list, &actor, &arrangement)
    })
    .await
}

/// One change made in the list itself: a column moved or resized, another number of rows.
pub async fn arrange<L: List>(
    actor: May<L::Gate>,
    visit: Visit,
    pool: web::Data<Pool>,
    input: Input,
) -> Result<HttpResponse, Error> {
    input.only(&["csrf", "back", "column", "place", "width", "size"])?;
    let change = Change::read(&input, L::grid())?;
    let back = WayBack::read(input.one("back")?, L::grid());
    let actor = actor.into_actor();
    let shown = pool.write(move |db| {
        let list = L::grid().key;
        let arrangement = queries::shelf(db, list, &actor)?.arrangement;
        let request = back.request(L::grid(), arrangement)?;
        let (arrangement, shown) = change.apply(L::grid(), &request, back.clone());
        queries::arrange(db, list, &actor, &arrangement)?;
        Ok(shown)
    });
    visit.see_other(&shown.await?.address())
}
