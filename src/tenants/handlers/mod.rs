//! The pages of one tenant and of its members.

mod edit;
mod members;
mod view;

pub use edit::{ask_delete, create, delete, edit, edit_form, new};
pub use members::{add_member, ask_remove, change_place, member_form, place_form, remove_member};
pub use view::{history, show};
