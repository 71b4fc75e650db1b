//! What the company page receives.

use std::collections::BTreeMap;

use askama::Template;
use chrono::NaiveDateTime;

use super::Links;
use super::queries::{Contact, NAMED, Primary};
use crate::access::{Permission, Scope};
use crate::grid::address_of;
use crate::policies::Edition;
use crate::roles::Role;
use crate::roles::pages::Matrix;
use crate::web::Visit;
use crate::web::shell::Shell;

/// The company: name, edition, contacts, links, and who may do what.
#[derive(Template)]
#[template(path = "company/page.html", blocks = ["content"])]
pub struct CompanyPage {
    pub shell: Shell,
    pub name: String,
    /// What the company has bought, and what that means.
    pub edition: (String, String),
    /// Since when it uses Gatehouse.
    pub since: String,
    pub contacts: Vec<Person>,
    /// Whether there are more than are named.
    pub has_more: bool,
    /// The primary contacts of licenses.
    pub primary: Vec<PrimaryContact>,
    /// Whether there are more than are named.
    pub has_more_primary: bool,
    /// Links by permission: what they are called, and where they lead.
    pub links: Vec<(String, String)>,
    pub matrix: Matrix,
}

/// Whom to ask.
pub struct Person {
    pub name: String,
    pub job_title: String,
    pub email: String,
    /// Their account, for whoever may see it.
    pub href: Option<String>,
}

/// A primary contact.
pub struct PrimaryContact {
    pub person: Person,
    /// "Of 3 licenses".
    pub count: String,
    /// Those that the viewer may see, in the list: "2 licenses", and where.
    pub seen: Option<(String, String)>,
}

/// What is shown, not yet in words.
pub struct Shown {
    pub name: String,
    pub since: NaiveDateTime,
    pub contacts: Vec<Contact>,
    pub primary: Vec<Primary>,
    /// By account, how many of their licenses the viewer may see.
    pub seen: BTreeMap<i64, i64>,
    pub edition: Edition,
    pub roles: Vec<Role>,
}

/// The page.
#[must_use]
pub fn page(visit: &Visit, shown: Shown, links: &Links) -> CompanyPage {
    let t = visit.language();
    let named = usize::try_from(NAMED).unwrap_or(usize::MAX);
    let sees_accounts = visit.may(Permission::AccountsView);
    let person = |contact: Contact| Person {
        href: sees_accounts.then(|| format!("/accounts/{}", contact.id)),
        name: contact.name,
        job_title: contact.job_title,
        email: contact.email.unwrap_or_default(),
    };
    let primary = |contact: Primary| {
        let seen = shown.seen.get(&contact.id).copied();
        let list = address_of("/licenses", &format!("contact_id:{}", contact.id));
        PrimaryContact {
            count: t.count("company-primary-of", contact.licenses),
            seen: seen.map(|count| (t.count("company-primary-seen", count), list)),
            person: person(Contact {
                id: contact.id,
                name: contact.name,
                email: contact.email,
                job_title: contact.job_title,
            }),
        }
    };
    let edition = match shown.edition {
        Edition::Subscription => ("policy-edition-subscription", "policy-edition-subscription-effect"),
        Edition::Trial => ("policy-edition-trial", "policy-edition-trial-effect"),
    };
    let elsewhere = [
        (Permission::UniversityAccess, "company-university", links.university.as_ref()),
        (Permission::CommunityAccess, "company-community", links.community.as_ref()),
    ];
    CompanyPage {
        shell: visit.shell(&t.say("company-title")),
        matrix: Matrix::of(&shown.roles, visit.may(Permission::RolesView), t),
        has_more_primary: shown.primary.len() > named,
        primary: shown.primary.into_iter().take(named).map(primary).collect(),
        has_more: shown.contacts.len() > named,
        contacts: shown.contacts.into_iter().take(named).map(person).collect(),
        edition: (t.say(edition.0), t.say(edition.1)),
        since: t.date(shown.since),
        name: shown.name,
        links: elsewhere
            .into_iter()
            .filter(|(permission, ..)| visit.may(*permission))
            .filter_map(|(_, key, url)| Some((t.say(key), url?.to_string())))
            .collect(),
    }
}
