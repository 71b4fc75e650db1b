//! From an invitation to an account with a login and a password.

mod forms;
mod handlers;
pub mod pages;
mod rules;
#[cfg(test)]
mod tests;

use crate::web::{Route, get, post};

pub use rules::{invite, link, withdraw};

/// The addresses of this feature.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        get("/activate/{token}", handlers::open),
        post("/activate/{token}", handlers::activate),
        post("/accounts/{id}/invitation-link", handlers::show_link),
    ]
}
