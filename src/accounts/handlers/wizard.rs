//! Creating an account: who, with which roles, read again, saved.

use actix_web::{HttpResponse, web};

use crate::access::{Actor, BuiltIn, May, Permission, gates};
use crate::accounts::drafts::{self, Draft};
use crate::accounts::model::{Details, Kind};
use crate::accounts::pages::editing::taken;
use crate::accounts::pages::wizard;
use crate::accounts::{forms, rules};
use crate::auth::Proof;
use crate::db::{Db, Pool};
use crate::error::{Error, Message};
use crate::keys::pages::KeyPage;
use crate::keys::{self, Minted};
use crate::outbox::MailSettings;
use crate::roles::Given;
use crate::web::session::{Notice, NoticeLink};
use crate::web::{Input, Query, Site, Visit};
use crate::{licenses, roles};

type Gate = May<gates::AccountsAdd>;
type Id = web::Path<i64>;

/// Step one, empty.
pub async fn new(_: Gate, visit: Visit, query: Query) -> Result<HttpResponse, Error> {
    query.0.only(&["kind"])?;
    let form = forms::blank(visit.language());
    visit.page(&wizard::details(&visit, None, kind(&query.0)?, form))
}

/// A person, unless a program is asked for.
fn kind(input: &Input) -> Result<Kind, Error> {
    match input.one("kind")? {
        "" => Ok(Kind::Operator),
        word => Kind::worded(word).ok_or_else(|| {
            let complaint = Message::new("error-unknown-value").with("name", "kind").with("value", word);
            Error::BadRequest(complaint)
        }),
    }
}

/// Step one, done for the first time: the draft begins.
pub async fn begin(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    input: Input,
) -> Result<HttpResponse, Error> {
    let actor = actor.into_actor();
    keep(&visit, &pool, actor, (None, kind(&input)?), &input).await
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
    visit.page(&wizard::details(&visit, Some(*id), draft.kind, form))
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
    let kind = find(&pool, &actor, *id).await?.kind;
    keep(&visit, &pool, actor, (Some(*id), kind), &input).await
}

pub(super) async fn find(pool: &Pool, actor: &Actor, id: i64) -> Result<Draft, Error> {
    let actor = actor.clone();
    pool.read(move |db| drafts::find(db, &actor, id)).await
}

async fn keep(
    visit: &Visit,
    pool: &Pool,
    actor: Actor,
    (id, kind): (Option<i64>, Kind),
    input: &Input,
) -> Result<HttpResponse, Error> {
    let typed = match kind {
        Kind::Operator => forms::details(input, visit.language(), true)?,
        Kind::Service => forms::program(input, visit.language())?,
    };
    let details = match typed {
        Ok(details) => details,
        Err(form) => return visit.page_again(&wizard::details(visit, id, kind, form)),
    };
    let kept = pool.write(move |db| {
        if let Some(unique) = rules::collision(db, &details, None)? {
            return Ok(Err(unique));
        }
        keep_draft(db, &actor, (id, kind), details.clone()).map(Ok)
    });
    match kept.await? {
        Ok(id) => visit.see_other(&format!("/accounts/new/{id}/roles")),
        Err(unique) => {
            let form = taken(input, unique, visit.language())?;
            visit.page_again(&wizard::details(visit, id, kind, form))
        }
    }
}

fn keep_draft(
    db: &mut Db,
    actor: &Actor,
    (id, kind): (Option<i64>, Kind),
    details: Details,
) -> Result<i64, Error> {
    if let Some(id) = id {
        let draft = Draft { details, ..drafts::find(db, actor, id)? };
        drafts::keep(db, actor, id, &draft)?;
        return Ok(id);
    }
    // Almost every program is one that uses the API.
    let roles = if kind == Kind::Service { preset(db, actor)? } else { Vec::new() };
    let roles = roles.into_iter().map(Given::endless).collect();
    drafts::begin(db, actor, &Draft { kind, details, roles, licenses: Vec::new(), account: None })
}

/// The roles of a program, as far as the actor may give them.
fn preset(db: &mut Db, actor: &Actor) -> Result<Vec<i64>, Error> {
    let fits = |role: &roles::Role| {
        role.built_in == Some(BuiltIn::WebService) && roles::assignable(actor, role).is_ok()
    };
    Ok(roles::all(db)?.into_iter().filter(fits).map(|role| role.id).collect())
}

