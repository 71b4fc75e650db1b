//! Keeping, changing and deleting views of a list.

use actix_web::{HttpResponse, web};

use super::model::{Audiences, Saved, State};
use super::{forms, pages, rules};
use crate::access::{Actor, May};
use crate::db::Pool;
use crate::error::{Error, Message};
use crate::grid::{self, ALL, Kept, Links, List, Request, Shelf};
use crate::web::form::Form;
use crate::web::{Input, Query, Visit, local_path};

/// What every page here needs to know.
async fn read<L: List>(pool: &Pool, actor: &Actor) -> Result<(Shelf, Audiences), Error> {
    let actor = actor.clone();
    pool.read(move |db| Ok((grid::shelf(db, L::grid().key, &actor)?, rules::audiences(db, &actor)?))).await
}

/// Where a view shows the list.
fn address<L: List>(shelf: Shelf, id: i64) -> Result<String, Error> {
    let request = Request::read_as(&Input::default(), L::grid(), shelf.arrangement)?;
    let view = shelf.views.iter().find(|view| view.id == id).ok_or(Error::NotFound)?;
    Ok(Links::new(L::grid(), &request).view(view))
}

/// The list in the state that the address of a page here carries.
fn back<L: List>(query: &Input, shelf: &Shelf) -> Result<String, Error> {
    let request = Request::read_as(query, L::grid(), shelf.arrangement.clone())?;
    Ok(Links::new(L::grid(), &request).first())
}

