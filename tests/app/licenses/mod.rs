//! Licenses: their pages, seats, admins and primary contacts, as different people.

mod at_once;
mod contact;
mod editing;
mod scope;
mod seats;
