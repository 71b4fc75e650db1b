//! The set-up page.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

use super::forms;
use super::pages::{SetupDeadPage, SetupPage};
use super::rules::{self, Standing};
use crate::access::Anyone;
use crate::auth::passwords::Hasher;
use crate::db::Pool;
use crate::error::Error;
use crate::web::{Input, Query, Visit};

pub async fn form(
    _: Anyone,
    visit: Visit,
    pool: web::Data<Pool>,
    query: Query,
) -> Result<HttpResponse, Error> {
    let secret = query.0.one("token")?.to_owned();
    match standing(&pool, secret.clone()).await? {
        Standing::Good => visit.page(&SetupPage::new(&visit, &secret, forms::blank())),
        dead => Ok(dead_end(&visit, dead)),
    }
}

pub async fn set_up(
    _: Anyone,
    visit: Visit,
    pool: web::Data<Pool>,
    hasher: web::Data<Hasher>,
    query: Query,
    input: Input,
) -> Result<HttpResponse, Error> {
    let secret = [query.0.one("token")?, input.one("token")?].concat();
    match standing(&pool, secret.clone()).await? {
        Standing::Good => {}
        dead => return Ok(dead_end(&visit, dead)),
    }
    let (founding, password) = match forms::read(&input, visit.language())? {
        Ok(typed) => typed,
        Err(form) => return visit.page_again(&SetupPage::new(&visit, &secret, form)),
    };
    let next = if password.is_ascii() { "/sign-in?reason=ready" } else { "/sign-in?reason=ready-not-ascii" };
    let hash = hasher.hash(password).await?;
    match pool.write(move |db| rules::set_up(db, &secret, &founding, &hash)).await? {
        Standing::Good => visit.see_other(next),
        dead => Ok(dead_end(&visit, dead)),
    }
}

async fn standing(pool: &Pool, secret: String) -> Result<Standing, Error> {
    pool.read(move |db| rules::standing(db, &secret)).await
}

fn dead_end(visit: &Visit, standing: Standing) -> HttpResponse {
    let done = standing == Standing::Done;
    let status = if done { StatusCode::GONE } else { StatusCode::NOT_FOUND };
    visit.show(status, &SetupDeadPage::new(visit, done))
}
