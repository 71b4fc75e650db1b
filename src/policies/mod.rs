//! What a company decides once for everybody.

mod decisions;
mod forms;
mod handlers;
mod model;
pub mod pages;
mod queries;
mod rules;

use crate::web::{Route, get, post};

pub use decisions::Policies;
pub use forms::{UNITS, in_units, worded};
pub use model::{ChangedBy, Deletion, Edition, Policy};
pub use queries::{current, stored};

/// The addresses of this feature.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![get("/settings/policies", handlers::show), post("/settings/policies/{policy}", handlers::change)]
}
