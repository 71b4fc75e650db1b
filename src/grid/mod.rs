//! Lists: declared once, and everything a list can do follows. Knows no feature.

mod arrangement;
mod blocks;
mod cell;
mod change;
mod clause;
mod column;
mod compile;
mod condition;
mod cursor;
mod draft;
mod draw;
pub mod export;
mod fields;
mod finding;
mod groups;
mod handlers;
mod keyset;
pub mod language;
mod links;
mod list;
mod moments;
mod names;
mod order;
mod page;
pub mod pages;
mod phrases;
mod plan;
mod queries;
mod request;
mod selection;
mod source;
mod tabs;
pub mod view;
mod way_back;

pub use arrangement::{Arrangement, Density, Kept, Sharing, Shelf};
pub use blocks::{Hit, Sieve, Sifted};
pub use clause::Size;
pub use column::{Choice, Column, Field, Fields, Filter, Grid, Ink, Sort, SortKind, Tab};
pub use compile::complaint;
pub use condition::{Comparison, Condition, Naming, Relation, Through, Value};
pub use draw::{Frame, draw};
pub use finding::matching;
pub use groups::{
    Count, GroupBy, Grouped, Grouping, Inside, Key, Line, Seeks, Seen, Tallies, Tally, Unit, Walk, seen,
};
pub use links::{Links, address_of};
pub use list::{Around, List, ListVisitor, Offer, Offered};
pub use order::{Capped, Glance, Order, OrderBy};
pub use page::{Page, Total, fetch, number};
pub use queries::{arrange, forget, shelf};
pub use request::{ALL, Position, Request};
pub use selection::{Chosen, FIELDS as SELECTION, Selection, chosen};
pub use source::{Fetch, Look, Source};
pub use tabs::sort_words;

use crate::web::{Route, get, post};

/// The addresses of a list; they come before a feature's own below the same path.
#[must_use]
pub fn routes<L: List>() -> Vec<Route> {
    let list = L::grid().address;
    let mut routes = vec![
        get(list, handlers::list::<L>),
        get(format!("{list}/columns"), handlers::columns::panel::<L>),
        post(format!("{list}/columns"), handlers::columns::save::<L>),
        post(format!("{list}/arrange"), handlers::columns::arrange::<L>),
    ];
    routes.push(get(format!("{list}/export"), export::ask::<L>));
    routes.push(post(format!("{list}/export"), export::send::<L>));
    routes.extend(finding::routes::<L>());
    routes
}
