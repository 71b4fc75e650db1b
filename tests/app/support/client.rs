//! A browser without JavaScript: keeps cookies, follows nothing by itself, sends the token of the page it saw last.

use std::cell::RefCell;
use std::net::SocketAddr;

use ureq::http::Request;
use url::form_urlencoded::Serializer;

use super::page::Page;

/// What a form sends.
pub type Form<'f> = [(&'f str, &'f str)];

/// Somebody who visits the app.
#[derive(Clone)]
pub struct Client {
    agent: ureq::Agent,
    address: SocketAddr,
    cookies: RefCell<Vec<(String, String)>>,
    csrf: RefCell<String>,
    always: Vec<(String, String)>,
}

/// Where a form seems to come from.
const SAME_SITE: (&str, &str) = ("sec-fetch-site", "same-origin");

impl Client {
    pub fn new(address: SocketAddr) -> Self {
        let config = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).build();
        Self {
            agent: config.new_agent(),
            address,
            cookies: RefCell::default(),
            csrf: RefCell::default(),
            always: Vec::new(),
        }
    }

    /// The same visitor, who sends one more header from now on.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.always.push((name.to_owned(), value.to_owned()));
        self
    }

    /// A page.
    pub fn get(&self, path: &str) -> Page {
        self.send("GET", path, &[], None)
    }

    /// A part of a page, as htmx asks for it.
    pub fn fragment(&self, path: &str) -> Page {
        self.send("GET", path, &[("hx-request", "true")], None)
    }

    /// What a program asks for with a key.
    pub fn call(&self, path: &str, key: &str) -> Page {
        self.send("GET", path, &[("authorization", &format!("Bearer {key}"))], None)
    }

    /// A form of the page seen last.
    pub fn post(&self, path: &str, form: &Form<'_>) -> Page {
        self.post_with(path, form, &[SAME_SITE])
    }

    /// A form as htmx sends it.
    pub fn post_fragment(&self, path: &str, form: &Form<'_>) -> Page {
        self.post_with(path, form, &[SAME_SITE, ("hx-request", "true")])
    }

    /// A form with the session's token and any headers.
    pub fn post_with(&self, path: &str, form: &Form<'_>, headers: &[(&str, &str)]) -> Page {
        let csrf = self.csrf();
        let form: Vec<(&str, &str)> = form.iter().copied().chain([("csrf", csrf.as_str())]).collect();
        self.send("POST", path, headers, Some(&encode(&form)))
    }

    /// A form that another site made up: it cannot know the token.
    pub fn post_without_token(&self, path: &str, form: &Form<'_>) -> Page {
        self.send("POST", path, &[SAME_SITE], Some(&encode(form)))
    }

    /// A body as it is.
    pub fn post_raw(&self, path: &str, headers: &[(&str, &str)], body: &str) -> Page {
        let headers: Vec<(&str, &str)> = headers.iter().copied().chain([SAME_SITE]).collect();
        self.send("POST", path, &headers, Some(body))
    }

    /// A body of another kind.
    pub fn post_as(&self, path: &str, kind: &str, body: &str) -> Page {
        self.send_bytes("POST", path, &[SAME_SITE], Some((kind, body.as_bytes().to_vec())))
    }

    /// Any request.
    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Option<&str>) -> Page {
        let body = body.map(|body| ("application/x-www-form-urlencoded", body.as_bytes().to_vec()));
        self.send_bytes(method, path, headers, body)
    }

    /// Any request with a body of any type.
    pub fn send_bytes(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<(&str, Vec<u8>)>,
    ) -> Page {
        let mut request = Request::builder().method(method).uri(format!("http://{}{path}", self.address));
        for (name, value) in &self.always {
            request = request.header(name, value);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let cookies = self.cookies.borrow();
        if !cookies.is_empty() {
            let cookies: Vec<String> =
                cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header("cookie", cookies.join("; "));
        }
        drop(cookies);
        let answer = match body {
            None => self.agent.run(request.body(()).unwrap()),
            Some((kind, body)) => self.agent.run(request.header("content-type", kind).body(body).unwrap()),
        };
        let mut answer = answer.unwrap_or_else(|error| panic!("{method} {path}: {error}"));
        let body = answer.body_mut().read_to_vec().unwrap();
        let page = Page::new(answer.status().as_u16(), answer.headers().clone(), &body);
        self.remember(&page);
        page
    }

    fn remember(&self, page: &Page) {
        for line in page.all("set-cookie") {
            let (pair, rules) = line.split_once(';').unwrap_or((line, ""));
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let mut cookies = self.cookies.borrow_mut();
            cookies.retain(|(known, _)| known != name);
            if !value.is_empty() && !rules.to_ascii_lowercase().contains("max-age=0") {
                cookies.push((name.to_owned(), value.to_owned()));
            }
        }
        if let Some(token) = page.hidden("csrf").filter(|token| !token.is_empty()) {
            *self.csrf.borrow_mut() = token;
        }
    }

    /// The token of the page seen last.
    pub fn csrf(&self) -> String {
        self.csrf.borrow().clone()
    }

    /// A cookie's value.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.borrow().iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
    }

    /// Puts a cookie into the browser.
    pub fn set_cookie(&self, name: &str, value: &str) {
        let mut cookies = self.cookies.borrow_mut();
        cookies.retain(|(known, _)| known != name);
        cookies.push((name.to_owned(), value.to_owned()));
    }

    /// Sends the sign-in form.
    pub fn sign_in(&self, login: &str, password: &str) -> Page {
        self.post("/sign-in", &[("login", login), ("password", password), ("next", "/")])
    }

    /// The page that a redirect leads to.
    pub fn follow(&self, page: &Page) -> Page {
        assert_eq!(page.status, 303, "no redirect: {}", page.text());
        self.get(page.location())
    }
}

/// As `application/x-www-form-urlencoded`.
pub fn encode(form: &Form<'_>) -> String {
    Serializer::new(String::new()).extend_pairs(form).finish()
}