/// Notes in the trail that a draft did not become an account, if a rule forbade it.
pub(super) async fn noted<T>(
    pool: &Pool,
    actor: &Actor,
    id: i64,
    done: Result<T, Error>,
) -> Result<T, Error> {
    if let Err(Error::Refused(why) | Error::Forbidden(why)) = &done {
        let (actor, why) = (actor.clone(), why.clone());
        let note = move |db: &mut Db| {
            let name = drafts::find(db, &actor, id)?.details.display_name;
            rules::note_refused_creation(db, &actor, &name, &why)
        };
        pool.write(note).await?;
    }
    done
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
    let ids = draft.licenses.clone();
    let (roles, seats) =
        pool.read(move |db| Ok((roles::all(db)?, licenses::queries::names(db, &ids)?))).await?;
    if roles::give_power(&roles, &draft.role_ids()) {
        visit.fresh()?;
    }
    let may_make_keys = actor.may(Permission::ApiGenerateKey);
    visit.page(&wizard::review(&visit, *id, &draft, (&roles, seats), mail.can_send(), may_make_keys))
}

/// What came of the last step.
enum Created {
    /// There is an account, perhaps by an earlier click.
    Account(i64, Box<Draft>),
    /// There is, and this is its first key, which is known only now.
    Keyed(i64, Minted),
    /// Somebody took the login or the address since step one.
    Taken,
}

/// Saves; a second click finds the account that the first one made.
pub async fn create(
    actor: Gate,
    visit: Visit,
    (pool, mail, site): (web::Data<Pool>, web::Data<MailSettings>, web::Data<Site>),
    id: Id,
    form: Proof,
) -> Result<HttpResponse, Error> {
    let (actor, id, wants_key) = (actor.into_actor(), *id, form.has("first_key"));
    if !form.is_fresh() {
        let (draft, roles) = (find(&pool, &actor, id).await?, pool.read(roles::all).await?);
        if wants_key || roles::give_power(&roles, &draft.role_ids()) {
            form.fresh()?;
        }
    }
    let key_name = visit.language().say("keys-first");
    let by = actor.clone();
    let saved = pool.write(move |db| save(db, &by, id, wants_key.then_some(&*key_name))).await;
    match noted(&pool, &actor, id, saved).await? {
        Created::Account(account, draft) => {
            visit.tell(&format!("/accounts/{account}"), &created_notice(&draft, account, mail.can_send()))
        }
        Created::Keyed(account, key) => {
            visit.page(&KeyPage::new(&visit, &site, key, format!("/accounts/{account}/keys")))
        }
        Created::Taken => visit.tell(
            &format!("/accounts/new/{id}"),
            &Notice { kind: "danger".to_owned(), text: Message::new("accounts-taken-meanwhile"), link: None },
        ),
    }
}

fn save(db: &mut Db, actor: &Actor, id: i64, first_key: Option<&str>) -> Result<Created, Error> {
    let draft = drafts::find(db, actor, id)?;
    if let Some(account) = draft.account {
        return Ok(Created::Account(account, Box::new(draft)));
    }
    let account = match draft.kind {
        Kind::Service => rules::create_program(db, actor, &draft.details, &draft.roles)?,
        Kind::Operator => match rules::create(db, actor, &draft.details, &draft.roles)? {
            Ok(account) => account,
            Err(unique) => {
                rules::note_refused_creation(db, actor, &draft.details.display_name, &unique.refusal())?;
                return Ok(Created::Taken);
            }
        },
    };
    if !draft.licenses.is_empty() {
        licenses::settle(db, actor, account, &draft.licenses, &[])?;
    }
    drafts::finish(db, id, account)?;
    match first_key.filter(|_| draft.kind == Kind::Service) {
        Some(name) => {
            let wanted = keys::usual(db, name)?;
            Ok(Created::Keyed(account, keys::generate(db, actor, account, &wanted)?))
        }
        None => Ok(Created::Account(account, Box::new(draft))),
    }
}

fn created_notice(draft: &Draft, account: i64, can_send: bool) -> Notice {
    let name = &draft.details.display_name;
    if draft.kind == Kind::Service {
        let text = Message::new("accounts-program-created").with("name", name);
        return Notice { kind: "success".to_owned(), text, link: None };
    }
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
