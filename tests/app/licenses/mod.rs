//! Licenses: their pages, seats, admins and primary contacts, as different people.

mod at_once;
mod bulk;
mod contact;
mod editing;
mod machine;
mod made_up;
mod scope;
mod seats;
