//! Tenants are made, changed and deleted.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

use crate::access::{Actor, May, Permission, gates};
use crate::auth::Proof;
use crate::db::{Db, Pool};
use crate::error::{Error, Message};
use crate::tenants::model::{Member, Tenant, Wanted};
use crate::tenants::pages::{conflict, delete as page_of_delete, form};
use crate::tenants::rules::{self, Edited, Ending};
use crate::tenants::{forms, queries};
use crate::web::{Input, Visit};

type Manages = May<gates::TenantsManage>;
type Id = web::Path<i64>;

/// How many of those who lose access are named.
const NAMED: i64 = 20;

/// The empty form.
pub async fn new(_: Manages, visit: Visit) -> Result<HttpResponse, Error> {
    visit.page(&form::page(&visit, None, forms::blank()))
}

pub async fn create(
    actor: Manages,
    visit: Visit,
    pool: web::Data<Pool>,
    input: Input,
) -> Result<HttpResponse, Error> {
    let t = visit.language();
    let wanted = match forms::read(&input, t)? {
        Ok(wanted) => wanted,
        Err(form) => return visit.page_again(&form::page(&visit, None, form)),
    };
    let (by, name): (Actor, String) = (actor.into_actor(), wanted.name.clone());
    match pool.write(move |db| rules::create(db, &by, &wanted)).await? {
        Some(id) => visit.done(&format!("/tenants/{id}"), Message::new("tenants-created").with("name", name)),
        None => visit.page_again(&form::page(&visit, None, forms::taken(&input, t)?)),
    }
}

async fn managed(pool: &Pool, actor: &Actor, id: i64) -> Result<Tenant, Error> {
    let actor = actor.clone();
    pool.read(move |db| queries::find(db, &actor, Permission::TenantsManage, id)).await
}

/// Who changes the address decides where its members sign in: the password is asked for again.
pub async fn edit_form(
    actor: Manages,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
) -> Result<HttpResponse, Error> {
    visit.fresh()?;
    let tenant = managed(&pool, &actor, id.into_inner()).await?;
    visit.page(&form::page(&visit, Some(&tenant), forms::filled(&tenant)))
}

pub async fn edit(
    actor: Manages,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    proof: Proof,
) -> Result<HttpResponse, Error> {
    let (input, t) = (proof.fresh()?, visit.language());
    let tenant = managed(&pool, &actor, id.into_inner()).await?;
    let (version, id) = (forms::number(&input, "version")?, tenant.id);
    let again = |form| visit.page_again(&form::page(&visit, Some(&tenant), form));
    let wanted: Wanted = match forms::read(&input, t)? {
        Ok(wanted) => wanted,
        Err(form) => return again(form),
    };
    let (by, new): (Actor, Wanted) = (actor.clone(), wanted.clone());
    let said = |key| visit.done(&format!("/tenants/{id}"), Message::new(key).with("name", &wanted.name));
    match pool.write(move |db| rules::edit(db, &by, id, version, &new)).await? {
        Edited::Saved => said("tenants-edited"),
        Edited::Unchanged => said("form-nothing-changed"),
        Edited::Taken => again(forms::taken(&input, t)?),
        Edited::Stale(theirs) => {
            Ok(visit.show(StatusCode::CONFLICT, &conflict::page(&visit, &theirs, &wanted)))
        }
    }
}

/// A tenant, and the first of those who would lose access.
async fn losers(pool: &Pool, actor: &Actor, id: i64) -> Result<(Tenant, Vec<Member>), Error> {
    let actor = actor.clone();
    let read = move |db: &mut Db| {
        let tenant = queries::find(db, &actor, Permission::TenantsManage, id)?;
        let sees = actor.may(Permission::AccountsView);
        let members = if sees { queries::members(db, &actor, id, NAMED)? } else { Vec::new() };
        Ok((tenant, members))
    };
    pool.read(read).await
}

/// Says who loses access; changes nothing.
pub async fn ask_delete(
    actor: Manages,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
) -> Result<HttpResponse, Error> {
    visit.fresh()?;
    let (tenant, members) = losers(&pool, &actor, id.into_inner()).await?;
    visit.part(&page_of_delete::page(&visit, &tenant, &members, false))
}

pub async fn delete(
    actor: Manages,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    proof: Proof,
) -> Result<HttpResponse, Error> {
    let input = proof.fresh()?;
    let (tenant, members) = losers(&pool, &actor, id.into_inner()).await?;
    let (version, shown) = (forms::number(&input, "version")?, forms::number(&input, "members")?);
    let (by, id): (Actor, i64) = (actor.clone(), tenant.id);
    match pool.write(move |db| rules::end(db, &by, id, version, shown)).await? {
        Ending::Done(0) => visit.done("/tenants", Message::new("tenants-deleted").with("name", &tenant.name)),
        Ending::Done(left) => {
            let text = Message::new("tenants-deleted-telling").with("name", &tenant.name);
            visit.done("/tenants", text.with("count", left))
        }
        Ending::Changed => visit.part_again(&page_of_delete::page(&visit, &tenant, &members, true)),
    }
}
