//! Work on many records: ordered by a form, kept as rows, carried out in chunks by whoever is there, reported row by
//! row. Knows no feature: what is done, and how it is called, is a feature's [`Work`].

mod chunks;
mod handlers;
mod model;
mod pages;
mod queries;
mod rules;
mod work;
mod worker;

use crate::web::{Route, get, post};

pub use model::{Fate, Item, Job, Order, State, Subject, Subjects, Which};
pub use pages::title;
pub use rules::{find, number, open, ordered, start};
pub use work::{Matching, Work};
pub use worker::Worker;

/// The addresses of this feature.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        get("/jobs", handlers::list),
        get("/jobs/{id}", handlers::show),
        get("/jobs/{id}/report.csv", handlers::download),
        post("/jobs/{id}/cancel", handlers::cancel),
        post("/jobs/{id}/retry", handlers::retry),
        post("/jobs/{id}/undo", handlers::undo),
    ]
}
