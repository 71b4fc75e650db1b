//! The outbox against a real mail server, on both databases.

mod delivery;
mod faults;
mod letters;
mod outages;
mod pace;
pub(crate) mod support;
mod trial;
mod wishes;
