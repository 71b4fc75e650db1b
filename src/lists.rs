//! What every list has: a feature names its list once, and gets all of it.

use crate::grid::{self, List};
use crate::views;
use crate::web::Route;

/// The addresses of a list; they come before a feature's own below the same path.
#[must_use]
pub fn routes<L: List>() -> Vec<Route> {
    grid::routes::<L>().into_iter().chain(views::routes::<L>()).collect()
}
