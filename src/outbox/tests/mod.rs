//! The outbox against a real mail server, on both databases.

mod delivery;
mod faults;
mod letters;
pub(crate) mod support;
