//! The first page after signing in.

mod figures;
mod handlers;
pub mod pages;
mod queries;
mod rules;

use crate::web::{Route, get};

/// The addresses of this feature.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![get("/", handlers::show)]
}
