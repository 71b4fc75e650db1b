//! What is typed about tenants and their members, read once into types.

use url::Url;

use super::model::{Kind, Place, Status, Tenant, TenantRole, Wanted};
use crate::error::{Error, Message};
use crate::web::Input;
use crate::web::form::Form;
use crate::web::language::Language;

/// The longest name.
const NAME: usize = 100;
/// The longest description.
const TEXT: usize = 1_000;
/// The longest address.
const ADDRESS: usize = 500;
/// The longest login.
const LOGIN: usize = 100;

/// The form with what was typed.
///
/// # Errors
/// 400 when a field is repeated.
pub fn typed(input: &Input) -> Result<Form, Error> {
    let mut form = Form::default();
    for field in ["name", "kind", "status", "url", "description", "version"] {
        form = form.with(field, input.one(field)?);
    }
    Ok(form)
}

/// The form of a tenant that is not there yet.
#[must_use]
pub fn blank() -> Form {
    Form::default().with("kind", Kind::Cloud.word()).with("status", Status::Active.word())
}

/// The form with what is saved.
#[must_use]
pub fn filled(tenant: &Tenant) -> Form {
    Form::default()
        .with("name", tenant.name.clone())
        .with("kind", tenant.kind.word())
        .with("status", tenant.status.word())
        .with("url", tenant.url.clone())
        .with("description", tenant.description.clone())
        .with("version", tenant.version.to_string())
}

/// What the tenant is to be, or the form with its errors.
///
/// # Errors
/// 400 when a field is repeated.
pub fn read(input: &Input, t: Language) -> Result<Result<Wanted, Form>, Error> {
    let mut form = typed(input)?;
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (kind, status) = (Kind::worded(form.value("kind")), Status::worded(form.value("status")));
    for (field, is_known) in [("kind", kind.is_some()), ("status", status.is_some())] {
        if !is_known {
            form = form.refuse(field, t.say("form-bad-choice"));
        }
    }
    let wanted = Wanted {
        name: line(form.value("name")),
        kind: kind.unwrap_or(Kind::Cloud),
        status: status.unwrap_or(Status::Active),
        url: form.value("url").trim().to_owned(),
        description: form.value("description").trim().to_owned(),
    };
    if wanted.name.is_empty() {
        form = form.refuse("name", t.named("form-required", &t.say("tenants-column-name")));
    }
    let texts = [("name", &wanted.name, NAME), ("description", &wanted.description, TEXT)];
    for (field, text, limit) in texts.into_iter().chain([("url", &wanted.url, ADDRESS)]) {
        if text.chars().count() > limit {
            form = form.refuse(field, t.count("form-too-long", i64::try_from(limit).unwrap_or(i64::MAX)));
        }
    }
    if let Some(key) = address_problem(&wanted.url, wanted.kind) {
        form = form.refuse("url", t.say(key));
    }
    Ok(if form.errors().is_empty() { Ok(wanted) } else { Err(form) })
}

/// What is wrong with the address of a tenant, as the key of the sentence. Without TLS none is reached over the
/// internet.
fn address_problem(text: &str, kind: Kind) -> Option<&'static str> {
    let Ok(url) = Url::parse(text) else { return Some("tenants-bad-url") };
    let is_plain = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    match url.scheme() {
        "https" | "http" if !is_plain || url.host_str().is_none() => Some("tenants-bad-url"),
        "https" => None,
        "http" if kind == Kind::OnPremises => None,
        "http" => Some("tenants-url-https"),
        _ => Some("tenants-bad-url"),
    }
}

/// The form with the name complained about.
///
/// # Errors
/// 400 when a field is repeated.
pub fn taken(input: &Input, t: Language) -> Result<Form, Error> {
    Ok(typed(input)?.refuse("name", t.say("tenants-name-taken")))
}

/// A whole number that a hidden field holds.
///
/// # Errors
/// 400 when it is none.
pub fn number(input: &Input, field: &'static str) -> Result<i64, Error> {
    let bad = || Error::BadRequest(Message::new("error-bad-id").with("name", field));
    input.one(field)?.parse().map_err(|_| bad())
}

/// The form of a member with what was typed.
///
/// # Errors
/// 400 when a field is repeated.
pub fn typed_member(input: &Input) -> Result<Form, Error> {
    let mut form = Form::default();
    for field in ["who", "role", "login", "was_role", "was_login"] {
        form = form.with(field, input.one(field)?);
    }
    Ok(form)
}

/// The form of a member as they are.
#[must_use]
pub fn filled_member(place: &Place) -> Form {
    Form::default()
        .with("role", place.role.word())
        .with("login", place.login.clone())
        .with("was_role", place.role.word())
        .with("was_login", place.login.clone())
}

/// The form of a member who is not there yet.
#[must_use]
pub fn blank_member() -> Form {
    Form::default().with("role", TenantRole::User.word())
}

/// What the member is to be, or the form with its errors.
///
/// # Errors
/// 400 when a field is repeated.
pub fn place(input: &Input, t: Language) -> Result<Result<Place, Form>, Error> {
    let mut form = typed_member(input)?;
    let role = TenantRole::worded(form.value("role"));
    let login = form.value("login").trim().to_owned();
    if role.is_none() {
        form = form.refuse("role", t.say("form-bad-choice"));
    }
    if login.chars().count() > LOGIN {
        form = form.refuse("login", t.count("form-too-long", i64::try_from(LOGIN).unwrap_or(i64::MAX)));
    }
    match role {
        Some(role) if form.errors().is_empty() => Ok(Ok(Place { role, login })),
        _ => Ok(Err(form)),
    }
}

/// What the member was when the form was made.
///
/// # Errors
/// 400 when a field is repeated, or holds what is no role.
pub fn was(input: &Input) -> Result<Place, Error> {
    let bad = || Error::BadRequest(Message::new("error-bad-id").with("name", "was_role"));
    let role = TenantRole::worded(input.one("was_role")?).ok_or_else(bad)?;
    Ok(Place { role, login: input.one("was_login")?.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_of_the_web_and_hold_no_secret() {
        let fine = |text, kind| address_problem(text, kind).is_none();
        assert!(fine("https://eu.example.com/controller", Kind::Cloud));
        assert!(fine("http://10.0.0.7:8090", Kind::OnPremises));
        assert_eq!(address_problem("http://eu.example.com", Kind::Cloud), Some("tenants-url-https"));
        for bad in [
            "",
            "eu.example.com",
            "javascript:alert(1)",
            "data:text/html,x",
            "ftp://example.com",
            "https://",
            "https://ann:secret@example.com",
            "https://example.com/#top",
            "//example.com",
        ] {
            assert!(!fine(bad, Kind::OnPremises), "{bad}");
        }
    }
}
