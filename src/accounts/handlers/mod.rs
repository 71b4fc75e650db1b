//! The accounts' pages.

mod actions;
mod edit;
mod view;
mod wizard;

pub use actions::{Activate, Deactivate, Delete, Resend, Withdraw, confirm, perform, report};
pub use edit::{edit, edit_form};
pub use view::{access, end_session, history, mail, overview, sessions, sign_out};
pub use wizard::{begin, create, details, keep_details, keep_roles, new, review, roles};
