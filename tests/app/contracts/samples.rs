//! One real visit for every route.

use gatehouse::access::BuiltIn;
use gatehouse::accounts::Status;
use gatehouse::web::Route;

use super::sent::{
    column_of, notice, of_license, of_list, of_notice, of_oneself, of_role, of_tenant, of_ticket, tenant,
};
use crate::support::TestApp;

/// A route with everything it needs to do its work.
pub struct Sample {
    pub path: String,
    pub form: Vec<(String, String)>,
}

/// What the samples act on.
pub struct Stage {
    active: i64,
    pending: i64,
    inactive: i64,
    editable: i64,
    support: i64,
    own_role: i64,
    tenant: i64,
    notice: i64,
    pub drafts: Vec<(i64, i64)>,
    keys: Vec<(i64, i64)>,
    invitation: String,
    reset: String,
    mail: i64,
    /// Tickets: whose, which, and a file of each.
    tickets: Vec<(i64, i64, i64)>,
    /// A license on premises, for each owner one that they are an admin of.
    licenses: Vec<(i64, i64)>,
    /// Whose view of which list.
    views: Vec<(i64, String, i64)>,
}

impl Stage {
    /// Accounts in every status, an invitation, and a draft of each of `owners`.
    pub fn set(app: &TestApp, owners: &[i64]) -> Self {
        let pending = app.person("Pia Pending").status(Status::Pending).create();
        let drafts = owners.iter().map(|owner| (*owner, draft(app, *owner))).collect();
        let editable = app.person("Edda Edit").create();
        let active = app.person("Arno Active").create();
        let keys = owners.iter().chain([&editable]).map(|owner| (*owner, app.key(*owner).0)).collect();
        Self {
            active,
            pending,
            inactive: app.person("Ina Inactive").status(Status::Inactive).create(),
            editable,
            support: app.role(BuiltIn::Support),
            own_role: app.own_role("Sampled", &[]),
            tenant: tenant(app, active),
            notice: notice(app),
            drafts,
            keys,
            invitation: app.invitation(pending),
            reset: app.reset(3),
            mail: mail(app),
            tickets: owners.iter().chain([&1]).map(|owner| ticket(app, *owner, active)).collect(),
            licenses: owners.iter().chain([&1]).map(|owner| (*owner, app.sample_license(*owner))).collect(),
            views: owners.iter().flat_map(|owner| views(app, *owner)).collect(),
        }
    }

    /// The visit to `route` by the account `who`; panics for a route that has no sample yet.
    pub fn sample(&self, route: &Route, who: i64) -> Sample {
        let draft = self.drafts.iter().find(|(owner, _)| *owner == who).map_or(1, |(_, draft)| *draft);
        let path = match route.path.as_ref() {
            "/accounts/activate"
            | "/accounts/deactivate"
            | "/accounts/delete"
            | "/accounts/resend"
            | "/accounts/withdraw"
            | "/accounts/sign-out"
            | "/accounts/add-role"
            | "/accounts/remove-role"
            | "/accounts/assign-license"
            | "/accounts/unassign-license"
            | "/accounts/add-tenant"
            | "/accounts/remove-tenant"
            | "/accounts/new-role" => match route.method.as_str() {
                "GET" => format!("{}?id={}", route.path, self.subject(&route.path)),
                _ => route.path.to_string(),
            },
            "/accounts/{id}/invitation-link" => format!("/accounts/{}/invitation-link", self.pending),
            "/activate/{token}" => self.invitation.clone(),
            "/reset-password/{token}" => self.reset.clone(),
            "/outbox/resend" if route.method == "GET" => format!("/outbox/resend?id={}", self.mail),
            "/settings/policies/{policy}" => "/settings/policies/session-idle".to_owned(),
            path if path.starts_with("/tickets/{id}") => {
                let own = self.tickets.iter().find(|(owner, ..)| *owner == who).or(self.tickets.last());
                let (_, id, file) = own.copied().unwrap_or((1, 1, 1));
                path.replace("{id}", &id.to_string()).replace("{attachment}", &file.to_string())
            }
            path if path.starts_with("/licenses/{id}") => {
                let own = self.licenses.iter().find(|(owner, _)| *owner == who).or(self.licenses.first());
                path.replace("{id}", &own.map_or(1, |(_, license)| *license).to_string())
            }
            path if path.contains("{key}") => {
                let owner = if path.contains("{id}") { self.editable } else { who };
                let key = self.keys.iter().find(|(other, _)| *other == owner).map_or(1, |(_, key)| *key);
                path.replace("{id}", &owner.to_string()).replace("{key}", &key.to_string())
            }
            path if path.ends_with("/filter") => format!("{path}?column={}", column_of(path)),
            path if path.ends_with("/suggest") => format!("{path}?q=a"),
            path if path.ends_with("/go") => format!("{path}?to=m"),
            path if path.contains("{draft}") => path.replace("{draft}", &draft.to_string()),
            path if path.contains("{view}") => {
                let owned = |(owner, list, _): &&(i64, String, i64)| {
                    *owner == who && path.starts_with(&format!("{list}/views/"))
                };
                let view = self.views.iter().find(owned).map_or(1, |(_, _, view)| *view);
                path.replace("{view}", &view.to_string())
            }
            path if path.starts_with("/notices/{id}") => path.replace("{id}", &self.notice.to_string()),
            path if path.starts_with("/tenants/{id}") => {
                let member = path.replace("{account}", &self.active.to_string());
                member.replace("{id}", &self.tenant.to_string())
            }
            path if path.starts_with("/roles/{id}") => path.replace("{id}", &self.own_role.to_string()),
            path if path.contains("{id}") => path.replace("{id}", &self.editable.to_string()),
            path => path.to_owned(),
        };
        assert!(!path.contains('{'), "{} {} has no sample visit yet: add one here", route.method, route.path);
        Sample { path, form: self.form(route) }
    }

