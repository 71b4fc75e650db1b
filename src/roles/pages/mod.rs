//! The pages around one role. The list itself is a `GridPage`.

pub mod choices;
pub mod conflict;
pub mod delete;
pub mod form;
pub mod list;
pub mod matrix;
pub mod view;

pub use choices::{PermissionChoices, choices};
pub use conflict::ConflictPage;
pub use delete::DeletePage;
pub use form::FormPage;
pub use matrix::{Matrix, PermissionsPage};
pub use view::{HistoryPage, ViewPage};
