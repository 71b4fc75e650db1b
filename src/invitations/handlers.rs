//! The page behind an invitation, and the link that is handed over by hand.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

use super::forms::{self, Chosen};
use super::pages::{ActivatePage, LinkPage};
use super::rules::{self, Activated, Dead, Opened};
use crate::access::{Anyone, May, gates};
use crate::accounts;
use crate::auth::pages::DeadLinkPage;
use crate::auth::passwords::Hasher;
use crate::auth::tokens::{Purpose, Standing};
use crate::db::Pool;
use crate::error::Error;
use crate::web::form::Form;
use crate::web::{Input, Site, Visit};

pub async fn open(
    _: Anyone,
    visit: Visit,
    pool: web::Data<Pool>,
    secret: web::Path<String>,
) -> Result<HttpResponse, Error> {
    match look(&pool, &secret).await? {
        Opened::Good(invitee) => {
            visit.page(&ActivatePage::new(&visit, &secret, &invitee, Form::default(), true))
        }
        Opened::Dead(dead) => Ok(dead_end(&visit, dead)),
    }
}

pub async fn activate(
    _: Anyone,
    visit: Visit,
    pool: web::Data<Pool>,
    hasher: web::Data<Hasher>,
    secret: web::Path<String>,
    input: Input,
) -> Result<HttpResponse, Error> {
    let invitee = match look(&pool, &secret).await? {
        Opened::Good(invitee) => invitee,
        Opened::Dead(dead) => return Ok(dead_end(&visit, dead)),
    };
    let t = visit.language();
    let ascii = input.one("password")?.is_ascii();
    let again = |form| visit.page_again(&ActivatePage::new(&visit, &secret, &invitee, form, ascii));
    let chosen = match forms::read(&input, &invitee, t)? {
        Ok(chosen) => chosen,
        Err(form) => return again(form),
    };
    let login = chosen.login.clone();
    match choose(&visit, &pool, &hasher, &secret, chosen).await? {
        Activated::Done => visit.see_other(welcome(ascii)),
        Activated::Taken => again(forms::taken(login.as_deref().unwrap_or(""), t)),
        Activated::Dead(dead) => Ok(dead_end(&visit, dead)),
    }
}

/// Hashes off the async threads, and before the unit of work.
async fn choose(
    visit: &Visit,
    pool: &Pool,
    hasher: &Hasher,
    secret: &str,
    chosen: Chosen,
) -> Result<Activated, Error> {
    let hash = hasher.hash(chosen.password).await?;
    let (secret, from, login) = (secret.to_owned(), visit.origin(), chosen.login);
    pool.write(move |db| rules::activate(db, &secret, login.as_deref(), &hash, &from)).await
}

/// Shows the link in the answer itself: it is kept nowhere, so no page could show it after a redirect.
pub async fn show_link(
    actor: May<gates::AccountsAdd>,
    visit: Visit,
    pool: web::Data<Pool>,
    site: web::Data<Site>,
    id: web::Path<i64>,
    _: Input,
) -> Result<HttpResponse, Error> {
    let (actor, id) = (actor.into_actor(), id.into_inner());
    let by = actor.clone();
    let shown = pool.write(move |db| rules::show_link(db, &by, id, &site)).await;
    let shown = accounts::noted(&pool, &actor, ("account.show_invitation", id), shown).await?;
    visit.page(&LinkPage::new(&visit, id, shown))
}

/// Where the person signs in, warned when the password has letters that some keyboards lack.
fn welcome(ascii: bool) -> &'static str {
    if ascii { "/sign-in?reason=activated" } else { "/sign-in?reason=activated-not-ascii" }
}

async fn look(pool: &Pool, secret: &str) -> Result<Opened, Error> {
    let secret = secret.to_owned();
    pool.read(move |db| rules::open(db, &secret)).await
}

fn dead_end(visit: &Visit, dead: Dead) -> HttpResponse {
    let is_unknown = dead.standing == Standing::Unknown;
    let status = if is_unknown { StatusCode::NOT_FOUND } else { StatusCode::GONE };
    let Dead { standing, company, contact } = dead;
    visit.show(status, &DeadLinkPage::new(visit, Purpose::Invitation, &standing, company, contact))
}
