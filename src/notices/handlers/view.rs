//! One notice, read-only.

use actix_web::{HttpResponse, web};

use super::{Id, Manages, found};
use crate::access::Actor;
use crate::db::{Db, Pool};
use crate::error::Error;
use crate::jobs;
use crate::notices::model::{Figures, Notice, State};
use crate::notices::pages::view::{self, Known};
use crate::notices::queries;
use crate::web::Visit;

pub async fn show(
    actor: Manages,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
) -> Result<HttpResponse, Error> {
    let actor = actor.into_actor();
    let (notice, licenses) = found(&pool, &actor, id.into_inner()).await?;
    let (seen, by) = (notice.clone(), actor.clone());
    let (recipients, mails, job) = pool.read(move |db| progress(db, &by, &seen)).await?;
    visit.page(&view::page(&visit, &Known { notice, licenses, recipients, mails, job }))
}

type Progress = (i64, Figures, Option<jobs::Job>);

/// Of a draft: how many would get it. Of one that is sent: how its mails stand, and the job, for whoever may see it.
fn progress(db: &mut Db, actor: &Actor, notice: &Notice) -> Result<Progress, Error> {
    if notice.state == State::Draft {
        return Ok((queries::count_recipients(db, notice)?, Figures::default(), None));
    }
    let job = match notice.job_id.map(|job| jobs::find(db, actor, job)).transpose() {
        Ok(found) => found.map(|(job, _)| job),
        Err(Error::NotFound) => None,
        Err(other) => return Err(other),
    };
    Ok((notice.recipient_count, queries::mails(db, notice.id)?, job))
}
