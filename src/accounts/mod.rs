//! Whoever may operate the company's systems.

mod asked;
mod drafts;
mod fields;
pub mod forms;
pub mod grid;
mod handlers;
pub mod keys;
pub mod labels;
pub mod lists;
mod model;
mod noted;
pub mod pages;
pub mod queries;
pub mod report;
mod rules;
mod work;

use handlers::{
    Activate, AddRole, AddTenant, AssignLicense, Deactivate, Delete, RemoveRole, RemoveTenant, Resend,
    SignOut, UnassignLicense, Withdraw,
};
use lists::{Accounts, StatusReport};

use crate::web::{Route, get, post};

pub use model::{Account, Action, Details, IdentitySource, Kind, Status, Task, Terms};
pub use noted::noted;
pub use queries::Unique;
pub use rules::{
    Edited, build_blocks, check, clear, clear_ended, create, create_program, edit, language,
    lift_suspensions, perform, recover, role_changes, tell, tell_holders,
};
pub use work::KINDS;

/// The addresses of this feature.
#[must_use]
pub fn routes() -> Vec<Route> {
    let own = vec![
        get("/accounts/new", handlers::new),
        post("/accounts/new", handlers::begin),
        get("/accounts/new/{draft}", handlers::details),
        post("/accounts/new/{draft}", handlers::keep_details),
        get("/accounts/new/{draft}/roles", handlers::roles),
        post("/accounts/new/{draft}/roles", handlers::keep_roles),
        get("/accounts/new/{draft}/review", handlers::review),
        post("/accounts/new/{draft}/review", handlers::create),
        get("/accounts/activate", handlers::confirm::<Activate>),
        post("/accounts/activate", handlers::perform::<Activate>),
        get("/accounts/deactivate", handlers::confirm::<Deactivate>),
        post("/accounts/deactivate", handlers::perform::<Deactivate>),
        get("/accounts/delete", handlers::confirm::<Delete>),
        post("/accounts/delete", handlers::perform::<Delete>),
        get("/accounts/resend", handlers::confirm::<Resend>),
        post("/accounts/resend", handlers::perform::<Resend>),
        get("/accounts/withdraw", handlers::confirm::<Withdraw>),
        post("/accounts/withdraw", handlers::perform::<Withdraw>),
        get("/accounts/sign-out", handlers::confirm::<SignOut>),
        post("/accounts/sign-out", handlers::perform::<SignOut>),
        get("/accounts/add-role", handlers::confirm::<AddRole>),
        post("/accounts/add-role", handlers::perform::<AddRole>),
        get("/accounts/remove-role", handlers::confirm::<RemoveRole>),
        post("/accounts/remove-role", handlers::perform::<RemoveRole>),
        get("/accounts/assign-license", handlers::confirm::<AssignLicense>),
        post("/accounts/assign-license", handlers::perform::<AssignLicense>),
        get("/accounts/unassign-license", handlers::confirm::<UnassignLicense>),
        post("/accounts/unassign-license", handlers::perform::<UnassignLicense>),
        get("/accounts/add-tenant", handlers::confirm::<AddTenant>),
        post("/accounts/add-tenant", handlers::perform::<AddTenant>),
        get("/accounts/remove-tenant", handlers::confirm::<RemoveTenant>),
        post("/accounts/remove-tenant", handlers::perform::<RemoveTenant>),
        get("/accounts/new-role", handlers::role_form),
        post("/accounts/new-role", handlers::make_role),
        get("/accounts/{id}", handlers::overview),
        get("/accounts/{id}/access", handlers::access),
        get("/accounts/{id}/sessions", handlers::sessions),
        post("/accounts/{id}/sessions/end", handlers::end_session),
        post("/accounts/{id}/sign-out", handlers::sign_out),
        get("/accounts/{id}/keys", handlers::keys),
        get("/accounts/{id}/licenses", handlers::licenses),
        post("/accounts/{id}/licenses", handlers::settle_licenses),
        get("/accounts/{id}/history", handlers::history),
        get("/accounts/{id}/mail", handlers::mail),
        get("/accounts/{id}/edit", handlers::edit_form),
        post("/accounts/{id}/edit", handlers::edit),
    ];
    [crate::lists::routes::<Accounts>(), crate::lists::routes::<StatusReport>(), own]
        .into_iter()
        .flatten()
        .collect()
}
