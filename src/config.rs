//! The configuration: one file, environment variables, and the reasons why one is refused.

use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use serde::{Deserialize, Serialize};

use crate::company::Links;
use crate::db::Address;
use crate::outbox::MailSettings;
use crate::web::Site;

/// Variables of this prefix that are not configuration.
const NOT_OURS: &[&str] = &["config", "test_postgres"];

/// The keys as they are written, before they are checked.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Keys {
    database_url: String,
    listen: String,
    base_url: Option<String>,
    smtp_url: Option<String>,
    mail_from: Option<String>,
    #[serde(default)]
    proxies: Vec<String>,
    secret_key_file: PathBuf,
    files_folder: Option<PathBuf>,
    #[serde(default)]
    allow_plain_http: bool,
    university_url: Option<String>,
    community_url: Option<String>,
}

/// A configuration that makes sense.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where the database is.
    pub database: Address,
    /// Where to listen.
    pub listen: SocketAddr,
    /// How people reach us, and which proxies are believed.
    pub site: Site,
    /// How mail is sent.
    pub mail: MailSettings,
    /// The file with the key that cookies are signed with.
    pub secret_key_file: PathBuf,
    /// The folder that attachments are kept in.
    pub files_folder: PathBuf,
    /// Where the company's other places are.
    pub links: Links,
}

/// Why a configuration is refused.
#[derive(Debug, thiserror::Error)]
#[error("configuration: {0}")]
pub struct ConfigError(String);

impl ConfigError {
    fn new(key: &str, reason: impl std::fmt::Display) -> Self {
        Self(format!("{key}: {reason}"))
    }
}

impl Config {
    /// Reads `file` (if it exists, or if it was asked for) and the `GATEHOUSE_*` variables above it.
    ///
    /// # Errors
    /// The key and the reason.
    pub fn read(file: Option<&Path>) -> Result<Self, ConfigError> {
        let file = match file {
            Some(path) if !path.exists() => {
                return Err(ConfigError(format!("the file {} does not exist", path.display())));
            }
            Some(path) => Some(path),
            None => Some(Path::new("gatehouse.toml")).filter(|path| path.exists()),
        };
        let env = Env::prefixed("GATEHOUSE_").ignore(NOT_OURS);
        let defaults = Serialized::defaults(serde_json::json!({
            "database_url": "sqlite:gatehouse.db",
            "listen": "127.0.0.1:8080",
            "secret_key_file": "gatehouse.key",
        }));
        let mut layers = Figment::from(defaults);
        if let Some(path) = file {
            layers = layers.merge(Toml::file_exact(path));
        }
        let keys = layers.merge(env).extract::<Keys>();
        Self::checked(keys.map_err(|error| ConfigError(error.to_string()))?)
    }

    fn checked(keys: Keys) -> Result<Self, ConfigError> {
        let database =
            Address::parse(&keys.database_url).map_err(|reason| ConfigError::new("database_url", reason))?;
        let listen = keys
            .listen
            .to_socket_addrs()
            .map_err(|error| ConfigError::new("listen", error))?
            .next()
            .ok_or_else(|| ConfigError::new("listen", "names no address"))?;
        let base_url = base_url(&keys, listen)?;
        let proxies = keys.proxies.iter().map(|ip| ip.parse::<IpAddr>());
        let proxies = proxies
            .collect::<Result<Vec<_>, _>>()
            .map_err(|error| ConfigError::new("proxies", format!("{error}; give IP addresses")))?;
        let mail = mail(&keys, &base_url)?;
        let university = outside("university_url", keys.university_url.as_deref())?;
        let community = outside("community_url", keys.community_url.as_deref())?;
        let (site, links) = (Site { base_url, proxies }, Links { university, community });
        let files_folder = files_folder(&keys)?;
        Ok(Self { database, listen, site, mail, secret_key_file: keys.secret_key_file, files_folder, links })
    }
}

/// The folder of the attachments: beside the key file unless the configuration says where.
fn files_folder(keys: &Keys) -> Result<PathBuf, ConfigError> {
    match &keys.files_folder {
        None => Ok(keys.secret_key_file.parent().unwrap_or(Path::new("")).join("gatehouse-files")),
        Some(folder) if folder.as_os_str().is_empty() => Err(ConfigError::new("files_folder", "is empty")),
        Some(folder) if folder.is_file() => {
            Err(ConfigError::new("files_folder", format!("{}: is a file", folder.display())))
        }
        Some(folder) => Ok(folder.clone()),
    }
}

