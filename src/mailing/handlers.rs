//! The mail page, its previews and its trial.

use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use tokio::sync::Semaphore;

use super::forms::{self, Asked};
use super::pages::{MailPage, Setting};
use super::rules;
use crate::access::{May, gates};
use crate::db::Pool;
use crate::error::Error;
use crate::outbox::{self, MailSettings};
use crate::web::form::Form;
use crate::web::{Input, Query, Site, Visit, framed};

const HERE: &str = "/settings/mail";
/// How long somebody waits for a server before the page stops waiting with them.
const PATIENCE: Duration = Duration::from_secs(25);
/// Trials at once in this process: each holds a thread for as long as the server takes.
static TURNS: Semaphore = Semaphore::const_new(2);

type Gate = May<gates::SettingsManage>;

pub async fn show(
    _: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    mail: web::Data<MailSettings>,
    site: web::Data<Site>,
    query: Query,
) -> Result<HttpResponse, Error> {
    query.0.only(&["kind", "language", "to"])?;
    let asked = forms::asked(&query.0, visit.language())?;
    let to = query.0.one("to")?.to_owned();
    let own = visit.person().map(|person| person.email.clone()).unwrap_or_default();
    let form = Form::default().with("email", if to.is_empty() { own } else { to });
    page(&visit, &pool, &mail, &site, asked, form).await
}

async fn page(
    visit: &Visit,
    pool: &Pool,
    mail: &MailSettings,
    site: &Site,
    asked: Asked,
    form: Form,
) -> Result<HttpResponse, Error> {
    let (today, since) = forms::today(visit.language());
    let standing = pool.read(move |db| rules::standing(db, since, asked.kind)).await?;
    let status = if form.errors().is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let letter =
        outbox::example(asked.kind, asked.tongue, &company(visit), &site.base_url, standing.valid_for)?;
    let setting = Setting { mail, standing: &standing, today };
    Ok(visit.show(status, &MailPage::new(visit, &setting, asked, letter, form)))
}

/// The mail alone, for the frame of the page: its own document, which can do nothing.
pub async fn preview(
    _: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    site: web::Data<Site>,
    query: Query,
) -> Result<HttpResponse, Error> {
    query.0.only(&["kind", "language"])?;
    let Asked { kind, tongue } = forms::asked(&query.0, visit.language())?;
    let valid_for = pool.read(move |db| outbox::validity(db, kind)).await?;
    let letter = outbox::example(kind, tongue, &company(&visit), &site.base_url, valid_for)?;
    Ok(framed(letter.html))
}

pub async fn send_test(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    mail: web::Data<MailSettings>,
    site: web::Data<Site>,
    input: Input,
) -> Result<HttpResponse, Error> {
    let t = visit.language();
    let to = match forms::recipient(&input, t)? {
        Ok(to) => to,
        Err(form) => {
            let asked = forms::asked(&Input::default(), t)?;
            return page(&visit, &pool, &mail, &site, asked, form).await;
        }
    };
    if !mail.can_send() {
        return visit.tell(HERE, &forms::not_sent("mailing-test-no-server"));
    }
    let turn = TURNS.try_acquire().map_err(|_| Error::Busy)?;
    let (actor, address) = (actor.into_actor(), to.clone());
    let Some(held) = pool.write(move |db| rules::order(db, &actor, &address, t.code())).await? else {
        return visit.tell(HERE, &forms::not_sent("mailing-test-too-often"));
    };
    let (pool, mail, base_url) = (pool.get_ref().clone(), mail.get_ref().clone(), site.base_url.clone());
    let sending = web::block(move || {
        let _turn = turn;
        outbox::send_held(&pool, &mail, &base_url, &held)
    });
    // A thread that waits cannot be stopped; it ends by itself, and what became of the mail stands in the outbox.
    let answer = match tokio::time::timeout(PATIENCE, sending).await {
        Ok(done) => Some(done.map_err(Error::internal)??),
        Err(_) => None,
    };
    let back: String = url::form_urlencoded::byte_serialize(to.as_bytes()).collect();
    visit.tell(&format!("{HERE}?to={back}"), &forms::answered(answer.as_ref(), &to))
}

fn company(visit: &Visit) -> String {
    visit.person().map(|person| person.company.clone()).unwrap_or_default()
}
