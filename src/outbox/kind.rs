//! What mails are about.

use crate::auth::tokens::Purpose;

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
    /// Somebody else edited the account; `fields` (a [`super::list`] of column names such as `job_title`).
    Edited,
    /// Roles were given, taken or end at another time; `added`, `removed` and `limited` (each a [`super::list`] of
    /// names, with an end where there is one). Or one of the roles held, `role`, permits something else: `granted` and
    /// `withdrawn` (each a [`super::list`] of what one may do).
    RolesChanged,
    /// Somebody was added to a tenant, removed from one, or is something else there; `added`, `removed` and `changed`
    /// (each a [`super::list`] of names).
    TenantsChanged,
    /// The password is another one.
    PasswordChanged,
    /// Choose a new password; the link is made when the mail is sent.
    PasswordReset,
    /// Somebody signed in with a browser that was not seen lately; `seen` (which, from where, when).
    NewBrowser,
    /// An API key is about to expire; `key`, `account` (names), `until` (a date as in 2026-12-31).
    KeyExpires,
    /// Seats were given or taken, or the care of licenses; `added`, `removed` (each a [`super::list`] of names),
    /// `manages`, `manages_not` (one name).
    LicensesChanged,
    /// A license has another primary contact; `license`, `old`, `new` (names).
    ContactChanged,
    /// A license is about to expire; `license`, `until` (a date as in 2026-12-31).
    LicenseExpires,
    /// A notice of the company; `kind` (a word of [`crate::notices::Kind`]), `subject`, `text` (as written), `from` and
    /// `until` (moments in words), `licenses` (a [`super::list`] of names).
    Notice,
    /// The person has opened a ticket; the facts of the next.
    TicketOpened,
    /// A ticket is shared with the person now; `ticket` (number and subject), `number`, `who`.
    TicketShared,
    /// Somebody said something in a ticket, or opened it again; the same facts.
    TicketAnswered,
    /// A ticket was closed; the same facts.
    TicketClosed,
    /// A trial that an admin sends; to any address.
    Test,
}

/// Why a person gets a kind of mail, whether they like it or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duty {
    /// Somebody waits for it: it carries a link that was asked for.
    Awaited,
    /// It says whether the account can be used.
    Standing,
    /// Whether it comes is chosen license by license, and not by a primary contact.
    Licensed,
    /// Without it nobody would notice that somebody else takes the account over.
    Safety,
}

impl Kind {
    /// All there are.
    pub const ALL: [Self; 20] = [
        Self::Invitation,
        Self::Activated,
        Self::Deactivated,
        Self::Deleted,
        Self::Edited,
        Self::RolesChanged,
        Self::TenantsChanged,
        Self::PasswordChanged,
        Self::PasswordReset,
        Self::NewBrowser,
        Self::KeyExpires,
        Self::LicensesChanged,
        Self::ContactChanged,
        Self::LicenseExpires,
        Self::Notice,
        Self::TicketOpened,
        Self::TicketShared,
        Self::TicketAnswered,
        Self::TicketClosed,
        Self::Test,
    ];

    /// Those that people get by themselves, and are told of in their profile.
    pub fn told() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|kind| *kind != Self::Test)
    }

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
            Self::TenantsChanged => "tenants-changed",
            Self::PasswordChanged => "password-changed",
            Self::PasswordReset => "password-reset",
            Self::NewBrowser => "new-browser",
            Self::KeyExpires => "key-expires",
            Self::LicensesChanged => "licenses-changed",
            Self::ContactChanged => "contact-changed",
            Self::LicenseExpires => "license-expires",
            Self::Notice => "notice",
            Self::TicketOpened => "ticket-opened",
            Self::TicketShared => "ticket-shared",
            Self::TicketAnswered => "ticket-answered",
            Self::TicketClosed => "ticket-closed",
            Self::Test => "test",
        }
    }

    /// Whether it tells of a ticket, which its button leads to.
    #[must_use]
    pub const fn is_of_ticket(self) -> bool {
        matches!(self, Self::TicketOpened | Self::TicketShared | Self::TicketAnswered | Self::TicketClosed)
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
            | Self::TenantsChanged
            | Self::PasswordChanged
            | Self::NewBrowser
            | Self::KeyExpires
            | Self::LicensesChanged
            | Self::ContactChanged
            | Self::LicenseExpires
            | Self::Notice
            | Self::TicketOpened
            | Self::TicketShared
            | Self::TicketAnswered
            | Self::TicketClosed
            | Self::Test => None,
        }
    }

    /// Why nobody can switch it off; `None` for a kind that everybody may do without.
    #[must_use]
    pub const fn duty(self) -> Option<Duty> {
        match self {
            Self::Invitation | Self::PasswordReset | Self::Test => Some(Duty::Awaited),
            // Whom a license names its contact must know; others choose for each license.
            Self::Activated
            | Self::Deactivated
            | Self::Deleted
            | Self::ContactChanged
            | Self::LicenseExpires
            | Self::Notice => Some(Duty::Standing),
            Self::RolesChanged | Self::TenantsChanged | Self::PasswordChanged | Self::NewBrowser => {
                Some(Duty::Safety)
            }
            Self::Edited
            | Self::KeyExpires
            | Self::LicensesChanged
            | Self::TicketOpened
            | Self::TicketShared
            | Self::TicketAnswered
            | Self::TicketClosed => None,
        }
    }
}
