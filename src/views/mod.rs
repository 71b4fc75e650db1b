//! Views of lists: what a person keeps of a list, for themselves or for others.

mod forms;
mod handlers;
mod model;
mod pages;
mod queries;
mod rules;

use crate::grid::List;
use crate::web::{Route, get, post};

/// The addresses of a list's views.
#[must_use]
pub fn routes<L: List>() -> Vec<Route> {
    let below = |rest: &str| format!("{}/views{rest}", L::grid().address);
    vec![
        get(below("/new"), handlers::new::<L>),
        post(below(""), handlers::create::<L>),
        post(below("/opens"), handlers::opens::<L>),
        get(below("/{view}/edit"), handlers::edit_form::<L>),
        post(below("/{view}/edit"), handlers::edit::<L>),
        post(below("/{view}/state"), handlers::keep::<L>),
        get(below("/{view}/delete"), handlers::confirm::<L>),
        post(below("/{view}/delete"), handlers::delete::<L>),
    ]
}
