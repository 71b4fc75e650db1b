//! The words for what the trail holds.

use chrono::NaiveDateTime;

use super::model::{Change, Outcome};
use crate::error::Message;
use crate::grid::Choice;
use crate::grid::view::{Mark, Status};
use crate::notices::labels as notices;
use crate::outbox::{Kind, labels as mail};
use crate::policies::Policy;
use crate::tenants::labels as tenants;
use crate::web::language::{Language, Tongue};
use crate::{licenses, roles, tickets};

/// Every action that is recorded, and the key of its words.
pub const ACTIONS: &[Choice] = &[
    Choice { word: "account.create", label: "audit-action-account-create" },
    Choice { word: "account.edit", label: "audit-action-account-edit" },
    Choice { word: "account.activate", label: "audit-action-account-activate" },
    Choice { word: "account.deactivate", label: "audit-action-account-deactivate" },
    Choice { word: "account.delete", label: "audit-action-account-delete" },
    Choice { word: "account.resend", label: "audit-action-account-resend" },
    Choice { word: "account.withdraw", label: "audit-action-account-withdraw" },
    Choice { word: "account.sign_out", label: "audit-action-account-sign-out" },
    Choice { word: "account.confirm", label: "audit-action-account-confirm" },
    Choice { word: "account.change_password", label: "audit-action-account-password" },
    Choice { word: "account.show_invitation", label: "audit-action-account-show-invitation" },
    Choice { word: "account.generate_key", label: "audit-action-account-generate-key" },
    Choice { word: "account.rotate_key", label: "audit-action-account-rotate-key" },
    Choice { word: "account.revoke_key", label: "audit-action-account-revoke-key" },
    Choice { word: "account.recover", label: "audit-action-account-recover" },
    Choice { word: "account.ask_reset", label: "audit-action-account-ask-reset" },
    Choice { word: "account.send_reset", label: "audit-action-account-send-reset" },
    Choice { word: "account.reset_password", label: "audit-action-account-reset" },
    Choice { word: "account.end_session", label: "audit-action-account-end-session" },
    Choice { word: "account.confirm_password", label: "audit-action-account-confirm-password" },
    Choice { word: "ticket.create", label: "audit-action-ticket-create" },
    Choice { word: "ticket.edit", label: "audit-action-ticket-edit" },
    Choice { word: "ticket.comment", label: "audit-action-ticket-comment" },
    Choice { word: "ticket.close", label: "audit-action-ticket-close" },
    Choice { word: "ticket.reopen", label: "audit-action-ticket-reopen" },
    Choice { word: "ticket.approve", label: "audit-action-ticket-approve" },
    Choice { word: "ticket.reject", label: "audit-action-ticket-reject" },
    Choice { word: "ticket.share", label: "audit-action-ticket-share" },
    Choice { word: "ticket.unshare", label: "audit-action-ticket-unshare" },
    Choice { word: "account.licenses", label: "audit-action-account-licenses" },
    Choice { word: "license.create", label: "audit-action-license-create" },
    Choice { word: "license.edit", label: "audit-action-license-edit" },
    Choice { word: "license.assign", label: "audit-action-license-assign" },
    Choice { word: "license.unassign", label: "audit-action-license-unassign" },
    Choice { word: "license.add_admin", label: "audit-action-license-add-admin" },
    Choice { word: "license.remove_admin", label: "audit-action-license-remove-admin" },
    Choice { word: "license.change_contact", label: "audit-action-license-contact" },
    Choice { word: "license.change_mac", label: "audit-action-license-mac" },
    Choice { word: "license.download", label: "audit-action-license-download" },
    Choice { word: "company.create", label: "audit-action-company-create" },
    Choice { word: "account.end_role", label: "audit-action-account-end-role" },
    Choice { word: "role.create", label: "audit-action-role-create" },
    Choice { word: "role.edit", label: "audit-action-role-edit" },
    Choice { word: "role.delete", label: "audit-action-role-delete" },
    Choice { word: "account.join_tenant", label: "audit-action-account-join-tenant" },
    Choice { word: "account.change_in_tenant", label: "audit-action-account-change-in-tenant" },
    Choice { word: "account.leave_tenant", label: "audit-action-account-leave-tenant" },
    Choice { word: "tenant.create", label: "audit-action-tenant-create" },
    Choice { word: "tenant.edit", label: "audit-action-tenant-edit" },
    Choice { word: "tenant.delete", label: "audit-action-tenant-delete" },
    Choice { word: "tenant.add_member", label: "audit-action-tenant-add-member" },
    Choice { word: "tenant.change_member", label: "audit-action-tenant-change-member" },
    Choice { word: "tenant.remove_member", label: "audit-action-tenant-remove-member" },
    Choice { word: "notice.create", label: "audit-action-notice-create" },
    Choice { word: "notice.edit", label: "audit-action-notice-edit" },
    Choice { word: "notice.send", label: "audit-action-notice-send" },
    Choice { word: "notice.delete", label: "audit-action-notice-delete" },
    Choice { word: "view.create", label: "audit-action-view-create" },
    Choice { word: "view.edit", label: "audit-action-view-edit" },
    Choice { word: "view.share", label: "audit-action-view-share" },
    Choice { word: "view.delete", label: "audit-action-view-delete" },
    Choice { word: "policy.change", label: "audit-action-policy-change" },
    Choice { word: "list.export", label: "audit-action-list-export" },
    Choice { word: "mail.resend", label: "audit-action-mail-resend" },
    Choice { word: "mail.test", label: "audit-action-mail-test" },
    Choice { word: "page.open", label: "audit-action-page-open" },
];

