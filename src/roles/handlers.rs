//! The pages of one role, and of what all of them permit.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

use super::making::{self, NewRole};
use super::model::{Holder, Role};
use super::pages::form::Purpose;
use super::pages::{conflict, delete, form, matrix, view};
use super::rules::{Edited, Ending};
use super::{forms, noted, queries, rules};
use crate::access::{Actor, May, Permission, gates};
use crate::audit::{self, Subject};
use crate::auth::Proof;
use crate::db::{Db, Pool};
use crate::error::{Error, Message};
use crate::web::{Query, Visit};

type Reads = May<gates::RolesView>;
type Manages = May<gates::RolesManage>;
type Id = web::Path<i64>;

/// How much of a history one page shows.
const ENTRIES: i64 = 50;
/// How many of those who lose a role are named.
const NAMED: i64 = 20;

pub async fn show(actor: Reads, visit: Visit, pool: web::Data<Pool>, id: Id) -> Result<HttpResponse, Error> {
    let (by, id): (Actor, i64) = (actor.clone(), id.into_inner());
    let role = pool.read(move |db| queries::find(db, &by, Permission::RolesView, id)).await?;
    visit.page(&view::page(&visit, &actor, &role))
}

pub async fn history(
    actor: Reads,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    query: Query,
) -> Result<HttpResponse, Error> {
    query.0.only(&["before"])?;
    let (by, id): (Actor, i64) = (actor.clone(), id.into_inner());
    let before = query.0.ids("before")?.first().copied();
    let (role, mut events) = pool
        .read(move |db| {
            let role = queries::find(db, &by, Permission::RolesView, id)?;
            Ok((role, audit::of_subject(db, "role", id, before, ENTRIES + 1)?))
        })
        .await?;
    let most = usize::try_from(ENTRIES).unwrap_or(0);
    let more = events.len() > most;
    events.truncate(most);
    visit.page(&view::history(&visit, &actor, &role, &events, more))
}

/// Every permission, and who holds it.
pub async fn permissions(_: Reads, visit: Visit, pool: web::Data<Pool>) -> Result<HttpResponse, Error> {
    let roles = pool.read(queries::all).await?;
    visit.page(&matrix::permissions(&visit, &roles))
}

/// The empty form, or one that is filled in after another role.
pub async fn new(
    actor: Manages,
    visit: Visit,
    pool: web::Data<Pool>,
    query: Query,
) -> Result<HttpResponse, Error> {
    query.0.only(&["from"])?;
    visit.fresh()?;
    let Some(from) = query.0.ids("from")?.first().copied() else {
        return visit.page(&form::page(
            &visit,
            &actor,
            &Purpose::New,
            &[],
            crate::web::form::Form::default(),
        ));
    };
    let by: Actor = actor.clone();
    let role = pool.read(move |db| queries::find(db, &by, Permission::RolesManage, from)).await?;
    let (filled, ticked) = forms::cloned(&role, &actor, visit.language());
    visit.page(&form::page(&visit, &actor, &Purpose::New, &ticked, filled))
}

pub async fn create(
    actor: Manages,
    visit: Visit,
    pool: web::Data<Pool>,
    proof: Proof,
) -> Result<HttpResponse, Error> {
    let (input, t) = (proof.fresh()?, visit.language());
    let ticked = forms::ticked(&input)?;
    let again = |form| visit.page_again(&form::page(&visit, &actor, &Purpose::New, &ticked, form));
    let wanted = match forms::read(&input, t)? {
        Ok(wanted) => wanted,
        Err(form) => return again(form),
    };
    let (by, name): (Actor, String) = (actor.clone(), wanted.name.clone());
    let tried = ("role.create", Subject::role_to_be(&name));
    let done = pool.write(move |db| making::create(db, &by, &wanted)).await;
    match noted(&pool, &actor, tried, done).await? {
        Some(role) => {
            visit.done(&format!("/roles/{}", role.id), Message::new("roles-created").with("name", name))
        }
        None => again(forms::taken(&input, t)?),
    }
}

async fn changeable(pool: &Pool, actor: &Actor, id: i64) -> Result<Role, Error> {
    let actor = actor.clone();
    pool.read(move |db| rules::changeable(db, &actor, id)).await
}

