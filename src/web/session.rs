//! The session, typed: who is signed in, the form token, the notice for the next page.

use std::rc::Rc;

use actix_session::{Session, SessionExt};
use actix_web::{HttpMessage, HttpRequest};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use serde::{Deserialize, Serialize};

use crate::access::{self, Actor, Origin, Scopes};
use crate::error::{Error, Message};
use crate::policies::Deletion;

/// The cookie's name; browsers accept the prefix only on secure addresses.
pub const COOKIE: &str = "gatehouse-session";
/// The cookie's name when people reach Gatehouse by https.
pub const SECURE_COOKIE: &str = "__Host-gatehouse-session";

/// Where the store puts who is signed in; read again from the database on every request.
pub(super) const PERSON: &str = "person";
/// Where the store reports that it could not read.
pub(super) const FAILURE: &str = "failure";
/// The random id of a session that was just opened.
pub(super) const SECRET: &str = "secret";
/// The sentence for the next page.
pub(super) const NOTICE: &str = "notice";

/// Who is signed in, as the database has them at this request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The session's row.
    pub session_id: i64,
    /// Whether the password was proven within the last ten minutes.
    pub is_proven: bool,
    /// The account.
    pub account_id: i64,
    /// Display name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// Language code.
    pub locale: String,
    /// IANA time zone.
    pub time_zone: String,
    /// `auto`, `light` or `dark`.
    pub theme: String,
    /// Which accounts can be deleted, by the company's policy.
    pub deletion: Deletion,
    /// The company's name.
    pub company: String,
    /// The session's form token.
    pub csrf: String,
    /// Keys of the built-in roles held.
    pub roles: Vec<String>,
    /// Names of permissions that come from the company's own roles.
    pub permissions: Vec<String>,
}

/// A sentence for the next page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// `success`, `info`, `warning` or `danger`.
    pub kind: String,
    /// What is said.
    pub text: Message,
    /// What can be done about it.
    pub link: Option<NoticeLink>,
}

/// What a sentence offers to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeLink {
    /// Key of its words.
    pub label: String,
    /// Its address.
    pub href: String,
    /// Whether it is a form to post rather than a page to see.
    pub post: bool,
}

impl Person {
    /// What this person may do now.
    #[must_use]
    pub fn scopes(&self) -> Scopes {
        access::held(&self.roles, &self.permissions)
    }
}

/// Who is signed in; read once per request.
#[must_use]
pub fn person(request: &HttpRequest) -> Option<Rc<Person>> {
    if let Some(known) = request.extensions().get::<Option<Rc<Person>>>() {
        return known.clone();
    }
    let person = request.get_session().get::<Person>(PERSON).ok().flatten().map(Rc::new);
    request.extensions_mut().insert(person.clone());
    person
}

/// Whoever acts in this request.
///
/// # Errors
/// [`Error::SignedOut`], or [`Error::Busy`] when the session could not be read.
pub fn actor(request: &HttpRequest) -> Result<Actor, Error> {
    let Some(person) = person(request) else {
        let unreadable = request.get_session().get::<bool>(FAILURE).ok().flatten().is_some();
        return Err(if unreadable { Error::Busy } else { Error::SignedOut });
    };
    Ok(Actor::Operator {
        account_id: person.account_id,
        name: person.name.clone(),
        scopes: person.scopes(),
        origin: origin(request),
    })
}

/// Whether the browser believes to have a session.
#[must_use]
pub fn has_cookie(request: &HttpRequest) -> bool {
    [COOKIE, SECURE_COOKIE].iter().any(|name| request.cookie(name).is_some())
}

/// From where the request comes.
#[must_use]
pub fn origin(request: &HttpRequest) -> Origin {
    Origin { ip: super::headers::client_ip(request), request_id: super::headers::request_id(request) }
}

/// Hands the id of a session that was just opened to the cookie.
///
/// # Errors
/// When the state cannot be written.
pub fn begin(session: &Session, secret: &str) -> Result<(), Error> {
    session.renew();
    session.remove(PERSON);
    session.insert(SECRET, secret).map_err(Error::internal)
}

/// Leaves a sentence for the next page.
///
/// # Errors
/// When the state cannot be written.
pub fn leave(session: &Session, notice: &Notice) -> Result<(), Error> {
    session.insert(NOTICE, notice).map_err(Error::internal)
}

/// Takes the sentence that the last page left.
pub(super) fn take_notice(session: &Session) -> Option<Notice> {
    session.get::<Notice>(NOTICE).ok().flatten().inspect(|_| {
        session.remove(NOTICE);
    })
}

/// The form token under a fresh mask, so that compressed pages do not betray it (BREACH).
pub(super) fn mask(token: &str) -> String {
    let pad: Vec<u8> = (0..token.len()).map(|_| rand::random::<u8>()).collect();
    let hidden = pad.iter().zip(token.bytes()).map(|(pad, byte)| pad ^ byte);
    let bytes: Vec<u8> = pad.iter().copied().chain(hidden).collect();
    BASE64.encode(bytes)
}

/// The token under the mask; empty when it is none.
pub(super) fn unmask(masked: &str) -> String {
    if masked.len() > 256 {
        return String::new();
    }
    let bytes = BASE64.decode(masked).unwrap_or_default();
    let (pad, hidden) = bytes.split_at(bytes.len() / 2);
    let token = pad.iter().zip(hidden).map(|(pad, byte)| pad ^ byte).collect();
    String::from_utf8(token).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_token_differs_each_time_and_comes_back() {
        let (one, two) = (mask("secret-token"), mask("secret-token"));
        assert_ne!(one, two);
        assert_eq!(unmask(&one), "secret-token");
        assert_eq!(unmask("???"), "");
        assert_eq!(unmask(""), "");
    }
}