/// Whether it was done.
pub const OUTCOMES: &[Choice] =
    &[Choice { word: "done", label: "audit-done" }, Choice { word: "refused", label: "audit-refused" }];

/// The kinds of records that something is done to.
pub const SUBJECTS: &[Choice] = &[
    Choice { word: "account", label: "audit-subject-account" },
    Choice { word: "company", label: "audit-subject-company" },
    Choice { word: "license", label: "audit-subject-license" },
    Choice { word: "list", label: "audit-subject-list" },
    Choice { word: "mail", label: "audit-subject-mail" },
    Choice { word: "notice", label: "audit-subject-notice" },
    Choice { word: "page", label: "audit-subject-page" },
    Choice { word: "policy", label: "audit-subject-policy" },
    Choice { word: "role", label: "audit-subject-role" },
    Choice { word: "ticket", label: "audit-subject-ticket" },
    Choice { word: "tenant", label: "audit-subject-tenant" },
    Choice { word: "view", label: "audit-subject-view" },
];

/// What was done, such as "Account created".
#[must_use]
pub fn action(word: &str, t: Language) -> String {
    let known = ACTIONS.iter().find(|choice| choice.word == word);
    known.map_or_else(|| word.to_owned(), |choice| t.say(choice.label))
}

/// An outcome as color, shape and word.
#[must_use]
pub fn outcome(outcome: Outcome, t: Language) -> Status {
    match outcome {
        Outcome::Done => Status { mark: Mark::Good, label: t.word("audit-done") },
        Outcome::Refused => Status { mark: Mark::Bad, label: t.word("audit-refused") },
    }
}

/// The rule that refused, as an entry keeps it, in words.
#[must_use]
pub fn rule(kept: &str, t: Language) -> String {
    let whole = serde_json::from_str::<Message>(kept).ok();
    whole.map_or_else(|| t.say(kept), |why| t.message(&why))
}

/// Key of a field's label.
#[must_use]
pub fn field_key(name: &str) -> &'static str {
    match name {
        "first_name" => "accounts-first-name",
        "last_name" => "accounts-last-name",
        "display_name" => "accounts-display-name",
        "email" => "accounts-email",
        "login" => "accounts-login",
        "job_title" => "accounts-job-title",
        "description" => "accounts-description",
        "locale" => "accounts-locale",
        "time_zone" => "accounts-zone",
        "valid_until" => "accounts-valid-until",
        "version" => "accounts-version",
        "permissions" => "audit-field-permissions",
        "role_name" => "accounts-role-name",
        "holders" => "audit-field-holders",
        "tenant_name" => "tenants-column-name",
        "tenant_kind" => "tenants-column-kind",
        "tenant_status" => "tenants-column-status",
        "tenant_url" => "tenants-column-url",
        "tenant_members" => "audit-field-members",
        "tenant_member" => "audit-field-member",
        "tenant_place" => "audit-field-tenant",
        "key" => "accounts-key",
        "ticket_kind" => "tickets-kind",
        "subject" => "tickets-subject",
        "ticket_description" => "tickets-description",
        "ticket_people" => "tickets-shared-with",
        "attachment" => "tickets-file",
        "mails" => "audit-field-mails",
        "name" => "licenses-name",
        "product" => "licenses-product",
        "code" => "licenses-code",
        "kind" => "licenses-kind",
        "deployment" => "licenses-deployment",
        "seats" => "licenses-seats",
        "starts" => "licenses-starts",
        "expires" => "licenses-expires",
        "contact" => "licenses-contact",
        "mac" => "licenses-mac",
        "seat" => "licenses-seat",
        "admin" => "licenses-admin",
        "licenses" => "licenses-title",
        "license_notices" => "audit-field-license-notices",
        "sort" => "views-sort",
        "grouping" => "views-groups",
        "shared_with" => "views-shared",
        other => notices::field(other).unwrap_or("accounts-roles"),
    }
}

