//! The company page.

use actix_web::{HttpResponse, web};

use super::pages::{Shown, page};
use super::{Links, queries};
use crate::access::{May, gates};
use crate::db::Pool;
use crate::error::Error;
use crate::web::Visit;
use crate::{policies, roles};

pub async fn show(
    _: May<gates::CompanyViewDetails>,
    visit: Visit,
    pool: web::Data<Pool>,
    links: web::Data<Links>,
) -> Result<HttpResponse, Error> {
    let read = |db: &mut _| {
        let (name, since) = queries::company(db)?;
        let (contacts, policies) = (queries::contacts(db)?, policies::current(db)?);
        Ok(Shown { name, since, contacts, edition: policies.edition(), roles: roles::all(db)? })
    };
    visit.page(&page(&visit, pool.read(read).await?, &links))
}
