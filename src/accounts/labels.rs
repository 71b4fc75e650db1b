//! The words for what accounts are.

mod history;

use std::borrow::Cow;

use chrono::TimeDelta;

use super::model::{HeldRole, IdentitySource, Kind, Status, Task};
use crate::access::BuiltIn;
use crate::grid::Choice;
use crate::grid::view::{self, Cell, Mark};
use crate::web::language::Language;

pub use history::{done_key, tried_key};

/// The words of the statuses.
pub const STATUSES: &[Choice] = &[
    Choice { word: "active", label: "accounts-active" },
    Choice { word: "pending", label: "accounts-pending" },
    Choice { word: "inactive", label: "accounts-inactive" },
];

/// The words of the kinds.
pub const KINDS: &[Choice] = &[
    Choice { word: "operator", label: "accounts-operator" },
    Choice { word: "service", label: "accounts-service" },
];

/// The words of the identity sources.
pub const SOURCES: &[Choice] = &[
    Choice { word: "local", label: "accounts-local" },
    Choice { word: "directory", label: "accounts-directory" },
    Choice { word: "sso", label: "accounts-sso" },
];

/// A status as color, shape and word.
#[must_use]
pub fn status_cell(status: Status, role_count: i64, t: Language) -> view::Status {
    let (mark, key) = match status {
        Status::Active if role_count == 0 => (Mark::Partial, "accounts-active-no-role"),
        Status::Active => (Mark::Good, "accounts-active"),
        Status::Pending => (Mark::Waiting, "accounts-pending"),
        Status::Inactive => (Mark::Off, "accounts-inactive"),
    };
    view::Status { mark, label: t.word(key) }
}

/// What kind of account it is.
#[must_use]
pub fn kind_label(kind: Kind, t: Language) -> String {
    t.say(match kind {
        Kind::Operator => "accounts-operator",
        Kind::Service => "accounts-service",
    })
}

/// How the person proves who they are.
#[must_use]
pub fn source_label(source: IdentitySource, t: Language) -> String {
    t.say(match source {
        IdentitySource::Local => "accounts-local",
        IdentitySource::Directory => "accounts-directory",
        IdentitySource::Sso => "accounts-sso",
    })
}

/// How long the newest session that is over lasted, in days, hours, minutes and seconds.
#[must_use]
pub fn login_duration(seconds: Option<i64>, t: Language) -> Cell {
    seconds.map_or(Cell::Empty, |seconds| Cell::Text(t.length(TimeDelta::seconds(seconds))))
}

/// A role's name.
#[must_use]
pub fn role_label(role: &HeldRole, t: Language) -> Cow<'static, str> {
    let built_in = role.key.as_deref().and_then(BuiltIn::keyed);
    built_in.map_or_else(|| Cow::Owned(role.name.clone()), |role| t.word(role.label()))
}

/// The words and icons of one action.
pub struct Words {
    /// On a button or in a menu.
    pub verb: &'static str,
    /// Above the confirmation, with a count.
    pub title: &'static str,
    /// After it was done, with a count.
    pub done: &'static str,
    /// Its icon.
    pub icon: &'static str,
    /// Why it cannot be done to any ticked row.
    pub why_not: &'static str,
    /// What will happen.
    pub effects: &'static [&'static str],
    /// Whether it is drawn in red.
    pub danger: bool,
}

/// The words of a task.
#[must_use]
pub fn words(task: Task) -> Words {
    match task {
        Task::Activate => Words {
            verb: "accounts-activate",
            title: "accounts-activate-title",
            done: "accounts-activated",
            icon: "circle-check",
            why_not: "accounts-why-not-inactive",
            effects: &["accounts-activate-effect", "accounts-activate-effect-pending"],
            danger: false,
        },
        Task::Deactivate => Words {
            verb: "accounts-deactivate",
            title: "accounts-deactivate-title",
            done: "accounts-deactivated",
            icon: "ban",
            why_not: "accounts-why-not-active",
            effects: &[
                "accounts-deactivate-effect",
                "accounts-deactivate-effect-sessions",
                "accounts-deactivate-effect-undo",
            ],
            danger: true,
        },
        Task::Delete => Words {
            verb: "accounts-delete",
            title: "accounts-delete-title",
            done: "accounts-deleted",
            icon: "trash",
            why_not: "accounts-why-not-inactive",
            effects: &["accounts-delete-effect", "accounts-delete-effect-seats"],
            danger: true,
        },
        Task::Resend => Words {
            verb: "accounts-resend",
            title: "accounts-resend-title",
            done: "accounts-resent",
            icon: "mail-forward",
            why_not: "accounts-why-not-pending",
            effects: &["accounts-resend-effect"],
            danger: false,
        },
        Task::Withdraw => Words {
            verb: "accounts-withdraw",
            title: "accounts-withdraw-title",
            done: "accounts-withdrawn",
            icon: "mail-off",
            why_not: "accounts-why-not-pending",
            effects: &["accounts-withdraw-effect"],
            danger: true,
        },
        Task::SignOut => sign_out_words(),
        Task::AddRole | Task::RemoveRole => role_words(task == Task::AddRole),
        Task::AssignLicense | Task::UnassignLicense => license_words(task == Task::AssignLicense),
        Task::AddTenant | Task::RemoveTenant => tenant_words(task == Task::AddTenant),
    }
}

fn sign_out_words() -> Words {
    Words {
        verb: "accounts-sign-out-everywhere",
        title: "accounts-sign-out-title",
        done: "accounts-signed-out-all",
        icon: "logout",
        why_not: "accounts-why-not-active",
        effects: &["accounts-sign-out-effect"],
        danger: false,
    }
}

fn role_words(gives: bool) -> Words {
    if gives {
        return Words {
            verb: "accounts-add-role",
            title: "accounts-add-role-title",
            done: "accounts-role-added",
            icon: "user-plus",
            why_not: "accounts-nobody-ticked",
            effects: &["accounts-add-role-effect"],
            danger: false,
        };
    }
    Words {
        verb: "accounts-remove-role",
        title: "accounts-remove-role-title",
        done: "accounts-role-removed",
        icon: "user-minus",
        why_not: "accounts-why-no-role",
        effects: &["accounts-remove-role-effect"],
        danger: true,
    }
}

fn license_words(gives: bool) -> Words {
    if gives {
        return Words {
            verb: "accounts-assign-license",
            title: "accounts-assign-license-title",
            done: "accounts-license-assigned",
            icon: "license",
            why_not: "accounts-why-inactive",
            effects: &["accounts-assign-license-effect"],
            danger: false,
        };
    }
    Words {
        verb: "accounts-unassign-license",
        title: "accounts-unassign-license-title",
        done: "accounts-license-unassigned",
        icon: "license",
        why_not: "accounts-why-no-license",
        effects: &["accounts-unassign-license-effect"],
        danger: true,
    }
}

fn tenant_words(joins: bool) -> Words {
    if joins {
        return Words {
            verb: "accounts-add-tenant",
            title: "accounts-add-tenant-title",
            done: "accounts-tenant-added",
            icon: "cloud",
            why_not: "accounts-why-no-operator",
            effects: &["accounts-add-tenant-effect"],
            danger: false,
        };
    }
    Words {
        verb: "accounts-remove-tenant",
        title: "accounts-remove-tenant-title",
        done: "accounts-tenant-removed",
        icon: "x",
        why_not: "accounts-why-no-tenant",
        effects: &["tenants-remove-effect", "accounts-remove-tenant-effect"],
        danger: true,
    }
}
