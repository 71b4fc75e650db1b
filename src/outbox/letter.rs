//! The words of a mail: its subject and both of its bodies, in the person's language.

mod notice;

use std::collections::BTreeMap;

use askama::Template;
use chrono::{Duration, Locale, NaiveDate};
use url::Url;

use super::kind::Kind;
use super::model::one_line;
use crate::wording;

/// What a mail is about.
#[derive(Clone, Debug)]
pub struct Occasion<'o> {
    /// What it says.
    pub kind: Kind,
    /// The person's language.
    pub locale: &'o str,
    /// How the person is greeted.
    pub name: &'o str,
    /// Where the account is.
    pub company: &'o str,
    /// What the sentences name; see [`Kind`].
    pub facts: &'o BTreeMap<String, String>,
    /// Where the button leads, for the kinds that have one.
    pub link: Option<String>,
    /// How long that link works, for one that proves an address.
    pub valid_for: Option<Duration>,
}

/// A mail in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// One line.
    pub subject: String,
    /// The body as plain text.
    pub text: String,
    /// The body as HTML.
    pub html: String,
}

struct Letter {
    language: &'static str,
    company: String,
    subject: String,
    greeting: String,
    paragraphs: Vec<String>,
    button: Option<Button>,
    /// Said small below the button, such as how long the link works.
    small: Option<String>,
    /// Why the person gets this mail.
    footer: String,
}

struct Button {
    label: String,
    link: String,
    note: String,
}

#[derive(Template)]
#[template(path = "mail/letter.html")]
struct Html<'l> {
    letter: &'l Letter,
}

#[derive(Template)]
#[template(path = "mail/letter.txt")]
struct Text<'l> {
    letter: &'l Letter,
}

/// Puts the mail in words.
///
/// # Errors
/// Those of the template engine, which a complete template does not have.
pub fn render(occasion: &Occasion<'_>) -> Result<Rendered, askama::Error> {
    let letter = occasion.letter();
    let text = Text { letter: &letter }.render()?;
    let html = Html { letter: &letter }.render()?;
    Ok(Rendered { subject: letter.subject, text, html })
}

/// Where the button of a mail leads: with a secret to where it is used, else to the sign-in page.
#[must_use]
pub(super) fn address(base_url: &Url, kind: Kind, secret: Option<&str>) -> String {
    let base = base_url.as_str().trim_end_matches('/');
    match secret.zip(kind.purpose()) {
        Some((secret, purpose)) => format!("{base}{}{secret}", purpose.path()),
        None => format!("{base}/sign-in"),
    }
}

