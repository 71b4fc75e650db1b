//! What is done to one account or to those that are chosen: asked first, done or ordered, reported.

use actix_web::{HttpResponse, web};

use crate::access::{Actor, May, Needs, gates};
use crate::accounts::asked::{self, Asked, order};
use crate::accounts::model::{Named, Task, Terms};
use crate::accounts::pages::confirm::{self, State};
use crate::accounts::pages::outcome;
use crate::accounts::{noted, rules};
use crate::auth::Proof;
use crate::db::Pool;
use crate::error::{Error, Message};
use crate::grid::{Ink, SELECTION, Selection};
use crate::web::language::Language;
use crate::web::{Input, Query, Visit, local_path};
use crate::{jobs, roles, tenants};

/// A task as a type, so that the route names the permission it needs.
pub trait Does: 'static {
    /// What the actor must be permitted.
    type Gate: Needs + 'static;
    /// The task.
    const TASK: Task;
}

macro_rules! does {
    ($($name:ident needs $gate:ident),+ $(,)?) => {
        $(
            #[doc = concat!("See [`Task::", stringify!($name), "`].")]
            pub struct $name;
            impl Does for $name {
                type Gate = gates::$gate;
                const TASK: Task = Task::$name;
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
    SignOut needs AccountsEditStatus,
    AddRole needs AccountsEditName,
    RemoveRole needs AccountsEditName,
    AssignLicense needs LicensesAssign,
    UnassignLicense needs LicensesAssign,
    AddTenant needs TenantsManage,
    RemoveTenant needs TenantsManage,
);

/// Names the accounts and says what will happen; changes nothing.
pub async fn confirm<D: Does>(
    actor: May<D::Gate>,
    visit: Visit,
    pool: web::Data<Pool>,
    query: Query,
) -> Result<HttpResponse, Error> {
    if D::TASK.needs_proof() {
        visit.fresh()?;
    }
    query.0.only(&[SELECTION, &["back"]].concat())?;
    let back = local_path(query.0.one("back")?).to_owned();
    let selection = Selection::read(&query.0)?;
    let asked = ask(&pool, &actor, D::TASK, selection, visit.language()).await?;
    visit.part(&confirm::page(&visit, &actor, &asked, State::new(back)))
}

/// Looks at who was chosen.
pub(super) async fn ask(
    pool: &Pool,
    actor: &Actor,
    task: Task,
    selection: Selection,
    t: Language,
) -> Result<Asked, Error> {
    let actor = actor.clone();
    pool.read(move |db| asked::asked(db, &actor, task, selection, &Ink::of(&actor, t))).await
}

/// Does it to one account at once, and to several as a job.
pub async fn perform<D: Does>(
    actor: May<D::Gate>,
    visit: Visit,
    pool: web::Data<Pool>,
    form: Proof,
) -> Result<HttpResponse, Error> {
    let input = if needs_proof(&pool, D::TASK, &form).await? { form.fresh()? } else { form.offered() };
    let (selection, t) = (Selection::read(&input)?, visit.language());
    let back = local_path(input.one("back")?).to_owned();
    let asked = ask(&pool, &actor, D::TASK, selection, t).await?;
    let state = State::new(back.clone());
    // A selection that is too long for an address is asked about by the same form.
    if input.has("ask") {
        return visit.part(&confirm::page(&visit, &actor, &asked, state));
    }
    if asked.has_changed(input.one("fingerprint")?) {
        return visit.part_again(&confirm::page(&visit, &actor, &asked, state.changed(&input)?));
    }
    let license = license(&pool, &actor, &asked, &input).await?;
    let terms = match confirm::terms(&asked, &actor, &input, license, t)? {
        Ok(terms) => terms,
        Err(form) => return visit.part_again(&confirm::page(&visit, &actor, &asked, state.with(form))),
    };
    match asked.selection.only() {
        Some(id) => alone(&visit, &pool, actor.into_actor(), (D::TASK, id), terms, &back).await,
        None => together(&visit, &pool, actor.into_actor(), asked, terms, &input).await,
    }
}

/// The license that the form names, where the task is about one; or why its seats cannot be given to so many.
async fn license(
    pool: &Pool,
    actor: &Actor,
    asked: &Asked,
    input: &Input,
) -> Result<Option<Result<Named, Message>>, Error> {
    if !asked.task.takes_a_license() {
        return Ok(None);
    }
    let (actor, asked, typed) = (actor.clone(), asked.clone(), input.one("license")?.to_owned());
    let found = pool.read(move |db| asked.license(db, &actor, &typed)).await;
    match found {
        Ok(license) => Ok(Some(Ok(Named { id: license.id, name: license.name }))),
        Err(Error::Refused(why)) => Ok(Some(Err(why))),
        Err(other) => Err(other),
    }
}

/// Whether the password has to be typed again: for what cannot be taken back, and for roles that give power away,
/// in the company or in a tenant.
async fn needs_proof(pool: &Pool, task: Task, form: &Proof) -> Result<bool, Error> {
    if task == Task::AddTenant {
        let role = tenants::TenantRole::worded(form.one("tenant_role")?);
        return Ok(role.is_some_and(tenants::give_power));
    }
    if form.is_fresh() || task != Task::AddRole {
        return Ok(task.needs_proof());
    }
    let (roles, given) = (pool.read(roles::all).await?, form.ids("role")?);
    Ok(roles::give_power(&roles, &given))
}

/// One account, at once.
async fn alone(
    visit: &Visit,
    pool: &Pool,
    actor: Actor,
    (task, id): (Task, i64),
    terms: Terms,
    back: &str,
) -> Result<HttpResponse, Error> {
    let by = actor.clone();
    let done = pool.write(move |db| rules::carry_out(db, &by, task, id, &terms)).await;
    match noted(pool, &actor, (rules::trail(task), id), done).await {
        Ok(_) => visit.done(outcome::way_back(task, &[id], back), outcome::done(task, 1)),
        Err(Error::Refused(why) | Error::Forbidden(why)) => visit.tell(back, &outcome::refused(why)),
        Err(Error::NotFound) => visit.tell(back, &outcome::refused(Message::new("refusal-gone"))),
        Err(other) => Err(other),
    }
}

/// Several: a job, which is over at once when they are few.
async fn together(
    visit: &Visit,
    pool: &Pool,
    actor: Actor,
    asked: Asked,
    terms: Terms,
    input: &Input,
) -> Result<HttpResponse, Error> {
    let (task, ink, by) = (asked.task, Ink::of(&actor, visit.language()), actor.clone());
    let subjects = pool.read(move |db| asked.subjects(db, &by, &ink)).await?;
    let order = order(task, subjects, &terms, confirm::key(input)?)?;
    let job = pool.write(move |db| jobs::start(db, &actor, &order)).await?;
    answer(visit, task, &job, local_path(input.one("back")?))
}

/// One sentence when all went well at once, else the report.
pub(super) fn answer(visit: &Visit, task: Task, job: &jobs::Job, back: &str) -> Result<HttpResponse, Error> {
    if job.is_flawless() && job.total > 0 {
        let notice = outcome::done_together(task, job.done, job.id);
        return visit.tell(outcome::way_back(task, &[], back), &notice);
    }
    let back: String = url::form_urlencoded::byte_serialize(back.as_bytes()).collect();
    visit.see_other(&format!("/jobs/{}?back={back}", job.id))
}
