//! From an invitation to an account with a login and a password.

mod rules;

use crate::web::Route;

pub use rules::{invite, link, validity, withdraw};

/// The addresses of this feature.
#[must_use]
pub fn routes() -> Vec<Route> {
    Vec::new()
}
