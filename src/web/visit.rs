//! One visit: who looks, in which language, and how they are answered.

use std::rc::Rc;

use actix_session::{Session, SessionExt};
use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::http::header::{ACCEPT_LANGUAGE, LOCATION};
use actix_web::{FromRequest, HttpRequest, HttpResponse};
use askama::Template;

use super::language::{Language, Tongue};
use super::session::{self, Notice, Person};
use super::shell::{self, LanguageChoice, NoticeAction, Shell, Theme, Viewer};
use crate::access::{Origin, Permission};
use crate::app;
use crate::error::{Error, Message};
use crate::grid::pages::GridPage;

/// The cookie in which somebody who is not signed in keeps a language.
pub const LANGUAGE_COOKIE: &str = "gatehouse-language";

/// About how long a list is without its rows, in bytes.
const AROUND: usize = 24 * 1024;
/// About how long a row is, in bytes.
const ROW: usize = 1_536;

/// A page whose content can stand alone.
pub trait Part: Template {
    /// The content without its frame.
    fn content(&self) -> impl Template + '_;
}

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

    /// A page.
    ///
    /// # Errors
    /// When the template fails.
    pub fn page(&self, template: &impl Template) -> Result<HttpResponse, Error> {
        Ok(self.show(StatusCode::OK, template))
    }

    /// A form that is shown again because something in it is wrong.
    ///
    /// # Errors
    /// When the template fails.
    pub fn page_again(&self, template: &impl Template) -> Result<HttpResponse, Error> {
        Ok(self.show(StatusCode::UNPROCESSABLE_ENTITY, template))
    }

    /// A page that may be shown in a dialog: the whole page, or its content alone.
    ///
    /// # Errors
    /// When the template fails.
    pub fn part<P: Part>(&self, page: &P) -> Result<HttpResponse, Error> {
        Ok(self.show_part(StatusCode::OK, page))
    }

    /// The same when something typed is wrong.
    ///
    /// # Errors
    /// When the template fails.
    pub fn part_again<P: Part>(&self, page: &P) -> Result<HttpResponse, Error> {
        Ok(self.show_part(StatusCode::UNPROCESSABLE_ENTITY, page))
    }

    fn show_part<P: Part>(&self, status: StatusCode, page: &P) -> HttpResponse {
        if self.is_fragment() { self.show(status, &page.content()) } else { self.show(status, page) }
    }

    /// A list: whole, or only its grid when htmx asked. A query that cannot be read is a 400.
    ///
    /// # Errors
    /// When the template fails.
    pub fn grid(&self, page: &GridPage) -> Result<HttpResponse, Error> {
        let readable = page.view.query_error.is_none();
        let status = if readable { StatusCode::OK } else { StatusCode::BAD_REQUEST };
        let room = AROUND + page.view.rows.len() * ROW;
        if self.is_fragment() {
            return Ok(written(status, &page.as_grid(), room));
        }
        Ok(written(status, page, room))
    }

    /// A page with any status.
    #[must_use]
    pub fn show(&self, status: StatusCode, template: &impl Template) -> HttpResponse {
        written(status, template, 0)
    }

    /// After a change: on to `address`.
    ///
    /// # Errors
    /// None; a `Result` for the handlers' sake.
    pub fn see_other(&self, address: &str) -> Result<HttpResponse, Error> {
        Ok(HttpResponse::SeeOther().insert_header((LOCATION, address)).finish())
    }

    /// After a change: on to `address`, where one sentence tells what happened.
    ///
    /// # Errors
    /// When the sentence cannot be kept.
    pub fn done(&self, address: &str, text: Message) -> Result<HttpResponse, Error> {
        self.tell(address, &Notice { kind: "success".to_owned(), text, link: None })
    }

    /// After a change: on to `address`, with a notice of any kind.
    ///
    /// # Errors
    /// When the notice cannot be kept.
    pub fn tell(&self, address: &str, notice: &Notice) -> Result<HttpResponse, Error> {
        if let (Some(_), Some(session)) = (&self.person, &self.session) {
            session::leave(session, notice)?;
        }
        self.see_other(address)
    }
}

/// The template, in a buffer with `room` for so many bytes from the start.
fn written<T: Template>(status: StatusCode, template: &T, room: usize) -> HttpResponse {
    let mut html = String::with_capacity(room.max(T::SIZE_HINT));
    match template.render_into(&mut html) {
        Ok(()) => HttpResponse::build(status).content_type("text/html; charset=utf-8").body(html),
        Err(error) => {
            tracing::error!(%error, "a template failed");
            HttpResponse::InternalServerError().content_type("text/plain").body(error.to_string())
        }
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
