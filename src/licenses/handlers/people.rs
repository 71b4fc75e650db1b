//! Who has a seat, who looks after a license, and who is its primary contact.

use actix_web::{HttpResponse, web};

use super::Tried;
use crate::access::{May, Permission, gates};
use crate::auth::Proof;
use crate::db::Pool;
use crate::error::{Error, Message};
use crate::licenses::pages::contact;
use crate::licenses::{queries, rules};
use crate::web::form::Form;
use crate::web::{Input, Visit};

type Id = web::Path<i64>;
type Assign = May<gates::LicensesAssign>;
type Name = May<gates::RolesAssignLicenseAdmin>;
type Manage = May<gates::LicensesManage>;

/// The one account that a form names by id.
fn account(input: &Input) -> Result<i64, Error> {
    match input.ids("account")?[..] {
        [account] => Ok(account),
        _ => Err(Error::BadRequest(Message::new("error-bad-id").with("name", "account"))),
    }
}

/// Gives a seat to the account of a login or address.
pub async fn assign(
    actor: Assign,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    input: Input,
) -> Result<HttpResponse, Error> {
    let (actor, id, typed) = (actor.into_actor(), *id, input.one("person")?.to_owned());
    let by = actor.clone();
    let done = pool
        .write(move |db| {
            queries::find(db, &by, Permission::LicensesAssign, id)?;
            let person = rules::find_person(db, &by, &typed)?;
            rules::assign(db, &by, id, person.id)?;
            Ok(Message::new("licenses-assigned").with("name", person.display_name))
        })
        .await;
    Tried::at("license.assign", id, "/people").answer(&visit, &pool, actor, done).await
}

/// Takes a seat back.
pub async fn unassign(
    actor: Assign,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    input: Input,
) -> Result<HttpResponse, Error> {
    let (actor, id, account) = (actor.into_actor(), *id, account(&input)?);
    let by = actor.clone();
    let done = pool
        .write(move |db| {
            let license = rules::unassign(db, &by, id, account)?;
            Ok(Message::new("licenses-unassigned").with("name", license.name))
        })
        .await;
    Tried::at("license.unassign", id, "/people").answer(&visit, &pool, actor, done).await
}

/// Makes somebody an admin of the license; what gives power away asks for the password again.
pub async fn add_admin(
    actor: Name,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    form: Proof,
) -> Result<HttpResponse, Error> {
    let input = form.fresh()?;
    let (actor, id, typed) = (actor.into_actor(), *id, input.one("person")?.to_owned());
    let by = actor.clone();
    let done = pool
        .write(move |db| {
            let person = rules::add_admin(db, &by, id, &typed)?;
            Ok(Message::new("licenses-admin-added").with("name", person.display_name))
        })
        .await;
    Tried::at("license.add_admin", id, "").answer(&visit, &pool, actor, done).await
}

/// Makes somebody an admin of the license no longer.
pub async fn remove_admin(
    actor: Name,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    input: Input,
) -> Result<HttpResponse, Error> {
    let (actor, id, account) = (actor.into_actor(), *id, account(&input)?);
    let by = actor.clone();
    let done = pool
        .write(move |db| {
            let person = rules::remove_admin(db, &by, id, account)?;
            Ok(Message::new("licenses-admin-removed").with("name", person.display_name))
        })
        .await;
    Tried::at("license.remove_admin", id, "").answer(&visit, &pool, actor, done).await
}

/// Whether the actor wants the notices of a license.
pub async fn notices(
    actor: May<gates::LicensesView>,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    input: Input,
) -> Result<HttpResponse, Error> {
    let (actor, id, wanted) = (actor.into_actor(), *id, input.one("notices")? == "1");
    let by = actor.clone();
    let done = pool
        .write(move |db| {
            rules::set_notices(db, &by, id, wanted)?;
            let key = if wanted { "licenses-notices-on" } else { "licenses-notices-off" };
            Ok(Message::new(key))
        })
        .await;
    match done {
        Err(Error::Refused(why)) => visit.tell(&format!("/licenses/{id}"), &super::refused(why)),
        done => Tried::at("license.edit", id, "").answer(&visit, &pool, actor, done).await,
    }
}

/// Asks who the next primary contact is.
pub async fn contact_form(
    actor: Manage,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
) -> Result<HttpResponse, Error> {
    let (actor, id) = (actor.into_actor(), *id);
    let license = pool.read(move |db| queries::find(db, &actor, Permission::LicensesManage, id)).await?;
    visit.fresh()?;
    visit.page(&contact::page(&visit, &license, Form::default()))
}

/// Names the next primary contact.
pub async fn change_contact(
    actor: Manage,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    form: Proof,
) -> Result<HttpResponse, Error> {
    let input = form.fresh()?;
    let (actor, id, typed) = (actor.into_actor(), *id, input.one("person")?.to_owned());
    let by = actor.clone();
    let license = pool.read(move |db| queries::find(db, &by, Permission::LicensesManage, id)).await?;
    let (by, named) = (actor.clone(), typed.clone());
    let done = pool
        .write(move |db| {
            let successor = rules::person_for(db, &by, &named)?;
            rules::change_primary_contact(db, &by, id, successor.id)
        })
        .await;
    match done {
        Ok(license) => visit.done(
            &format!("/licenses/{id}"),
            Message::new("licenses-contact-changed").with("name", license.contact_name),
        ),
        Err(Error::Refused(why)) => {
            let rule = why.clone();
            pool.write(move |db| rules::note_refusal(db, &actor, "license.change_contact", id, &rule))
                .await?;
            let form = Form::default().with("person", typed);
            let form = form.refuse("person", visit.language().message(&why));
            visit.page_again(&contact::page(&visit, &license, form))
        }
        Err(other) => Err(other),
    }
}
