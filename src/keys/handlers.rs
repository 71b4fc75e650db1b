//! Making, replacing and ending keys, of an account or one's own; and what a key opens.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, HttpResponse, web};

use super::pages::{FormPage, Kept, KeyPage, Me, Purpose, RevokePage};
use super::{forms, rules};
use crate::access::{Actor, ByKey, May, Needs, gates};
use crate::accounts::noted;
use crate::auth::Proof;
use crate::db::Pool;
use crate::error::{Error, Message};
use crate::web::{Input, Site, Visit};

type Gate = May<gates::ApiGenerateKey>;

/// Whose keys an address means, and which: `/accounts/{id}/keys/{key}`, or `/profile/keys/{key}` for one's own.
pub struct Place {
    id: Option<i64>,
    key: i64,
}

impl FromRequest for Place {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let number = |name| match request.match_info().get(name) {
            None => Ok(None),
            Some(text) => text.parse::<i64>().map(Some).map_err(|_| Error::NotFound),
        };
        ready(number("id").and_then(|id| Ok(Self { id, key: number("key")?.unwrap_or(0) })))
    }
}

impl Place {
    fn account(&self, actor: &Actor) -> i64 {
        self.id.or_else(|| actor.account_id()).unwrap_or(0)
    }

    /// The address of the list that the keys stand in.
    fn list(&self) -> String {
        self.id.map_or("/profile".to_owned(), |id| format!("/accounts/{id}/keys"))
    }

    /// The address that the others begin with.
    fn base(&self) -> String {
        self.id.map_or("/profile/keys".to_owned(), |id| format!("/accounts/{id}/keys"))
    }

    fn kept(&self) -> Kept {
        Kept { base: self.base(), list: self.list() }
    }
}

pub async fn new(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    place: Place,
) -> Result<HttpResponse, Error> {
    visit.fresh()?;
    let (actor, id) = (actor.clone(), place.account(&actor));
    let (account, longest) = pool.read(move |db| rules::begin(db, &actor, id)).await?;
    let form = forms::blank("", longest);
    visit.page(&FormPage::new(&visit, &place.kept(), &account, Purpose::New, longest, form))
}

/// Shows the key in the answer itself: it is kept nowhere, so no page could show it after a redirect.
pub async fn generate(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    site: web::Data<Site>,
    place: Place,
    form: Proof,
) -> Result<HttpResponse, Error> {
    let input = form.fresh()?;
    let (actor, id) = (actor.clone(), place.account(&actor));
    let (by, about) = (actor.clone(), ("account.generate_key", id));
    let begun = pool.read(move |db| rules::begin(db, &by, id)).await;
    let (account, longest) = noted(&pool, &actor, about, begun).await?;
    let wanted = match forms::wanted(&input, longest, false, visit.language())? {
        Ok((wanted, _)) => wanted,
        Err(form) => {
            let page = FormPage::new(&visit, &place.kept(), &account, Purpose::New, longest, form);
            return visit.page_again(&page);
        }
    };
    let by = actor.clone();
    let minted = pool.write(move |db| rules::generate(db, &by, id, &wanted)).await;
    let minted = noted(&pool, &actor, about, minted).await?;
    visit.page(&KeyPage::new(&visit, &site, minted, place.list()))
}

pub async fn rotate_form(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    place: Place,
) -> Result<HttpResponse, Error> {
    visit.fresh()?;
    let (actor, id, key) = (actor.clone(), place.account(&actor), place.key);
    let (account, longest, old) = pool
        .read(move |db| {
            let (account, longest) = rules::begin(db, &actor, id)?;
            Ok((account, longest, rules::open(db, &actor, id, key)?.1))
        })
        .await?;
    let form = forms::blank(&old.name, longest);
    visit.page(&FormPage::new(&visit, &place.kept(), &account, Purpose::Rotate(&old), longest, form))
}

/// Shows the new key, like [`generate`].
pub async fn rotate(
    actor: Gate,
    visit: Visit,
    pool: web::Data<Pool>,
    site: web::Data<Site>,
    place: Place,
    form: Proof,
) -> Result<HttpResponse, Error> {
    let input = form.fresh()?;
    let (actor, id, key) = (actor.clone(), place.account(&actor), place.key);
    let (by, about) = (actor.clone(), ("account.rotate_key", id));
    let begun = pool.read(move |db| {
        let (account, longest) = rules::begin(db, &by, id)?;
        Ok((account, longest, rules::open(db, &by, id, key)?.1))
    });
    let (account, longest, old) = noted(&pool, &actor, about, begun.await).await?;
    let (wanted, overlap) = match forms::wanted(&input, longest, true, visit.language())? {
        Ok(wanted) => wanted,
        Err(form) => {
            let page = FormPage::new(&visit, &place.kept(), &account, Purpose::Rotate(&old), longest, form);
            return visit.page_again(&page);
        }
    };
    let by = actor.clone();
    let minted = pool.write(move |db| rules::rotate(db, &by, id, key, &wanted, overlap)).await;
    let minted = noted(&pool, &actor, about, minted).await?;
    visit.page(&KeyPage::new(&visit, &site, minted, place.list()))
}

/// Says what will happen; changes nothing.
pub async fn confirm_revoke<G: Needs + 'static>(
    actor: May<G>,
    visit: Visit,
    pool: web::Data<Pool>,
    place: Place,
) -> Result<HttpResponse, Error> {
    let (actor, id, key) = (actor.clone(), place.account(&actor), place.key);
    let (account, key) = pool.read(move |db| rules::open(db, &actor, id, key)).await?;
    visit.part(&RevokePage::new(&visit, &place.kept(), &account, &key))
}

pub async fn revoke<G: Needs + 'static>(
    actor: May<G>,
    visit: Visit,
    pool: web::Data<Pool>,
    place: Place,
    _: Input,
) -> Result<HttpResponse, Error> {
    let (actor, id, key) = (actor.clone(), place.account(&actor), place.key);
    let by = actor.clone();
    let revoked = pool.write(move |db| rules::revoke(db, &by, id, key)).await;
    let key = noted(&pool, &actor, ("account.revoke_key", id), revoked).await?;
    visit.done(&place.list(), Message::new("keys-revoked").with("name", key.name))
}

/// Who the key that was brought acts as, and what that account may do now.
pub async fn me(caller: ByKey<gates::ApiUse>) -> HttpResponse {
    HttpResponse::Ok().json(Me::of(&caller.bearer))
}
