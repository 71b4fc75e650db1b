//! The tickets' pages.

mod contacts;
mod people;
mod view;
mod writing;

pub use contacts::{ask, ask_form, decide};
pub use people::{follow, share, unshare};
pub use view::{attachment, show};
pub use writing::{create, edit, edit_form, new, say};

use actix_web::HttpResponse;

use crate::error::{Error, Message};
use crate::web::Visit;
use crate::web::session::Notice;

/// Leads back to a ticket with one sentence, also after a rule forbade something.
fn answer(visit: &Visit, id: i64, done: Result<Message, Error>) -> Result<HttpResponse, Error> {
    let back = format!("/tickets/{id}");
    match done {
        Ok(text) => visit.done(&back, text),
        Err(Error::Refused(text) | Error::Forbidden(text)) => {
            visit.tell(&back, &Notice { kind: "danger".to_owned(), text, link: None })
        }
        Err(other) => Err(other),
    }
}
