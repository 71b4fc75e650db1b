//! Mail: written in the transaction that causes it, sent by a worker until the server took it.

mod compose;
mod courier;
mod deliver;
pub mod grid;
mod handlers;
pub mod keys;
pub mod labels;
mod letter;
pub mod lists;
mod model;
mod pages;
mod queries;
mod rules;
mod settings;
#[cfg(test)]
pub(crate) mod tests;
mod worker;

use crate::web::{Route, get, post};

pub use letter::{Occasion, Rendered, render};
pub use model::{Entry, Kind, Mail, State, list};
pub use queries::Visible;
pub use rules::{NO_SERVER, enqueue, of_account, resend, withdraw_queued};
pub use settings::MailSettings;
pub use worker::Worker;

/// The addresses of the outbox.
#[must_use]
pub fn routes() -> Vec<Route> {
    let own = vec![get("/outbox/resend", handlers::confirm_resend), post("/outbox/resend", handlers::resend)];
    [crate::lists::routes::<lists::Mails>(), own].into_iter().flatten().collect()
}
