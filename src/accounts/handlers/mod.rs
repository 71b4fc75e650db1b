//! The accounts' pages.

mod actions;
mod edit;
mod new_role;
mod view;
mod wizard;

pub use actions::{
    Activate, AddRole, AddTenant, Deactivate, Delete, RemoveRole, RemoveTenant, Resend, SignOut, Withdraw,
    confirm, perform,
};
pub use edit::{edit, edit_form};
pub use new_role::{make_role, role_form};
pub use view::{access, end_session, history, keys, mail, overview, sessions, sign_out};
pub use wizard::{begin, create, details, keep_details, keep_roles, new, review, roles};
