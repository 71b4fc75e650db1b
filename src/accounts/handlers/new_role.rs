//! A new role that is given to the chosen accounts.

use actix_web::{HttpResponse, web};

use super::actions::{answer, ask};
use crate::access::{Actor, May, Permission, gates};
use crate::accounts::asked::order;
use crate::accounts::model::{Named, Task, Terms};
use crate::accounts::pages::confirm::{self, State};
use crate::accounts::pages::new_role;
use crate::audit::Subject;
use crate::auth::Proof;
use crate::db::Pool;
use crate::error::Error;
use crate::grid::{Ink, SELECTION, Selection};
use crate::jobs;
use crate::roles::{self, forms};
use crate::web::{Query, Visit, local_path};

type Gate = May<gates::RolesManage>;

/// Who makes a role for others must also be permitted to give it.
fn may_give(actor: &Actor) -> Result<(), Error> {
    let needed = [Permission::RolesAssignCustom, Task::AddRole.needs()];
    if needed.iter().all(|permission| actor.may(*permission)) {
        return Ok(());
    }
    Err(Error::refused("refusal-new-role"))
}

/// Asks for name, description and permissions.
pub async fn role_form(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    query: Query,
) -> Result<HttpResponse, Error> {
    query.0.only(&[SELECTION, &["back"]].concat())?;
    may_give(&actor)?;
    visit.fresh()?;
    let state = State::new(local_path(query.0.one("back")?).to_owned());
    let selection = Selection::read(&query.0)?;
    let asked = ask(&pool, &actor, Task::AddRole, selection, visit.language()).await?;
    visit.page(&new_role::page(&visit, &actor, &asked, &[], state))
}

/// Makes the role and gives it.
pub async fn make_role(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    form: Proof,
) -> Result<HttpResponse, Error> {
    may_give(&actor)?;
    let input = form.fresh()?;
    let t = visit.language();
    let back = local_path(input.one("back")?).to_owned();
    let (asked, state) =
        (ask(&pool, &actor, Task::AddRole, Selection::read(&input)?, t).await?, State::new(back.clone()));
    if input.has("ask") {
        return visit.page(&new_role::page(&visit, &actor, &asked, &[], state));
    }
    let ticked = forms::ticked(&input)?;
    let again = |state| visit.page_again(&new_role::page(&visit, &actor, &asked, &ticked, state));
    if asked.has_changed(input.one("fingerprint")?) {
        return again(state.changed_with(forms::typed(&input)?));
    }
    let wanted = match forms::read(&input, t)? {
        Ok(wanted) => wanted,
        Err(form) => return again(state.with(form)),
    };
    let (by, key) = (actor.clone(), confirm::key(&input)?);
    let job = {
        let (asked, name) = (asked.clone(), wanted.name.clone());
        let done = pool.write(move |db| {
            if let Some(known) = jobs::ordered(db, &by, &key)? {
                return Ok(Some(known));
            }
            let Some(role) = roles::create(db, &by, &wanted)? else { return Ok(None) };
            let role = Some(Named { id: role.id, name: role.name });
            let subjects = asked.subjects(db, &by, &Ink::of(&by, t))?;
            let order = order(Task::AddRole, subjects, &Terms { role, ..Terms::default() }, key.clone())?;
            jobs::start(db, &by, &order).map(Some)
        });
        roles::noted(&pool, &actor, ("role.create", Subject::role_to_be(&name)), done.await).await?
    };
    match job {
        Some(job) => answer(&visit, Task::AddRole, &job, &back),
        None => again(state.with(forms::taken(&input, t)?)),
    }
}
