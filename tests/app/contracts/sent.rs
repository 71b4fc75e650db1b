//! What the samples send: to any list, and to the pages of features.

use crate::support::TestApp;

/// A column of the list with this address of a filter.
pub fn column_of(path: &str) -> &'static str {
    match path {
        "/outbox/filter" => "recipient",
        "/audit/filter" => "actor",
        "/jobs/filter" => "by",
        "/tickets/filter" | "/notices/filter" => "subject",
        _ => "name",
    }
}

/// What is sent to any list, whatever its columns.
pub fn of_list(path: &str) -> Option<Vec<(&'static str, String)>> {
    Some(match path {
        path if path.ends_with("/export") => Vec::new(),
        path if path.ends_with("/columns") => vec![("density", "compact".into()), ("do", "reset".into())],
        path if path.ends_with("/arrange") => vec![("size", "25".into())],
        path if path.ends_with("/views") => {
            vec![("name", "New view".into()), ("shared", "nobody".into()), ("q", "ada".into())]
        }
        path if path.ends_with("/views/{view}/edit") => {
            vec![("name", "Other name".into()), ("shared", "nobody".into())]
        }
        path if path.ends_with("/views/{view}/state") => vec![("q", "otto".into())],
        path if path.ends_with("/views/{view}/delete") => Vec::new(),
        path if path.ends_with("/views/opens") => vec![("view", String::new())],
        _ => return None,
    })
}

/// What is sent to the pages of a tenant, or about it.
pub fn of_tenant(tenant: i64, account: i64) -> Vec<(&'static str, String)> {
    vec![
        ("name", "Made of a sample".into()),
        ("kind", "cloud".into()),
        ("status", "active".into()),
        ("url", "https://sample.example".into()),
        ("version", "1".into()),
        ("members", "1".into()),
        ("who", "edda.edit".into()),
        ("role", "user".into()),
        ("was_role", "user".into()),
        ("was_login", String::new()),
        ("id", account.to_string()),
        ("tenant", tenant.to_string()),
        ("tenant_role", "user".into()),
    ]
}

/// A tenant with this member.
pub fn tenant(app: &TestApp, member: i64) -> i64 {
    let tenant = crate::tenants::made(app, "Sampled");
    crate::tenants::join(app, tenant, member);
    tenant
}

/// A draft of a notice.
pub fn notice(app: &TestApp) -> i64 {
    crate::notices::drafted(app, crate::notices::Kind::Release, None)
}

/// What is sent to the pages of a notice.
pub fn of_notice() -> Vec<(&'static str, String)> {
    vec![
        ("kind", "maintenance".into()),
        ("starts", "2999-01-01T08:00".into()),
        ("ends", "2999-01-01T09:00".into()),
        ("subject", "Made of a sample".into()),
        ("body", "Nothing happens.".into()),
        ("about", "all".into()),
        ("version", "1".into()),
        ("recipients", "1".into()),
    ]
}

/// What is sent to one license.
pub fn of_license(path: &str, account: i64) -> Vec<(&'static str, String)> {
    match path {
        "/licenses/new" | "/licenses/{id}/edit" => crate::support::licenses::fields(),
        "/licenses/{id}/assign" => vec![("person", "edda.edit".into())],
        "/licenses/{id}/unassign" | "/licenses/{id}/admins/remove" => {
            vec![("account", account.to_string())]
        }
        "/licenses/{id}/admins/add" | "/licenses/{id}/contact" => vec![("person", "arno.active".into())],
        "/licenses/{id}/mac" => vec![("mac", "00-1A-2B-3C-4D-5E".into())],
        _ => Vec::new(),
    }
}

/// What is sent to one ticket, or about such a license.
pub fn of_ticket(path: &str, account: i64, license: i64) -> Vec<(&'static str, String)> {
    match path {
        "/tickets/new" | "/tickets/{id}/edit" => vec![
            ("type", "problem".into()),
            ("subject", "Sampled".into()),
            ("description", "It broke.".into()),
            ("version", "1".into()),
        ],
        "/tickets/{id}/comments" => vec![("body", "Said".into()), ("do", "comment".into())],
        "/tickets/{id}/share" => vec![("person", "edda.edit".into())],
        "/tickets/{id}/unshare" => vec![("account", account.to_string())],
        "/tickets/{id}/decide" => vec![("decision", "approved".into())],
        "/tickets/new/contact" => vec![
            ("license", license.to_string()),
            ("person", "arno.active".into()),
            ("reason", "Sampled".into()),
        ],
        "/tickets/{id}/follow" => vec![("follow", "0".into())],
        path => panic!("POST {path} has no sample form yet: add one here"),
    }
}

/// What a role is made, changed and deleted with.
pub fn of_role(path: &str) -> Vec<(&'static str, String)> {
    if path.ends_with("/delete") {
        return vec![("version", "1".into()), ("holders", "0".into())];
    }
    vec![("name", "Made of a sample".into()), ("permission", "roles.manage".into()), ("version", "1".into())]
}

/// What is sent about oneself and to the settings.
pub fn of_oneself(path: &str) -> Option<Vec<(&'static str, String)>> {
    Some(match path {
        "/profile/details" => {
            vec![("first_name", "New".into()), ("last_name", "Name".into()), ("version", "1".into())]
        }
        "/profile/password" => vec![("password", "wrong".into()), ("new_password", "x".into())],
        "/profile/preferences" => {
            vec![("language", "de".into()), ("time_zone", "UTC".into()), ("theme", "dark".into())]
        }
        "/profile/notices" => Vec::new(),
        "/profile/mails" => vec![("kind", "edited".into())],
        "/preferences" => vec![("language", "ja".into()), ("back", "/".into())],
        "/settings/mail/test" => vec![("email", "test@example.org".into())],
        "/settings/policies/{policy}" => {
            vec![("was", "30".into()), ("value", "45".into()), ("unit", "minutes".into())]
        }
        _ => return None,
    })
}
