//! The pages around notices. The list itself is a `GridPage`.

pub mod conflict;
pub mod delete;
pub mod form;
pub mod list;
pub mod send;
pub mod view;
pub mod wishes;
