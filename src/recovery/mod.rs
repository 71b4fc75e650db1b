//! A way back in for whoever has forgotten the password: a link by mail, asked for by the person or by an admin.

mod forms;
mod handlers;
pub mod pages;
mod queries;
mod rules;
mod starting;

use crate::web::{Route, get, post};

/// The addresses of this feature. An admin who may change what an account is called may also have the link sent:
/// it goes to the account's own address, and nobody but its reader sees or sets the password.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        get("/forgot-password", handlers::forgot_form),
        post("/forgot-password", handlers::forgot),
        get("/forgot-password/sent", handlers::asked),
        get("/reset-password/{token}", handlers::open),
        post("/reset-password/{token}", handlers::reset),
        get("/accounts/{id}/reset-password", starting::confirm),
        post("/accounts/{id}/reset-password", starting::start),
    ]
}
