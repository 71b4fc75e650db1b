//! What a list answers beside its pages.

use actix_web::{HttpResponse, web};

use super::filter::{self, Asked};
use super::pages::{self, FilterPage};
use super::suggest::{Typed, suggest as find};
use super::{go, refresh as refreshing, state};
use crate::access::May;
use crate::db::Pool;
use crate::error::{Error, Message};
use crate::grid::language;
use crate::grid::links::Links;
use crate::grid::list::List;
use crate::grid::names::names;
use crate::grid::page::{cursor, fetch};
use crate::grid::request::{Position, unknown};
use crate::grid::{Ink, column::Filter};
use crate::web::session::Notice;
use crate::web::{Query, Visit};

/// The filter of a column: its form, or the list with the query rewritten.
pub async fn filter<L: List>(
    actor: May<L::Gate>,
    visit: Visit,
    pool: web::Data<Pool>,
    query: Query,
) -> Result<HttpResponse, Error> {
    let (grid, t) = (L::grid(), visit.language());
    let asked = Asked::read(&query.0)?;
    let field = grid.heading_field(&asked.column).ok_or_else(|| unknown("column", &asked.column))?;
    let (actor, rest) = (actor.into_actor(), query.0.without(filter::OWN));
    let (request, names) = pool
        .read(move |db| {
            let request = state::<L>(db, &actor, &rest)?;
            let names = match field.filter {
                Filter::Relation(relation) => names(db, &actor, relation, "", filter::MOST_NAMES)?,
                _ => Vec::new(),
            };
            Ok((request, names))
        })
        .await?;
    let links = Links::new(grid, &request);
    // The list itself says what is wrong with its query.
    let Ok(query) = language::parse(&request.q) else { return visit.see_other(&links.query(&request.q)) };
    if asked.remove {
        return visit.see_other(&links.query(&query.replace_field(field.key, None).to_string()));
    }
    let form = |filled| pages::filter(grid, &request, (&field, &asked.column), filled, &names, t);
    if asked.op.is_empty() {
        let filled = filter::current(grid, &query, &field, t);
        return visit.part(&FilterPage::of(&visit, form(filled), None));
    }
    let filled = filter::filled(&field, &asked)?;
    match filter::rewritten(grid, &query, &field, &filled, &Ink { t, me: 0 }) {
        Ok(q) => visit.see_other(&links.query(&q)),
        Err(why) => visit.part_again(&FilterPage::of(&visit, form(filled), Some(t.message(&why)))),
    }
}

/// What can be chosen at the caret of the query box.
pub async fn suggest<L: List>(
    actor: May<L::Gate>,
    visit: Visit,
    pool: web::Data<Pool>,
    query: Query,
) -> Result<HttpResponse, Error> {
    let (actor, t) = (actor.into_actor(), visit.language());
    let typed = Typed::read(&query.0)?;
    let found = pool.read(move |db| find::<L>(db, &actor, &typed, t)).await?;
    visit.page(&pages::Suggestions { t, found })
}

/// On to the page that begins with a value of the sorted column.
pub async fn go<L: List>(
    actor: May<L::Gate>,
    visit: Visit,
    pool: web::Data<Pool>,
    query: Query,
) -> Result<HttpResponse, Error> {
    let (grid, t) = (L::grid(), visit.language());
    let (actor, rest) = (actor.into_actor(), query.0.without(go::OWN));
    let typed = query.0.one("to")?.to_owned();
    let to = typed.clone();
    let (request, found) = pool
        .read(move |db| {
            let mut request = state::<L>(db, &actor, &rest)?;
            let place = match go::edge(grid, &request, &to, t) {
                Ok(place) => place,
                Err(why) => return Ok((request, Err(why))),
            };
            let size = std::mem::replace(&mut request.size, 1);
            request.position = Position::After(place.clone());
            let (source, ink) = (L::source(&actor), Ink::of(&actor, t));
            let behind = fetch(db, &source, grid, &request, &ink)?.rows;
            let mut landed = Landed::Past;
            if let Some(row) = behind.first() {
                request.position = Position::Before(cursor(grid, &request, row, None));
                let is_first = fetch(db, &source, grid, &request, &ink)?.rows.is_empty();
                landed = if is_first { Landed::First } else { Landed::At(place) };
            }
            request.size = size;
            Ok((request, Ok(landed)))
        })
        .await?;
    let links = Links::new(grid, &request);
    match found {
        Err(why) => visit.part_again(&pages::go(&visit, grid, &request, &typed, &t.message(&why))),
        Ok(Landed::First) => visit.see_other(&links.first()),
        Ok(Landed::At(place)) => visit.see_other(&links.after(&place)),
        Ok(Landed::Past) => {
            let text = Message::new("grid-go-past").with("value", &typed);
            visit.tell(&links.last(), &Notice { kind: "info".to_owned(), text, link: None })
        }
    }
}

/// Where "go to" arrives.
enum Landed {
    /// At the beginning of the list.
    First,
    /// Behind this place.
    At(crate::grid::cursor::Cursor),
    /// Behind the last row.
    Past,
}

/// One sentence about the rows of a page that have left the list since; nothing if none has.
pub async fn refresh<L: List>(
    actor: May<L::Gate>,
    visit: Visit,
    pool: web::Data<Pool>,
    query: Query,
) -> Result<HttpResponse, Error> {
    let (grid, t) = (L::grid(), visit.language());
    let counted = L::around(&L::menu(&actor, &visit), t).counted;
    let ids = refreshing::shown(&query.0)?;
    let (actor, rest) = (actor.into_actor(), query.0.without(refreshing::OWN));
    let is_fragment = visit.is_fragment();
    let (request, left) = pool
        .read(move |db| {
            let request = state::<L>(db, &actor, &rest)?;
            if ids.is_empty() || !is_fragment {
                return Ok((request, 0));
            }
            let left = refreshing::left(db, &L::source(&actor), grid, &request.q, &ids, &Ink::of(&actor, t))?;
            Ok((request, left))
        })
        .await?;
    if !is_fragment {
        return visit.see_other(&Links::new(grid, &request).first());
    }
    if left == 0 {
        return Ok(HttpResponse::NoContent().finish());
    }
    let facts = [("count", left.to_string()), ("shown", t.count(counted, left))];
    visit.page(&pages::Left { shell: visit.shell(""), text: t.fill("grid-left", &facts) })
}
