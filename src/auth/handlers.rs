//! Signing in and out.

use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderName, HeaderValue, RETRY_AFTER};
use actix_web::{HttpResponse, web};

use super::pages::{Banner, SignInPage};
use super::passwords::Hasher;
use super::{Proof, endings, rules};
use crate::access::{Anyone, SignedIn};
use crate::db::Pool;
use crate::error::Error;
use crate::setup;
use crate::web::form::Form;
use crate::web::shell::Kind;
use crate::web::{Input, Query, Visit, local_path, session, step_up};

pub async fn sign_in_form(
    _: Anyone,
    visit: Visit,
    pool: web::Data<Pool>,
    query: Query,
) -> Result<HttpResponse, Error> {
    let next = local_path(query.0.one("next")?).to_owned();
    if visit.person().is_some() {
        return visit.see_other(&next);
    }
    let reason = reason(&visit, query.0.one("reason")?);
    let company = pool.read(setup::company).await?;
    visit.page(&page(&visit, company, Form::default(), reason, next))
}

pub async fn sign_in(
    _: Anyone,
    visit: Visit,
    pool: web::Data<Pool>,
    hasher: web::Data<Hasher>,
    cookie: Session,
    input: Input,
) -> Result<HttpResponse, Error> {
    let login = input.one("login")?.to_owned();
    let next = local_path(input.one("next")?).to_owned();
    let opened = open(&visit, &pool, &hasher, &login, input.one("password")?).await;
    let t = visit.language();
    let (status, refusal, wait) = match opened {
        Ok(Some(secret)) => {
            session::begin(&cookie, &secret)?;
            return visit.see_other(&next);
        }
        Ok(None) => (StatusCode::UNPROCESSABLE_ENTITY, t.say("auth-refused"), None),
        Err(Error::TooManyAttempts(seconds)) => {
            (StatusCode::TOO_MANY_REQUESTS, t.count("auth-throttled", seconds), Some(seconds))
        }
        Err(other) => return Err(other),
    };
    let form = Form::default().with("login", login).refuse("", refusal);
    let company = pool.read(setup::company).await?;
    let mut answer = visit.show(status, &page(&visit, company, form, None, next));
    if let Some(seconds) = wait {
        answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    Ok(answer)
}

/// The three steps of signing in: count, verify off the async threads, open.
async fn open(
    visit: &Visit,
    pool: &Pool,
    hasher: &Hasher,
    login: &str,
    password: &str,
) -> Result<Option<String>, Error> {
    let (from, agent, name) = (visit.origin(), visit.user_agent(), login.to_owned());
    let address = from.clone();
    let attempt = pool.write(move |db| rules::attempt(db, &name, &address)).await?;
    let fits = hasher.verify(attempt.known_hash(), password.to_owned()).await?;
    let rehashed = if fits && rules::is_outdated(&attempt) {
        Some(hasher.hash(password.to_owned()).await?)
    } else {
        None
    };
    pool.write(move |db| rules::sign_in(db, &attempt, fits, rehashed.as_deref(), &from, &agent)).await
}

pub async fn sign_out(
    _: SignedIn,
    visit: Visit,
    pool: web::Data<Pool>,
    cookie: Session,
    _: Input,
) -> Result<HttpResponse, Error> {
    let (account, session) =
        visit.person().map(|person| (person.account_id, person.session_id)).ok_or(Error::SignedOut)?;
    // Nobody is told that they are signed out while the session lives on.
    pool.write(move |db| endings::end_one(db, account, session)).await?;
    cookie.purge();
    let mut answer = visit.see_other("/sign-in?reason=left")?;
    let clear = HeaderValue::from_static("\"storage\"");
    let name = HeaderName::from_static("clear-site-data");
    answer.headers_mut().insert(name, clear);
    Ok(answer)
}

/// Asks for the password again, on the way to `to`.
pub async fn confirm_password_form(_: SignedIn, visit: Visit, query: Query) -> Result<HttpResponse, Error> {
    let to = local_path(query.0.one("to")?);
    if visit.fresh().is_ok() {
        return visit.see_other(to);
    }
    let fields = vec![("to".to_owned(), to.to_owned())];
    visit.page(&step_up::page(&visit, "/confirm-password".to_owned(), fields, Form::default()))
}

pub async fn confirm_password(_: SignedIn, visit: Visit, form: Proof) -> Result<HttpResponse, Error> {
    let input = form.fresh()?;
    visit.see_other(local_path(input.one("to")?))
}

/// Without a company nobody can sign in, which is said before anything else.
fn page(
    visit: &Visit,
    company: Option<String>,
    form: Form,
    reason: Option<Banner>,
    next: String,
) -> SignInPage {
    let t = visit.language();
    let no_company = || Banner { kind: Kind::Warning, text: t.say("auth-no-company") };
    let reason = if company.is_none() { Some(no_company()) } else { reason };
    let mut shell = visit.shell(&t.say("auth-sign-in-page"));
    shell.company = company.unwrap_or_default();
    SignInPage { shell, form, reason, next }
}

fn reason(visit: &Visit, reason: &str) -> Option<Banner> {
    let t = visit.language();
    let warned = |key: &str| format!("{} {}", t.say(key), t.say("auth-password-not-ascii"));
    let (kind, text) = match reason {
        "ended" => (Kind::Info, t.say("auth-ended")),
        "left" => (Kind::Success, t.say("auth-signed-out")),
        "activated" => (Kind::Success, t.say("auth-activated")),
        "activated-not-ascii" => (Kind::Warning, warned("auth-activated")),
        "reset" => (Kind::Success, t.say("recovery-done")),
        "reset-not-ascii" => (Kind::Warning, warned("recovery-done")),
        "ready" => (Kind::Success, t.say("setup-finished")),
        "ready-not-ascii" => (Kind::Warning, warned("setup-finished")),
        _ => return None,
    };
    Some(Banner { kind, text })
}