    fn subject(&self, path: &str) -> i64 {
        match path {
            "/accounts/activate" | "/accounts/delete" => self.inactive,
            "/accounts/deactivate" | "/accounts/sign-out" | "/accounts/remove-tenant" => self.active,
            "/accounts/add-role"
            | "/accounts/remove-role"
            | "/accounts/new-role"
            | "/accounts/add-tenant"
            | "/accounts/assign-license"
            | "/accounts/unassign-license" => self.editable,
            _ => self.pending,
        }
    }

    fn form(&self, route: &Route) -> Vec<(String, String)> {
        if route.method != "POST" || is_sent_empty(&route.path) {
            return Vec::new();
        }
        let fields: Vec<(&'static str, String)> = match route.path.as_ref() {
            "/forgot-password" => vec![("login", "nobody".into())],
            "/confirm-password" => vec![("to", "/profile".into()), ("proof", "wrong".into())],
            "/sign-in" => vec![("login", "nobody".into()), ("password", "none".into())],
            "/accounts/{id}/keys/new" | "/profile/keys/new" => key_fields(),
            "/accounts/{id}/keys/{key}/rotate" | "/profile/keys/{key}/rotate" => {
                let overlap = [("overlap", "1".to_owned()), ("overlap_unit", "days".to_owned())];
                key_fields().into_iter().chain(overlap).collect()
            }
            "/accounts/new" | "/accounts/new/{draft}" => details("Nora New"),
            "/accounts/activate"
            | "/accounts/deactivate"
            | "/accounts/resend"
            | "/accounts/withdraw"
            | "/accounts/sign-out"
            | "/accounts/remove-role" => {
                vec![("id", self.subject(&route.path).to_string())]
            }
            "/accounts/add-role" => {
                vec![("id", self.editable.to_string()), ("role", self.support.to_string())]
            }
            "/accounts/assign-license" | "/accounts/unassign-license" => {
                vec![("id", self.editable.to_string()), ("license", "Sample 1".into())]
            }
            "/accounts/new-role" => vec![
                ("id", self.editable.to_string()),
                ("name", "Made of a sample".into()),
                ("permission", "accounts.view".into()),
            ],
            path if path.contains("tenant") && of_list(path).is_none() => {
                of_tenant(self.tenant, self.subject(path))
            }
            path @ ("/roles/new" | "/roles/{id}/edit" | "/roles/{id}/delete") => of_role(path),
            "/accounts/delete" => {
                vec![("id", self.inactive.to_string()), ("typed", "ina.inactive".into())]
            }
            "/accounts/{id}/edit" => {
                let version = [("version", "3".to_owned())];
                details("Edda Edited").into_iter().chain(version).collect()
            }
            "/outbox/resend" => vec![("id", self.mail.to_string())],
            "/profile/sessions/end" | "/accounts/{id}/sessions/end" => vec![("session", "999999".into())],
            path if path.starts_with("/licenses/") && of_list(path).is_none() => {
                of_license(path, self.active)
            }
            path if path.starts_with("/notices/") && of_list(path).is_none() => of_notice(),
            path if path.starts_with("/tickets/") && of_list(path).is_none() => {
                of_ticket(path, self.active, self.licenses.first().map_or(1, |(_, license)| *license))
            }
            "/accounts/{id}/licenses" => Vec::new(),
            path => of_list(path)
                .or_else(|| of_oneself(path))
                .unwrap_or_else(|| panic!("POST {path} has no sample form yet: add one here")),
        };
        fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }
}

