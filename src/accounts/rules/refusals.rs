//! What a rule forbade stands in the trail, too.

use super::subject;
use crate::access::Actor;
use crate::accounts::queries;
use crate::audit::{self, Subject, Trace};
use crate::db::Db;
use crate::error::{Error, Message};

/// Notes that a rule forbade `action` with an account; one that is gone has no history.
///
/// # Errors
/// Database errors.
pub fn note_refusal(
    db: &mut Db,
    actor: &Actor,
    action: &'static str,
    id: i64,
    why: &Message,
) -> Result<(), Error> {
    match queries::by_id(db, id) {
        Ok(account) => audit::record(db, actor, &Trace::refused_by(action, subject(&account), why)),
        Err(Error::NotFound) => Ok(()),
        Err(other) => Err(other),
    }
}

/// Notes that a rule forbade to create an account of this name.
///
/// # Errors
/// Database errors.
pub fn note_refused_creation(db: &mut Db, actor: &Actor, name: &str, why: &Message) -> Result<(), Error> {
    let nobody = Subject { kind: "account", id: None, name: name.to_owned() };
    audit::record(db, actor, &Trace::refused_by("account.create", nobody, why))
}
