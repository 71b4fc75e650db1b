//! What mails look like: their own words, about made-up people, with links that lead nowhere.

use std::collections::BTreeMap;

use chrono::Duration;
use url::Url;

use super::kind::Kind;
use super::letter::{self, Occasion, Rendered, render};
use super::model::list;
use super::rules;
use crate::clock;
use crate::db::Db;
use crate::error::Error;
use crate::web::browser;
use crate::web::language::{Language, Tongue};

/// Stands where the secret of a link would.
const NO_SECRET: &str = "EXAMPLE";
const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

/// How long the link in such a mail works; `None` for a kind without one.
///
/// # Errors
/// Database errors.
pub fn validity(db: &mut Db, kind: Kind) -> Result<Option<Duration>, Error> {
    kind.purpose().map(|purpose| rules::validity(db, purpose)).transpose()
}

/// A mail of this kind in words, to somebody made up.
///
/// # Errors
/// [`Error::Internal`] when a template fails.
pub fn example(
    kind: Kind,
    tongue: Tongue,
    company: &str,
    base_url: &Url,
    valid_for: Option<Duration>,
) -> Result<Rendered, Error> {
    let t = Language::new(tongue, "UTC");
    let facts = facts(kind, t);
    let occasion = Occasion {
        kind,
        locale: tongue.code(),
        name: &t.say("mailing-example-name"),
        company,
        facts: &facts,
        link: Some(letter::address(base_url, kind, Some(NO_SECRET), &facts)),
        valid_for,
    };
    render(&occasion).map_err(Error::internal)
}

fn facts(kind: Kind, t: Language) -> BTreeMap<String, String> {
    let day = |days| (clock::now() + Duration::days(days)).format("%Y-%m-%d").to_string();
    let facts = match kind {
        Kind::Invitation | Kind::Activated | Kind::PasswordChanged | Kind::PasswordReset | Kind::Test => {
            vec![]
        }
        Kind::Deactivated => vec![("reason", t.say("mailing-example-reason")), ("until", day(30))],
        Kind::Deleted => vec![("reason", t.say("mailing-example-reason"))],
        Kind::Edited => vec![("fields", list(["job_title", "time_zone"]))],
        Kind::RolesChanged => {
            vec![("added", t.say("role-license-admin")), ("removed", t.say("role-support"))]
        }
        Kind::TenantsChanged => {
            let facts = [("name", t.say("mailing-example-tenant")), ("role", t.say("tenants-role-user"))];
            vec![("added", t.fill("tenants-as", &facts)), ("removed", t.say("mailing-example-tenant-left"))]
        }
        Kind::NewBrowser => {
            let seen = [browser::describe(FIREFOX, t), "192.0.2.17".to_owned(), t.exact(clock::now())];
            vec![("seen", seen.join(" · "))]
        }
        Kind::KeyExpires => vec![
            ("key", t.say("mailing-example-key")),
            ("account", t.say("mailing-example-name")),
            ("until", day(7)),
        ],
        Kind::LicensesChanged => vec![("added", t.say("mailing-example-license"))],
        Kind::ContactChanged => vec![
            ("license", t.say("mailing-example-license")),
            ("old", t.say("mailing-example-contact")),
            ("new", t.say("mailing-example-name")),
        ],
        Kind::Notice => vec![
            ("kind", "maintenance".to_owned()),
            ("subject", t.say("mailing-example-notice")),
            ("text", t.say("mailing-example-notice-text")),
            ("from", t.exact(clock::now() + Duration::days(7))),
            ("until", t.exact(clock::now() + Duration::hours(170))),
            ("licenses", t.say("mailing-example-license")),
        ],
        Kind::LicenseExpires => vec![("license", t.say("mailing-example-license")), ("until", day(30))],
        Kind::TicketOpened | Kind::TicketShared | Kind::TicketAnswered | Kind::TicketClosed => vec![
            ("ticket", format!("#12 {}", t.say("mailing-example-ticket"))),
            ("number", "12".to_owned()),
            ("who", t.say("mailing-example-name")),
        ],
    };
    facts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
