//! The machine of an on-premises license.

use actix_web::http::header::CONTENT_DISPOSITION;
use actix_web::{HttpResponse, web};

use super::{Tried, view};
use crate::access::{May, gates};
use crate::db::Pool;
use crate::error::{Error, Message};
use crate::licenses::{Signer, forms, rules};
use crate::web::{Input, Visit};

/// Binds a license to another machine.
pub async fn change_mac(
    actor: May<gates::LicensesEditMac>,
    visit: Visit,
    pool: web::Data<Pool>,
    id: web::Path<i64>,
    input: Input,
) -> Result<HttpResponse, Error> {
    let (actor, id) = (actor.into_actor(), *id);
    let mac = match forms::mac(&input, visit.language())? {
        Ok(mac) => mac,
        Err(form) => return view::show_mac(actor, &visit, &pool, id, Some(form)).await,
    };
    let by = actor.clone();
    let done = pool
        .write(move |db| {
            let license = rules::change_mac(db, &by, id, &mac)?;
            Ok(Message::new("licenses-mac-changed").with("name", license.mac.unwrap_or_default()))
        })
        .await;
    Tried::at("license.change_mac", id, "/mac").answer(&visit, &pool, actor, done).await
}

/// A new file of the license, signed for its machine.
pub async fn file(
    actor: May<gates::LicensesEditMac>,
    visit: Visit,
    (pool, signer): (web::Data<Pool>, web::Data<Signer>),
    id: web::Path<i64>,
    _: Input,
) -> Result<HttpResponse, Error> {
    let (actor, id) = (actor.into_actor(), *id);
    let by = actor.clone();
    match pool.write(move |db| rules::issue(db, &by, id, &signer)).await {
        Ok(file) => Ok(HttpResponse::Ok()
            .content_type("application/octet-stream")
            .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"license-{id}.gatehouse\"")))
            .body(file)),
        Err(error) => {
            Tried::at("license.download", id, "/mac").answer(&visit, &pool, actor, Err(error)).await
        }
    }
}
