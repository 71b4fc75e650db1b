//! Lists: declared once, and everything a list can do follows. Knows no feature.

mod clause;
mod column;
mod compile;
mod condition;
mod cursor;
mod draw;
mod keyset;
pub mod language;
mod links;
mod moments;
mod order;
mod page;
pub mod pages;
mod plan;
mod request;
mod selection;
pub mod view;

pub use column::{Choice, Column, Fields, Filter, Grid, Ink, Sort, SortKind, Tab};
pub use condition::{Comparison, Condition, Relation, Value};
pub use draw::{Frame, draw};
pub use order::{Capped, Glance, Order, OrderBy};
pub use page::{Fetch, Look, Page, Source, Total, fetch};
pub use request::{Position, Request};
pub use selection::{Chosen, FIELDS as SELECTION, Selection, matching};
