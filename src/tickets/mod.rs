//! Requests for support: what is asked, what is answered, whom it concerns.

pub mod forms;
pub mod grid;
mod handlers;
pub mod keys;
pub mod labels;
pub mod lists;
mod model;
pub mod pages;
pub mod queries;
mod rules;

use crate::web::{Route, get, post};

pub use model::{Decision, Draft, Kind, Listed, Said, Status, Step, Ticket};
pub use rules::{
    Edited, MOST_FILES, MOST_PEOPLE, ask, create, decide, edit, find_person, follow, say, share, sweep,
    unshare,
};

/// The addresses of this feature.
#[must_use]
pub fn routes() -> Vec<Route> {
    let own = vec![
        get("/tickets/new", handlers::new),
        post("/tickets/new", handlers::create),
        get("/tickets/new/contact", handlers::ask_form),
        post("/tickets/new/contact", handlers::ask),
        get("/tickets/{id}", handlers::show),
        get("/tickets/{id}/edit", handlers::edit_form),
        post("/tickets/{id}/edit", handlers::edit),
        post("/tickets/{id}/comments", handlers::say),
        post("/tickets/{id}/decide", handlers::decide),
        post("/tickets/{id}/share", handlers::share),
        post("/tickets/{id}/unshare", handlers::unshare),
        post("/tickets/{id}/follow", handlers::follow),
        get("/tickets/{id}/attachments/{attachment}", handlers::attachment),
    ];
    crate::lists::routes::<lists::Tickets>().into_iter().chain(own).collect()
}
