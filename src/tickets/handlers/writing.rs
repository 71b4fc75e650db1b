//! Opening a ticket, editing it, and saying something in it.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

use super::{answer, view};
use crate::access::{Actor, May, gates};
use crate::accounts::Account;
use crate::db::Pool;
use crate::error::{Error, Message};
use crate::files::Files;
use crate::tickets::model::{Sent, Step, Ticket};
use crate::tickets::pages::form;
use crate::tickets::rules::{self, Edited};
use crate::tickets::{forms, queries};
use crate::web::form::Form;
use crate::web::upload::Complaint;
use crate::web::{Input, Stored, Upload, Visit};

type Gate = May<gates::TicketsCreate>;
type Id = web::Path<i64>;

pub async fn new(_: Gate, visit: Visit) -> Result<HttpResponse, Error> {
    visit.page(&form::new(&visit, forms::blank()))
}

pub async fn create(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    files: web::Data<Files>,
    upload: Upload,
) -> Result<HttpResponse, Error> {
    let t = visit.language();
    let again = |status, form| Ok(visit.show(status, &form::new(&visit, form)));
    if let Some(complaint) = upload.complaint() {
        let form = forms::typed(&upload.input)?.refuse("file", t.message(&complaint.text));
        return again(status(complaint), form);
    }
    let typed = match forms::ticket(&upload.input, true, t)? {
        Ok(typed) => typed,
        Err(form) => return again(StatusCode::UNPROCESSABLE_ENTITY, form),
    };
    let people = match shared(&pool, actor.account_id(), typed.shared).await {
        Ok(people) => people,
        Err(Error::Refused(why)) => {
            let form = forms::typed(&upload.input)?.refuse("shared", t.message(&why));
            return again(StatusCode::UNPROCESSABLE_ENTITY, form);
        }
        Err(other) => return Err(other),
    };
    let (input, attached) = upload.store();
    let (actor, draft, stored) = (actor.into_actor(), typed.draft, attached.clone());
    let word = input.one("key")?.to_owned();
    let made = pool.write(move |db| rules::create(db, &actor, &draft, &people, &stored, &word)).await;
    match kept(made, &files, &attached).await {
        Ok(id) => visit.done(&format!("/tickets/{id}"), Message::new("tickets-opened").with("name", id)),
        Err(Error::TooLarge(why)) => {
            let form = forms::typed(&input)?.refuse("file", t.message(&why));
            again(StatusCode::PAYLOAD_TOO_LARGE, form)
        }
        Err(other) => Err(other),
    }
}

/// The people of these logins and addresses, each once, without whoever asks.
async fn shared(pool: &Pool, me: Option<i64>, typed: Vec<String>) -> Result<Vec<Account>, Error> {
    pool.read(move |db| {
        let mut people: Vec<Account> = Vec::new();
        for one in &typed {
            let person = rules::find_person(db, one)?;
            if Some(person.id) != me && !people.iter().any(|known| known.id == person.id) {
                people.push(person);
            }
        }
        Ok(people)
    })
    .await
}

/// Takes files away again that were not written down, because a rule forbade it or the same form was sent before. Those
/// of a request that is broken off, or of which nobody knows whether it was kept, stay; they are swept when nothing tells
/// of them.
async fn kept<T>(
    done: Result<Sent<T>, Error>,
    files: &web::Data<Files>,
    stored: &[Stored],
) -> Result<T, Error> {
    if !matches!(done, Ok(Sent::Now(_)) | Err(Error::Unsure)) && !stored.is_empty() {
        let names: Vec<String> = stored.iter().map(|file| file.file.clone()).collect();
        let files = files.clone();
        web::block(move || names.iter().for_each(|name| files.remove(name)))
            .await
            .map_err(Error::internal)?;
    }
    done.map(|(Sent::Now(what) | Sent::Before(what))| what)
}

fn status(complaint: &Complaint) -> StatusCode {
    if complaint.is_size { StatusCode::PAYLOAD_TOO_LARGE } else { StatusCode::UNPROCESSABLE_ENTITY }
}

