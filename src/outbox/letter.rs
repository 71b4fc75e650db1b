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

/// Where the button of a mail leads: with a secret to where it is used, else to the ticket or the sign-in page.
#[must_use]
pub(super) fn address(
    base_url: &Url,
    kind: Kind,
    secret: Option<&str>,
    facts: &BTreeMap<String, String>,
) -> String {
    let base = base_url.as_str().trim_end_matches('/');
    let number = facts.get("number").and_then(|number| number.parse::<i64>().ok());
    if let Some(number) = number.filter(|_| kind.is_of_ticket()) {
        return format!("{base}/tickets/{number}");
    }
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

    pub(super) fn say(&self, key: &str, facts: &[(&str, String)]) -> String {
        let company = [("company", one_line(self.company))];
        wording::say(self.locale, key, &[&company, facts].concat())
    }

    /// A sentence of this kind of mail alone.
    pub(super) fn own(&self, part: &str, facts: &[(&str, String)]) -> String {
        self.say(&format!("mail-{}-{part}", self.kind.key()), facts)
    }

    /// People sort mails about tickets by the number; a notice adds its own subject.
    fn subject(&self) -> String {
        let subject = self.own("subject", &[]);
        if let Some(own) = self.fact("subject").filter(|_| self.kind == Kind::Notice) {
            return self.say("mail-subject-own", &[("subject", subject), ("own", own)]);
        }
        match self.fact("number").filter(|_| self.kind.is_of_ticket()) {
            Some(number) => format!("{subject} [#{number}]"),
            None => subject,
        }
    }

    /// A fact that is there and says something.
    pub(super) fn fact(&self, name: &str) -> Option<String> {
        self.facts.get(name).map(|text| one_line(text)).filter(|text| !text.is_empty())
    }

    /// A fact of several names, as one phrase.
    pub(super) fn listed(&self, name: &str, word: impl Fn(&str) -> String) -> Option<String> {
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
    pub(super) fn field(&self, column: &str) -> String {
        let key = format!("mail-field-{}", column.replace('_', "-"));
        wording::find(self.locale, &key, &[]).unwrap_or_else(|| column.to_owned())
    }

    /// A date as in 2026-12-31, the way the language writes it; other text as it is.
    pub(super) fn date(&self, text: String) -> String {
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
            Kind::TicketOpened | Kind::TicketShared | Kind::TicketAnswered | Kind::TicketClosed => {
                self.say("mail-ticket-button", &[])
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
