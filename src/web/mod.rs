//! Pages: what frames them, what a request carries, what every answer must have.

pub mod api;
pub mod assets;
pub mod bearer;
pub mod browser;
pub mod csv;
mod download;
mod errors;
pub mod form;
mod headers;
mod input;
pub mod language;
mod lengths;
pub mod moment;
mod origin;
pub mod pages;
mod problem;
mod refused;
mod route;
pub mod session;
pub mod shell;
mod span;
pub mod step_up;
mod store;
pub mod upload;
mod visit;
mod way_back;

pub use download::download;
pub use errors::dress;
pub use headers::{framed, harden};
pub use input::{Input, Query};
pub use origin::same_origin;
pub use route::{Gated, Route, get, post, register};
pub use span::RequestSpan;
pub use step_up::PROOF;
pub use store::Store;
pub use upload::{Stored, Upload};
pub use visit::{LANGUAGE_COOKIE, Part, Visit};
pub use way_back::local_path;

/// What the web layer needs to know of the configuration.
#[derive(Clone, Debug)]
pub struct Site {
    /// The address people reach Gatehouse at; links are built from it alone.
    pub base_url: url::Url,
    /// Proxies whose forwarding headers are believed.
    pub proxies: Vec<std::net::IpAddr>,
}

impl Site {
    /// Whether people reach Gatehouse by https.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.base_url.scheme() == "https"
    }

    /// The absolute address of a path of ours.
    #[must_use]
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.base_url.as_str().trim_end_matches('/'))
    }
}
