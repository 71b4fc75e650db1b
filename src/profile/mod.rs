//! Everybody's own account: details, password, preferences, mails, sessions.

mod forms;
mod handlers;
pub mod pages;
mod rules;
#[cfg(test)]
mod tests;

use crate::web::{Route, get, post};

/// The addresses of this feature.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        get("/profile", handlers::show),
        post("/profile/details", handlers::save_details),
        post("/profile/password", handlers::change_password),
        post("/profile/preferences", handlers::save_preferences),
        post("/profile/mails", handlers::save_mails),
        post("/profile/sessions/end", handlers::end_session),
        post("/profile/sessions/end-others", handlers::end_other_sessions),
        post("/preferences", handlers::prefer),
    ]
}
