//! How far the trail is sealed, and how it is verified.

use actix_web::{HttpResponse, web};

use super::chain;
use super::pages::SealsPage;
use crate::access::{May, gates};
use crate::db::Pool;
use crate::error::Error;
use crate::web::Visit;

pub async fn seals(
    _: May<gates::AuditView>,
    visit: Visit,
    pool: web::Data<Pool>,
) -> Result<HttpResponse, Error> {
    let standing = pool.read(chain::standing).await?;
    visit.page(&SealsPage::new(&visit, &standing))
}
