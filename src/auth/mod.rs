//! Proving who somebody is: passwords, sessions, links in mail, and a brake on guessing.

pub mod acting;
mod endings;
pub mod forms;
mod handlers;
pub mod history;
mod limits;
pub mod pages;
pub mod passwords;
mod proof;
mod rules;
pub mod secrets;
pub mod sessions;
pub mod throttle;
pub mod tokens;

use crate::web::{Route, get, post};

pub use proof::Proof;

/// The addresses of this feature.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        get("/sign-in", handlers::sign_in_form),
        post("/sign-in", handlers::sign_in),
        post("/sign-out", handlers::sign_out),
        get("/confirm-password", handlers::confirm_password_form),
        post("/confirm-password", handlers::confirm_password),
    ]
}
