//! What is done to one account or to those that are ticked: asked first, done, reported.

use actix_web::{HttpResponse, web};

use crate::access::{Actor, May, Needs, gates};
use crate::accounts::batch::{self, Outcome};
use crate::accounts::model::Action;
use crate::accounts::pages::confirm::{self, Asked};
use crate::accounts::{forms, queries};
use crate::audit;
use crate::auth::Proof;
use crate::db::Pool;
use crate::error::Error;
use crate::web::{Query, Visit, local_path};

/// An action as a type, so that the route names the permission it needs.
pub trait Does: 'static {
    /// What the actor must be permitted.
    type Gate: Needs + 'static;
    /// The action.
    const ACTION: Action;
}

macro_rules! does {
    ($($name:ident needs $gate:ident),+ $(,)?) => {
        $(
            #[doc = concat!("See [`Action::", stringify!($name), "`].")]
            pub struct $name;
            impl Does for $name {
                type Gate = gates::$gate;
                const ACTION: Action = Action::$name;
            }
        )+
    };
}

does!(
    Activate needs AccountsEditStatus,
    Deactivate needs AccountsEditStatus,
    Delete needs AccountsDelete,
    Resend needs AccountsAdd,
    Withdraw needs AccountsEditStatus,
);

/// Names the accounts and says what will happen; changes nothing.
pub async fn confirm<D: Does>(
    actor: May<D::Gate>,
    visit: Visit,
    pool: web::Data<Pool>,
    query: Query,
) -> Result<HttpResponse, Error> {
    if D::ACTION.needs_proof() {
        visit.fresh()?;
    }
    query.0.only(&["id", "back"])?;
    let back = local_path(query.0.one("back")?).to_owned();
    let ids = batch::few(query.0.ids("id")?)?;
    let asked = asked(&pool, actor.into_actor(), D::ACTION, ids).await?;
    visit.part(&confirm::page(&visit, &asked, back, None))
}

async fn asked(pool: &Pool, actor: Actor, action: Action, ids: Vec<i64>) -> Result<Asked, Error> {
    pool.read(move |db| {
        let accounts = queries::chosen(db, &actor, action.needs(), &ids)?;
        if accounts.is_empty() {
            return Err(Error::NotFound);
        }
        let (fit, unfit) = batch::preview(db, &actor, action, accounts)?;
        Ok(Asked { action, fit, unfit })
    })
    .await
}

/// Does it, account by account, each in a unit of work of its own.
pub async fn perform<D: Does>(
    actor: May<D::Gate>,
    visit: Visit,
    pool: web::Data<Pool>,
    form: Proof,
) -> Result<HttpResponse, Error> {
    let input = if D::ACTION.needs_proof() { form.fresh()? } else { form.offered() };
    let ids = batch::few(input.ids("id")?)?;
    let back = local_path(input.one("back")?).to_owned();
    let asked = asked(&pool, actor.clone(), D::ACTION, ids.clone()).await?;
    let terms = match forms::terms(&input, visit.language())? {
        Ok(terms) if confirm::is_typed(&asked, input.one("typed")?) => terms,
        Ok(_) => {
            let form = confirm::mistyped(&input, visit.language())?;
            return visit.part_again(&confirm::page(&visit, &asked, back, Some(form)));
        }
        Err(form) => return visit.part_again(&confirm::page(&visit, &asked, back, Some(form))),
    };
    let outcomes = batch::run(&pool, &actor, D::ACTION, &ids, terms).await?;
    answer(&visit, D::ACTION, &outcomes, &back)
}

/// One sentence when all went well, else the report.
fn answer(visit: &Visit, action: Action, outcomes: &[Outcome], back: &str) -> Result<HttpResponse, Error> {
    if outcomes.iter().all(|outcome| outcome.refusal.is_none()) {
        return visit.done(confirm::way_back(action, outcomes, back), confirm::done(action, outcomes.len()));
    }
    if let [only] = outcomes
        && only.refusal.is_some()
    {
        return visit.tell(back, &confirm::refused(only));
    }
    let back: String = url::form_urlencoded::byte_serialize(back.as_bytes()).collect();
    visit.see_other(&format!("/accounts/report/{}?back={back}", visit.origin().request_id))
}

/// What one request did to which account, from the audit trail.
pub async fn report(
    actor: May<gates::AccountsView>,
    visit: Visit,
    pool: web::Data<Pool>,
    request: web::Path<String>,
    query: Query,
) -> Result<HttpResponse, Error> {
    let back = local_path(query.0.one("back")?).to_owned();
    let (actor, request) = (actor.into_actor(), request.into_inner());
    let events = pool.read(move |db| audit::of_request(db, &actor, &request, 2_000)).await?;
    if events.is_empty() {
        return Err(Error::NotFound);
    }
    visit.page(&confirm::report(&visit, &events, back))
}
