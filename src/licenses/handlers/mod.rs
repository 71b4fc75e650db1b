//! The licenses' pages.

mod edit;
mod mac;
mod people;
mod view;

pub use edit::{create, edit, edit_form, new};
pub use mac::{change_mac, file};
pub use people::{add_admin, assign, change_contact, contact_form, notices, remove_admin, unassign};
pub use view::{history, mac, overview, people};

use actix_web::HttpResponse;

use super::rules;
use crate::access::Actor;
use crate::db::Pool;
use crate::error::{Error, Message};
use crate::web::Visit;
use crate::web::session::Notice;

/// The sentence after a rule forbade something.
fn refused(why: Message) -> Notice {
    Notice { kind: "danger".to_owned(), text: why, link: None }
}

/// Something that was tried with a license: as the trail names it, with which, and where it leads back to.
struct Tried {
    action: &'static str,
    license: i64,
    back: String,
}

impl Tried {
    fn at(action: &'static str, license: i64, end: &str) -> Self {
        Self { action, license, back: format!("/licenses/{license}{end}") }
    }

    /// Leads back with one sentence; what a rule forbids is noted in a unit of work of its own.
    async fn answer(
        self,
        visit: &Visit,
        pool: &Pool,
        actor: Actor,
        done: Result<Message, Error>,
    ) -> Result<HttpResponse, Error> {
        match done {
            Ok(text) => visit.done(&self.back, text),
            Err(Error::Refused(why) | Error::Forbidden(why)) => {
                let (action, license, rule) = (self.action, self.license, why.clone());
                pool.write(move |db| rules::note_refusal(db, &actor, action, license, &rule)).await?;
                visit.tell(&self.back, &refused(why))
            }
            Err(other) => Err(other),
        }
    }
}
