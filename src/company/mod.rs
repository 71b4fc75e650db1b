//! The company: who it is, whom to ask, and who may do what.

mod handlers;
pub mod pages;
mod queries;

use crate::web::{Route, get};

/// Where else the company's people go, if the configuration tells.
#[derive(Clone, Debug, Default)]
pub struct Links {
    /// The University.
    pub university: Option<url::Url>,
    /// The Community.
    pub community: Option<url::Url>,
}

/// The addresses of this feature.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![get("/company", handlers::show)]
}
