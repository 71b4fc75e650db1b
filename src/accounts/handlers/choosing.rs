//! Creating an account, step two: which roles, until when, and which licenses.

use actix_web::{HttpResponse, web};

use super::licenses::offered;
use super::wizard::{find, noted};
use crate::access::{Actor, May, Permission, gates};
use crate::accounts::drafts::{self, Draft};
use crate::accounts::pages::editing::Choices;
use crate::accounts::pages::seats::LicenseSearch;
use crate::accounts::pages::wizard;
use crate::accounts::rules::Fixed;
use crate::db::{Db, Pool};
use crate::error::Error;
use crate::policies::{self, Edition};
use crate::web::form::Form;
use crate::web::{Input, Query, Visit};
use crate::{licenses, roles};

type Gate = May<gates::AccountsAdd>;
type Id = web::Path<i64>;

/// What can be chosen, with what the draft has chosen.
async fn choices(
    pool: &Pool,
    actor: &Actor,
    draft: &Draft,
    looked_for: &str,
) -> Result<(Choices, LicenseSearch), Error> {
    let (by, find, ticked) = (actor.clone(), looked_for.to_owned(), draft.licenses.clone());
    let read = move |db: &mut Db| {
        let found = offered(db, &by, &find, &ticked)?;
        Ok((roles::all(db)?, policies::current(db)?, found))
    };
    let (roles, policies, found) = pool.read(read).await?;
    let (fixed, trial) = (Fixed { login: false, email: false }, policies.edition() == Edition::Trial);
    let held = draft.roles.clone();
    Ok((Choices { roles, held, wrong: Vec::new(), fixed, trial, kind: draft.kind }, found))
}

/// Step two.
pub async fn roles(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    query: Query,
) -> Result<HttpResponse, Error> {
    query.0.only(&["find"])?;
    let draft = find(&pool, &actor, *id).await?;
    let (choices, found) = choices(&pool, &actor, &draft, query.0.one("find")?).await?;
    visit.page(&wizard::roles(&visit, &actor, *id, &draft, (&choices, Form::default()), found))
}

/// Step two, done; or back to step one, or to other licenses, with what was ticked kept.
pub async fn keep_roles(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    input: Input,
) -> Result<HttpResponse, Error> {
    let (actor, id, seats) = (actor.into_actor(), *id, input.ids("license")?);
    let draft = find(&pool, &actor, id).await?;
    let looked_for = input.one("find")?.trim();
    let (choices, found) = choices(&pool, &actor, &draft, looked_for).await?;
    let wanted = choices.wanted(&actor, &input, visit.language())?;
    let ticked: Vec<i64> = wanted.given.iter().map(|given| given.role).collect();
    if !wanted.wrong.is_empty() && !input.has("back") {
        let form = choices.complain(&wanted, Form::default(), visit.language());
        let (choices, draft) = (choices.typed(wanted), Draft { licenses: seats, ..draft });
        return visit.page_again(&wizard::roles(&visit, &actor, id, &draft, (&choices, form), found));
    }
    let by = actor.clone();
    let kept = pool.write(move |db| {
        let known = roles::all(db)?;
        roles::check_all(&by, &known, &ticked)?;
        for license in &seats {
            licenses::queries::find(db, &by, Permission::LicensesAssign, *license)?;
        }
        let kept = drafts::find(db, &by, id)?;
        let draft = Draft { roles: wanted.given.clone(), licenses: seats.clone(), ..kept };
        drafts::keep(db, &by, id, &draft)
    });
    noted(&pool, &actor, id, kept.await).await?;
    if input.has("search") {
        let found: String = url::form_urlencoded::byte_serialize(looked_for.as_bytes()).collect();
        return visit.see_other(&format!("/accounts/new/{id}/roles?find={found}"));
    }
    let next = if input.has("back") { "" } else { "/review" };
    visit.see_other(&format!("/accounts/new/{id}{next}"))
}
