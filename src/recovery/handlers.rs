//! Asking for a link, and the page behind it.

use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use actix_web::{HttpResponse, web};

use super::forms;
use super::pages::{AskedPage, ForgotPage, ResetPage};
use super::rules::{self, Opened, Reset};
use crate::access::Anyone;
use crate::auth::pages::DeadLinkPage;
use crate::auth::passwords::Hasher;
use crate::auth::tokens::{Purpose, Standing};
use crate::db::Pool;
use crate::error::Error;
use crate::setup;
use crate::web::form::Form;
use crate::web::{Input, Visit};

pub async fn forgot_form(_: Anyone, visit: Visit, pool: web::Data<Pool>) -> Result<HttpResponse, Error> {
    let company = pool.read(setup::company).await?;
    visit.page(&ForgotPage::new(&visit, company, Form::default()))
}

/// The same answer for everybody who is named.
pub async fn forgot(
    _: Anyone,
    visit: Visit,
    pool: web::Data<Pool>,
    input: Input,
) -> Result<HttpResponse, Error> {
    let t = visit.language();
    let name = match forms::name(&input, t)? {
        Ok(name) => name,
        Err(form) => {
            let company = pool.read(setup::company).await?;
            return visit.page_again(&ForgotPage::new(&visit, company, form));
        }
    };
    let from = visit.origin();
    match pool.write(move |db| rules::ask(db, &name, &from)).await {
        Ok(()) => visit.see_other("/forgot-password/sent"),
        Err(Error::TooManyAttempts(seconds)) => {
            let company = pool.read(setup::company).await?;
            let page = ForgotPage::new(&visit, company, forms::throttled(&input, seconds, t));
            let mut answer = visit.show(StatusCode::TOO_MANY_REQUESTS, &page);
            answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
            Ok(answer)
        }
        Err(other) => Err(other),
    }
}

pub async fn asked(_: Anyone, visit: Visit, pool: web::Data<Pool>) -> Result<HttpResponse, Error> {
    let company = pool.read(setup::company).await?;
    visit.page(&AskedPage::new(&visit, company))
}

pub async fn open(
    _: Anyone,
    visit: Visit,
    pool: web::Data<Pool>,
    secret: web::Path<String>,
) -> Result<HttpResponse, Error> {
    match look(&pool, &secret).await? {
        Opened::Good(person) => visit.page(&ResetPage::new(&visit, &secret, &person, Form::default(), true)),
        Opened::Dead(standing, company) => Ok(dead_end(&visit, &standing, company)),
    }
}

pub async fn reset(
    _: Anyone,
    visit: Visit,
    pool: web::Data<Pool>,
    hasher: web::Data<Hasher>,
    secret: web::Path<String>,
    input: Input,
) -> Result<HttpResponse, Error> {
    let person = match look(&pool, &secret).await? {
        Opened::Good(person) => person,
        Opened::Dead(standing, company) => return Ok(dead_end(&visit, &standing, company)),
    };
    let ascii = input.one("password")?.is_ascii();
    let password = match forms::password(&input, &person, visit.language())? {
        Ok(password) => password,
        Err(form) => return visit.page_again(&ResetPage::new(&visit, &secret, &person, form, ascii)),
    };
    let (hash, from) = (hasher.hash(password).await?, visit.origin());
    match pool.write(move |db| rules::reset(db, &secret, &hash, &from)).await? {
        Reset::Done if ascii => visit.see_other("/sign-in?reason=reset"),
        Reset::Done => visit.see_other("/sign-in?reason=reset-not-ascii"),
        Reset::Dead(standing) => Ok(dead_end(&visit, &standing, person.company)),
    }
}

async fn look(pool: &Pool, secret: &str) -> Result<Opened, Error> {
    let secret = secret.to_owned();
    pool.read(move |db| rules::open(db, &secret)).await
}

fn dead_end(visit: &Visit, standing: &Standing, company: String) -> HttpResponse {
    let is_unknown = *standing == Standing::Unknown;
    let status = if is_unknown { StatusCode::NOT_FOUND } else { StatusCode::GONE };
    visit.show(status, &DeadLinkPage::new(visit, Purpose::PasswordReset, standing, company, None))
}