/// The address of a page that is not ours.
fn outside(key: &str, text: Option<&str>) -> Result<Option<url::Url>, ConfigError> {
    let Some(text) = text else { return Ok(None) };
    let url = url::Url::parse(text).map_err(|error| ConfigError::new(key, error))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(ConfigError::new(key, "must be http://… or https://…"));
    }
    Ok(Some(url))
}

fn base_url(keys: &Keys, listen: SocketAddr) -> Result<url::Url, ConfigError> {
    let text = keys.base_url.clone().unwrap_or_else(|| format!("http://{listen}"));
    let url = url::Url::parse(&text).map_err(|error| ConfigError::new("base_url", error))?;
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
        return Err(ConfigError::new("base_url", "must be http://… or https://…"));
    }
    if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
        return Err(ConfigError::new("base_url", "must be without a path, such as https://gate.example.com"));
    }
    if url.scheme() == "http" && !keys.allow_plain_http && !is_loopback(&url) {
        let reason = "must be https:// except on loopback; \
            allow_plain_http = true permits http:// on a network that you trust";
        return Err(ConfigError::new("base_url", reason));
    }
    Ok(url)
}

fn is_loopback(url: &url::Url) -> bool {
    match url.host() {
        Some(url::Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
        Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    }
}

fn mail(keys: &Keys, base_url: &url::Url) -> Result<MailSettings, ConfigError> {
    let host = base_url.host_str().unwrap_or("localhost");
    let from = keys.mail_from.clone().unwrap_or_else(|| format!("Gatehouse <gatehouse@{host}>"));
    if keys.smtp_url.is_some() && keys.mail_from.is_none() {
        return Err(ConfigError::new("mail_from", "is needed when smtp_url is set"));
    }
    MailSettings::parse(keys.smtp_url.as_deref(), &from)
        .map_err(|reason| ConfigError::new("smtp_url, mail_from", reason))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> Keys {
        Keys {
            database_url: "sqlite:x.db".to_owned(),
            listen: "127.0.0.1:1".to_owned(),
            base_url: None,
            smtp_url: None,
            mail_from: None,
            proxies: Vec::new(),
            secret_key_file: "k".into(),
            files_folder: None,
            allow_plain_http: false,
            university_url: None,
            community_url: None,
        }
    }

    fn refusal(keys: Keys) -> String {
        Config::checked(keys).unwrap_err().to_string()
    }

    #[test]
    fn files_are_kept_beside_the_key_unless_told_otherwise() {
        let folder = |keys| Config::checked(keys).unwrap().files_folder;
        assert_eq!(folder(keys()), Path::new("gatehouse-files"));
        let key = "/etc/gatehouse/key".into();
        assert_eq!(
            folder(Keys { secret_key_file: key, ..keys() }),
            Path::new("/etc/gatehouse/gatehouse-files")
        );
        assert_eq!(folder(Keys { files_folder: Some("/srv/f".into()), ..keys() }), Path::new("/srv/f"));
    }

    #[test]
    fn a_refusal_names_the_key() {
        assert!(refusal(Keys { database_url: "mysql://x".into(), ..keys() }).contains("database_url"));
        assert!(refusal(Keys { listen: "nowhere".into(), ..keys() }).contains("listen"));
        let plain = Some("http://gate.example.com".to_owned());
        assert!(refusal(Keys { base_url: plain.clone(), ..keys() }).contains("base_url"));
        assert!(Config::checked(Keys { base_url: plain, allow_plain_http: true, ..keys() }).is_ok());
        assert!(refusal(Keys { proxies: vec!["x".into()], ..keys() }).contains("proxies"));
        assert!(refusal(Keys { files_folder: Some("Cargo.toml".into()), ..keys() }).contains("files_folder"));
        assert!(refusal(Keys { files_folder: Some("".into()), ..keys() }).contains("files_folder"));
        let script = Some("javascript:alert(1)".to_owned());
        assert!(refusal(Keys { university_url: script, ..keys() }).contains("university_url"));
        let smtp = Some("smtp://127.0.0.1:25".to_owned());
        assert!(refusal(Keys { smtp_url: smtp, ..keys() }).contains("mail_from"));
    }
}
