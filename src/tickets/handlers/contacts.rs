//! Asking for another primary contact, and deciding about it.

use actix_web::{HttpResponse, web};

use super::answer;
use crate::access::{Actor, May, gates};
use crate::auth::Proof;
use crate::db::Pool;
use crate::error::{Error, Message};
use crate::licenses::Named;
use crate::tickets::model::Decision;
use crate::tickets::pages::contact;
use crate::tickets::{forms, queries, rules};
use crate::web::{Input, Query, Visit};

type Gate = May<gates::LicensesAssign>;

/// How many licenses are offered; the page of any other leads here with itself.
const OFFERED: i64 = 100;

/// The licenses to choose from, the asked one first.
async fn offered(pool: &Pool, actor: &Actor, asked: Option<i64>) -> Result<Vec<Named>, Error> {
    let actor = actor.clone();
    pool.read(move |db| queries::own_licenses(db, &actor, asked, OFFERED)).await
}

pub async fn ask_form(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    query: Query,
) -> Result<HttpResponse, Error> {
    query.0.only(&["license"])?;
    let asked = query.0.ids("license")?.first().copied();
    let licenses = offered(&pool, &actor, asked).await?;
    let form = forms::keyed().with("license", asked.map(|id| id.to_string()).unwrap_or_default());
    visit.page(&contact::page(&visit, &licenses, form))
}

pub async fn ask(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    input: Input,
) -> Result<HttpResponse, Error> {
    let t = visit.language();
    let typed = forms::succession(&input, t)?;
    let asked = input.ids("license").ok().and_then(|ids| ids.first().copied());
    let licenses = offered(&pool, &actor, asked).await?;
    let again = |form| visit.page_again(&contact::page(&visit, &licenses, form));
    let (license, person, reason) = match typed {
        Ok(typed) => typed,
        Err(form) => return again(form),
    };
    let Some(chosen) = licenses.iter().find(|known| known.id == license) else { return Err(Error::NotFound) };
    let draft = forms::succession_draft(&chosen.name, reason, t);
    let (actor, word) = (actor.into_actor(), input.one("key")?.to_owned());
    match pool.write(move |db| rules::ask(db, &actor, license, &person, &draft, &word)).await {
        Ok(id) => visit.done(&format!("/tickets/{id}"), Message::new("tickets-opened").with("name", id)),
        Err(Error::Refused(why)) => again(forms::succession_typed(&input)?.refuse("person", t.message(&why))),
        Err(other) => Err(other),
    }
}

/// Approves or rejects; what gives power away asks for the password again.
pub async fn decide(
    actor: May<gates::LicensesManage>,
    visit: Visit,
    pool: web::Data<Pool>,
    id: web::Path<i64>,
    form: Proof,
) -> Result<HttpResponse, Error> {
    let input = form.fresh()?;
    input.only(&["csrf", "proof", "decision", "reason"])?;
    let decision = Decision::worded(input.one("decision")?);
    let decision = decision.ok_or_else(|| Error::BadRequest(Message::new("form-bad-choice")))?;
    let reason = input.one("reason")?.trim().chars().take(2_000).collect::<String>();
    let (actor, id) = (actor.into_actor(), *id);
    let by = actor.clone();
    let done = pool.write(move |db| rules::decide(db, &by, id, decision, &reason)).await;
    if let Err(Error::Refused(why)) = &done {
        let why = why.clone();
        pool.write(move |db| rules::note_refusal(db, &actor, id, &why)).await?;
    }
    let told = |key: &'static str| done.map(|asked| Message::new(key).with("name", asked.successor_name));
    answer(
        &visit,
        id,
        match decision {
            Decision::Approved => told("tickets-was-approved"),
            Decision::Rejected => told("tickets-was-rejected"),
        },
    )
}
