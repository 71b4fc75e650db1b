//! Notices are sent, and people choose which they get.

use actix_web::{HttpResponse, web};

use super::{Id, Manages};
use crate::access::{Actor, May, gates};
use crate::auth::Proof;
use crate::db::{Db, Pool};
use crate::error::{Error, Message};
use crate::notices::pages::send::{self as page_of_send, Preview};
use crate::notices::rules::{self, Sending};
use crate::notices::{forms, queries};
use crate::web::session::Notice as Told;
use crate::web::{Input, Visit};

/// How many of those who get a notice are named.
const NAMED: i64 = 50;
const PROFILE: &str = "/profile#notices";

/// A notice that may be sent, how many get it, and the first of them.
async fn preview(pool: &Pool, actor: &Actor, id: i64) -> Result<Preview, Error> {
    let actor = actor.clone();
    pool.read(move |db: &mut Db| {
        let notice = queries::find(db, &actor, id)?;
        if !notice.state.may_send() {
            return Err(Error::refused("notices-refused-sent"));
        }
        let count = queries::count_recipients(db, &notice)?;
        let first = queries::recipients(db, &notice, 0, NAMED)?;
        Ok(Preview { notice, count, first })
    })
    .await
}

/// Shows who gets a notice; sends nothing.
pub async fn ask_send(
    actor: Manages,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
) -> Result<HttpResponse, Error> {
    visit.fresh()?;
    let preview = preview(&pool, &actor, id.into_inner()).await?;
    visit.part(&page_of_send::page(&visit, &preview, false))
}

/// Sends it: a mail cannot be called back.
pub async fn send(
    actor: Manages,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    proof: Proof,
) -> Result<HttpResponse, Error> {
    let (input, id) = (proof.fresh()?, id.into_inner());
    let (by, shown): (Actor, _) = (actor.clone(), forms::order(&input)?);
    match pool.write(move |db| rules::send(db, &by, id, shown)).await? {
        Sending::Ordered(job) if job.is_over() => {
            let text = Message::new("notices-sent-now").with("count", job.done);
            visit.done(&format!("/notices/{id}"), text)
        }
        Sending::Ordered(job) => {
            let text = Message::new("notices-sending-now").with("count", job.total);
            visit.done(&format!("/notices/{id}"), text)
        }
        Sending::Changed => {
            let preview = preview(&pool, &actor, id).await?;
            visit.part_again(&page_of_send::page(&visit, &preview, true))
        }
    }
}

/// Which notices the actor wants of their licenses.
pub async fn choose(
    actor: May<gates::NotificationsCustomize>,
    visit: Visit,
    pool: web::Data<Pool>,
    input: Input,
) -> Result<HttpResponse, Error> {
    let (actor, (shown, wanted)) = (actor.into_actor(), forms::wishes(&input)?);
    let (kind, text) = match pool.write(move |db| rules::choose(db, &actor, &shown, &wanted)).await {
        Ok(true) => ("success", Message::new("notices-wishes-saved")),
        Ok(false) => ("info", Message::new("form-nothing-changed")),
        Err(Error::Refused(why)) => ("danger", why),
        Err(other) => return Err(other),
    };
    visit.tell(PROFILE, &Told { kind: kind.to_owned(), text, link: None })
}
