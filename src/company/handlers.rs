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
    actor: May<gates::CompanyViewDetails>,
    visit: Visit,
    pool: web::Data<Pool>,
    links: web::Data<Links>,
) -> Result<HttpResponse, Error> {
    let actor = actor.into_actor();
    let read = move |db: &mut _| {
        let (name, since) = queries::company(db)?;
        let (contacts, policies) = (queries::contacts(db)?, policies::current(db)?);
        let primary = queries::primary_contacts(db)?;
        let seen = queries::seen_of(db, &actor, &primary)?;
        Ok(Shown {
            name,
            since,
            contacts,
            primary,
            seen,
            edition: policies.edition(),
            roles: roles::all(db)?,
        })
    };
    visit.page(&page(&visit, pool.read(read).await?, &links))
}
