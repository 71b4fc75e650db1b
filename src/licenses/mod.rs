//! Rights to use products: who has a seat, who looks after them, and how long they last.

pub mod fields;
mod file;
pub mod forms;
pub mod grid;
mod handlers;
pub mod keys;
pub mod labels;
pub mod lists;
mod model;
pub mod pages;
pub mod queries;
mod rules;

use lists::Licenses;

use crate::web::{Route, get, post};

pub use file::{Signer, verify as verify_file};
pub use model::{Admin, Deployment, Details, Kind, License, Named, Unique};
pub use queries::rename_contact;
pub use rules::{
    Edited, add_admin, assign, called, change_mac, change_primary_contact, create, edit, follow_role,
    follow_roles, keep_contact, keep_contact_able, keep_contacts_without, leaves_room, release_all, remind,
    remove_admin, sample_daily, settle, unassign,
};

/// The addresses of this feature.
#[must_use]
pub fn routes() -> Vec<Route> {
    let own = vec![
        get("/licenses/new", handlers::new),
        post("/licenses/new", handlers::create),
        get("/licenses/{id}", handlers::overview),
        get("/licenses/{id}/people", handlers::people),
        get("/licenses/{id}/mac", handlers::mac),
        get("/licenses/{id}/history", handlers::history),
        get("/licenses/{id}/edit", handlers::edit_form),
        post("/licenses/{id}/edit", handlers::edit),
        post("/licenses/{id}/assign", handlers::assign),
        post("/licenses/{id}/unassign", handlers::unassign),
        post("/licenses/{id}/admins/add", handlers::add_admin),
        post("/licenses/{id}/admins/remove", handlers::remove_admin),
        post("/licenses/{id}/notices", handlers::notices),
        get("/licenses/{id}/contact", handlers::contact_form),
        post("/licenses/{id}/contact", handlers::change_contact),
        post("/licenses/{id}/mac", handlers::change_mac),
        post("/licenses/{id}/file", handlers::file),
    ];
    crate::lists::routes::<Licenses>().into_iter().chain(own).collect()
}
