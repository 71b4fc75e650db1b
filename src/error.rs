//! The few ways a request can fail, each with one answer.

use std::collections::HashMap;

use crate::db::dialect;

/// A sentence for the reader, by its key and what it names; worded in their language by the page.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Message {
    /// Key of the wording.
    pub key: String,
    /// What the sentence names.
    pub facts: HashMap<String, String>,
}

/// Key of the sentence for whoever lacks a permission.
const WANT_OF_PERMISSION: &str = "error-forbidden-permission";

impl Message {
    /// The sentence behind `key`.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        Self { key: key.to_owned(), facts: HashMap::new() }
    }

    /// That the actor lacks a permission, whose words have this key.
    #[must_use]
    pub fn want_of_permission(label: impl ToString) -> Self {
        Self::new(WANT_OF_PERMISSION).with("permission", label)
    }

    /// Whether this says that the actor lacks a permission.
    #[must_use]
    pub fn is_want_of_permission(&self) -> bool {
        self.key == WANT_OF_PERMISSION
    }

    /// The same, naming one more thing.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "numbers and texts are passed alike")]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.facts.insert(name.to_owned(), value.to_string());
        self
    }
}

/// A form that waits until whoever sent it has proven the password again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// What was posted, without the token and the password.
    pub fields: Vec<(String, String)>,
    /// What was wrong with the proof that came with it.
    pub complaint: Option<Complaint>,
}

/// What was wrong with a proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Complaint {
    /// It was not the password.
    Wrong,
    /// There were too many attempts; seconds to wait.
    TooOften(i64),
}

/// Why a request was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The request makes no sense (400).
    #[error("bad request: {0:?}")]
    BadRequest(Message),
    /// Nobody is signed in (401, or the sign-in page).
    #[error("not signed in")]
    SignedOut,
    /// The password must be proven again first: with nothing posted yet, or with a form that waits (401).
    #[error("the password must be proven again")]
    StepUp(Option<Box<Held>>),
    /// The actor may not do this (403).
    #[error("forbidden: {0:?}")]
    Forbidden(Message),
    /// It does not exist, or the actor may not know that it does (404).
    #[error("not found")]
    NotFound,
    /// The rules do not allow it now (409).
    #[error("refused: {0:?}")]
    Refused(Message),
    /// It is over: a used or expired link (410).
    #[error("gone: {0:?}")]
    Gone(Message),
    /// The request took too long to arrive (408).
    #[error("too slow")]
    TooSlow,
    /// More than is accepted at once (413).
    #[error("too large")]
    TooLarge(Message),
    /// Understood, but some field is wrong (422).
    #[error("unprocessable: {0:?}")]
    Unprocessable(Message),
    /// Too many attempts; seconds to wait (429).
    #[error("too many attempts, wait {0} s")]
    TooManyAttempts(i64),
    /// No capacity or no database at the moment (503).
    #[error("busy")]
    Busy,
    /// The database ended while a unit of work was being kept: it is kept whole, or not at all (503).
    #[error("not known whether it was kept")]
    Unsure,
    /// The database has no room left (507).
    #[error("no room left")]
    Full,
    /// Lost against a concurrent change; the unit of work may run again.
    #[error("collision: {0}")]
    Collision(String),
    /// A fault of ours (500); the text is for the log.
    #[error("internal: {0}")]
    Internal(String),
}

impl Error {
    /// A fault of ours.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        Self::Internal(cause.to_string())
    }

    /// The database cannot be reached; the cause is logged here because the page will not say it.
    pub fn unreachable(cause: impl std::fmt::Display) -> Self {
        tracing::error!(%cause, "the database cannot be used now");
        Self::Busy
    }

    /// The database has no room left; the cause is logged here because the page will not say it.
    pub fn full(cause: impl std::fmt::Display) -> Self {
        tracing::error!(%cause, "the database has no room left");
        Self::Full
    }

    /// Whether nothing is wrong with what was asked: the same may well be done later.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Busy | Self::Unsure | Self::Full | Self::Collision(_))
    }

    /// 400 with this sentence.
    #[must_use]
    pub fn bad_request(key: &'static str) -> Self {
        Self::BadRequest(Message::new(key))
    }

    /// 409 with this sentence.
    #[must_use]
    pub fn refused(key: &'static str) -> Self {
        Self::Refused(Message::new(key))
    }
}

impl From<diesel::result::Error> for Error {
    fn from(error: diesel::result::Error) -> Self {
        dialect::classify(error)
    }
}