/// Whether a form has no fields of its own.
fn is_sent_empty(path: &str) -> bool {
    matches!(
        path,
        "/accounts/{id}/keys/{key}/revoke"
            | "/profile/keys/{key}/revoke"
            | "/sign-out"
            | "/profile/sessions/end-others"
            | "/accounts/{id}/sign-out"
            | "/accounts/{id}/reset-password"
            | "/reset-password/{token}"
            | "/jobs/{id}/cancel"
            | "/jobs/{id}/retry"
            | "/jobs/{id}/undo"
            | "/setup"
            | "/activate/{token}"
            | "/accounts/{id}/invitation-link"
            | "/accounts/new/{draft}/roles"
            | "/accounts/new/{draft}/review"
    )
}

fn ticket(app: &TestApp, owner: i64, shared: i64) -> (i64, i64, i64) {
    let (ticket, file) = app.sample_ticket(owner);
    app.sql(&format!(
        "INSERT INTO ticket_people (ticket_id, account_id, name, sees, follows, since, by_name) \
         VALUES ({ticket}, {shared}, 'Arno', TRUE, TRUE, CURRENT_TIMESTAMP, 'Arno')"
    ));
    (owner, ticket, file)
}

/// A mail that was written.
fn mail(app: &TestApp) -> i64 {
    crate::support::snapshot::lines(app, "SELECT CAST(MIN(id) AS TEXT) AS line FROM outbox")[0]
        .parse()
        .unwrap()
}

fn details(name: &str) -> Vec<(&'static str, String)> {
    let (first, last) = name.split_once(' ').unwrap();
    let email = format!("{}@example.org", first.to_lowercase());
    vec![
        ("first_name", first.to_owned()),
        ("last_name", last.to_owned()),
        ("display_name", name.to_owned()),
        ("email", email.clone()),
        ("email_again", email),
        ("locale", "en".to_owned()),
        ("time_zone", "UTC".to_owned()),
    ]
}

fn key_fields() -> Vec<(&'static str, String)> {
    vec![("name", "Nightly".into()), ("amount", "1".into()), ("unit", "days".into())]
}

/// A view of each list.
fn views(app: &TestApp, owner: i64) -> Vec<(i64, String, i64)> {
    let lists = [
        ("accounts", "/accounts"),
        ("status-report", "/accounts/status-report"),
        ("tickets", "/tickets"),
        ("roles", "/roles"),
        ("licenses", "/licenses"),
        ("tenants", "/tenants"),
        ("notices", "/notices"),
        ("jobs", "/jobs"),
        ("outbox", "/outbox"),
        ("audit", "/audit"),
    ];
    let made = lists.map(|(list, address)| {
        app.sql(&format!(
            "INSERT INTO list_views (list, owner_id, owner_name, name, name_key, query, sort, shown_columns, widths, \
             size, density, grouping, opens_with, shared_with, created_at, modified_at) VALUES ('{list}', {owner}, \
             'Owner', 'Sample', 'sample', 'example', '', '', '', 0, 'comfortable', '', '', 'nobody', \
             CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)"
        ));
        let id = format!("SELECT CAST(MAX(id) AS TEXT) AS line FROM list_views WHERE list = '{list}'");
        (owner, address.to_owned(), crate::support::snapshot::lines(app, &id)[0].parse().unwrap())
    });
    made.into()
}

/// A wizard that has got as far as the review.
fn draft(app: &TestApp, owner: i64) -> i64 {
    let form = format!(
        "{{\"details\":{{\"display_name\":\"Drafted {owner}\",\"first_name\":\"D\",\"last_name\":\"R\",\
         \"email\":\"drafted{owner}@example.org\",\"login\":null,\"job_title\":\"\",\"description\":\"\",\
         \"locale\":\"en\",\"time_zone\":\"UTC\",\"valid_until\":null}},\"roles\":[]}}"
    );
    app.sql(&format!(
        "INSERT INTO account_drafts (owner_id, form, created_at) VALUES ({owner}, '{form}', CURRENT_TIMESTAMP)"
    ));
    let sql = format!("SELECT CAST(MAX(id) AS TEXT) AS line FROM account_drafts WHERE owner_id = {owner}");
    crate::support::snapshot::lines(app, &sql)[0].parse().unwrap()
}
