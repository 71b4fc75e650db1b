//! Where mail is given to, and in whose name.

use std::fmt;
use std::net::IpAddr;
use std::time::Duration;

use lettre::Address;
use lettre::message::Mailbox;
use lettre::transport::smtp::authentication::Credentials;
use url::{Host, Url};

/// How long the server may stay silent.
const SILENCE: Duration = Duration::from_secs(10);

/// Where mail is given to, and in whose name; read once from the configuration.
#[derive(Clone, Debug)]
pub struct MailSettings {
    /// None: mail is written down but not sent.
    pub(super) server: Option<Server>,
    pub(super) from: Mailbox,
}

impl MailSettings {
    /// Reads `smtp` (`smtp://` or `smtps://`, then `user:password@` if need be, host, port, and
    /// `?tls=required|opportunistic|none`) and `from` (`Gatehouse <gatehouse@example.com>` or the address alone).
    ///
    /// Without `tls`, `smtp://` insists on STARTTLS, except on this machine, where nothing is encrypted.
    ///
    /// # Errors
    /// What is wrong with either, as a sentence that does not show the password.
    pub fn parse(smtp: Option<&str>, from: &str) -> Result<Self, String> {
        let server = smtp.map(Server::parse).transpose()?;
        let from: Mailbox =
            from.parse().map_err(|cause| format!("the sender is no mail address: {cause}"))?;
        let address = ascii_domain(from.email.as_ref())
            .ok_or_else(|| "the sender's domain cannot be written in a mail".to_owned())?;
        Ok(Self { server, from: Mailbox::new(from.name, address) })
    }

    /// Whether there is a server to give mail to.
    #[must_use]
    pub const fn can_send(&self) -> bool {
        self.server.is_some()
    }

    /// How mail leaves, as it may be shown: without a secret; `None` when it does not.
    #[must_use]
    pub fn way(&self) -> Option<Way> {
        let server = self.server.as_ref()?;
        Some(Way {
            host: server.host.clone(),
            port: server.port,
            protection: server.protection,
            signs_in: server.credentials.is_some(),
        })
    }

    /// In whose name mail is sent, such as `Gatehouse <gatehouse@example.com>`.
    #[must_use]
    pub fn sender(&self) -> String {
        self.from.to_string()
    }

    /// The same with less patience, so that a test need not wait.
    #[cfg(test)]
    pub(super) fn impatient(mut self) -> Self {
        if let Some(server) = &mut self.server {
            server.silence = Duration::from_millis(400);
        }
        self
    }
}

/// Where mail is given to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The server's name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the way there is protected.
    pub protection: Protection,
    /// Whether we say who we are, with a user and a password.
    pub signs_in: bool,
}

/// How the way to the server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protection {
    /// Encrypted from the first byte.
    Wrapped,
    /// STARTTLS, or nothing is sent.
    Required,
    /// STARTTLS when the server offers it.
    Opportunistic,
    /// None.
    Plain,
}

/// A mail server.
#[derive(Clone)]
pub(super) struct Server {
    pub host: String,
    pub port: u16,
    pub protection: Protection,
    pub credentials: Option<Credentials>,
    pub silence: Duration,
}

impl fmt::Debug for Server {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Server")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("protection", &self.protection)
            .field("signs_in", &self.credentials.is_some())
            .finish_non_exhaustive()
    }
}

impl Server {
    fn parse(text: &str) -> Result<Self, String> {
        let url = Url::parse(text).map_err(|cause| format!("not an address: {cause}"))?;
        let host = host(&url).ok_or("names no host")?;
        if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
            return Err("must end after the host, the port or ?tls=…".to_owned());
        }
        let protection = protection(&url, &host)?;
        let usual = match protection {
            Protection::Wrapped => 465,
            Protection::Required | Protection::Opportunistic => 587,
            Protection::Plain => 25,
        };
        let port = url.port().unwrap_or(usual);
        Ok(Self { host, port, protection, credentials: credentials(&url)?, silence: SILENCE })
    }
}

fn host(url: &Url) -> Option<String> {
    Some(match url.host()? {
        Host::Domain("") => return None,
        Host::Domain(name) => name.to_owned(),
        Host::Ipv4(address) => address.to_string(),
        Host::Ipv6(address) => address.to_string(),
    })
}

