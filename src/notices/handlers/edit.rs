//! Notices are written, changed and thrown away.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

use super::{Id, Manages, found};
use crate::access::Actor;
use crate::db::{Db, Pool};
use crate::error::{Error, Message};
use crate::licenses;
use crate::notices::forms::{self, Typed};
use crate::notices::model::{Named, Notice, State, Wanted};
use crate::notices::pages::{conflict, delete as page_of_delete, form};
use crate::notices::rules::{self, Edited};
use crate::web::{Input, Visit};

/// How many licenses are offered to tick.
const OFFERED: i64 = 200;

/// The licenses to choose from: those that are ticked and the first of the others; and whether there are more.
async fn offered(pool: &Pool, ticked: Vec<i64>) -> Result<form::Offered, Error> {
    let read = move |db: &mut Db| {
        let chosen = licenses::queries::picked(db, &ticked)?;
        let others = licenses::queries::named_anyhow(db, ("", &ticked), OFFERED + 1)?;
        Ok((chosen, others))
    };
    let (chosen, mut others) = pool.read(read).await?;
    let most = usize::try_from(OFFERED).unwrap_or(0);
    let has_more = others.len() > most;
    others.truncate(most);
    Ok(form::Offered { chosen, others, has_more })
}

async fn again(
    visit: &Visit,
    pool: &Pool,
    notice: Option<&Notice>,
    typed: Typed,
) -> Result<HttpResponse, Error> {
    let offered = offered(pool, typed.ticked.clone()).await?;
    visit.page_again(&form::page(visit, notice, typed, &offered))
}

/// What was typed, with the licenses that were named.
async fn read(pool: &Pool, visit: &Visit, input: &Input) -> Result<Result<Wanted, Typed>, Error> {
    let typed = forms::typed(input)?;
    let named = typed.named.clone();
    let found = pool.read(move |db| licenses::queries::called_each(db, &named)).await?;
    Ok(forms::read(typed, &found, visit.language()))
}

/// The empty form.
pub async fn new(_: Manages, visit: Visit, pool: web::Data<Pool>) -> Result<HttpResponse, Error> {
    let offered = offered(&pool, Vec::new()).await?;
    visit.page(&form::page(&visit, None, forms::blank(), &offered))
}

pub async fn create(
    actor: Manages,
    visit: Visit,
    pool: web::Data<Pool>,
    input: Input,
) -> Result<HttpResponse, Error> {
    let wanted = match read(&pool, &visit, &input).await? {
        Ok(wanted) => wanted,
        Err(typed) => return again(&visit, &pool, None, typed).await,
    };
    let by: Actor = actor.into_actor();
    let id = pool.write(move |db| rules::create(db, &by, &wanted)).await?;
    visit.done(&format!("/notices/{id}"), Message::new("notices-created"))
}

/// A draft; what was sent is not changed any more.
async fn draft(pool: &Pool, actor: &Actor, id: i64) -> Result<(Notice, Vec<Named>), Error> {
    let (notice, licenses) = found(pool, actor, id).await?;
    if notice.state == State::Draft {
        Ok((notice, licenses))
    } else {
        Err(Error::refused("notices-refused-sent"))
    }
}

pub async fn edit_form(
    actor: Manages,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
) -> Result<HttpResponse, Error> {
    let (notice, about) = draft(&pool, &actor, id.into_inner()).await?;
    let typed = forms::filled(&notice, &about, visit.language());
    let offered = offered(&pool, typed.ticked.clone()).await?;
    visit.page(&form::page(&visit, Some(&notice), typed, &offered))
}

pub async fn edit(
    actor: Manages,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    input: Input,
) -> Result<HttpResponse, Error> {
    let (notice, _) = draft(&pool, &actor, id.into_inner()).await?;
    let (version, id) = (forms::number(&input, "version")?, notice.id);
    let wanted = match read(&pool, &visit, &input).await? {
        Ok(wanted) => wanted,
        Err(typed) => return again(&visit, &pool, Some(&notice), typed).await,
    };
    let (by, new): (Actor, Wanted) = (actor.clone(), wanted.clone());
    let said = |key| visit.done(&format!("/notices/{id}"), Message::new(key));
    match pool.write(move |db| rules::edit(db, &by, id, version, &new)).await? {
        Edited::Saved => said("notices-edited"),
        Edited::Unchanged => said("form-nothing-changed"),
        Edited::Stale(theirs) => {
            let ids = wanted.licenses.clone().unwrap_or_default();
            let yours = pool.read(move |db| licenses::queries::names(db, &ids)).await?;
            let page = conflict::page(&visit, &theirs.0, &theirs.1, (&wanted, &yours));
            Ok(visit.show(StatusCode::CONFLICT, &page))
        }
    }
}

/// Asks before a draft is thrown away.
pub async fn ask_delete(
    actor: Manages,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
) -> Result<HttpResponse, Error> {
    let (notice, _) = draft(&pool, &actor, id.into_inner()).await?;
    visit.part(&page_of_delete::page(&visit, &notice, false))
}

pub async fn delete(
    actor: Manages,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    input: Input,
) -> Result<HttpResponse, Error> {
    let (notice, _) = draft(&pool, &actor, id.into_inner()).await?;
    let (by, id, version) = (actor.clone(), notice.id, forms::number(&input, "version")?);
    if pool.write(move |db| rules::delete(db, &by, id, version)).await? {
        return visit.done("/notices", Message::new("notices-deleted"));
    }
    visit.part_again(&page_of_delete::page(&visit, &notice, true))
}