async fn subject(pool: &Pool, actor: &Actor, id: i64) -> Result<Ticket, Error> {
    let actor = actor.clone();
    pool.read(move |db| queries::find(db, &actor, id)).await
}

pub async fn edit_form(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
) -> Result<HttpResponse, Error> {
    let ticket = subject(&pool, &actor, *id).await?;
    if !rules::directs(&actor, &ticket) {
        return Err(Error::Forbidden(Message::new("tickets-refusal-shared")));
    }
    let own = rules::asks(&actor, &ticket);
    visit.page(&form::edit(&visit, &ticket, own, forms::filled(&ticket)))
}

pub async fn edit(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    input: Input,
) -> Result<HttpResponse, Error> {
    let (id, t) = (*id, visit.language());
    let ticket = subject(&pool, &actor, id).await?;
    let own = rules::asks(&actor, &ticket);
    let version = forms::version(&input)?;
    let draft = match forms::ticket(&input, own, t)? {
        Ok(typed) => typed.draft,
        Err(form) => return visit.page_again(&form::edit(&visit, &ticket, own, form)),
    };
    let actor = actor.into_actor();
    match pool.write(move |db| rules::edit(db, &actor, id, version, &draft)).await {
        Ok(Edited::Stale(theirs)) => {
            let form = forms::typed(&input)?.with("version", theirs.version.to_string());
            let form = form.refuse("", t.say("tickets-conflict"));
            Ok(visit.show(StatusCode::CONFLICT, &form::conflict(&visit, &theirs, own, form)))
        }
        Ok(Edited::Saved) => answer(&visit, id, Ok(Message::new("tickets-edited").with("name", id))),
        Ok(Edited::Unchanged) => answer(&visit, id, Ok(Message::new("form-nothing-changed"))),
        Err(other) => answer(&visit, id, Err(other)),
    }
}

/// Says something, and with it perhaps closes the ticket or opens it again.
pub async fn say(
    actor: Gate,
    visit: Visit,
    (pool, files): (web::Data<Pool>, web::Data<Files>),
    id: Id,
    upload: Upload,
) -> Result<HttpResponse, Error> {
    let (id, t, actor) = (*id, visit.language(), actor.into_actor());
    let again = async |status, form: Form| {
        let page = view::page(&visit, &pool, actor.clone(), id, None, form).await?;
        Ok(visit.show(status, &page))
    };
    if let Some(complaint) = upload.complaint() {
        let form = forms::comment(&upload.input)?.refuse("file", t.message(&complaint.text));
        return again(status(complaint), form).await;
    }
    let said = match forms::said(&upload.input, t)? {
        Ok(said) => said,
        Err(form) => return again(StatusCode::UNPROCESSABLE_ENTITY, form).await,
    };
    let (input, attached) = upload.store();
    let (by, stored, step, word) = (actor.clone(), attached.clone(), said.step, input.one("key")?.to_owned());
    let done = pool.write(move |db| rules::say(db, &by, id, &said, &stored, &word)).await;
    match kept(done, &files, &attached).await {
        Ok(()) => answer(&visit, id, Ok(Message::new(words(step)))),
        Err(Error::TooLarge(why)) => {
            let form = forms::comment(&input)?.refuse("file", t.message(&why));
            again(StatusCode::PAYLOAD_TOO_LARGE, form).await
        }
        // What was typed must not be lost because somebody else was faster.
        Err(Error::Refused(why) | Error::Forbidden(why)) => {
            let form = forms::comment(&input)?.refuse("", t.message(&why));
            again(StatusCode::CONFLICT, form).await
        }
        Err(other) => Err(other),
    }
}

fn words(step: Step) -> &'static str {
    match step {
        Step::Comment => "tickets-said",
        Step::Close => "tickets-was-closed",
        Step::Reopen | Step::Approve | Step::Reject => "tickets-was-reopened",
    }
}
