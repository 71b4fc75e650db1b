//! Lists: declared once, and everything a list can do follows. Knows no feature.

mod arrangement;
mod clause;
mod column;
mod compile;
mod condition;
mod cursor;
mod draw;
pub mod export;
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

pub use arrangement::{Arrangement, Density, Kept, Sharing, Shelf};
pub use column::{Choice, Column, Fields, Filter, Grid, Ink, Sort, SortKind, Tab};
pub use condition::{Comparison, Condition, Relation, Value};
pub use draw::{Frame, draw};
pub use links::address_of;
pub use list::{Around, List, ListVisitor, Offer};
pub use order::{Capped, Glance, Order, OrderBy};
pub use page::{Page, Total, fetch};
pub use request::{Position, Request};
pub use source::{Fetch, Look, Source};

use crate::web::{Route, get, post};

/// The addresses of a list; they come before a feature's own below the same path.
#[must_use]
pub fn routes<L: List>() -> Vec<Route> {
    let address = L::grid().address;
    vec![
        get(address, handlers::list::<L>),
        get(format!("{address}/export"), export::ask::<L>),
        post(format!("{address}/export"), export::send::<L>),
    ]
}
