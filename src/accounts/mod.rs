//! Whoever may operate the company's systems.

pub mod keys;
mod model;
pub mod queries;
mod rules;

use crate::web::Route;

pub use model::{Account, Action, Details, IdentitySource, Kind, Status, Terms};
pub use queries::Unique;
pub use rules::{Edited, check, create, edit, perform, recover, tell};

/// The addresses of this feature.
#[must_use]
pub fn routes() -> Vec<Route> {
    Vec::new()
}