fn protection(url: &Url, host: &str) -> Result<Protection, String> {
    let mut chosen = None;
    for (name, value) in url.query_pairs() {
        chosen = Some(match (&*name, &*value) {
            ("tls", "required") => Protection::Required,
            ("tls", "opportunistic") => Protection::Opportunistic,
            ("tls", "none") => Protection::Plain,
            ("tls", _) => return Err("tls must be required, opportunistic or none".to_owned()),
            _ => return Err(format!("unknown setting {name}; there is only tls")),
        });
    }
    match (url.scheme(), chosen) {
        ("smtps", None) => Ok(Protection::Wrapped),
        ("smtps", Some(_)) => Err("smtps:// is always encrypted; leave tls out".to_owned()),
        ("smtp", Some(chosen)) => Ok(chosen),
        ("smtp", None) if is_this_machine(host) => Ok(Protection::Plain),
        ("smtp", None) => Ok(Protection::Required),
        _ => Err("must begin with smtp:// or smtps://".to_owned()),
    }
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

fn credentials(url: &Url) -> Result<Option<Credentials>, String> {
    if url.username().is_empty() && url.password().is_none() {
        return Ok(None);
    }
    let garbled = || "the user or the password is not readable; write special characters as %XX".to_owned();
    let user = unescaped(url.username()).ok_or_else(garbled)?;
    let password = unescaped(url.password().unwrap_or_default()).ok_or_else(garbled)?;
    Ok(Some(Credentials::new(user, password)))
}

/// `text` with its %XX as the characters they stand for.
fn unescaped(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

/// An address whose domain is in the ASCII form that every server understands.
pub(super) fn ascii_domain(text: &str) -> Option<Address> {
    let (user, domain) = text.rsplit_once('@')?;
    let domain = if domain.is_ascii() {
        domain.to_owned()
    } else {
        match Host::parse(domain).ok()? {
            Host::Domain(ascii) => ascii,
            Host::Ipv4(_) | Host::Ipv6(_) => return None,
        }
    };
    Address::new(user, domain).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(text: &str) -> Server {
        Server::parse(text).unwrap()
    }

    #[test]
    fn only_this_machine_is_spoken_to_in_the_clear_unasked() {
        let cases = [
            ("smtp://127.0.0.1:2525", Protection::Plain, 2525),
            ("smtp://[::1]", Protection::Plain, 25),
            ("smtp://localhost", Protection::Plain, 25),
            ("smtp://mail.example.com", Protection::Required, 587),
            ("smtp://127.0.0.1.example.com", Protection::Required, 587),
            ("smtp://mail.example.com?tls=opportunistic", Protection::Opportunistic, 587),
            ("smtp://mail.example.com:25/?tls=none", Protection::Plain, 25),
            ("smtps://mail.example.com", Protection::Wrapped, 465),
        ];
        for (text, protection, port) in cases {
            assert_eq!((server(text).protection, server(text).port), (protection, port), "{text}");
        }
        assert_eq!(server("smtp://[::1]:2525").host, "::1");
    }

    #[test]
    fn what_is_wrong_is_said_without_the_password() {
        let wrong = [
            "mail.example.com",
            "http://mail.example.com",
            "smtp://",
            "smtp://u:hush@mail.example.com/inbox",
            "smtp://u:hush@mail.example.com?tls=perhaps",
            "smtp://u:hush@mail.example.com?tsl=none",
            "smtps://u:hush@mail.example.com?tls=none",
            "smtp://u:hush%F@mail.example.com",
        ];
        for text in wrong {
            let said = Server::parse(text).unwrap_err();
            assert!(!said.contains("hush"), "{text}: {said}");
        }
        assert!(!format!("{:?}", server("smtp://u:hush@mail.example.com")).contains("hush"));
    }

    #[test]
    fn user_and_password_may_hold_any_character() {
        let with_signs = server("smtps://ann%40example.com:a%2Bb+c%C3%A4@mail.example.com");
        let expected = Credentials::new("ann@example.com".to_owned(), "a+b+cä".to_owned());
        assert!(with_signs.credentials == Some(expected));
        assert!(server("smtp://mail.example.com").credentials.is_none());
    }

    #[test]
    fn a_domain_of_other_letters_is_written_in_ascii() {
        let address = ascii_domain("ann@bücher.example").unwrap();
        assert_eq!(address.to_string(), "ann@xn--bcher-kva.example");
        assert_eq!(ascii_domain("ann@例え.jp").unwrap().to_string(), "ann@xn--r8jz45g.jp");
        assert!(ascii_domain("ann@exa mple.com").is_none());
        assert!(ascii_domain("ann").is_none());
    }

    #[test]
    fn the_sender_is_checked() {
        assert!(MailSettings::parse(None, "Gatehouse <gatehouse@example.com>").is_ok());
        assert!(MailSettings::parse(None, "nobody").is_err());
        assert!(!MailSettings::parse(None, "a@example.com").unwrap().can_send());
    }
}
