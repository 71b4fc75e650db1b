//! The accounts' pages.

mod actions;
mod choosing;
mod edit;
mod licenses;
mod new_role;
mod view;
mod wizard;

pub use actions::{
    Activate, AddRole, AddTenant, AssignLicense, Deactivate, Delete, RemoveRole, RemoveTenant, Resend,
    SignOut, UnassignLicense, Withdraw, confirm, perform,
};
pub use choosing::{keep_roles, roles};
pub use edit::{edit, edit_form};
pub use licenses::{licenses, settle_licenses};
pub use new_role::{make_role, role_form};
pub use view::{access, end_session, history, keys, mail, overview, sessions, sign_out};
pub use wizard::{begin, create, details, keep_details, new, review};