/// Key of the label of what is told of an export.
fn fact_key(name: &str) -> Option<&'static str> {
    match name {
        "query" => Some("audit-fact-query"),
        "chosen" => Some("audit-fact-chosen"),
        "columns" => Some("audit-fact-columns"),
        "format" => Some("audit-fact-format"),
        "rows" => Some("audit-fact-rows"),
        "stopped" => Some("audit-fact-stopped"),
        "failed" => Some("audit-fact-failed"),
        _ => None,
    }
}

/// A change in words; for roles, which were given and which were taken.
#[must_use]
pub fn lines(change: &Change, t: Language) -> Vec<String> {
    if let Some(key) = fact_key(&change.field) {
        return vec![t.named(key, &change.new)];
    }
    if change.field == "roles" {
        let line =
            |key: &str, names: &str| (!names.is_empty()).then(|| t.named(key, &roles::translated(names, t)));
        let taken = line("accounts-history-roles-taken", &change.old);
        return line("accounts-history-roles-given", &change.new).into_iter().chain(taken).collect();
    }
    if let Some(key) = tenant_key(change) {
        return vec![
            t.named(key, &tenants::told(if change.new.is_empty() { &change.old } else { &change.new }, t)),
        ];
    }
    if change.field == "role_until" {
        return vec![ending(change, t)];
    }
    if change.field == "licenses" {
        let line = |key: &str, names: &str| (!names.is_empty()).then(|| t.named(key, names));
        let taken = line("licenses-history-taken", &change.old);
        return line("licenses-history-given", &change.new).into_iter().chain(taken).collect();
    }
    let policy = Policy::worded(&change.field);
    let facts = [
        ("field", t.say(policy.map_or_else(|| field_key(&change.field), |policy| policy.words().0))),
        ("old", shown(&change.field, &change.old, t)),
        ("new", shown(&change.field, &change.new, t)),
    ];
    vec![t.fill("accounts-history-change", &facts)]
}

/// Key of what happened between an account and a tenant.
fn tenant_key(change: &Change) -> Option<&'static str> {
    match (change.field.as_str(), change.old.is_empty(), change.new.is_empty()) {
        ("tenant_joined", ..) => Some("audit-tenant-joined"),
        ("tenant_left", ..) => Some("audit-tenant-left"),
        ("tenant_member", true, false) => Some("audit-member-added"),
        ("tenant_member", false, true) => Some("audit-member-removed"),
        _ => None,
    }
}

/// When a role ends by itself: its name stands before the moment, in the old value or in the new.
fn ending(change: &Change, t: Language) -> String {
    let read = |text: &str| {
        let (name, at) = text.rsplit_once(": ")?;
        let at = NaiveDateTime::parse_from_str(at, "%Y-%m-%dT%H:%M:%SZ").ok();
        Some((roles::translated(name, t), at))
    };
    let Some((name, new)) = read(&change.new) else { return change.new.clone() };
    let at = |at: NaiveDateTime| t.exact(at);
    let old = read(&change.old).and_then(|(_, old)| old);
    let said = |at_or: Option<NaiveDateTime>| at_or.map_or_else(|| t.say("roles-no-end"), at);
    if change.old.is_empty() {
        return t.fill("roles-until", &[("name", name), ("time", said(new))]);
    }
    let field = t.named("roles-end-of", &name);
    t.fill("accounts-history-change", &[("field", field), ("old", said(old)), ("new", said(new))])
}

fn shown(field: &str, value: &str, t: Language) -> String {
    match (field, value) {
        (_, "") => t.say("accounts-conflict-empty"),
        ("tenant_place" | "tenant_member", place) => tenants::told(place, t),
        ("notice_kind", word) => notices::word(notices::KINDS, word, t),
        ("notice_wishes", wishes) => notices::wishes(wishes, t),
        ("tenant_kind", word) => tenants::word(tenants::KINDS, word, t),
        ("tenant_status", word) => tenants::word(tenants::STATUSES, word, t),
        ("permissions", names) => roles::permissions_translated(names, t),
        ("locale", code) => {
            Tongue::coded(code).map_or_else(|| code.to_owned(), |tongue| tongue.name().to_owned())
        }
        ("ticket_kind", word) => tickets::labels::kind_word(word, t),
        ("mails", kinds) => {
            let about = |key| Kind::parse(key).map_or_else(|| key.to_owned(), |kind| mail::about(kind, t));
            kinds.split(", ").map(about).collect::<Vec<_>>().join(", ")
        }
        (field, word) => licenses::labels::value(field, word, t),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_given_and_taken_in_the_readers_language() {
        let t = Language::new(Tongue::German, "UTC");
        let change =
            Change { field: "roles".to_owned(), old: String::new(), new: "Support, Eigene".to_owned() };
        let told = lines(&change, t);
        assert_eq!(told.len(), 1);
        assert!(
            told.iter().all(|line| line.contains(&t.say("role-support")) && line.contains("Eigene")),
            "{told:?}"
        );
    }
}
