//! The company: who it is, whom to ask, and who may do what.

mod handlers;
pub mod pages;
mod queries;

use crate::web::{Route, get};

/// The addresses of this feature.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![get("/company", handlers::show)]
}
