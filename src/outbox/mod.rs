//! Mail: written in the transaction that causes it, sent by a worker until the server took it.

mod compose;
mod courier;
mod deliver;
mod example;
pub mod grid;
mod handlers;
pub mod keys;
mod kind;
pub mod labels;
mod letter;
pub mod lists;
mod model;
pub mod pages;
mod paragraphs;
mod queries;
mod rules;
mod settings;
#[cfg(test)]
pub(crate) mod tests;
mod trial;
mod worker;

use crate::web::{Route, get, post};

pub use deliver::{Failure, Hurdle};
pub use example::{example, validity};
pub use kind::{Duty, Kind};
pub use letter::{Occasion, Rendered, render};
pub use model::{Entry, Mail, State, list};
pub use queries::{CAP, Figures, Visible, figures, refuse, refused};
pub use rules::{NO_SERVER, PACED, enqueue, enqueue_notice, of_account, resend, withdraw_queued};
pub use settings::{MailSettings, Protection, Way};
pub use trial::{Answer, Held, hold, send_held};
pub use worker::Worker;

/// The addresses of the outbox.
#[must_use]
pub fn routes() -> Vec<Route> {
    let own = vec![get("/outbox/resend", handlers::confirm_resend), post("/outbox/resend", handlers::resend)];
    [crate::lists::routes::<lists::Mails>(), own].into_iter().flatten().collect()
}
