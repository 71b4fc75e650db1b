//! Mail: written in the transaction that causes it, sent by a worker until the server took it.

mod compose;
mod courier;
mod deliver;
mod letter;
mod model;
mod queries;
mod rules;
mod settings;
#[cfg(test)]
pub(crate) mod tests;
mod worker;

pub use letter::{Occasion, Rendered, render};
pub use model::{Entry, Kind, Mail, State, list};
pub use rules::{NO_SERVER, enqueue, of_account, resend, withdraw_queued};
pub use settings::MailSettings;
pub use worker::Worker;
