//! What the profile receives.

use askama::Template;

use super::forms;
use super::rules::Own;
use crate::accounts::pages::view::session_row;
use crate::auth::pages::SessionRow;
use crate::keys::pages::{KeyList, May};
use crate::notices::pages::wishes::{self, WishRow};
use crate::outbox::{Duty, Kind, labels};
use crate::web::Visit;
use crate::web::form::{Choice, Form};
use crate::web::language::{self, Language, Tongue};
use crate::web::shell::{self, Shell};

/// Details, password, preferences and sessions on one page, each a form of its own.
#[derive(Template)]
#[template(path = "profile/page.html", blocks = ["content"])]
pub struct ProfilePage {
    pub shell: Shell,
    pub name: String,
    pub initials: String,
    pub hue: u16,
    pub login: String,
    pub email: String,
    /// Names of the roles held.
    pub roles: Vec<String>,
    /// Fields `first_name`, `last_name`, `display_name`, `job_title`, `version`.
    pub details: Form,
    /// Fields `password`, `new_password`, `new_password_again`.
    pub password: Form,
    /// Fields `language`, `time_zone`, `theme`.
    pub preferences: Form,
    pub languages: Vec<Choice>,
    /// What a new password must be, in words.
    pub password_rules: String,
    pub zones: Vec<Choice>,
    pub themes: Vec<Choice>,
    pub mails: Vec<MailChoice>,
    /// Which notices of which licenses one gets; none for whoever has to do with no license.
    pub wishes: Vec<WishRow>,
    /// The API keys; `None` for whoever has none and may make none.
    pub keys: Option<KeyList>,
    /// The current session first.
    pub sessions: Vec<SessionRow>,
}

/// A kind of mail.
pub struct MailChoice {
    pub key: &'static str,
    pub label: String,
    /// More about it; for one that cannot be switched off, why.
    pub note: String,
    /// Whether one gets it.
    pub is_on: bool,
    /// Whether that cannot be changed.
    pub is_locked: bool,
}

/// A form of the page that is shown again.
pub enum Again {
    /// None of them.
    Nothing,
    Details(Form),
    Password(Form),
    Preferences(Form),
}

impl ProfilePage {
    /// The page of its owner; `again` takes the place of what is saved.
    #[must_use]
    pub fn new(visit: &Visit, own: &Own, again: Again) -> Self {
        let (t, account) = (visit.language(), &own.account);
        let mut shell = visit.shell(&t.say("profile-page"));
        "/profile".clone_into(&mut shell.here);
        let mut page = Self {
            shell,
            name: account.display_name.clone(),
            initials: shell::initials(&account.display_name),
            hue: shell::hue(account.id),
            login: account.login.clone().unwrap_or_default(),
            email: account.email.clone().unwrap_or_default(),
            roles: own.grants.iter().map(|grant| grant.role.label(t)).collect(),
            details: forms::filled(account),
            password: Form::default(),
            preferences: forms::preferred(account),
            languages: Tongue::ALL.iter().map(|tongue| choice(tongue.code(), tongue.name())).collect(),
            password_rules: own.passwords.worded(t),
            zones: zones(&account.time_zone),
            themes: vec![
                choice("auto", &t.say("shell-theme-auto")),
                choice("light", &t.say("shell-theme-light")),
                choice("dark", &t.say("shell-theme-dark")),
            ],
            mails: Kind::told().map(|kind| mail(kind, &own.refused, t)).collect(),
            wishes: wishes::rows(&own.notices, t),
            keys: keys(visit, own),
            sessions: sessions(visit, own),
        };
        match again {
            Again::Nothing => {}
            Again::Details(form) => page.details = form,
            Again::Password(form) => page.password = form,
            Again::Preferences(form) => page.preferences = form,
        }
        page
    }
}

fn mail(kind: Kind, refused: &[Kind], t: Language) -> MailChoice {
    let duty = kind.duty();
    let note = match (duty, kind) {
        (_, Kind::Notice | Kind::LicenseExpires) => "profile-mails-notices",
        (Some(Duty::Awaited), _) => "profile-mails-awaited",
        (Some(Duty::Standing), _) => "profile-mails-standing",
        (Some(Duty::Safety), _) => "profile-mails-safety",
        (Some(Duty::Licensed), _) => "profile-mails-licensed",
        (None, Kind::TicketOpened | Kind::TicketShared | Kind::TicketAnswered | Kind::TicketClosed) => {
            "profile-mails-tickets"
        }
        (None, Kind::LicensesChanged) => "profile-mails-licenses",
        (None, Kind::KeyExpires) => "profile-mails-key-expires",
        (None, _) => "profile-mails-edited",
    };
    MailChoice {
        key: kind.key(),
        label: labels::about(kind, t),
        note: t.say(note),
        is_on: !refused.contains(&kind),
        is_locked: duty.is_some(),
    }
}

fn keys(visit: &Visit, own: &Own) -> Option<KeyList> {
    let may = May { make: own.may_make_keys, end: true };
    let list = || KeyList::new(&own.account, &own.keys, may, "/profile/keys", visit.language());
    (own.may_make_keys || !own.keys.is_empty()).then(list)
}

fn sessions(visit: &Visit, own: &Own) -> Vec<SessionRow> {
    let current = visit.person().map(|person| person.session_id);
    let row = |session| session_row(session, current, visit.language());
    let mut rows: Vec<SessionRow> = own.sessions.iter().map(row).collect();
    rows.sort_by_key(|row| !row.current);
    rows
}

/// The zones to choose from, and the chosen one even if it is not among them.
fn zones(chosen: &str) -> Vec<Choice> {
    let mut zones = language::zones();
    if !zones.contains(&chosen) {
        zones.insert(0, chosen);
    }
    zones.into_iter().map(|zone| choice(zone, zone)).collect()
}

fn choice(value: &str, label: &str) -> Choice {
    Choice { value: value.to_owned(), label: label.to_owned() }
}
