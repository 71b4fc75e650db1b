//! Editing an account.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

use crate::access::{Actor, May, Permission, gates};
use crate::accounts::model::{Account, Kind};
use crate::accounts::pages::conflict::{self, Base};
use crate::accounts::pages::editing::{self, Choices};
use crate::accounts::{Edited, forms, noted, queries, rules};
use crate::auth::Proof;
use crate::db::Pool;
use crate::error::{Error, Message};
use crate::policies::{self, Edition};
use crate::roles;
use crate::web::Visit;

type Gate = May<gates::AccountsEditName>;

async fn subject(pool: &Pool, actor: &Actor, id: i64) -> Result<(Account, Choices), Error> {
    let actor = actor.clone();
    pool.read(move |db| {
        let account = queries::find(db, &actor, Permission::AccountsEditName, id)?;
        roles::may_handle(db, &actor, id)?;
        let (held, roles) = (roles::held(db, id)?, roles::all(db)?);
        let policies = policies::current(db)?;
        let (fixed, trial) = (rules::locked(&account, &policies), policies.edition() == Edition::Trial);
        let kind = account.kind;
        Ok((account, Choices { roles, held, wrong: Vec::new(), fixed, trial, kind }))
    })
    .await
}

pub async fn edit_form(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    id: web::Path<i64>,
) -> Result<HttpResponse, Error> {
    let (account, choices) = subject(&pool, &actor, id.into_inner()).await?;
    let form =
        forms::filled(&account.details(), visit.language()).with("version", account.version.to_string());
    let base = Base::of(&account.details(), &choices.held, visit.language());
    visit.page(&editing::page(&visit, &actor, &account, &choices, (form, base)))
}

pub async fn edit(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    id: web::Path<i64>,
    form: Proof,
) -> Result<HttpResponse, Error> {
    let id = id.into_inner();
    let about = ("account.edit", id);
    let (account, choices) = noted(&pool, &actor, about, subject(&pool, &actor, id).await).await?;
    let wanted = choices.wanted(&actor, &form, visit.language())?;
    let input = if choices.give_power(&wanted.given) { form.fresh()? } else { form.offered() };
    let input = editing::with_locked(input, &account, choices.fixed);
    let (version, base) = (editing::version(&input)?, Base::sent(&input)?);
    let typed = match account.kind {
        Kind::Operator => forms::details(&input, visit.language(), false)?,
        Kind::Service => forms::program(&input, visit.language())?.map(|details| details.spoken_as(&account)),
    };
    let typed = match typed {
        Ok(details) if wanted.wrong.is_empty() => Ok(details),
        Ok(_) => Err(choices.complain(&wanted, forms::typed(&input)?, visit.language())),
        Err(form) => Err(choices.complain(&wanted, form, visit.language())),
    };
    let details = match typed {
        Ok(details) => details,
        Err(form) => {
            let choices = choices.typed(wanted);
            return visit.page_again(&editing::page(&visit, &actor, &account, &choices, (form, base)));
        }
    };
    let (by, new, ids) = (actor.clone(), details.clone(), wanted.given.clone());
    let edited = pool.write(move |db| rules::edit(db, &by, id, version, &new, &ids)).await;
    match noted(&pool, &actor, about, edited).await? {
        Edited::Saved => saved(&visit, id, "accounts-edited", &details.display_name),
        Edited::Unchanged => saved(&visit, id, "form-nothing-changed", &details.display_name),
        Edited::Taken(unique) => {
            let form = editing::taken(&input, unique, visit.language())?;
            let choices = choices.typed(wanted);
            visit.page_again(&editing::page(&visit, &actor, &account, &choices, (form, base)))
        }
        Edited::Stale(theirs) => {
            let held = (choices.held.as_slice(), &base);
            let page = conflict::page(&visit, &theirs, held, (&details, &wanted.given), &choices.roles);
            Ok(visit.show(StatusCode::CONFLICT, &page))
        }
    }
}

fn saved(visit: &Visit, id: i64, key: &'static str, name: &str) -> Result<HttpResponse, Error> {
    visit.done(&format!("/accounts/{id}"), Message::new(key).with("name", name))
}
