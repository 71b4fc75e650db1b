//! One real visit for every route.

use gatehouse::accounts::Status;
use gatehouse::web::Route;

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
    pub drafts: Vec<(i64, i64)>,
    invitation: String,
    reset: String,
}

impl Stage {
    /// Accounts in every status, an invitation, and a draft of each of `owners`.
    pub fn set(app: &TestApp, owners: &[i64]) -> Self {
        let pending = app.person("Pia Pending").status(Status::Pending).create();
        let drafts = owners.iter().map(|owner| (*owner, draft(app, *owner))).collect();
        Self {
            active: app.person("Arno Active").create(),
            pending,
            inactive: app.person("Ina Inactive").status(Status::Inactive).create(),
            editable: app.person("Edda Edit").create(),
            drafts,
            invitation: app.invitation(pending),
            reset: app.reset(3),
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
            | "/accounts/withdraw" => match route.method.as_str() {
                "GET" => format!("{}?id={}", route.path, self.subject(&route.path)),
                _ => route.path.to_string(),
            },
            "/accounts/{id}/invitation-link" => format!("/accounts/{}/invitation-link", self.pending),
            "/activate/{token}" => self.invitation.clone(),
            "/reset-password/{token}" => self.reset.clone(),
            "/settings/policies/{policy}" => "/settings/policies/session-idle".to_owned(),
            path if path.contains("{draft}") => path.replace("{draft}", &draft.to_string()),
            path if path.contains("{request}") => path.replace("{request}", "no-such-request"),
            path if path.contains("{id}") => path.replace("{id}", &self.editable.to_string()),
            path => path.to_owned(),
        };
        assert!(!path.contains('{'), "{} {} has no sample visit yet: add one here", route.method, route.path);
        Sample { path, form: self.form(route) }
    }

    fn subject(&self, path: &str) -> i64 {
        match path {
            "/accounts/activate" | "/accounts/delete" => self.inactive,
            "/accounts/deactivate" => self.active,
            _ => self.pending,
        }
    }

    fn form(&self, route: &Route) -> Vec<(String, String)> {
        if route.method != "POST" {
            return Vec::new();
        }
        let fields: Vec<(&str, String)> = match route.path.as_ref() {
            "/forgot-password" => vec![("login", "nobody".into())],
            "/confirm-password" => vec![("to", "/profile".into()), ("proof", "wrong".into())],
            "/sign-in" => vec![("login", "nobody".into()), ("password", "none".into())],
            "/sign-out"
            | "/profile/sessions/end-others"
            | "/accounts/{id}/sign-out"
            | "/accounts/{id}/reset-password"
            | "/reset-password/{token}"
            | "/setup"
            | "/activate/{token}"
            | "/accounts/{id}/invitation-link"
            | "/accounts/new/{draft}/roles"
            | "/accounts/new/{draft}/review" => Vec::new(),
            "/accounts/new" | "/accounts/new/{draft}" => details("Nora New"),
            "/accounts/activate" | "/accounts/deactivate" | "/accounts/resend" | "/accounts/withdraw" => {
                vec![("id", self.subject(&route.path).to_string())]
            }
            "/accounts/delete" => {
                vec![("id", self.inactive.to_string()), ("typed", "ina.inactive".into())]
            }
            "/accounts/{id}/edit" => {
                let version = [("version", "3".to_owned())];
                details("Edda Edited").into_iter().chain(version).collect()
            }
            "/profile/details" => {
                vec![("first_name", "New".into()), ("last_name", "Name".into()), ("version", "1".into())]
            }
            "/profile/password" => vec![("password", "wrong".into()), ("new_password", "x".into())],
            "/profile/preferences" => {
                vec![("language", "de".into()), ("time_zone", "UTC".into()), ("theme", "dark".into())]
            }
            "/profile/sessions/end" | "/accounts/{id}/sessions/end" => vec![("session", "999999".into())],
            // Of any list, whatever its columns.
            path if path.ends_with("/columns") => vec![("density", "compact".into()), ("do", "reset".into())],
            path if path.ends_with("/arrange") => vec![("size", "25".into())],
            "/settings/policies/{policy}" => {
                vec![("was", "30".into()), ("value", "45".into()), ("unit", "minutes".into())]
            }
            "/preferences" => vec![("language", "ja".into()), ("back", "/".into())],
            other => panic!("POST {other} has no sample form yet: add one here"),
        };
        fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }
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
