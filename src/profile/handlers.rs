//! The profile, and the preferences that every page's frame offers.

use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use actix_web::{HttpResponse, web};

use super::forms::{self, Context, Passwords};
use super::pages::{Again, ProfilePage};
use super::rules::{self, Changed, Names, Saved};
use crate::access::{Actor, Anyone, May, gates};
use crate::auth::passwords::Hasher;
use crate::db::Pool;
use crate::error::{Error, Message};
use crate::policies;
use crate::web::session::{self, Notice};
use crate::web::{Input, LANGUAGE_COOKIE, Site, Visit, local_path};

const HERE: &str = "/profile";

pub async fn show(
    actor: May<gates::ProfileManage>,
    visit: Visit,
    pool: web::Data<Pool>,
) -> Result<HttpResponse, Error> {
    page(&visit, &pool, actor.into_actor(), StatusCode::OK, Again::Nothing).await
}

pub async fn save_details(
    actor: May<gates::ProfileManage>,
    visit: Visit,
    pool: web::Data<Pool>,
    input: Input,
) -> Result<HttpResponse, Error> {
    let actor = actor.into_actor();
    let (version, names) = match forms::details(&input, visit.language())? {
        Ok(details) => details,
        Err(form) => return again(&visit, &pool, actor, Again::Details(form)).await,
    };
    let (by, typed) = (actor.clone(), names.clone());
    match pool.write(move |db| rules::save_details(db, &by, version, &typed)).await? {
        Saved::Done => visit.done(HERE, Message::new("profile-details-saved")),
        Saved::Unchanged => visit.tell(HERE, &nothing_changed()),
        Saved::Stale => stale(&visit, &pool, actor, &names).await,
    }
}

pub async fn change_password(
    actor: May<gates::ProfileManage>,
    visit: Visit,
    pool: web::Data<Pool>,
    hasher: web::Data<Hasher>,
    input: Input,
) -> Result<HttpResponse, Error> {
    let actor = actor.into_actor();
    let t = visit.language();
    let rules = pool.read(policies::current).await?.passwords();
    let passwords = match forms::passwords(&input, &context(&visit), rules, t)? {
        Ok(passwords) => passwords,
        Err(form) => return again(&visit, &pool, actor, Again::Password(form)).await,
    };
    let ascii = passwords.new.is_ascii();
    let (status, form) = match change(&visit, &pool, &hasher, &actor, passwords).await {
        Ok(Changed::Done) => return visit.tell(HERE, &password_changed(ascii)),
        Ok(Changed::Wrong) => (StatusCode::UNPROCESSABLE_ENTITY, forms::wrong_password(t)),
        Err(Error::TooManyAttempts(seconds)) => {
            let form = Again::Password(forms::throttled(seconds, t));
            let mut answer = page(&visit, &pool, actor, StatusCode::TOO_MANY_REQUESTS, form).await?;
            answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
            return Ok(answer);
        }
        Err(other) => return Err(other),
    };
    page(&visit, &pool, actor, status, Again::Password(form)).await
}

/// The steps of signing in, with oneself: count, verify off the async threads, change.
async fn change(
    visit: &Visit,
    pool: &Pool,
    hasher: &Hasher,
    actor: &Actor,
    passwords: Passwords,
) -> Result<Changed, Error> {
    let (by, from) = (actor.clone(), visit.origin());
    let known = pool.write(move |db| rules::attempt(db, &by, &from)).await?;
    let (by, from) = (actor.clone(), visit.origin());
    if !hasher.verify(known.clone(), passwords.current).await? {
        pool.write(move |db| rules::note_wrong_password(db, &by)).await?;
        return Ok(Changed::Wrong);
    }
    let hash = hasher.hash(passwords.new).await?;
    let session = session_id(visit)?;
    pool.write(move |db| rules::change_password(db, &by, known.as_deref(), &hash, session, &from)).await
}

pub async fn save_preferences(
    actor: May<gates::ProfileManage>,
    visit: Visit,
    pool: web::Data<Pool>,
    input: Input,
) -> Result<HttpResponse, Error> {
    let actor = actor.into_actor();
    match forms::preferences(&input, visit.language())? {
        Ok(preferences) => {
            pool.write(move |db| rules::prefer(db, &actor, &preferences)).await?;
            visit.done(HERE, Message::new("profile-preferences-saved"))
        }
        Err(form) => again(&visit, &pool, actor, Again::Preferences(form)).await,
    }
}

