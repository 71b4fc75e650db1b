//! The first start: a link that is printed, and the company and the first company admin behind it.

mod forms;
mod handlers;
pub mod pages;
mod queries;
mod rules;

use crate::web::{Route, get, post};

pub use queries::company;
pub use rules::link;

/// The addresses of this feature.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![get("/setup", handlers::form), post("/setup", handlers::set_up)]
}