impl Occasion<'_> {
    fn letter(&self) -> Letter {
        Letter {
            language: wording::language(self.locale),
            company: one_line(self.company),
            subject: self.subject(),
            greeting: self.say("mail-greeting", &[("name", one_line(self.name))]),
            paragraphs: self.paragraphs(),
            button: self.button(),
            small: self.valid_for.map(|valid_for| self.validity(valid_for)),
            footer: match self.kind {
                Kind::Test | Kind::Notice => self.own("footer", &[]),
                _ => self.say("mail-footer", &[]),
            },
        }
    }

    fn say(&self, key: &str, facts: &[(&str, String)]) -> String {
        let company = [("company", one_line(self.company))];
        wording::say(self.locale, key, &[&company, facts].concat())
    }

    /// A sentence of this kind of mail alone.
    fn own(&self, part: &str, facts: &[(&str, String)]) -> String {
        self.say(&format!("mail-{}-{part}", self.kind.key()), facts)
    }

    fn paragraphs(&self) -> Vec<String> {
        let mut paragraphs = vec![self.own("body", &[])];
        match self.kind {
            Kind::Invitation => paragraphs.push(self.say("mail-help", &[])),
            Kind::Activated | Kind::Test => {}
            Kind::Deactivated => {
                paragraphs
                    .extend(self.fact("reason").map(|reason| self.say("mail-reason", &[("reason", reason)])));
                let until = self.fact("until").map(|until| self.date(until));
                paragraphs.extend(until.map(|until| self.own("until", &[("until", until)])));
            }
            Kind::Deleted => {
                paragraphs
                    .extend(self.fact("reason").map(|reason| self.say("mail-reason", &[("reason", reason)])));
            }
            Kind::Edited => {
                let fields = self.listed("fields", |field| self.field(field));
                paragraphs.extend(fields.map(|fields| self.own("fields", &[("fields", fields)])));
                paragraphs.push(self.say("mail-help", &[]));
            }
            Kind::RolesChanged => paragraphs.extend(self.roles_changed()),
            Kind::TenantsChanged => paragraphs.extend(self.tenants()),
            Kind::PasswordChanged | Kind::PasswordReset => paragraphs.push(self.own("help", &[])),
            Kind::NewBrowser => {
                paragraphs.extend(self.fact("seen"));
                paragraphs.push(self.own("help", &[]));
            }
            Kind::KeyExpires => {
                let named = self.fact("key").zip(self.fact("account"));
                paragraphs.extend(
                    named.map(|(key, account)| self.own("which", &[("key", key), ("account", account)])),
                );
                let until = self.fact("until").map(|until| self.date(until));
                paragraphs.extend(until.map(|until| self.own("until", &[("until", until)])));
                paragraphs.push(self.own("help", &[]));
            }
            Kind::LicensesChanged => paragraphs.extend(self.licenses_changed()),
            Kind::ContactChanged => {
                let named = self.fact("license").zip(self.fact("old")).zip(self.fact("new"));
                paragraphs.extend(named.map(|((license, old), new)| {
                    self.own("who", &[("license", license), ("old", old), ("new", new)])
                }));
                paragraphs.push(self.own("help", &[]));
            }
            Kind::LicenseExpires => {
                let until = self.fact("until").map(|until| self.date(until));
                let named = self.fact("license").zip(until);
                paragraphs
                    .extend(named.map(|(license, until)| {
                        self.own("until", &[("license", license), ("until", until)])
                    }));
                paragraphs.push(self.own("help", &[]));
            }
            Kind::Notice => paragraphs.extend(self.notice()),
        }
        paragraphs
    }

    /// The roles that came, went or end at another time, and what a role permits now.
    fn roles_changed(&self) -> Vec<String> {
        let mut paragraphs = Vec::new();
        for change in ["added", "removed", "limited"] {
            let roles = self.listed(change, str::to_owned);
            paragraphs.extend(roles.map(|roles| self.own(change, &[("roles", roles)])));
        }
        let role = self.fact("role").unwrap_or_default();
        for change in ["granted", "withdrawn"] {
            let may = self.listed(change, str::to_owned);
            paragraphs
                .extend(may.map(|may| self.own(change, &[("role", role.clone()), ("permissions", may)])));
        }
        paragraphs
    }

    /// The seats and the care of licenses that came and went.
    fn licenses_changed(&self) -> Vec<String> {
        let mut paragraphs = Vec::new();
        for change in ["added", "removed"] {
            let licenses = self.listed(change, str::to_owned);
            paragraphs.extend(licenses.map(|licenses| self.own(change, &[("licenses", licenses)])));
        }
        for (fact, part) in [("manages", "manages"), ("manages_not", "manages-not")] {
            paragraphs.extend(self.fact(fact).map(|license| self.own(part, &[("license", license)])));
        }
        paragraphs
    }

    /// To which tenants somebody was added, from which removed, and in which they are something else.
    fn tenants(&self) -> Vec<String> {
        let said = |change: &&str| {
            let tenants = self.listed(change, str::to_owned)?;
            Some(self.own(change, &[("tenants", tenants)]))
        };
        ["added", "removed", "changed"].iter().filter_map(said).collect()
    }

    /// A fact that is there and says something.
    fn fact(&self, name: &str) -> Option<String> {
        self.facts.get(name).map(|text| one_line(text)).filter(|text| !text.is_empty())
    }

    /// A fact of several names, as one phrase.
    fn listed(&self, name: &str, word: impl Fn(&str) -> String) -> Option<String> {
        let names: Vec<String> = self
            .facts
            .get(name)?
            .lines()
            .map(one_line)
            .filter(|name| !name.is_empty())
            .map(|name| word(&name))
            .collect();
        (!names.is_empty()).then(|| names.join(&self.say("mail-list-separator", &[])))
    }

    /// What a column is called; a name that is no column of ours is said as it is.
    fn field(&self, column: &str) -> String {
        let key = format!("mail-field-{}", column.replace('_', "-"));
        wording::find(self.locale, &key, &[]).unwrap_or_else(|| column.to_owned())
    }

    /// A date as in 2026-12-31, the way the language writes it; other text as it is.
    fn date(&self, text: String) -> String {
        let Ok(date) = text.parse::<NaiveDate>() else {
            return text;
        };
        match wording::language(self.locale) {
            "de" => date.format_localized("%-d. %B %Y", Locale::de_DE).to_string(),
            "ja" => date.format_localized("%Y年%-m月%-d日", Locale::ja_JP).to_string(),
            _ => date.format_localized("%B %-d, %Y", Locale::en_US).to_string(),
        }
    }

    fn button(&self) -> Option<Button> {
        let label = match self.kind {
            Kind::Invitation | Kind::Activated | Kind::PasswordReset | Kind::KeyExpires => {
                self.own("button", &[])
            }
            Kind::Deactivated
            | Kind::Deleted
            | Kind::Edited
            | Kind::RolesChanged
            | Kind::TenantsChanged
            | Kind::PasswordChanged
            | Kind::NewBrowser
            | Kind::Test
            | Kind::LicensesChanged
            | Kind::ContactChanged
            | Kind::LicenseExpires
            | Kind::Notice => return None,
        };
        Some(Button { label, link: self.link.clone()?, note: self.say("mail-link-plain", &[]) })
    }

    /// How long the link works, in days when they are whole, else in hours.
    fn validity(&self, valid_for: Duration) -> String {
        let hours = valid_for.num_hours();
        let (key, count) =
            if hours % 24 == 0 { ("mail-valid-days", hours / 24) } else { ("mail-valid-hours", hours) };
        self.say(key, &[("count", count.to_string())])
    }
}
