//! Named sets of permissions, and who may give them.

pub mod fields;
pub mod forms;
pub mod grid;
mod handlers;
pub mod lists;
mod making;
mod model;
mod noted;
pub mod pages;
pub mod queries;
mod rules;

use crate::web::{Route, get, post};

pub use making::{NewRole, create};
pub use model::{Given, Grant, Role, english, permissions_translated, translated, words};
pub use noted::noted;
pub use queries::{
    Due, all, built_in, drop_ended, due, granted, has_ended, held, held_by, holders_of, permitting,
    recount_holders, settle,
};
pub use rules::{
    Changed, assignable, check_all, edit, end, follow_membership, give, give_power, may_handle, set, take,
    take_away,
};

/// The addresses of this feature.
#[must_use]
pub fn routes() -> Vec<Route> {
    let own = vec![
        get("/roles/new", handlers::new),
        post("/roles/new", handlers::create),
        get("/roles/permissions", handlers::permissions),
        get("/roles/{id}", handlers::show),
        get("/roles/{id}/history", handlers::history),
        get("/roles/{id}/edit", handlers::edit_form),
        post("/roles/{id}/edit", handlers::edit),
        get("/roles/{id}/delete", handlers::ask_delete),
        post("/roles/{id}/delete", handlers::delete),
    ];
    [crate::lists::routes::<lists::Roles>(), own].into_iter().flatten().collect()
}
