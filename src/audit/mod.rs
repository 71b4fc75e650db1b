//! The trail: who did what to whom, written with the change itself.

pub mod chain;
mod exported;
pub mod grid;
mod handlers;
pub mod keys;
pub mod labels;
pub mod lists;
mod model;
mod pages;
pub mod queries;

use crate::web::{Route, get};

pub use exported::exported;
pub use model::{Change, Event, Outcome, Subject, Trace};
pub use queries::{of_subject, record};

/// The addresses of the trail.
#[must_use]
pub fn routes() -> Vec<Route> {
    let own = [get("/audit/seals", handlers::seals)];
    crate::lists::routes::<lists::Trail>().into_iter().chain(own).collect()
}
