//! The words for what tenants and their members are.

use super::model::{Kind, Membership, Place, Status, TenantRole};
use crate::grid::Choice;
use crate::grid::view::{self, Mark};
use crate::web::form;
use crate::web::language::Language;

/// The words of the kinds.
pub const KINDS: &[Choice] = &[
    Choice { word: "cloud", label: "tenants-kind-cloud" },
    Choice { word: "on_premises", label: "tenants-kind-on-premises" },
];

/// The words of the states.
pub const STATUSES: &[Choice] = &[
    Choice { word: "active", label: "tenants-active" },
    Choice { word: "suspended", label: "tenants-suspended" },
];

/// The words of the roles there.
pub const ROLES: &[Choice] = &[
    Choice { word: "user", label: "tenants-role-user" },
    Choice { word: "admin", label: "tenants-role-admin" },
];

/// The word of a choice; one that is not known is said as it is.
#[must_use]
pub fn word(choices: &[Choice], word: &str, t: Language) -> String {
    let known = choices.iter().find(|choice| choice.word == word);
    known.map_or_else(|| word.to_owned(), |choice| t.say(choice.label))
}

/// Who runs it.
#[must_use]
pub fn kind(kind: Kind, t: Language) -> String {
    word(KINDS, kind.word(), t)
}

/// Whether it takes members, as color, shape and word.
#[must_use]
pub fn status(status: Status, t: Language) -> view::Status {
    let mark = match status {
        Status::Active => Mark::Good,
        Status::Suspended => Mark::Off,
    };
    view::Status { mark, label: word(STATUSES, status.word(), t).into() }
}

/// What a member is there.
#[must_use]
pub fn role(role: TenantRole, t: Language) -> String {
    word(ROLES, role.word(), t)
}

/// Choices as a select offers them.
#[must_use]
pub fn offered(choices: &[Choice], t: Language) -> Vec<form::Choice> {
    let choice = |choice: &Choice| form::Choice { value: choice.word.to_owned(), label: t.say(choice.label) };
    choices.iter().map(choice).collect()
}

/// A tenant and what somebody is there: `Plant 2 (Tenant admin)`.
#[must_use]
pub fn named(tenant: &str, place: &Place, t: Language) -> String {
    let facts = [("name", tenant.to_owned()), ("role", role(place.role, t)), ("login", place.login.clone())];
    t.fill(if place.login.is_empty() { "tenants-as" } else { "tenants-as-login" }, &facts)
}

/// The same of a membership.
#[must_use]
pub fn membership(membership: &Membership, t: Language) -> String {
    named(&membership.name, &membership.place, t)
}

/// A place as the trail has it: `Plant 2: admin, login`.
#[must_use]
pub fn kept(name: &str, place: &Place) -> String {
    let login = if place.login.is_empty() { String::new() } else { format!(", {}", place.login) };
    format!("{name}: {}{login}", place.role.word())
}

/// The same in the reader's language.
#[must_use]
pub fn told(kept: &str, t: Language) -> String {
    let read = kept.rsplit_once(": ").and_then(|(name, place)| {
        let (word, login) = place.split_once(", ").unwrap_or((place, ""));
        let place = Place { role: TenantRole::worded(word)?, login: login.to_owned() };
        Some(named(name, &place, t))
    });
    read.unwrap_or_else(|| kept.to_owned())
}