pub async fn save_mails(
    actor: May<gates::ProfileManage>,
    visit: Visit,
    pool: web::Data<Pool>,
    input: Input,
) -> Result<HttpResponse, Error> {
    let (actor, wanted) = (actor.into_actor(), forms::mails(&input)?);
    if pool.write(move |db| rules::choose_mails(db, &actor, &wanted)).await? {
        return visit.done(HERE, Message::new("profile-mails-saved"));
    }
    visit.tell(HERE, &nothing_changed())
}

pub async fn end_session(
    actor: May<gates::ProfileManage>,
    visit: Visit,
    pool: web::Data<Pool>,
    input: Input,
) -> Result<HttpResponse, Error> {
    let (actor, ids) = (actor.into_actor(), input.ids("session")?);
    let [id] = ids[..] else {
        return Err(Error::BadRequest(Message::new("error-bad-id").with("name", "session")));
    };
    if pool.write(move |db| rules::end_session(db, &actor, id)).await? {
        return visit.done(HERE, Message::new("profile-session-ended"));
    }
    Err(Error::NotFound)
}

pub async fn end_other_sessions(
    actor: May<gates::ProfileManage>,
    visit: Visit,
    pool: web::Data<Pool>,
    _: Input,
) -> Result<HttpResponse, Error> {
    let (actor, session) = (actor.into_actor(), session_id(&visit)?);
    let ended = pool.write(move |db| rules::end_other_sessions(db, &actor, session)).await?;
    visit.done(HERE, Message::new("profile-sessions-ended").with("count", ended))
}

/// What the frame of every page lets people choose: kept with the account, or in a cookie before signing in.
pub async fn prefer(
    _: Anyone,
    request: actix_web::HttpRequest,
    visit: Visit,
    pool: web::Data<Pool>,
    site: web::Data<Site>,
    input: Input,
) -> Result<HttpResponse, Error> {
    let back = local_path(input.one("back")?).to_owned();
    let chosen = forms::choices(&input)?;
    if visit.person().is_some() {
        let actor = session::actor(&request)?;
        pool.write(move |db| rules::prefer(db, &actor, &chosen)).await?;
        return visit.see_other(&back);
    }
    if chosen.theme.is_some() {
        return Err(Error::SignedOut);
    }
    let mut answer = visit.see_other(&back)?;
    if let Some(code) = chosen.locale {
        answer.add_cookie(&language_cookie(code, site.is_secure())).map_err(Error::internal)?;
    }
    Ok(answer)
}

fn language_cookie(code: String, secure: bool) -> Cookie<'static> {
    Cookie::build(LANGUAGE_COOKIE, code)
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(secure)
        .max_age(Duration::days(365))
        .finish()
}

async fn page(
    visit: &Visit,
    pool: &Pool,
    actor: Actor,
    status: StatusCode,
    again: Again,
) -> Result<HttpResponse, Error> {
    let own = pool.read(move |db| rules::own(db, &actor)).await?;
    Ok(visit.show(status, &ProfilePage::new(visit, &own, again)))
}

async fn again(visit: &Visit, pool: &Pool, actor: Actor, form: Again) -> Result<HttpResponse, Error> {
    page(visit, pool, actor, StatusCode::UNPROCESSABLE_ENTITY, form).await
}

/// Nothing that was typed is lost, and what was saved meanwhile stands beside it.
async fn stale(visit: &Visit, pool: &Pool, actor: Actor, names: &Names) -> Result<HttpResponse, Error> {
    let own = pool.read(move |db| rules::own(db, &actor)).await?;
    let form = forms::stale(names, &own.account, visit.language());
    Ok(visit.show(StatusCode::CONFLICT, &ProfilePage::new(visit, &own, Again::Details(form))))
}

fn context(visit: &Visit) -> Context {
    let person = visit.person();
    Context {
        company: person.map(|person| person.company.clone()).unwrap_or_default(),
        name: person.map(|person| person.name.clone()).unwrap_or_default(),
        email: person.map(|person| person.email.clone()).unwrap_or_default(),
    }
}

fn session_id(visit: &Visit) -> Result<i64, Error> {
    visit.person().map(|person| person.session_id).ok_or(Error::SignedOut)
}

fn nothing_changed() -> Notice {
    Notice { kind: "info".to_owned(), text: Message::new("form-nothing-changed"), link: None }
}

fn password_changed(ascii: bool) -> Notice {
    let (kind, text) = if ascii {
        ("success", "profile-password-changed")
    } else {
        ("warning", "profile-password-changed-not-ascii")
    };
    Notice { kind: kind.to_owned(), text: Message::new(text), link: None }
}
