//! The policies page.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

use super::forms;
use super::pages::{Again, PoliciesPage};
use super::rules::{self, Decided};
use super::{Policy, current};
use crate::access::{May, gates};
use crate::auth::Proof;
use crate::db::Pool;
use crate::error::{Error, Message};
use crate::web::Visit;
use crate::web::session::Notice;

const HERE: &str = "/settings/policies";

pub async fn show(
    _: May<gates::SettingsManage>,
    visit: Visit,
    pool: web::Data<Pool>,
) -> Result<HttpResponse, Error> {
    let policies = pool.read(current).await?;
    visit.page(&PoliciesPage::new(&visit, &policies, None))
}

pub async fn change(
    actor: May<gates::SettingsManage>,
    visit: Visit,
    pool: web::Data<Pool>,
    policy: web::Path<String>,
    form: Proof,
) -> Result<HttpResponse, Error> {
    let input = form.fresh()?;
    let (actor, t) = (actor.into_actor(), visit.language());
    let policy: Policy = forms::named(&policy)?;
    let (was, value) = match forms::value(&input, policy, t)? {
        Ok(typed) => typed,
        Err(form) => {
            let policies = pool.read(current).await?;
            return visit.page_again(&PoliciesPage::new(&visit, &policies, Some(&Again { policy, form })));
        }
    };
    match pool.write(move |db| rules::change(db, &actor, policy, &was, &value)).await? {
        Decided::Done => visit.done(HERE, forms::changed(policy, t)),
        Decided::Unchanged => {
            let text = Message::new("form-nothing-changed");
            visit.tell(HERE, &Notice { kind: "info".to_owned(), text, link: None })
        }
        Decided::Stale(policies) => {
            let page = PoliciesPage::new(&visit, &policies, Some(&Again::stale(policy, &input, t)?));
            Ok(visit.show(StatusCode::CONFLICT, &page))
        }
    }
}