async fn saved<L: List>(
    visit: &Visit,
    pool: &Pool,
    actor: &Actor,
    (id, key, name): (i64, &'static str, &str),
) -> Result<HttpResponse, Error> {
    let (shelf, _) = read::<L>(pool, actor).await?;
    visit.done(&address::<L>(shelf, id)?, Message::new(key).with("name", name))
}

/// The form of a new view, for the state in the address.
pub async fn new<L: List>(
    actor: May<L::Gate>,
    visit: Visit,
    pool: web::Data<Pool>,
    query: Query,
) -> Result<HttpResponse, Error> {
    let (shelf, offered) = read::<L>(&pool, &actor).await?;
    let request = Request::read_as(&query.0, L::grid(), shelf.arrangement.clone())?;
    let columns: Vec<&str> = request.columns.iter().map(|column| column.key).collect();
    let state = State { columns: columns.join(","), ..forms::state::<L>(&query.0)? };
    let form = Form::default().with("keep_columns", if request.columns_text.is_empty() { "" } else { "1" });
    visit.part(&pages::new::<L>(&visit, &offered, &state, back::<L>(&query.0, &shelf)?, form))
}

/// Keeps a new view.
pub async fn create<L: List>(
    actor: May<L::Gate>,
    visit: Visit,
    pool: web::Data<Pool>,
    input: Input,
) -> Result<HttpResponse, Error> {
    let t = visit.language();
    let form = match forms::draft::<L>(&input, None, t)? {
        Ok(draft) => {
            let (by, wanted) = (actor.clone(), draft.clone());
            match pool.write(move |db| rules::create(db, &by, L::grid().key, &wanted)).await? {
                Saved::Kept(id) => {
                    return saved::<L>(&visit, &pool, &actor, (id, "views-created", &draft.name)).await;
                }
                Saved::Taken => forms::typed(&input)?.refuse("name", t.say("views-taken")),
            }
        }
        Err(form) => form,
    };
    let (_, offered) = read::<L>(&pool, &actor).await?;
    let state = forms::state::<L>(&input)?;
    visit.part_again(&pages::new::<L>(&visit, &offered, &state, L::grid().address.to_owned(), form))
}

/// The form of a view.
pub async fn edit_form<L: List>(
    actor: May<L::Gate>,
    visit: Visit,
    pool: web::Data<Pool>,
    view: web::Path<i64>,
    query: Query,
) -> Result<HttpResponse, Error> {
    let (shelf, offered) = read::<L>(&pool, &actor).await?;
    let view = rules::own(&shelf, view.into_inner())?;
    let form = forms::filled(view, shelf.arrangement.opens_with == view.id.to_string());
    visit.part(&pages::edit::<L>(&visit, &offered, view, back::<L>(&query.0, &shelf)?, form))
}

/// Changes a view.
pub async fn edit<L: List>(
    actor: May<L::Gate>,
    visit: Visit,
    pool: web::Data<Pool>,
    view: web::Path<i64>,
    input: Input,
) -> Result<HttpResponse, Error> {
    let (t, id) = (visit.language(), view.into_inner());
    let (shelf, offered) = read::<L>(&pool, &actor).await?;
    let view = rules::own(&shelf, id)?;
    let form = match forms::draft::<L>(&input, Some(view), t)? {
        Ok(draft) => {
            let (by, wanted) = (actor.clone(), draft.clone());
            match pool.write(move |db| rules::edit(db, &by, L::grid().key, id, &wanted)).await? {
                Saved::Kept(id) => {
                    return saved::<L>(&visit, &pool, &actor, (id, "views-edited", &draft.name)).await;
                }
                Saved::Taken => forms::typed(&input)?.refuse("name", t.say("views-taken")),
            }
        }
        Err(form) => form,
    };
    let back = back::<L>(&Input::default(), &shelf)?;
    visit.part_again(&pages::edit::<L>(&visit, &offered, view, back, form))
}

/// Makes the view show what the list shows now.
pub async fn keep<L: List>(
    actor: May<L::Gate>,
    visit: Visit,
    pool: web::Data<Pool>,
    view: web::Path<i64>,
    input: Input,
) -> Result<HttpResponse, Error> {
    let id = view.into_inner();
    let state = forms::changed::<L>(&input, visit.language())?;
    let by = actor.clone();
    pool.write(move |db| rules::keep(db, &by, L::grid().key, id, &state)).await?;
    let (shelf, _) = read::<L>(&pool, &actor).await?;
    let name = shelf.views.iter().find(|view| view.id == id).map(|view: &Kept| view.name.clone());
    visit.done(&address::<L>(shelf, id)?, Message::new("views-edited").with("name", name.unwrap_or_default()))
}

/// Asks before a view is deleted.
pub async fn confirm<L: List>(
    actor: May<L::Gate>,
    visit: Visit,
    pool: web::Data<Pool>,
    view: web::Path<i64>,
    query: Query,
) -> Result<HttpResponse, Error> {
    let (shelf, _) = read::<L>(&pool, &actor).await?;
    let view = rules::own(&shelf, view.into_inner())?;
    visit.part(&pages::delete::<L>(&visit, view, back::<L>(&query.0, &shelf)?))
}

/// Deletes a view.
pub async fn delete<L: List>(
    actor: May<L::Gate>,
    visit: Visit,
    pool: web::Data<Pool>,
    view: web::Path<i64>,
    input: Input,
) -> Result<HttpResponse, Error> {
    input.only(&["csrf"])?;
    let (actor, id) = (actor.into_actor(), view.into_inner());
    let gone = pool.write(move |db| rules::delete(db, &actor, L::grid().key, id)).await?;
    let address = format!("{}?view={ALL}", L::grid().address);
    visit.done(&address, Message::new("views-deleted").with("name", gone.name))
}

/// Chooses what the list opens with.
pub async fn opens<L: List>(
    actor: May<L::Gate>,
    visit: Visit,
    pool: web::Data<Pool>,
    input: Input,
) -> Result<HttpResponse, Error> {
    input.only(&["csrf", "view", "back"])?;
    let (actor, view) = (actor.into_actor(), input.one("view")?.to_owned());
    let ready_made: Vec<&str> = L::grid().tabs.iter().map(|tab| tab.key).collect();
    let key = if view.is_empty() { "views-opens-all" } else { "views-opens" };
    pool.write(move |db| rules::opens(db, &actor, L::grid().key, &view, &ready_made)).await?;
    let back = match local_path(input.one("back")?) {
        // The bare address would lead to the view that was just chosen.
        bare if bare == "/" || bare == L::grid().address => format!("{}?view={ALL}", L::grid().address),
        back => back.to_owned(),
    };
    visit.done(&back, Message::new(key))
}
