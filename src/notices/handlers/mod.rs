//! The pages of the notices.

mod edit;
mod send;
mod view;

pub use edit::{ask_delete, create, delete, edit, edit_form, new};
pub use send::{ask_send, choose, send};
pub use view::show;

use actix_web::web;

use super::model::{Named, Notice};
use super::queries;
use crate::access::{Actor, May, gates};
use crate::db::Pool;
use crate::error::Error;

type Manages = May<gates::NoticesManage>;
type Id = web::Path<i64>;

/// A notice and the licenses that it is about.
async fn found(pool: &Pool, actor: &Actor, id: i64) -> Result<(Notice, Vec<Named>), Error> {
    let actor = actor.clone();
    pool.read(move |db| {
        let notice = queries::find(db, &actor, id)?;
        let licenses = if notice.is_for_all { Vec::new() } else { queries::licenses(db, id)? };
        Ok((notice, licenses))
    })
    .await
}
