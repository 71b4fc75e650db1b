//! Settings → Mail: how mail leaves, how the outbox stands, what each mail looks like, and a trial.

mod forms;
mod handlers;
pub mod pages;
mod rules;

use crate::web::{Route, get, post};

/// The addresses of this feature.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        get("/settings/mail", handlers::show),
        get("/settings/mail/preview", handlers::preview),
        post("/settings/mail/test", handlers::send_test),
    ]
}
