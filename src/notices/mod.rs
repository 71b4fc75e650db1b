//! Company notices: what company admins write to those who look after licenses, and to those who asked for it.

mod forms;
pub mod grid;
mod handlers;
pub mod labels;
pub mod lists;
mod model;
pub mod pages;
pub mod queries;
mod rules;
mod work;

use crate::web::{Route, get, post};

pub use model::{Asked, Kind, Notice, Order, Recipient, State, Tie, Wanted};
pub use rules::{Edited, Sending, choices, choose, create, delete, edit, send};
pub use work::KINDS;

/// The addresses of this feature.
#[must_use]
pub fn routes() -> Vec<Route> {
    let own = vec![
        get("/notices/new", handlers::new),
        post("/notices/new", handlers::create),
        get("/notices/{id}", handlers::show),
        get("/notices/{id}/edit", handlers::edit_form),
        post("/notices/{id}/edit", handlers::edit),
        get("/notices/{id}/delete", handlers::ask_delete),
        post("/notices/{id}/delete", handlers::delete),
        get("/notices/{id}/send", handlers::ask_send),
        post("/notices/{id}/send", handlers::send),
        post("/profile/notices", handlers::choose),
    ];
    [crate::lists::routes::<lists::Notices>(), own].into_iter().flatten().collect()
}
