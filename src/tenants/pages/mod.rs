//! The pages around one tenant. The list itself is a `GridPage`.

pub mod conflict;
pub mod delete;
pub mod form;
pub mod list;
pub mod member;
pub mod view;
