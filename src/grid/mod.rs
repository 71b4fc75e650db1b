//! Lists: declared once, and everything a list can do follows. Knows no feature.

mod arrangement;
mod blocks;
mod change;
mod clause;
mod column;
mod compile;
mod condition;
mod cursor;
mod draft;
mod draw;
mod handlers;
mod keyset;
pub mod language;
mod links;
mod list;
mod moments;
mod order;
mod page;
pub mod pages;
mod plan;
mod queries;
mod request;
mod source;
pub mod view;
mod way_back;

pub use arrangement::{Arrangement, Density, Kept, Sharing, Shelf};
pub use blocks::{Hit, Sieve, Sifted};
pub use column::{Choice, Column, Fields, Filter, Grid, Ink, Sort, SortKind, Tab};
pub use condition::{Comparison, Condition, Relation, Value};
pub use draw::{Frame, draw};
pub use list::{Around, List, Offer};
pub use order::{Capped, Glance, Order, OrderBy};
pub use page::{Page, Total, fetch};
pub use queries::forget;
pub use request::{Position, Request};
pub use source::{Fetch, Look, Source};

use crate::web::{Route, get, post};

/// The addresses of a list; they come before a feature's own below the same path.
#[must_use]
pub fn routes<L: List>() -> Vec<Route> {
    let list = L::grid().address;
    vec![
        get(list, handlers::list::<L>),
        get(format!("{list}/columns"), handlers::columns::panel::<L>),
        post(format!("{list}/columns"), handlers::columns::save::<L>),
        post(format!("{list}/arrange"), handlers::columns::arrange::<L>),
    ]
}
