//! Tickets: what is asked, how it stands, who it concerns, what was said.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::db::schema::{ticket_attachments, ticket_comments, ticket_contacts, ticket_people, tickets};

crate::text_enum! {
    /// What a ticket is about.
    pub enum Kind {
        /// How something is done.
        Question = "question",
        /// Something does not work.
        Problem = "problem",
        /// Somebody needs to get in, or should not.
        Access = "access",
        /// Seats, keys, terms.
        License = "license",
        /// Another primary contact; only a form of its own opens such a ticket.
        Contact = "primary_contact",
        /// Anything else.
        Other = "other",
    }
}

crate::text_enum! {
    /// Whose turn it is.
    pub enum Status {
        /// Support's: nobody has answered what was said last.
        Open = "open",
        /// The requester's: support has answered.
        Answered = "answered",
        /// Nobody's.
        Closed = "closed",
    }
}

crate::text_enum! {
    /// What somebody does by saying something.
    pub enum Step {
        /// Nothing else.
        Comment = "comment",
        /// They close the ticket.
        Close = "closed",
        /// They open it again.
        Reopen = "reopened",
        /// They approve what it asks for, which closes it.
        Approve = "approved",
        /// They reject what it asks for, which closes it.
        Reject = "rejected",
    }
}

crate::text_enum! {
    /// What became of a request.
    pub enum Decision {
        /// It was carried out.
        Approved = "approved",
        /// It was not.
        Rejected = "rejected",
    }
}

/// Who is to follow whom as the primary contact of which license; as they were called when it was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = ticket_contacts, check_for_backend(crate::db::Backend))]
pub struct Succession {
    pub license_id: i64,
    pub license_name: String,
    pub contact_id: i64,
    pub contact_name: String,
    pub successor_id: i64,
    pub successor_name: String,
    pub decision: Option<Decision>,
    pub decided_by_name: Option<String>,
}

/// A ticket, whole.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = tickets, check_for_backend(crate::db::Backend))]
pub struct Ticket {
    /// Never reused; people know the ticket by it.
    pub id: i64,
    pub kind: Kind,
    pub subject: String,
    pub description: String,
    pub status: Status,
    /// Who asks; the account may be gone.
    pub requester_id: i64,
    /// Who asks, as they were called then.
    pub requester_name: String,
    pub comment_count: i64,
    pub created_at: NaiveDateTime,
    /// When something last happened, UTC.
    pub changed_at: NaiveDateTime,
    pub closed_at: Option<NaiveDateTime>,
    pub closed_by_name: Option<String>,
    /// Rises with every edit; not with what is said.
    pub version: i64,
}

/// A ticket as the list has it.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = tickets, check_for_backend(crate::db::Backend))]
pub struct Listed {
    pub id: i64,
    pub kind: Kind,
    pub subject: String,
    pub status: Status,
    pub requester_name: String,
    pub comment_count: i64,
    pub created_at: NaiveDateTime,
    pub changed_at: NaiveDateTime,
    pub closed_at: Option<NaiveDateTime>,
    /// As stored, to sort by.
    pub subject_key: String,
    /// The same of the requester.
    pub requester_key: String,
}

/// What is typed about a ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub kind: Kind,
    pub subject: String,
    pub description: String,
}

/// Somebody whom a ticket concerns.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = ticket_people, check_for_backend(crate::db::Backend))]
pub struct Concerned {
    pub account_id: i64,
    /// As they were called when they came in.
    pub name: String,
    /// Whether they see it without any permission.
    pub sees: bool,
    /// Whether they want mails.
    pub follows: bool,
    pub since: NaiveDateTime,
    pub by_name: String,
}

/// Something that was said.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = ticket_comments, check_for_backend(crate::db::Backend))]
pub struct Comment {
    pub id: i64,
    pub step: Step,
    pub author_id: Option<i64>,
    pub author_name: String,
    pub body: String,
    pub at: NaiveDateTime,
}

/// A file that was handed in.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = ticket_attachments, check_for_backend(crate::db::Backend))]
pub struct Attachment {
    pub id: i64,
    /// With which comment; without one it belongs to the description.
    pub comment_id: Option<i64>,
    pub name: String,
    /// What it is called on the wire.
    pub media: String,
    /// In bytes.
    pub size: i64,
    /// Its random name on the disk.
    pub file: String,
    pub by_name: String,
    pub at: NaiveDateTime,
}

/// What somebody says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub step: Step,
    pub body: String,
}

/// What came of sending a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent<T> {
    /// It was written down.
    Now(T),
    /// The very same was written down before, so nothing was done.
    Before(T),
}

impl Ticket {
    /// What was typed about it.
    #[must_use]
    pub fn draft(&self) -> Draft {
        Draft { kind: self.kind, subject: self.subject.clone(), description: self.description.clone() }
    }

    /// As mails and the trail name it: `#12 Cannot sign in`.
    #[must_use]
    pub fn title(&self) -> String {
        format!("#{} {}", self.id, self.subject)
    }
}
