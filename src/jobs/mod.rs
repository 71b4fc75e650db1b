//! Work on many records: ordered by a form, kept as rows, carried out in chunks by whoever is there, reported row by
//! row. Knows no feature: what is done, and how it is called, is a feature's [`Work`].

mod chunks;
mod grid;
mod handlers;
mod labels;
pub mod lists;
mod model;
mod pages;
mod queries;
mod rules;
mod work;
mod worker;

use crate::web::{Route, get, post};

pub use labels::title;
pub use model::{Fate, Item, Job, Order, State, Subject, Subjects};
pub use rules::{find, forget, open, ordered, start, undo};
pub use work::{Matching, Work};
pub use worker::Worker;

/// The addresses of this feature.
#[must_use]
pub fn routes() -> Vec<Route> {
    let own = vec![
        get("/jobs/{id}", handlers::show),
        get("/jobs/{id}/report.csv", handlers::download),
        post("/jobs/{id}/cancel", handlers::cancel),
        post("/jobs/{id}/retry", handlers::retry),
        post("/jobs/{id}/undo", handlers::undo),
    ];
    crate::lists::routes::<lists::Jobs>().into_iter().chain(own).collect()
}
