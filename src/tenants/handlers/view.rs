//! One tenant, read-only.

use actix_web::{HttpResponse, web};

use crate::access::{Actor, May, Permission, gates};
use crate::audit;
use crate::db::{Db, Pool};
use crate::error::Error;
use crate::tenants::pages::view::{self, Known};
use crate::tenants::queries;
use crate::web::{Query, Visit};

type Sees = May<gates::TenantsSignIn>;
type Id = web::Path<i64>;

/// How many members are named.
const NAMED: i64 = 50;
/// How much of a history one page shows.
const ENTRIES: i64 = 50;

pub async fn show(actor: Sees, visit: Visit, pool: web::Data<Pool>, id: Id) -> Result<HttpResponse, Error> {
    let (actor, id) = (actor.into_actor(), id.into_inner());
    let known = pool.read(move |db| known(db, &actor, id)).await?;
    visit.page(&view::page(&visit, &known))
}

fn known(db: &mut Db, actor: &Actor, id: i64) -> Result<Known, Error> {
    let tenant = queries::find(db, actor, Permission::TenantsSignIn, id)?;
    let sees = actor.may(Permission::TenantsManage) && actor.may(Permission::AccountsView);
    let members = if sees { queries::members(db, actor, id, NAMED)? } else { Vec::new() };
    let own = queries::of_account(db, actor.account_id().unwrap_or(0))?;
    let own = own.into_iter().find(|membership| membership.tenant == id);
    Ok(Known { tenant, members, own })
}

pub async fn history(
    actor: May<gates::TenantsManage>,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    query: Query,
) -> Result<HttpResponse, Error> {
    query.0.only(&["before"])?;
    let (by, id): (Actor, i64) = (actor.into_actor(), id.into_inner());
    let before = query.0.ids("before")?.first().copied();
    let (tenant, mut events) = pool
        .read(move |db| {
            let tenant = queries::find(db, &by, Permission::TenantsManage, id)?;
            Ok((tenant, audit::of_subject(db, "tenant", id, before, ENTRIES + 1)?))
        })
        .await?;
    let most = usize::try_from(ENTRIES).unwrap_or(0);
    let more = events.len() > most;
    events.truncate(most);
    visit.page(&view::history(&visit, &tenant, &events, more))
}
