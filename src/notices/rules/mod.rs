//! What may be done with a notice, and what follows from it.

mod editing;
mod sending;
mod wishes;

pub use editing::{Edited, create, delete, edit};
pub use sending::{SEND, Sending, Terms, over, send, write};
pub use wishes::{choices, choose};

use super::model::Notice;
use crate::audit::{Change, Subject};

/// A notice, as the trail names it.
fn subject(id: i64, name: &str) -> Subject {
    Subject { kind: "notice", id: Some(id), name: name.to_owned() }
}

fn change(field: &str, old: impl Into<String>, new: impl Into<String>) -> Change {
    Change { field: field.to_owned(), old: old.into(), new: new.into() }
}

/// Why something that only a draft allows is refused.
fn must_be_draft(notice: &Notice) -> Result<(), crate::error::Error> {
    if notice.state == super::model::State::Draft {
        return Ok(());
    }
    Err(crate::error::Error::refused("notices-refused-sent"))
}
