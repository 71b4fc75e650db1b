//! Lists: declared once, and everything a list can do follows. Knows no feature.

mod clause;
mod column;
mod compile;
mod condition;
mod moments;
mod cursor;
mod draw;
pub mod language;
mod links;
mod order;
mod page;
mod keyset;
pub mod pages;
mod request;
pub mod view;

pub use column::{Choice, Column, Fields, Filter, Grid, Ink, Sort, SortKind, Tab};
pub use condition::{Comparison, Condition, Relation, Value};
pub use order::{Capped, Order, OrderBy};
pub use draw::{Frame, draw};
pub use page::{Fetch, Page, Source, Total, fetch};
pub use request::{Position, Request};
