//! Notices, to whom they go, and what people asked for.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::db::schema::notices;

crate::text_enum! {
    /// What a notice is about.
    pub enum Kind {
        /// A time in which something does not work.
        Maintenance = "maintenance",
        /// The licenses themselves.
        License = "license",
        /// A new version of a product.
        Release = "release",
    }
}

crate::text_enum! {
    /// How far a notice has got.
    pub enum State {
        /// It may be changed.
        Draft = "draft",
        /// Its mails are being written.
        Sending = "sending",
        /// Everybody has their mail in the outbox.
        Sent = "sent",
        /// Writing the mails was ended before everybody had theirs.
        Stopped = "stopped",
    }
}

impl Kind {
    /// Whether a primary contact must get it.
    #[must_use]
    pub fn is_duty(self) -> bool {
        matches!(self, Self::Maintenance | Self::License)
    }
}

impl State {
    /// Whether it may be sent, or sent on.
    #[must_use]
    pub fn may_send(self) -> bool {
        matches!(self, Self::Draft | Self::Stopped)
    }
}

/// A notice, whole.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = notices, check_for_backend(crate::db::Backend))]
pub struct Notice {
    pub id: i64,
    pub kind: Kind,
    pub subject: String,
    /// The text, as written.
    pub body: String,
    /// Of a maintenance: from when until when, UTC.
    pub starts_at: Option<NaiveDateTime>,
    pub ends_at: Option<NaiveDateTime>,
    /// Whether it is about every license.
    pub is_for_all: bool,
    pub state: State,
    /// What writes, or wrote, its mails.
    pub job_id: Option<i64>,
    /// How many people have got, or are getting, it.
    pub recipient_count: i64,
    /// Rises with every change.
    pub version: i64,
    pub created_at: NaiveDateTime,
    pub created_by_name: String,
    pub modified_at: NaiveDateTime,
    pub modified_by_name: String,
    /// When it was first sent, UTC.
    pub sent_at: Option<NaiveDateTime>,
    pub sent_by_name: String,
}

/// A notice in the list.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = notices, check_for_backend(crate::db::Backend))]
pub struct Listed {
    #[diesel(embed)]
    pub notice: Notice,
    /// What subjects are sorted by, as stored.
    pub subject_key: String,
    /// The same of who wrote it.
    pub created_by_key: String,
}

impl std::ops::Deref for Listed {
    type Target = Notice;
    fn deref(&self) -> &Notice {
        &self.notice
    }
}

/// What a notice is to say, and about what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub kind: Kind,
    pub subject: String,
    pub body: String,
    /// Of a maintenance: from when until when, UTC.
    pub window: Option<(NaiveDateTime, NaiveDateTime)>,
    /// The licenses it is about, by ascending id; `None` for all.
    pub licenses: Option<Vec<i64>>,
}

impl Notice {
    /// What it says, about these licenses.
    #[must_use]
    pub fn said(&self, licenses: &[Named]) -> Wanted {
        let mut ids: Vec<i64> = licenses.iter().map(|license| license.id).collect();
        ids.sort_unstable();
        Wanted {
            kind: self.kind,
            subject: self.subject.clone(),
            body: self.body.clone(),
            window: self.starts_at.zip(self.ends_at),
            licenses: (!self.is_for_all).then_some(ids),
        }
    }
}

/// A license by its name.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Named {
    pub id: i64,
    pub name: String,
}

/// Whom a notice goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// The account.
    pub id: i64,
    /// What it is called.
    pub name: String,
    pub email: String,
    /// Whether they are the primary contact of a license that it is about.
    pub is_contact: bool,
}

/// What is asked for when a notice is sent: it must still be so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    pub version: i64,
    /// How many people were shown to get it.
    pub recipients: i64,
}

/// What links somebody to a license.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// They have a seat.
    Seat,
    /// They are an admin of it.
    Admin,
    /// They are its primary contact.
    Contact,
}

/// A license that somebody may want notices of, and which they get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub license: i64,
    pub name: String,
    pub tie: Tie,
    /// Kinds that they get now.
    pub kinds: Vec<Kind>,
}

impl Asked {
    /// Whether this kind can be chosen here; license notices go to admins alone.
    #[must_use]
    pub fn offers(&self, kind: Kind) -> bool {
        kind != Kind::License || self.tie > Tie::Seat
    }

    /// Whether this kind cannot be switched off.
    #[must_use]
    pub fn locks(&self, kind: Kind) -> bool {
        self.tie == Tie::Contact && kind.is_duty()
    }
}

/// The state of a notice's mails, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// In the outbox, not sent yet.
    pub queued: i64,
    pub sent: i64,
    /// Not tried any more.
    pub failed: i64,
}
