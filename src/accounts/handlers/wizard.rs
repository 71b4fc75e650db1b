//! Creating an account: who, with which roles, read again, saved.

use actix_web::{HttpResponse, web};

use crate::access::{Actor, May, gates};
use crate::accounts::drafts::{self, Draft};
use crate::accounts::pages::editing::{Choices, taken};
use crate::accounts::pages::wizard;
use crate::accounts::rules::Fixed;
use crate::accounts::{forms, rules};
use crate::auth::Proof;
use crate::db::Pool;
use crate::error::{Error, Message};
use crate::outbox::MailSettings;
use crate::policies::{self, Edition};
use crate::roles;
use crate::web::session::{Notice, NoticeLink};
use crate::web::{Input, Visit};

type Gate = May<gates::AccountsAdd>;
type Id = web::Path<i64>;

/// Step one, empty.
pub async fn new(_: Gate, visit: Visit) -> Result<HttpResponse, Error> {
    let form = forms::blank(visit.language());
    visit.page(&wizard::details(&visit, None, form))
}

/// Step one, done for the first time: the draft begins.
pub async fn begin(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    input: Input,
) -> Result<HttpResponse, Error> {
    let actor = actor.into_actor();
    keep(&visit, &pool, actor, None, &input).await
}

/// Step one again.
pub async fn details(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
) -> Result<HttpResponse, Error> {
    let draft = find(&pool, &actor, *id).await?;
    let form = forms::filled(&draft.details, visit.language());
    visit.page(&wizard::details(&visit, Some(*id), form))
}

/// Step one, done again.
pub async fn keep_details(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    input: Input,
) -> Result<HttpResponse, Error> {
    let actor = actor.into_actor();
    keep(&visit, &pool, actor, Some(*id), &input).await
}

async fn find(pool: &Pool, actor: &Actor, id: i64) -> Result<Draft, Error> {
    let actor = actor.clone();
    pool.read(move |db| drafts::find(db, &actor, id)).await
}

async fn keep(
    visit: &Visit,
    pool: &Pool,
    actor: Actor,
    id: Option<i64>,
    input: &Input,
) -> Result<HttpResponse, Error> {
    let details = match forms::details(input, visit.language(), true)? {
        Ok(details) => details,
        Err(form) => return visit.page_again(&wizard::details(visit, id, form)),
    };
    let kept = pool.write(move |db| {
        if let Some(unique) = rules::collision(db, &details, None)? {
            return Ok(Err(unique));
        }
        let details = details.clone();
        match id {
            Some(id) => {
                let draft = Draft { details, ..drafts::find(db, &actor, id)? };
                drafts::keep(db, &actor, id, &draft)?;
                Ok(Ok(id))
            }
            None => Ok(Ok(drafts::begin(db, &actor, &Draft { details, ..Draft::default() })?)),
        }
    });
    match kept.await? {
        Ok(id) => visit.see_other(&format!("/accounts/new/{id}/roles")),
        Err(unique) => {
            let form = taken(input, unique, visit.language())?;
            visit.page_again(&wizard::details(visit, id, form))
        }
    }
}

/// Step two.
pub async fn roles(actor: Gate, visit: Visit, pool: web::Data<Pool>, id: Id) -> Result<HttpResponse, Error> {
    let draft = find(&pool, &actor, *id).await?;
    let (roles, policies) = pool.read(|db| Ok((roles::all(db)?, policies::current(db)?))).await?;
    let (fixed, trial) = (Fixed { login: false, email: false }, policies.edition() == Edition::Trial);
    let choices = Choices { roles, held: draft.roles, fixed, trial };
    visit.page(&wizard::roles(&visit, &actor, *id, &draft.details, &choices))
}

/// Step two, done; or back to step one, with what was ticked kept.
pub async fn keep_roles(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    input: Input,
) -> Result<HttpResponse, Error> {
    let (actor, id, ticked) = (actor.into_actor(), *id, input.ids("role")?);
    let next = if input.has("back") { "" } else { "/review" };
    pool.write(move |db| {
        let known = roles::all(db)?;
        roles::check_all(&actor, &known, &ticked)?;
        let draft = Draft { roles: ticked.clone(), ..drafts::find(db, &actor, id)? };
        drafts::keep(db, &actor, id, &draft)
    })
    .await?;
    visit.see_other(&format!("/accounts/new/{id}{next}"))
}

/// Step three.
pub async fn review(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    mail: web::Data<MailSettings>,
    id: Id,
) -> Result<HttpResponse, Error> {
    let draft = find(&pool, &actor, *id).await?;
    let roles = pool.read(roles::all).await?;
    if roles::give_power(&roles, &draft.roles) {
        visit.fresh()?;
    }
    visit.page(&wizard::review(&visit, *id, &draft, &roles, mail.can_send()))
}

/// Saves; a second click finds the account that the first one made.
pub async fn create(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    mail: web::Data<MailSettings>,
    id: Id,
    form: Proof,
) -> Result<HttpResponse, Error> {
    let (actor, id) = (actor.into_actor(), *id);
    if !form.is_fresh() {
        let (draft, roles) = (find(&pool, &actor, id).await?, pool.read(roles::all).await?);
        if roles::give_power(&roles, &draft.roles) {
            form.fresh()?;
        }
    }
    let created = pool.write(move |db| {
        let draft = drafts::find(db, &actor, id)?;
        if let Some(account) = draft.account {
            return Ok(Ok((account, draft)));
        }
        let created = rules::create(db, &actor, &draft.details, &draft.roles)?;
        if let Ok(account) = created {
            drafts::finish(db, id, account)?;
        }
        Ok(created.map(|account| (account, draft)))
    });
    match created.await? {
        Ok((account, draft)) => {
            visit.tell(&format!("/accounts/{account}"), &created_notice(&draft, account, mail.can_send()))
        }
        // Somebody took the login or the address since step one, which says so.
        Err(_) => visit.tell(
            &format!("/accounts/new/{id}"),
            &Notice { kind: "danger".to_owned(), text: Message::new("accounts-taken-meanwhile"), link: None },
        ),
    }
}

fn created_notice(draft: &Draft, account: i64, can_send: bool) -> Notice {
    let name = &draft.details.display_name;
    if can_send {
        let text = Message::new("accounts-created").with("name", name);
        return Notice { kind: "success".to_owned(), text, link: None };
    }
    let link = Some(NoticeLink {
        label: "accounts-show-link".to_owned(),
        href: format!("/accounts/{account}/invitation-link"),
        post: true,
    });
    let text = Message::new("accounts-created-unsent").with("name", name);
    Notice { kind: "warning".to_owned(), text, link }
}
