//! Tenants: separately run systems that operators sign in to through Gatehouse, and who is a member of which.

pub mod fields;
mod forms;
pub mod grid;
mod handlers;
pub mod labels;
pub mod lists;
mod model;
pub mod pages;
pub mod queries;
mod rules;

use crate::web::{Route, get, post};

pub use model::{Kind, Membership, Place, Status, Tenant, TenantRole, Wanted};
pub use queries::{all, of_account, recount_members};
pub use rules::{
    Edited, Joined, add, change, clear_ended, create, edit, end, give_power, may_join, release, remove,
};

/// The addresses of this feature.
#[must_use]
pub fn routes() -> Vec<Route> {
    let own = vec![
        get("/tenants/new", handlers::new),
        post("/tenants/new", handlers::create),
        get("/tenants/{id}", handlers::show),
        get("/tenants/{id}/history", handlers::history),
        get("/tenants/{id}/edit", handlers::edit_form),
        post("/tenants/{id}/edit", handlers::edit),
        get("/tenants/{id}/delete", handlers::ask_delete),
        post("/tenants/{id}/delete", handlers::delete),
        get("/tenants/{id}/members/new", handlers::member_form),
        post("/tenants/{id}/members/new", handlers::add_member),
        get("/tenants/{id}/members/{account}/edit", handlers::place_form),
        post("/tenants/{id}/members/{account}/edit", handlers::change_place),
        get("/tenants/{id}/members/{account}/remove", handlers::ask_remove),
        post("/tenants/{id}/members/{account}/remove", handlers::remove_member),
    ];
    [crate::lists::routes::<lists::Tenants>(), own].into_iter().flatten().collect()
}
