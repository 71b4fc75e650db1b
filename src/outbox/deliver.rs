//! The line to the mail server: one connection, thrown away after anything that went wrong.

use std::error::Error as _;
use std::io::ErrorKind;

use lettre::Message;
use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::DEFAULT_MECHANISMS;
use lettre::transport::smtp::client::{SmtpConnection, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::response::Response;

use super::model::one_line;
use super::settings::{Protection, Server};

/// Characters of a reply that are kept.
const LONGEST_REPLY: usize = 500;
/// Replies to a mail that are about the server's own state or our right to speak with it, not about the mail.
const ABOUT_THE_LINE: [u16; 5] = [421, 530, 534, 535, 538];

/// Why a mail was not taken, in the server's words where it had some.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// This mail will never be taken.
    Refused(String),
    /// This mail may be taken later.
    Deferred(String),
    /// The dialogue broke off; nothing is known about the mails after this one.
    Broken(Failure),
}

/// Why the server could not be spoken with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What happened, in the words of the server or the system.
    pub words: String,
    /// What kind of trouble it is.
    pub hurdle: Hurdle,
}

/// What stands between us and the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hurdle {
    /// Nobody knows the host's name.
    Name,
    /// Nobody listens there.
    Closed,
    /// It does not answer in time.
    Silence,
    /// It cannot be spoken with in the encryption that is asked for.
    Encryption,
    /// It does not let us in.
    SignIn,
    /// Anything else, such as a dialogue that broke off.
    Other,
}

/// The line to the server.
pub(super) struct Line<'s> {
    server: &'s Server,
    connection: Option<SmtpConnection>,
}

impl<'s> Line<'s> {
    pub(super) const fn new(server: &'s Server) -> Self {
        Self { server, connection: None }
    }

    /// Makes sure that there is a connection.
    ///
    /// # Errors
    /// Why the server cannot be spoken with.
    pub(super) fn open(&mut self) -> Result<(), Failure> {
        if self.connection.is_none() {
            self.connection = Some(connect(self.server).map_err(|error| failure(&error))?);
        }
        Ok(())
    }

    /// Gives the server a mail; its reply once it took it.
    ///
    /// # Errors
    /// [`Trouble`]; the connection is gone then.
    pub(super) fn send(&mut self, message: &Message) -> Result<String, Trouble> {
        self.open().map_err(Trouble::Broken)?;
        let Some(connection) = &mut self.connection else {
            let words = "no connection".to_owned();
            return Err(Trouble::Broken(Failure { words, hurdle: Hurdle::Other }));
        };
        match connection.send(message.envelope(), &message.formatted()) {
            Ok(response) => Ok(taken(&response)),
            Err(error) => {
                self.close();
                Err(trouble(&error))
            }
        }
    }

    fn close(&mut self) {
        if let Some(mut connection) = self.connection.take() {
            connection.abort();
        }
    }
}

impl Drop for Line<'_> {
    fn drop(&mut self) {
        self.close();
    }
}

fn connect(server: &Server) -> Result<SmtpConnection, SmtpError> {
    let name = ClientId::default();
    let tls = || TlsParameters::new(server.host.clone());
    let wrapper = if server.protection == Protection::Wrapped { Some(tls()?) } else { None };
    let place = (server.host.as_str(), server.port);
    let mut connection = SmtpConnection::connect(place, Some(server.silence), &name, wrapper.as_ref(), None)?;
    match server.protection {
        Protection::Required => connection.starttls(&tls()?, &name)?,
        Protection::Opportunistic if connection.can_starttls() => connection.starttls(&tls()?, &name)?,
        Protection::Opportunistic | Protection::Wrapped | Protection::Plain => {}
    }
    if let Some(credentials) = &server.credentials {
        connection.auth(DEFAULT_MECHANISMS, credentials)?;
    }
    Ok(connection)
}

fn trouble(error: &SmtpError) -> Trouble {
    match error.status().map(u16::from) {
        Some(code) if ABOUT_THE_LINE.contains(&code) => Trouble::Broken(failure(error)),
        Some(_) if error.is_permanent() => Trouble::Refused(words(error)),
        Some(_) => Trouble::Deferred(words(error)),
        None if error.is_client() => Trouble::Refused(words(error)),
        None => Trouble::Broken(failure(error)),
    }
}

fn failure(error: &SmtpError) -> Failure {
    let words = words(error);
    let hurdle = match error.status().map(u16::from) {
        Some(530 | 534 | 535) => Hurdle::SignIn,
        Some(454 | 538) => Hurdle::Encryption,
        _ if error.is_tls() || words.contains("STARTTLS") => Hurdle::Encryption,
        _ if is_late(error) => Hurdle::Silence,
        _ if cause(error) == Some(ErrorKind::ConnectionRefused) => Hurdle::Closed,
        // The system's resolver has no kind of its own.
        _ if words.contains("lookup") => Hurdle::Name,
        _ => Hurdle::Other,
    };
    Failure { words, hurdle }
}

/// What the system says of the connection.
fn cause(error: &SmtpError) -> Option<ErrorKind> {
    error.source()?.downcast_ref::<std::io::Error>().map(std::io::Error::kind)
}

/// Whether nobody answered in time, which systems call by two names.
fn is_late(error: &SmtpError) -> bool {
    error.is_timeout() || matches!(cause(error), Some(ErrorKind::WouldBlock | ErrorKind::TimedOut))
}

/// The server's own words when it said no, else what happened.
fn words(error: &SmtpError) -> String {
    match (error.status(), error.source()) {
        (Some(code), Some(reply)) => short(&format!("{code} {reply}")),
        _ if is_late(error) => "the server did not answer in time".to_owned(),
        _ => short(&error.to_string()),
    }
}

fn taken(response: &Response) -> String {
    let lines: Vec<&str> = response.message().collect();
    short(&format!("{} {}", response.code(), lines.join(" ")))
}

fn short(text: &str) -> String {
    one_line(text).chars().take(LONGEST_REPLY).collect()
}
