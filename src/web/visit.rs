//! One visit: who looks, in which language, and how they are answered.

mod answers;

use std::rc::Rc;

use actix_session::{Session, SessionExt};
use actix_web::dev::Payload;
use actix_web::http::header::ACCEPT_LANGUAGE;
use actix_web::{FromRequest, HttpRequest};

use super::language::{Language, Tongue};
use super::session::{self, Person};
use super::shell::{self, LanguageChoice, NoticeAction, Shell, Theme, Viewer};
use crate::access::{Origin, Permission};
use crate::app;
use crate::error::Error;

pub use answers::Part;

/// The cookie in which somebody who is not signed in keeps a language.
pub const LANGUAGE_COOKIE: &str = "gatehouse-language";

/// What a handler needs to answer with a page.
///
/// It owns what it needs: a request that is kept while it is routed makes actix panic.
pub struct Visit {
    person: Option<Rc<Person>>,
    language: Language,
    session: Option<Session>,
    origin: Origin,
    path: String,
    here: String,
    user_agent: String,
    is_fragment: bool,
}

impl FromRequest for Visit {
    type Error = Error;
    type Future = std::future::Ready<Result<Self, Error>>;
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        std::future::ready(Ok(Self::of(request)))
    }
}

impl Visit {
    /// The visit that `request` is.
    #[must_use]
    pub fn of(request: &HttpRequest) -> Self {
        let mut visit = Self::of_stranger(request);
        visit.session = Some(request.get_session());
        visit.person = session::person(request);
        if let Some(person) = &visit.person {
            let tongue = Tongue::coded(&person.locale).unwrap_or(Tongue::English);
            visit.language = Language::new(tongue, &person.time_zone);
        }
        visit
    }

    /// A visit whose session is not looked at, because there may be none yet.
    #[must_use]
    pub fn of_stranger(request: &HttpRequest) -> Self {
        let agent = request.headers().get("user-agent").and_then(|value| value.to_str().ok());
        Self {
            person: None,
            language: Language::new(stranger_tongue(request), "UTC"),
            session: None,
            origin: session::origin(request),
            path: request.path().to_owned(),
            here: request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned(),
            user_agent: agent.unwrap_or("").chars().take(300).collect(),
            is_fragment: request.headers().contains_key("hx-request"),
        }
    }

    /// The viewer's language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Who is signed in.
    #[must_use]
    pub fn person(&self) -> Option<&Person> {
        self.person.as_deref()
    }

    /// Whether whoever is signed in holds a permission.
    #[must_use]
    pub fn may(&self, permission: Permission) -> bool {
        self.person().is_some_and(|person| person.scopes().of(permission).is_some())
    }

    /// Whether htmx asked for a part of a page.
    #[must_use]
    pub fn is_fragment(&self) -> bool {
        self.is_fragment
    }

    /// The path and query of this page.
    #[must_use]
    pub fn here(&self) -> String {
        self.here.clone()
    }

    /// The browser, as it calls itself; at most 300 characters.
    #[must_use]
    pub fn user_agent(&self) -> String {
        self.user_agent.clone()
    }

    /// From where this visit comes.
    #[must_use]
    pub fn origin(&self) -> Origin {
        self.origin.clone()
    }

    /// The frame of a page; takes the notice that the last page left.
    #[must_use]
    pub fn shell(&self, title: &str) -> Shell {
        let person = self.person.as_deref();
        Shell {
            t: self.language,
            title: title.to_owned(),
            viewer: person.map(viewer),
            company: person.map(|person| person.company.clone()).unwrap_or_default(),
            nav: person.map(|person| self.nav(person)).unwrap_or_default(),
            notice: person.and_then(|_| self.notice()),
            csrf: person.map(|person| session::mask(&person.csrf)).unwrap_or_default(),
            theme: person.map_or(Theme::Auto, |person| theme(&person.theme)),
            here: self.here(),
            languages: self.languages(),
        }
    }

    fn nav(&self, person: &Person) -> Vec<shell::NavItem> {
        let scopes = person.scopes();
        let area = self.path.split('/').nth(1);
        app::NAV
            .iter()
            .filter(|entry| entry.needs.is_none_or(|p: Permission| scopes.open(p)))
            .map(|entry| shell::NavItem {
                key: entry.key,
                label: self.language.say(entry.label),
                href: entry.href.to_owned(),
                icon: entry.icon,
                current: entry.href.split('/').nth(1) == area,
            })
            .collect()
    }

    fn notice(&self) -> Option<shell::Notice> {
        let notice = session::take_notice(self.session.as_ref()?)?;
        Some(shell::Notice {
            kind: match notice.kind.as_str() {
                "success" => shell::Kind::Success,
                "warning" => shell::Kind::Warning,
                "danger" => shell::Kind::Danger,
                _ => shell::Kind::Info,
            },
            text: self.language.message(&notice.text),
            action: notice.link.map(|link| NoticeAction {
                label: self.language.say(&link.label),
                href: link.href,
                post: link.post,
                fields: Vec::new(),
            }),
        })
    }

    fn languages(&self) -> Vec<LanguageChoice> {
        Tongue::ALL
            .iter()
            .map(|tongue| LanguageChoice {
                code: tongue.code(),
                name: tongue.name(),
                current: tongue.code() == self.language.code(),
            })
            .collect()
    }
}

fn stranger_tongue(request: &HttpRequest) -> Tongue {
    let chosen = request.cookie(LANGUAGE_COOKIE).and_then(|cookie| Tongue::coded(cookie.value()));
    chosen.unwrap_or_else(|| {
        let header = request.headers().get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        Tongue::accepted(header.unwrap_or(""))
    })
}

fn viewer(person: &Person) -> Viewer {
    Viewer {
        name: person.name.clone(),
        initials: shell::initials(&person.name),
        hue: shell::hue(person.account_id),
        email: person.email.clone(),
    }
}

fn theme(name: &str) -> Theme {
    match name {
        "light" => Theme::Light,
        "dark" => Theme::Dark,
        _ => Theme::Auto,
    }
}
