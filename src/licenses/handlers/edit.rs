//! Recording a license, and editing it.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

use crate::access::{Actor, May, Permission, gates};
use crate::db::Pool;
use crate::error::{Error, Message};
use crate::licenses::model::License;
use crate::licenses::pages::{conflict, form};
use crate::licenses::{Edited, forms, queries, rules};
use crate::web::{Input, Visit};

type Gate = May<gates::LicensesManage>;
type Id = web::Path<i64>;

pub async fn new(_: Gate, visit: Visit) -> Result<HttpResponse, Error> {
    visit.page(&form::new(&visit, forms::blank()))
}

pub async fn create(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    input: Input,
) -> Result<HttpResponse, Error> {
    let t = visit.language();
    let typed = match forms::license(&input, t, true)? {
        Ok(typed) => typed,
        Err(form) => return visit.page_again(&form::new(&visit, form)),
    };
    let (actor, name) = (actor.into_actor(), typed.details.name.clone());
    let made = pool
        .write(move |db| {
            let contact = rules::person_for(db, &actor, &typed.contact)?;
            rules::create(db, &actor, &typed.details, contact.id, typed.mac.as_deref())
        })
        .await;
    match made {
        Ok(Ok(id)) => {
            visit.done(&format!("/licenses/{id}"), Message::new("licenses-recorded").with("name", name))
        }
        Ok(Err(unique)) => visit.page_again(&form::new(&visit, forms::taken(&input, unique, t)?)),
        Err(Error::Refused(why)) => {
            let form = forms::typed(&input)?.refuse("contact", t.message(&why));
            visit.page_again(&form::new(&visit, form))
        }
        Err(other) => Err(other),
    }
}

async fn subject(pool: &Pool, actor: &Actor, id: i64) -> Result<License, Error> {
    let actor = actor.clone();
    pool.read(move |db| queries::find(db, &actor, Permission::LicensesManage, id)).await
}

pub async fn edit_form(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
) -> Result<HttpResponse, Error> {
    let license = subject(&pool, &actor, *id).await?;
    let base = conflict::Base::of(&license.details(), visit.language());
    visit.page(&form::edit(&visit, &license, forms::filled(&license, visit.language()), &base))
}

pub async fn edit(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    input: Input,
) -> Result<HttpResponse, Error> {
    let (id, t) = (*id, visit.language());
    let license = subject(&pool, &actor, id).await?;
    let (version, base) = (forms::version(&input)?, conflict::Base::sent(&input));
    let again = |form| visit.page_again(&form::edit(&visit, &license, form, &base));
    let details = match forms::license(&input, t, false)? {
        Ok(typed) => typed.details,
        Err(form) => return again(form),
    };
    let (by, new) = (actor.into_actor(), details.clone());
    match pool.write(move |db| rules::edit(db, &by, id, version, &new)).await {
        Ok(Edited::Saved) => saved(&visit, id, "licenses-edited", &details.name),
        Ok(Edited::Unchanged) => saved(&visit, id, "form-nothing-changed", &details.name),
        Ok(Edited::Taken(unique)) => again(forms::taken(&input, unique, t)?),
        Ok(Edited::Stale(theirs)) => {
            Ok(visit.show(StatusCode::CONFLICT, &conflict::page(&visit, &theirs, &details, &base)))
        }
        Err(Error::Refused(why)) => again(forms::typed(&input)?.refuse("seats", t.message(&why))),
        Err(other) => Err(other),
    }
}

fn saved(visit: &Visit, id: i64, key: &'static str, name: &str) -> Result<HttpResponse, Error> {
    visit.done(&format!("/licenses/{id}"), Message::new(key).with("name", name))
}
