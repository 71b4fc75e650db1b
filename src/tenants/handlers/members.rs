//! Members are added, changed and taken out, one at a time. Many are from the list of accounts.

use actix_web::{HttpResponse, web};

use crate::access::{Actor, May, Permission, gates};
use crate::accounts::{self, noted};
use crate::auth::Proof;
use crate::db::{Db, Pool};
use crate::error::{Error, Message};
use crate::tenants::model::{Member, Place, Tenant};
use crate::tenants::pages::member;
use crate::tenants::rules::{self, Joined};
use crate::tenants::{forms, queries};
use crate::web::form::Form;
use crate::web::{Input, Visit};

type Manages = May<gates::TenantsManage>;
type Id = web::Path<i64>;
type Ids = web::Path<(i64, i64)>;

async fn tenant(pool: &Pool, actor: &Actor, id: i64) -> Result<Tenant, Error> {
    // Whoever adds people must be allowed to know who there is.
    actor.need(Permission::AccountsView)?;
    let actor = actor.clone();
    pool.read(move |db| queries::find(db, &actor, Permission::TenantsManage, id)).await
}

/// Asks who becomes a member.
pub async fn member_form(
    actor: Manages,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
) -> Result<HttpResponse, Error> {
    let tenant = tenant(&pool, &actor, id.into_inner()).await?;
    visit.page(&member::add(&visit, &tenant, forms::blank_member()))
}

/// The form, once the password was proven where that role gives power away.
fn proven(proof: Proof) -> Result<Input, Error> {
    let gives = proof.one("role")? == crate::tenants::TenantRole::Admin.word();
    if gives { proof.fresh() } else { Ok(proof.offered()) }
}

pub async fn add_member(
    actor: Manages,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    proof: Proof,
) -> Result<HttpResponse, Error> {
    let tenant = tenant(&pool, &actor, id.into_inner()).await?;
    let (input, t) = (proven(proof)?, visit.language());
    let again = |form: Form| visit.page_again(&member::add(&visit, &tenant, form));
    let place = match forms::place(&input, t)? {
        Ok(place) => place,
        Err(form) => return again(form),
    };
    let (by, who): (Actor, String) = (actor.clone(), input.one("who")?.trim().to_owned());
    let known = pool.read(move |db| found(db, &by, &who)).await?;
    let Some((account, name)) = known else {
        return again(forms::typed_member(&input)?.refuse("who", t.say("tenants-nobody")));
    };
    let (by, ids) = (actor.clone(), (tenant.id, account));
    let done = pool.write(move |db| rules::add(db, &by, ids, &place)).await;
    match noted(&pool, &actor, ("account.join_tenant", account), done).await {
        Ok(Joined::Done) => {
            let text = Message::new("tenants-added").with("name", name).with("tenant", &tenant.name);
            visit.done(&format!("/tenants/{}", tenant.id), text)
        }
        Ok(Joined::Taken | Joined::Stale) => {
            again(forms::typed_member(&input)?.refuse("login", t.say("tenants-login-taken")))
        }
        Err(Error::Refused(why) | Error::Forbidden(why)) => {
            again(forms::typed_member(&input)?.refuse("who", t.message(&why)))
        }
        Err(other) => Err(other),
    }
}

/// The account of this login or address, if the actor may see it: its id and its name.
fn found(db: &mut Db, actor: &Actor, who: &str) -> Result<Option<(i64, String)>, Error> {
    actor.need(Permission::AccountsView)?;
    let found = match accounts::queries::by_login(db, who) {
        Ok(account) => accounts::queries::find(db, actor, Permission::AccountsView, account.id),
        Err(error) => Err(error),
    };
    match found {
        Ok(account) => Ok(Some((account.id, account.display_name))),
        Err(Error::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}

/// A tenant, one of its members, and of how many tenants that one is a member.
async fn one(pool: &Pool, actor: &Actor, ids: Ids) -> Result<(Tenant, Member, usize), Error> {
    let (actor, (tenant, account)) = (actor.clone(), ids.into_inner());
    pool.read(move |db| {
        let tenant = queries::find(db, &actor, Permission::TenantsManage, tenant)?;
        let member = queries::find_member(db, &actor, tenant.id, account)?;
        let count = queries::of_account(db, account)?.len();
        Ok((tenant, member, count))
    })
    .await
}

/// Asks what a member is to be.
pub async fn place_form(
    actor: Manages,
    visit: Visit,
    pool: web::Data<Pool>,
    ids: Ids,
) -> Result<HttpResponse, Error> {
    let (tenant, who, _) = one(&pool, &actor, ids).await?;
    visit.page(&member::change(&visit, &tenant, &who, forms::filled_member(&who.place), false))
}

pub async fn change_place(
    actor: Manages,
    visit: Visit,
    pool: web::Data<Pool>,
    ids: Ids,
    proof: Proof,
) -> Result<HttpResponse, Error> {
    let (tenant, who, _) = one(&pool, &actor, ids).await?;
    let (input, t) = (proven(proof)?, visit.language());
    let again = |form: Form, has_changed: bool| {
        visit.page_again(&member::change(&visit, &tenant, &who, form, has_changed))
    };
    let place: Place = match forms::place(&input, t)? {
        Ok(place) => place,
        Err(form) => return again(form, false),
    };
    let (by, was, ids) = (actor.clone(), forms::was(&input)?, (tenant.id, who.account));
    let done = pool.write(move |db| rules::change(db, &by, ids, &was, &place)).await;
    match noted(&pool, &actor, ("account.change_in_tenant", who.account), done).await? {
        Joined::Done => {
            let text = Message::new("tenants-changed").with("name", &who.name).with("tenant", &tenant.name);
            visit.done(&format!("/tenants/{}", tenant.id), text)
        }
        Joined::Taken => {
            again(forms::typed_member(&input)?.refuse("login", t.say("tenants-login-taken")), false)
        }
        Joined::Stale => again(forms::filled_member(&who.place), true),
    }
}

/// Says what happens to somebody who is taken out; changes nothing.
pub async fn ask_remove(
    actor: Manages,
    visit: Visit,
    pool: web::Data<Pool>,
    ids: Ids,
) -> Result<HttpResponse, Error> {
    let (tenant, who, count) = one(&pool, &actor, ids).await?;
    visit.part(&member::remove(&visit, &tenant, &who, count == 1))
}

pub async fn remove_member(
    actor: Manages,
    visit: Visit,
    pool: web::Data<Pool>,
    ids: Ids,
    _: Input,
) -> Result<HttpResponse, Error> {
    let (tenant, who, _) = one(&pool, &actor, ids).await?;
    let (by, ids) = (actor.clone(), (tenant.id, who.account));
    let done = pool.write(move |db| rules::remove(db, &by, ids)).await;
    noted(&pool, &actor, ("account.leave_tenant", who.account), done).await?;
    let text = Message::new("tenants-removed").with("name", &who.name).with("tenant", &tenant.name);
    visit.done(&format!("/tenants/{}", tenant.id), text)
}
