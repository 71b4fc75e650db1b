//! One account, read-only, part by part.

use actix_web::{HttpResponse, web};

use crate::access::{Actor, May, Permission, gates};
use crate::accounts::model::Account;
use crate::accounts::pages::list::Menu;
use crate::accounts::pages::view::{self, Part};
use crate::accounts::{noted, queries, rules};
use crate::auth;
use crate::db::{Db, Pool};
use crate::error::{Error, Message};
use crate::web::session::Notice;
use crate::web::{Input, Query, Visit};
use crate::{audit, keys, outbox, roles, tenants};

type Gate = May<gates::AccountsView>;
type Id = web::Path<i64>;

/// How much of a history or of the mails one page shows.
const ENTRIES: i64 = 50;

pub(super) async fn answer(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    id: i64,
    tab: &'static str,
    read: impl FnOnce(&mut Db, &Account) -> Result<Part, Error> + Send + 'static,
) -> Result<HttpResponse, Error> {
    let menu = Menu::of(&actor, &visit);
    let may_edit = actor.may(Permission::AccountsEditName);
    let actor: Actor = actor.into_actor();
    let (account, part) = pool
        .read(move |db| {
            let account = queries::find(db, &actor, Permission::AccountsView, id)?;
            let part = read(db, &account)?;
            Ok((account, part))
        })
        .await?;
    visit.page(&view::page(&visit, &account, part, &menu, may_edit, tab))
}

pub async fn overview(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
) -> Result<HttpResponse, Error> {
    let read = |db: &mut Db, account: &Account| {
        let roles = roles::granted(db, account.id)?;
        let invitation = auth::tokens::newest(db, account.id, auth::tokens::Purpose::Invitation)?;
        let tenants = tenants::of_account(db, account.id)?;
        Ok(Part::Overview { roles, invitation, tenants })
    };
    answer(actor, visit, pool, id.into_inner(), "overview", read).await
}

pub async fn access(actor: Gate, visit: Visit, pool: web::Data<Pool>, id: Id) -> Result<HttpResponse, Error> {
    let read = |db: &mut Db, account: &Account| {
        Ok(Part::Access(roles::granted(db, account.id)?, tenants::of_account(db, account.id)?))
    };
    answer(actor, visit, pool, id.into_inner(), "access", read).await
}

pub async fn sessions(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    query: Query,
) -> Result<HttpResponse, Error> {
    query.0.only(&["before"])?;
    let before = query.0.ids("before")?.first().copied();
    let may_end = actor.may(Permission::AccountsEditStatus);
    let current = visit.person().map(|person| person.session_id);
    let read = move |db: &mut Db, account: &Account| {
        let rows = auth::sessions::of_account(db, account.id)?;
        let mut sign_ins = auth::history::sign_ins(db, account.id, before, ENTRIES + 1)?;
        let more = sign_ins.len() > usize::try_from(ENTRIES).unwrap_or(0);
        sign_ins.truncate(usize::try_from(ENTRIES).unwrap_or(0));
        Ok(Part::Sessions { rows, may_end, current, sign_ins, more })
    };
    answer(actor, visit, pool, id.into_inner(), "sessions", read).await
}

pub async fn history(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    query: Query,
) -> Result<HttpResponse, Error> {
    query.0.only(&["before"])?;
    let before = query.0.ids("before")?.first().copied();
    let read = move |db: &mut Db, account: &Account| {
        let mut events = audit::of_subject(db, "account", account.id, before, ENTRIES + 1)?;
        let more = events.len() > usize::try_from(ENTRIES).unwrap_or(0);
        events.truncate(usize::try_from(ENTRIES).unwrap_or(0));
        Ok(Part::History { events, more })
    };
    answer(actor, visit, pool, id.into_inner(), "history", read).await
}

pub async fn keys(actor: Gate, visit: Visit, pool: web::Data<Pool>, id: Id) -> Result<HttpResponse, Error> {
    let by: Actor = actor.clone();
    let read = move |db: &mut Db, account: &Account| {
        let may = keys::may_manage(db, &by, account)?;
        Ok(Part::Keys { keys: keys::of_account(db, account.id)?, may })
    };
    answer(actor, visit, pool, id.into_inner(), "keys", read).await
}

pub async fn mail(actor: Gate, visit: Visit, pool: web::Data<Pool>, id: Id) -> Result<HttpResponse, Error> {
    let read = |db: &mut Db, account: &Account| Ok(Part::Mail(outbox::of_account(db, account.id, ENTRIES)?));
    answer(actor, visit, pool, id.into_inner(), "mail", read).await
}

/// Ends every session of the account.
pub async fn sign_out(
    actor: May<gates::AccountsEditStatus>,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    _: Input,
) -> Result<HttpResponse, Error> {
    let (actor, id) = (actor.into_actor(), id.into_inner());
    let by = actor.clone();
    let done = pool.write(move |db| rules::sign_out(db, &by, id)).await;
    let ended = noted(&pool, &actor, ("account.sign_out", id), done).await?;
    visit.done(&format!("/accounts/{id}/sessions"), Message::new("accounts-signed-out").with("count", ended))
}

/// Ends one session of the account.
pub async fn end_session(
    actor: May<gates::AccountsEditStatus>,
    visit: Visit,
    pool: web::Data<Pool>,
    id: Id,
    input: Input,
) -> Result<HttpResponse, Error> {
    let (actor, id, sessions) = (actor.into_actor(), id.into_inner(), input.ids("session")?);
    let [session] = sessions[..] else {
        return Err(Error::BadRequest(Message::new("error-bad-id").with("name", "session")));
    };
    let by = actor.clone();
    let done = pool.write(move |db| rules::end_session(db, &by, id, session)).await;
    if noted(&pool, &actor, ("account.end_session", id), done).await? {
        return visit.done(&format!("/accounts/{id}/sessions"), Message::new("accounts-session-ended"));
    }
    let gone = Notice { kind: "info".to_owned(), text: Message::new("accounts-session-over"), link: None };
    visit.tell(&format!("/accounts/{id}/sessions"), &gone)
}