/// As the trail names what is tried with a role.
async fn tried(
    pool: &Pool,
    actor: &Actor,
    (action, id): (&'static str, i64),
) -> Result<(&'static str, Subject), Error> {
    let by = actor.clone();
    let role = pool.read(move |db| queries::find(db, &by, Permission::RolesManage, id)).await?;
    Ok((action, Subject::role(id, &role.name)))
}

pub async fn edit_form(
    actor: Manages,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
) -> Result<HttpResponse, Error> {
    visit.fresh()?;
    let role = changeable(&pool, &actor, id.into_inner()).await?;
    let (filled, ticked) = (forms::filled(&role), role.permissions());
    visit.page(&form::page(&visit, &actor, &Purpose::Edit(&role), &ticked, filled))
}

pub async fn edit(
    actor: Manages,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    proof: Proof,
) -> Result<HttpResponse, Error> {
    let (input, t) = (proof.fresh()?, visit.language());
    let tried = tried(&pool, &actor, ("role.edit", *id)).await?;
    let role = noted(&pool, &actor, tried.clone(), changeable(&pool, &actor, *id).await).await?;
    let (ticked, version, id) = (forms::ticked(&input)?, forms::number(&input, "version")?, role.id);
    let again = |form| visit.page_again(&form::page(&visit, &actor, &Purpose::Edit(&role), &ticked, form));
    let wanted: NewRole = match forms::read(&input, t)? {
        Ok(wanted) => wanted,
        Err(form) => return again(form),
    };
    let (by, new): (Actor, NewRole) = (actor.clone(), wanted.clone());
    let said = |key| visit.done(&format!("/roles/{id}"), Message::new(key).with("name", &wanted.name));
    let done = pool.write(move |db| rules::edit(db, &by, id, version, &new)).await;
    match noted(&pool, &actor, tried, done).await? {
        Edited::Saved => said("roles-edited"),
        Edited::Unchanged => said("form-nothing-changed"),
        Edited::Taken => again(forms::taken(&input, t)?),
        Edited::Stale(theirs) => {
            Ok(visit.show(StatusCode::CONFLICT, &conflict::page(&visit, &theirs, &wanted)))
        }
    }
}

/// A role, and the first of those who would lose it.
async fn losers(pool: &Pool, actor: &Actor, id: i64) -> Result<(Role, Vec<Holder>), Error> {
    let actor = actor.clone();
    let read = move |db: &mut Db| {
        let role = rules::changeable(db, &actor, id)?;
        let sees = actor.may(Permission::AccountsView);
        let holders = if sees { queries::holders(db, &actor, id, NAMED)? } else { Vec::new() };
        Ok((role, holders))
    };
    pool.read(read).await
}

/// Says who loses what; changes nothing.
pub async fn ask_delete(
    actor: Manages,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
) -> Result<HttpResponse, Error> {
    visit.fresh()?;
    let (role, holders) = losers(&pool, &actor, id.into_inner()).await?;
    visit.part(&delete::page(&visit, &role, &holders, false))
}

pub async fn delete(
    actor: Manages,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    proof: Proof,
) -> Result<HttpResponse, Error> {
    let input = proof.fresh()?;
    let tried = tried(&pool, &actor, ("role.delete", *id)).await?;
    let (role, holders) = noted(&pool, &actor, tried.clone(), losers(&pool, &actor, *id).await).await?;
    let (version, held) = (forms::number(&input, "version")?, forms::number(&input, "holders")?);
    let (by, id): (Actor, i64) = (actor.clone(), role.id);
    let done = pool.write(move |db| rules::end(db, &by, id, version, held)).await;
    match noted(&pool, &actor, tried, done).await? {
        Ending::Done(0) => visit.done("/roles", Message::new("roles-deleted").with("name", &role.name)),
        Ending::Done(left) => {
            let text = Message::new("roles-deleted-telling").with("name", &role.name).with("count", left);
            visit.done("/roles", text)
        }
        Ending::Changed => visit.part_again(&delete::page(&visit, &role, &holders, true)),
    }
}
