//! The overview.

use actix_web::{HttpResponse, web};

use super::pages::OverviewPage;
use super::rules;
use crate::access::SignedIn;
use crate::db::Pool;
use crate::error::Error;
use crate::web::Visit;

pub async fn show(
    SignedIn(actor): SignedIn,
    visit: Visit,
    pool: web::Data<Pool>,
) -> Result<HttpResponse, Error> {
    let session = visit.person().map(|person| person.session_id).ok_or(Error::SignedOut)?;
    let abilities = rules::abilities(&actor);
    let t = visit.language();
    let overview = pool.read(move |db| rules::overview(db, &actor, session, t)).await?;
    visit.page(&OverviewPage::new(&visit, &overview, &abilities))
}
