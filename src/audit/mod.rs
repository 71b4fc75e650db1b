//! The trail: who did what to whom, written with the change itself.

mod model;
mod queries;

pub use model::{Change, Event, Outcome, Subject, Trace};
pub use queries::{of_subject, record};
