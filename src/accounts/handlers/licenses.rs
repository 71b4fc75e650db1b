//! The seats of one account.

use actix_web::{HttpResponse, web};

use super::view::answer;
use crate::access::{Actor, May, Permission, gates};
use crate::accounts::model::Account;
use crate::accounts::pages::seats::{LicenseSearch, Seats};
use crate::accounts::pages::view::Part;
use crate::accounts::rules;
use crate::db::{Db, Pool};
use crate::error::{Error, Message};
use crate::licenses;
use crate::web::session::Notice;
use crate::web::{Input, Query, Visit};

type Id = web::Path<i64>;

/// How many licenses are offered, and how many others shown.
const OFFERED: i64 = 50;
const OTHERS: i64 = 20;
/// How many are offered in a form that is about more.
const BESIDE: i64 = 12;

/// The seats that the account has, those that the viewer may give, and, disabled, others of the company.
pub async fn licenses(
    actor: May<gates::AccountsView>,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    query: Query,
) -> Result<HttpResponse, Error> {
    query.0.only(&["find"])?;
    let (find, by) = (query.0.one("find")?.to_owned(), actor.clone());
    let read = move |db: &mut Db, account: &Account| Ok(Part::Licenses(seats(db, &by, account.id, &find)?));
    answer(actor, visit, pool, id.into_inner(), "licenses", read).await
}

fn seats(db: &mut Db, actor: &Actor, account: i64, find: &str) -> Result<Seats, Error> {
    let wanted = Permission::LicensesAssign;
    let held = licenses::queries::of_account(db, account)?;
    let ids: Vec<i64> = held.iter().map(|(named, ..)| named.id).collect();
    let may_assign = actor.may(wanted);
    let (mut takable, mut offered) = (Vec::new(), Vec::new());
    if may_assign {
        let usable = licenses::queries::usable(db, actor, wanted, &ids)?;
        takable = usable.iter().map(|named| named.id).collect();
        offered = licenses::queries::named(db, actor, wanted, (find, &ids), OFFERED + 1)?;
    }
    let most = usize::try_from(OFFERED).unwrap_or(0);
    let mut more = offered.len() > most;
    offered.truncate(most);
    let known: Vec<i64> = ids.iter().copied().chain(offered.iter().map(|named| named.id)).collect();
    let mut others = Vec::new();
    if may_assign && !more {
        let mut found = licenses::queries::named_anyhow(db, (find, &known), OTHERS + 1)?;
        more = found.len() > usize::try_from(OTHERS).unwrap_or(0);
        found.truncate(usize::try_from(OTHERS).unwrap_or(0));
        others = found;
    }
    Ok(Seats { held, takable, offered, others, more, find: find.to_owned(), may_assign })
}

/// Gives the seats that were ticked and takes those that no longer are; what the form does not show stays.
pub async fn settle_licenses(
    actor: May<gates::LicensesAssign>,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    input: Input,
) -> Result<HttpResponse, Error> {
    let (actor, id) = (actor.into_actor(), id.into_inner());
    let (ticked, was) = (input.ids("license")?, input.ids("was")?);
    let given: Vec<i64> = ticked.iter().copied().filter(|license| !was.contains(license)).collect();
    let taken: Vec<i64> = was.into_iter().filter(|license| !ticked.contains(license)).collect();
    let back = format!("/accounts/{id}/licenses");
    let by = actor.clone();
    match pool.write(move |db| licenses::settle(db, &by, id, &given, &taken)).await {
        Ok(0) => visit.tell(&back, &notice("info", Message::new("accounts-licenses-unchanged"))),
        Ok(count) => visit.done(&back, Message::new("accounts-licenses-saved").with("count", count)),
        Err(Error::Refused(why) | Error::Forbidden(why)) => {
            let rule = why.clone();
            pool.write(move |db| rules::note_refusal(db, &actor, "account.licenses", id, &rule)).await?;
            visit.tell(&back, &notice("danger", why))
        }
        Err(other) => Err(other),
    }
}

fn notice(kind: &str, text: Message) -> Notice {
    Notice { kind: kind.to_owned(), text, link: None }
}

/// The licenses that the actor may give a seat of: those of `ticked`, and a few others.
pub(super) fn offered(
    db: &mut Db,
    actor: &Actor,
    find: &str,
    ticked: &[i64],
) -> Result<LicenseSearch, Error> {
    let wanted = Permission::LicensesAssign;
    let mut search = LicenseSearch { find: find.to_owned(), ..LicenseSearch::default() };
    if !actor.may(wanted) || !actor.may(Permission::AccountsView) {
        return Ok(search);
    }
    if !ticked.is_empty() {
        search.found = licenses::queries::usable(db, actor, wanted, ticked)?;
    }
    let mut others = licenses::queries::named(db, actor, wanted, (find, ticked), BESIDE + 1)?;
    let most = usize::try_from(BESIDE).unwrap_or(0);
    search.more = others.len() > most;
    others.truncate(most);
    search.found.extend(others);
    Ok(search)
}
