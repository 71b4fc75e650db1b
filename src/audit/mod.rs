//! The trail: who did what to whom, written with the change itself.

mod exported;
pub mod grid;
pub mod keys;
pub mod labels;
pub mod lists;
mod model;
mod pages;
pub mod queries;

use crate::web::Route;

pub use exported::exported;
pub use model::{Change, Event, Outcome, Subject, Trace};
pub use queries::{of_subject, record};

/// The addresses of the trail.
#[must_use]
pub fn routes() -> Vec<Route> {
    crate::lists::routes::<lists::Trail>()
}
