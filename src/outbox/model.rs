//! Mails, what they are about, and how far they got.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::auth::tokens::Purpose;
use crate::db::schema::outbox;
use crate::error::Error;

/// A mail to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// Whom it is about, and to whom it goes; kept after the account is deleted.
    pub account_id: i64,
    /// Where it goes.
    pub address: String,
    /// How the person is greeted.
    pub recipient_name: String,
    /// The person's language.
    pub locale: String,
    /// What it says.
    pub kind: Kind,
    /// What the sentences name; see [`Kind`].
    pub facts: BTreeMap<String, String>,
}

/// What a mail says, and the facts it takes. A fact that is absent or empty is not mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Choose a login and a password; the link is made when the mail is sent.
    Invitation,
    /// The account is active.
    Activated,
    /// The account is inactive; `reason`, `until` (a date as in 2026-12-31).
    Deactivated,
    /// The account is gone; `reason`.
    Deleted,
    /// Somebody else edited the account; `fields` (a [`list`] of column names such as `job_title`).
    Edited,
    /// Roles were given, taken or end at another time; `added`, `removed` and `limited` (each a [`list`] of names, with
    /// an end where there is one). Or one of the roles held, `role`, permits something else: `granted` and `withdrawn`
    /// (each a [`list`] of what one may do).
    RolesChanged,
    /// The password is another one.
    PasswordChanged,
    /// Choose a new password; the link is made when the mail is sent.
    PasswordReset,
    /// Somebody signed in with a browser that was not seen lately; `seen` (which, from where, when).
    NewBrowser,
    /// An API key is about to expire; `key`, `account` (names), `until` (a date as in 2026-12-31).
    KeyExpires,
}

impl Kind {
    /// All there are.
    pub const ALL: [Self; 10] = [
        Self::Invitation,
        Self::Activated,
        Self::Deactivated,
        Self::Deleted,
        Self::Edited,
        Self::RolesChanged,
        Self::PasswordChanged,
        Self::PasswordReset,
        Self::NewBrowser,
        Self::KeyExpires,
    ];

    /// As the database and the keys of the wording have it: `mail-<key>-subject`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Activated => "activated",
            Self::Deactivated => "deactivated",
            Self::Deleted => "deleted",
            Self::Edited => "edited",
            Self::RolesChanged => "roles-changed",
            Self::PasswordChanged => "password-changed",
            Self::PasswordReset => "password-reset",
            Self::NewBrowser => "new-browser",
            Self::KeyExpires => "key-expires",
        }
    }

    /// The kind behind a text of the database.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == text)
    }

    /// What the link in it is for; `None` for a mail without a secret.
    #[must_use]
    pub const fn purpose(self) -> Option<Purpose> {
        match self {
            Self::Invitation => Some(Purpose::Invitation),
            Self::PasswordReset => Some(Purpose::PasswordReset),
            Self::Activated
            | Self::Deactivated
            | Self::Deleted
            | Self::Edited
            | Self::RolesChanged
            | Self::PasswordChanged
            | Self::NewBrowser
            | Self::KeyExpires => None,
        }
    }
}

/// How far a mail got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It waits for its (next) try.
    Queued,
    /// A worker has it.
    Sending,
    /// The server took it.
    Sent,
    /// It will not be tried again; the reply says why.
    Failed,
    /// It had become wrong before it was sent.
    Withdrawn,
    /// There is no mail server to give it to.
    Unsendable,
}

impl State {
    /// Whether it can be asked for again: it is not waiting, and was not withdrawn.
    #[must_use]
    pub const fn may_resend(self) -> bool {
        matches!(self, Self::Sent | Self::Failed | Self::Unsendable)
    }

    /// All there are.
    pub const ALL: [Self; 6] =
        [Self::Queued, Self::Sending, Self::Sent, Self::Failed, Self::Withdrawn, Self::Unsendable];

    /// As the database has it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Withdrawn => "withdrawn",
            Self::Unsendable => "unsendable",
        }
    }

    /// The state behind a text of the database.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == text)
    }
}

/// A mail as an account's page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number, for [`super::resend`].
    pub id: i64,
    /// Where it goes.
    pub address: String,
    /// What it says.
    pub kind: Kind,
    /// How far it got.
    pub state: State,
    /// How often it was tried.
    pub attempts: i64,
    /// When it is tried next, UTC; means something while queued.
    pub next_attempt_at: NaiveDateTime,
    /// The last words of the server, or why there were none.
    pub reply: Option<String>,
    /// When it was ordered (again), UTC.
    pub created_at: NaiveDateTime,
    /// When the server took it, UTC.
    pub sent_at: Option<NaiveDateTime>,
}

/// A mail as the list shows it: neither what it says nor any link.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = outbox)]
pub struct Listed {
    /// Its number.
    pub id: i64,
    /// Where it goes.
    pub address: String,
    /// How the person is greeted.
    pub recipient_name: String,
    /// What it says: the key of a [`Kind`].
    pub kind: String,
    /// How far it got: the key of a [`State`].
    pub state: String,
    /// How often it was tried.
    pub attempts: i64,
    /// When it is tried next, UTC; means something while queued.
    pub next_attempt_at: NaiveDateTime,
    /// The last words of the server, or why there were none.
    pub reply: Option<String>,
    /// When it was ordered (again), UTC.
    pub created_at: NaiveDateTime,
    /// When the server took it, UTC.
    pub sent_at: Option<NaiveDateTime>,
    /// As it is sorted by the person's name.
    pub recipient_key: String,
    /// As it is sorted by the address.
    pub address_key: String,
}

/// Several names as one fact.
#[must_use]
pub fn list<N: AsRef<str>>(names: impl IntoIterator<Item = N>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| one_line(name.as_ref())).collect();
    names.join("\n")
}

/// `text` without line breaks and control characters, which have no place in a heading or a sentence.
pub(super) fn one_line(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A mail that a worker has claimed.
#[derive(Clone, Debug)]
pub(super) struct Claimed {
    pub id: i64,
    pub account_id: Option<i64>,
    pub address: String,
    pub recipient_name: String,
    pub locale: String,
    pub kind: String,
    pub facts: String,
    pub attempts: i64,
    pub created_at: NaiveDateTime,
    /// Until when it is the worker's, UTC; whoever holds it knows this exact moment.
    pub lease: NaiveDateTime,
}

impl Claimed {
    /// What the sentences name.
    pub(super) fn facts(&self) -> Result<BTreeMap<String, String>, Error> {
        serde_json::from_str(&self.facts).map_err(Error::internal)
    }
}

/// What becomes of a claimed mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Outcome {
    pub state: State,
    pub attempts: i64,
    /// None: as it was.
    pub next_attempt_at: Option<NaiveDateTime>,
    pub reply: Option<String>,
    pub sent_at: Option<NaiveDateTime>,
}
