//! The pages around one account or a few. The list itself is a `GridPage`.

use crate::auth::pages::SessionRow;
use crate::grid::view::{Cell, RowAction, Status, Time};
use crate::keys::pages::KeyList;
use crate::web::form::{Choice, Form};
use crate::web::shell::Shell;
use askama::Template;

pub mod confirm;
pub mod conflict;
pub mod editing;
pub mod ends;
pub mod history;
pub mod list;
pub mod new_role;
pub mod outcome;
pub mod seats;
mod stays;
pub mod tenancy;
pub mod view;
mod why;
pub mod wizard;

pub use confirm::{ConfirmPage, Named, Refused};
pub use wizard::{KindChoice, NewDetailsPage, NewReviewPage, NewRolesPage, RoleChoice, Step};

/// A label and its value.
pub struct Fact {
    pub label: String,
    pub value: Cell,
}

/// The head of an account's pages.
pub struct Head {
    pub name: String,
    pub initials: String,
    pub hue: u16,
    /// Login or e-mail address, whichever is there.
    pub subtitle: String,
    pub status: Status,
    /// The address of the form; `None` when the viewer may not edit.
    pub edit: Option<String>,
    pub actions: Vec<RowAction>,
    pub tabs: Vec<HeadTab>,
}

/// One part of an account, at its own address.
pub struct HeadTab {
    pub label: String,
    pub href: String,
    pub current: bool,
}

/// One account, read-only.
#[derive(Template)]
#[template(path = "accounts/view.html", blocks = ["content"])]
pub struct AccountPage {
    pub shell: Shell,
    pub head: Head,
    pub panel: Panel,
}

/// What stands below the tabs.
pub enum Panel {
    Overview(Vec<Fact>),
    Access {
        roles: Vec<RoleHeld>,
        groups: Vec<PermissionGroup>,
        tenants: Vec<tenancy::TenantHeld>,
    },
    /// The sessions, and the address that ends them all.
    Sessions {
        rows: Vec<SessionRow>,
        end_all: Option<String>,
        /// The address that ends one; empty when the viewer may not.
        end_one: String,
        sign_ins: Vec<SignInRow>,
        /// Where older sign-ins are.
        more: Option<String>,
    },
    History {
        entries: Vec<HistoryEntry>,
        more: Option<String>,
        /// The same in the audit trail, for whoever may read it.
        all: Option<String>,
    },
    Mail {
        mails: Vec<MailRow>,
        /// The same in the outbox, for whoever may see it.
        all: Option<String>,
    },
    Keys(KeyList),
    Licenses(seats::LicensesPanel),
}

/// A role that the account holds.
pub struct RoleHeld {
    pub name: String,
    pub description: String,
    /// Its page, for whoever may see it.
    pub href: Option<String>,
    /// "Given by Ada Admin".
    pub by: String,
    pub since: Time,
    /// "Until Dec 31, 2026, 17:00:00 CET".
    pub until: Option<String>,
}

/// Permissions that belong together.
pub struct PermissionGroup {
    pub name: String,
    pub permissions: Vec<PermissionRow>,
}

/// A permission, granted or not.
pub struct PermissionRow {
    pub label: String,
    /// What it comes through; empty: not granted.
    pub through: Vec<Through>,
}

/// Why somebody may do something.
pub struct Through {
    /// The role, or that everybody may.
    pub name: String,
    /// The role's page, for whoever may see it.
    pub href: Option<String>,
    /// Only what is assigned to the person.
    pub is_own: bool,
    /// Since when, given by whom, until when.
    pub how: String,
}

/// One attempt to sign in.
pub struct SignInRow {
    pub when: Time,
    /// Browser and system, in words.
    pub browser: String,
    pub address: String,
    /// How long it lasted, or that it was refused.
    pub stay: String,
    pub refused: bool,
}

/// One line of the history.
pub struct HistoryEntry {
    pub when: Time,
    /// "Ada Admin deleted the account", in the parts before the name, the name, and behind it.
    pub sentence: [String; 3],
    /// Old and new values, or a reason.
    pub details: Vec<String>,
    pub refused: bool,
}

/// A mail to the account.
pub struct MailRow {
    pub subject: String,
    pub to: String,
    pub when: Time,
    pub status: Status,
    /// The mail server's reply, or why it was not sent.
    pub note: Option<String>,
}

/// Details and roles in one form.
#[derive(Template)]
#[template(path = "accounts/edit.html", blocks = ["content"])]
pub struct EditPage {
    pub shell: Shell,
    pub name: String,
    pub action: String,
    /// The view page.
    pub back: String,
    /// Whether it is a program, which has fewer fields.
    pub program: bool,
    /// As in the wizard, and `version`.
    pub form: Form,
    /// Fields that a policy locks.
    pub locked: Vec<Locked>,
    pub locales: Vec<Choice>,
    pub zones: Vec<Choice>,
    pub roles: Vec<RoleChoice>,
    /// Whether the end of each role can be said.
    pub with_ends: bool,
    /// What the form was made from, to be sent along.
    pub base: Vec<(String, String)>,
}

/// A field that cannot be changed, and why.
pub struct Locked {
    /// `email` or `login`.
    pub field: &'static str,
    pub label: String,
    pub value: String,
    pub reason: String,
}

/// Somebody else saved first: both versions, field by field.
#[derive(Template)]
#[template(path = "accounts/conflict.html", blocks = ["content"])]
pub struct ConflictPage {
    pub shell: Shell,
    /// The list that it belongs to, and its address.
    pub parent: (String, &'static str),
    pub title: String,
    pub name: String,
    pub action: String,
    pub back: String,
    /// Who saved, and when, as one sentence.
    pub saved: String,
    /// The version that the next save replaces.
    pub version: String,
    /// Fields that both have changed.
    pub fields: Vec<ConflictField>,
    /// What only one has changed, and is taken over.
    pub merged: Vec<Merged>,
    /// Fields that need no choice, to be sent along.
    pub hidden: Vec<(String, String)>,
}

/// A value that only one of the two has changed.
pub struct Merged {
    pub label: String,
    /// Empty: "nothing".
    pub shown: String,
    /// Whether the viewer changed it.
    pub yours: bool,
}

/// One field with two values; the chosen one is posted under `name`.
pub struct ConflictField {
    pub name: String,
    pub label: String,
    pub theirs: Side,
    pub yours: Side,
}

/// One of two values.
pub struct Side {
    /// What is posted.
    pub value: String,
    /// What is shown; empty: "nothing".
    pub shown: String,
}

impl EditPage {
    /// True when no policy locks the field.
    pub fn is_open(&self, field: &str) -> bool {
        self.locked.iter().all(|lock| lock.field != field)
    }
}
