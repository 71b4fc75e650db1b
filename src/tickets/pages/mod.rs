//! What the tickets' templates receive.

pub mod contact;
pub mod form;
pub mod list;
pub mod view;
