//! Keys by which programs act as an account.

mod forms;
mod handlers;
mod model;
pub mod pages;
mod queries;
mod rules;

use crate::access::gates;
use crate::web::{Route, get, post};

pub use model::{Bearer, Key, Minted, Presented, Wanted};
pub use queries::{of_account, touch};
pub use rules::{find, generate, may_manage, remind, revoke, rotate, settle_expired, usual};

/// The addresses of this feature: for the keys of an account, for one's own, and what a key opens.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        get("/accounts/{id}/keys/new", handlers::new),
        post("/accounts/{id}/keys/new", handlers::generate),
        get("/accounts/{id}/keys/{key}/rotate", handlers::rotate_form),
        post("/accounts/{id}/keys/{key}/rotate", handlers::rotate),
        get("/accounts/{id}/keys/{key}/revoke", handlers::confirm_revoke::<gates::ApiGenerateKey>),
        post("/accounts/{id}/keys/{key}/revoke", handlers::revoke::<gates::ApiGenerateKey>),
        get("/profile/keys/new", handlers::new),
        post("/profile/keys/new", handlers::generate),
        get("/profile/keys/{key}/rotate", handlers::rotate_form),
        post("/profile/keys/{key}/rotate", handlers::rotate),
        get("/profile/keys/{key}/revoke", handlers::confirm_revoke::<gates::ProfileManage>),
        post("/profile/keys/{key}/revoke", handlers::revoke::<gates::ProfileManage>),
        get("/api/v1/me", handlers::me),
    ]
}
