//! What a database's errors mean.

use diesel::result::{DatabaseErrorKind, Error as DieselError};

use crate::error::Error;

/// Which unique rule an insert or update violated, when that is what happened:
/// the name of the column or of the index, depending on the database.
#[must_use]
pub fn violated_unique(error: &DieselError) -> Option<String> {
    match error {
        DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, info) => {
            Some(info.constraint_name().map_or_else(|| info.message().to_owned(), str::to_owned))
        }
        _ => None,
    }
}

/// What a database error means to us.
#[must_use]
pub fn classify(error: DieselError) -> Error {
    match &error {
        DieselError::NotFound => Error::NotFound,
        DieselError::BrokenTransactionManager
        | DieselError::DatabaseError(DatabaseErrorKind::ClosedConnection, _) => Error::unreachable(error),
        DieselError::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => {
            Error::Collision(error.to_string())
        }
        DieselError::DatabaseError(_, info) => by_message(&error, info.message()),
        _ => Error::internal(error),
    }
}

/// What databases say when there is no room left. SQLite calls a quota an I/O error.
const FULL: &[&str] = &["database or disk is full", "No space left on device", "Disk quota exceeded"];

/// Some conditions have no code of their own in diesel, only words.
fn by_message(error: &DieselError, message: &str) -> Error {
    if message.contains("deadlock detected") {
        return Error::Collision(error.to_string());
    }
    // Shared memory is what PostgreSQL reads with: it may be short of it on an empty disk.
    let is_disk = !message.contains("shared memory");
    if is_disk && FULL.iter().any(|words| message.contains(words)) {
        return Error::full(error);
    }
    let passing = [
        "database is locked",
        "No space left on device",
        "disk I/O error",
        "canceling statement due to lock timeout",
        "terminating connection",
        "the database system is",
        "server closed the connection",
        "remaining connection slots",
        "too many clients",
    ];
    if passing.iter().any(|words| message.contains(words)) {
        return Error::unreachable(error);
    }
    Error::internal(error)
}
