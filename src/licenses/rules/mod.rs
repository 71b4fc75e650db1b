//! What may be done to a license, and what follows from it.

mod admins;
mod contact;
mod editing;
mod mac;
mod notices;
mod person;
mod seats;
mod usage;

pub use admins::{MOST_ADMINS, add_admin, follow_role, follow_roles, remove_admin, set_notices};
pub use contact::{change_primary_contact, keep_contact, keep_contact_able, keep_contacts_without};
pub use editing::{Edited, create, edit};
pub use mac::{Changes, MOST_CHANGES, change_mac, changes, issue, normalized};
pub use notices::remind;
pub use person::{find_person, person_for};
pub use seats::{assign, called, leaves_room, release_all, settle, unassign};
pub use usage::sample_daily;

use super::model::License;
use super::queries;
use crate::access::Actor;
use crate::audit::{self, Subject, Trace};
use crate::db::Db;
use crate::error::{Error, Message};

/// A license, as the trail names it.
fn subject(license: &License) -> Subject {
    Subject { kind: "license", id: Some(license.id), name: license.name.clone() }
}

fn changed(field: &str, old: impl Into<String>, new: impl Into<String>) -> crate::audit::Change {
    crate::audit::Change { field: field.to_owned(), old: old.into(), new: new.into() }
}

/// Notes that a rule forbade something to be done with a license.
///
/// # Errors
/// Database errors.
pub fn note_refusal(
    db: &mut Db,
    actor: &Actor,
    action: &'static str,
    license: i64,
    why: &Message,
) -> Result<(), Error> {
    match queries::by_id(db, license) {
        Ok(license) => audit::record(db, actor, &Trace::refused_by(action, subject(&license), why)),
        Err(Error::NotFound) => Ok(()),
        Err(other) => Err(other),
    }
}
