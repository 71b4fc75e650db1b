//! The pages around one license. The list itself is a `GridPage`.

pub mod chart;
pub mod conflict;
pub mod contact;
pub mod form;
pub mod list;
mod parts;
pub mod view;
