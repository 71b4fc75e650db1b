//! What a form or a query string carries, screened at the door.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::{FromRequest, HttpRequest, web::Bytes};
use futures_util::StreamExt;
use subtle::ConstantTimeEq;

use super::session;
use crate::error::{Error, Message};

/// The largest form: ten thousand ids and some text.
const LIMIT: usize = 256 * 1024;
/// The most fields of one form.
const MOST_FIELDS: usize = 20_000;
/// How long a body may take to arrive.
const DEADLINE: Duration = Duration::from_secs(20);

/// The fields of a posted form, its token checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input(Vec<(String, String)>);

/// The fields of a query string.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(pub Input);

impl Input {
    /// Reads `application/x-www-form-urlencoded` text.
    ///
    /// # Errors
    /// 400 when it is not UTF-8 or holds characters that no text has, 413 for too many fields.
    pub fn parse(text: &[u8]) -> Result<Self, Error> {
        if percent_encoding::percent_decode(text).decode_utf8().is_err() {
            return Err(Error::bad_request("error-bad-encoding"));
        }
        let mut input = Self::default();
        for (name, value) in url::form_urlencoded::parse(text) {
            input.add(&name, &value)?;
        }
        Ok(input)
    }

    /// Adds a field.
    ///
    /// # Errors
    /// 400 when it holds characters that no text has, 413 for too many fields.
    pub(super) fn add(&mut self, name: &str, value: &str) -> Result<(), Error> {
        if value.chars().chain(name.chars()).any(is_refused) {
            let complaint = Message::new("error-bad-characters").with("name", printable(name));
            return Err(Error::BadRequest(complaint));
        }
        if self.0.len() >= MOST_FIELDS {
            return Err(Error::TooLarge(Message::new("error-too-many-fields")));
        }
        self.0.push((name.to_owned(), value.replace("\r\n", "\n")));
        Ok(())
    }

    /// The value of a field that occurs at most once; empty when it is absent.
    ///
    /// # Errors
    /// 400 when it is repeated.
    pub fn one<'a>(&'a self, name: &str) -> Result<&'a str, Error> {
        let mut values = self.0.iter().filter(|(n, _)| n == name).map(|(_, v)| v.as_str());
        let first = values.next().unwrap_or("");
        if values.next().is_some() {
            return Err(Error::BadRequest(Message::new("error-repeated-field").with("name", name)));
        }
        Ok(first)
    }

    /// Every value of a field, in order.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// Whether the field is there, even if empty.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(n, _)| n == name)
    }

    /// Only these fields of it.
    #[must_use]
    pub fn among(&self, names: &[&str]) -> Self {
        Self(self.0.iter().filter(|(name, _)| names.contains(&name.as_str())).cloned().collect())
    }

    /// The same, with a field added where it is missing.
    #[must_use]
    pub fn or(mut self, name: &str, value: Option<&String>) -> Self {
        if let Some(value) = value
            && !self.has(name)
        {
            self.0.push((name.to_owned(), value.clone()));
        }
        self
    }

    /// The same without these fields.
    #[must_use]
    pub fn without(&self, names: &[&str]) -> Self {
        Self(self.0.iter().filter(|(name, _)| !names.contains(&name.as_str())).cloned().collect())
    }

    /// Every field.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Numeric ids, without repetition, in order.
    ///
    /// # Errors
    /// 400 for what is not a number.
    pub fn ids(&self, name: &str) -> Result<Vec<i64>, Error> {
        let mut ids = self
            .all(name)
            .map(|id| id.parse::<i64>().ok().filter(|id| *id > 0))
            .collect::<Option<Vec<i64>>>()
            .ok_or_else(|| Error::BadRequest(Message::new("error-bad-id").with("name", name)))?;
        let mut seen = std::collections::HashSet::new();
        ids.retain(|id| seen.insert(*id));
        Ok(ids)
    }

    /// Refuses fields that the page does not know.
    ///
    /// # Errors
    /// 400 that names the first unknown one.
    pub fn only(&self, known: &[&str]) -> Result<(), Error> {
        match self.0.iter().find(|(name, _)| !known.contains(&name.as_str())) {
            None => Ok(()),
            Some((name, _)) => Err(Error::BadRequest(Message::new("error-unknown-field").with("name", name))),
        }
    }
}

/// Control characters (line breaks and tabs apart) and those that turn the
/// direction of text, which make one name look like another.
pub(super) fn is_refused(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FFFE}' | '\u{FFFF}')
}

fn printable(name: &str) -> String {
    name.chars().filter(|c| !is_refused(*c)).take(40).collect()
}

impl FromRequest for Query {
    type Error = Error;
    type Future = std::future::Ready<Result<Self, Error>>;
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        std::future::ready(Input::parse(request.query_string().as_bytes()).map(Self))
    }
}

impl FromRequest for Input {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Error>>>>;
    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let payload = payload.take();
        Box::pin(async move {
            let body = tokio::time::timeout(DEADLINE, body(&request, payload));
            let body = body.await.map_err(|_| Error::TooSlow)??;
            let input = Self::parse(&body)?;
            check_token(&request, &input)?;
            Ok(input)
        })
    }
}

async fn body(request: &HttpRequest, mut payload: Payload) -> Result<Bytes, Error> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    if kind.is_some_and(|kind| !kind.starts_with("application/x-www-form-urlencoded")) {
        return Err(Error::bad_request("error-bad-content-type"));
    }
    let mut body = Vec::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| Error::bad_request("error-bad-encoding"))?;
        if body.len() + chunk.len() > LIMIT {
            return Err(Error::TooLarge(Message::new("error-body-too-large")));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.into())
}

/// Whoever is signed in proves that the form came from a page of this session.
pub(super) fn check_token(request: &HttpRequest, input: &Input) -> Result<(), Error> {
    let Some(person) = session::person(request) else { return Ok(()) };
    let given = session::unmask(input.one("csrf")?);
    if bool::from(given.as_bytes().ct_eq(person.csrf.as_bytes())) {
        return Ok(());
    }
    Err(Error::Forbidden(Message::new("error-forbidden-form")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repeated_field_is_refused_where_one_is_meant() {
        let input = Input::parse(b"id=1&id=2&id=1&name=Ann+Smith").unwrap();
        assert_eq!(input.ids("id").unwrap(), vec![1, 2]);
        assert!(input.one("id").is_err());
        assert_eq!(input.one("name").unwrap(), "Ann Smith");
        assert_eq!(input.one("absent").unwrap(), "");
    }

    #[test]
    fn what_is_no_text_does_not_pass() {
        for bad in ["name=%00", "name=%ff", "name=a%E2%80%AEb", "n%07=1"] {
            assert!(Input::parse(bad.as_bytes()).is_err(), "{bad}");
        }
        assert!(Input::parse("name=%E4%BD%90%E8%97%A4&text=a%0D%0Ab".as_bytes()).is_ok());
    }
}
