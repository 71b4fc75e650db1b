//! What is typed about a license, read once into types.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::labels::{DEPLOYMENTS, KINDS};
use super::model::{Deployment, Details, Kind, License, Unique};
use super::rules::normalized;
use crate::accounts::forms::last_day;
use crate::error::{Error, Message};
use crate::grid;
use crate::web::Input;
use crate::web::form::{Choice, Form};
use crate::web::language::Language;

/// The longest of a single line.
const LINE: usize = 100;
/// The most seats of one license.
const MOST_SEATS: i64 = 10_000_000;

/// The fields, in the order of the form.
pub const FIELDS: &[&str] =
    &["name", "product", "code", "kind", "deployment", "seats", "starts", "expires", "contact", "mac"];

/// A license that is typed: its details, its primary contact and, on premises, its machine.
pub struct Typed {
    /// The details.
    pub details: Details,
    /// The primary contact's login or address, as typed.
    pub contact: String,
    /// The machine's address, in its one spelling.
    pub mac: Option<String>,
}

/// The form with what was typed.
///
/// # Errors
/// 400 when a field is repeated.
pub fn typed(input: &Input) -> Result<Form, Error> {
    let mut form = Form::default();
    for field in FIELDS {
        form = form.with(field, input.one(field)?);
    }
    Ok(form.with("version", input.one("version")?))
}

/// The form for a new license.
#[must_use]
pub fn blank() -> Form {
    Form::default().with("kind", Kind::Platform.word()).with("deployment", Deployment::Cloud.word())
}

/// The form with what is saved.
#[must_use]
pub fn filled(license: &License, t: Language) -> Form {
    let mut form = Form::default();
    for (field, value) in shown(&license.details(), t) {
        form = form.with(field, value);
    }
    form.with("version", license.version.to_string())
}

/// The details by field name, as the form has them.
#[must_use]
pub fn shown(details: &Details, t: Language) -> Vec<(&'static str, String)> {
    let first = details.starts_at.map(|at| t.to_local(at).format("%Y-%m-%d").to_string());
    vec![
        ("name", details.name.clone()),
        ("product", details.product.clone()),
        ("code", details.code.clone()),
        ("kind", details.kind.word().to_owned()),
        ("deployment", details.deployment.word().to_owned()),
        ("seats", details.seats.to_string()),
        ("starts", first.unwrap_or_default()),
        ("expires", details.expires_at.map(|at| last_day(at, t)).unwrap_or_default()),
    ]
}

/// What can be chosen of a few words.
#[must_use]
pub fn choices(words: &'static [grid::Choice], t: Language) -> Vec<Choice> {
    words.iter().map(|choice| Choice { value: choice.word.to_owned(), label: t.say(choice.label) }).collect()
}

/// The kinds to choose from.
#[must_use]
pub fn kinds(t: Language) -> Vec<Choice> {
    choices(KINDS, t)
}

/// Where the product may run.
#[must_use]
pub fn deployments(t: Language) -> Vec<Choice> {
    choices(DEPLOYMENTS, t)
}

/// The version that the form was made from.
///
/// # Errors
/// 400 when it is none.
pub fn version(input: &Input) -> Result<i64, Error> {
    let bad = || Error::BadRequest(Message::new("error-bad-id").with("name", "version"));
    input.one("version")?.parse().map_err(|_| bad())
}

/// Reads a license, or the form with its errors. Only a new one has a contact and a machine in its form.
///
/// # Errors
/// 400 when a field is repeated; the inner error is the form to show again.
pub fn license(input: &Input, t: Language, is_new: bool) -> Result<Result<Typed, Form>, Error> {
    let mut form = typed(input)?;
    let product = line(&mut form, "product", true, t);
    let name = line(&mut form, "name", false, t);
    let details = Details {
        name: if name.is_empty() { product.clone() } else { name },
        product,
        code: code(&mut form, t),
        kind: word(&mut form, "kind", Kind::worded, Kind::Platform, t),
        deployment: word(&mut form, "deployment", Deployment::worded, Deployment::Cloud, t),
        seats: seats(&mut form, t),
        starts_at: day(&mut form, "starts", false, t),
        expires_at: day(&mut form, "expires", true, t),
    };
    if details.starts_at.zip(details.expires_at).is_some_and(|(starts, expires)| starts >= expires) {
        refuse(&mut form, "expires", t.say("licenses-ends-before"));
    }
    if details.kind.is_device() && details.deployment == Deployment::OnPremises {
        refuse(&mut form, "deployment", t.say("licenses-device-cloud"));
    }
    let contact = form.value("contact").trim().to_owned();
    if is_new && contact.is_empty() {
        let label = t.say("licenses-contact");
        refuse(&mut form, "contact", t.named("form-required", &label));
    }
    let machine = is_new && details.deployment == Deployment::OnPremises;
    let mac = if machine { address(&mut form, t) } else { None };
    Ok(if form.errors().is_empty() { Ok(Typed { details, contact, mac }) } else { Err(form) })
}

/// The new address of a machine, or the form with its errors.
///
/// # Errors
/// 400 when the field is repeated.
pub fn mac(input: &Input, t: Language) -> Result<Result<String, Form>, Error> {
    let mut form = Form::default().with("mac", input.one("mac")?);
    let mac = address(&mut form, t);
    if mac.is_none() && form.errors().is_empty() {
        let label = t.say("licenses-mac");
        form = form.refuse("mac", t.named("form-required", &label));
    }
    Ok(mac.ok_or(form))
}

/// The form with the field that another license has.
///
/// # Errors
/// 400 when a field is repeated.
pub fn taken(input: &Input, unique: Unique, t: Language) -> Result<Form, Error> {
    let form = typed(input)?;
    Ok(match unique {
        Unique::Name => form.refuse("name", t.say("licenses-name-taken")),
        Unique::Code => form.refuse("code", t.say("licenses-code-taken")),
    })
}

fn refuse(form: &mut Form, field: &'static str, text: String) {
    *form = std::mem::take(form).refuse(field, text);
}

fn line(form: &mut Form, field: &'static str, required: bool, t: Language) -> String {
    let value = form.value(field).split_whitespace().collect::<Vec<_>>().join(" ");
    if required && value.is_empty() {
        let label = t.say("licenses-product");
        refuse(form, field, t.named("form-required", &label));
    }
    if value.chars().count() > LINE {
        refuse(form, field, t.count("form-too-long", 100));
    }
    value
}

fn code(form: &mut Form, t: Language) -> String {
    let value = form.value("code").split_whitespace().collect::<Vec<_>>().join("-");
    if value.chars().count() > LINE {
        refuse(form, "code", t.count("form-too-long", 100));
    } else if !value.chars().any(char::is_alphanumeric) {
        let label = t.say("licenses-code");
        refuse(form, "code", t.named("form-required", &label));
    }
    value
}

fn word<W>(form: &mut Form, field: &'static str, read: fn(&str) -> Option<W>, usual: W, t: Language) -> W {
    read(form.value(field)).unwrap_or_else(|| {
        refuse(form, field, t.say("form-bad-choice"));
        usual
    })
}

fn seats(form: &mut Form, t: Language) -> i64 {
    let seats =
        form.value("seats").trim().parse::<i64>().ok().filter(|seats| (0..=MOST_SEATS).contains(seats));
    seats.unwrap_or_else(|| {
        let facts = [("least", "0".to_owned()), ("most", t.number(MOST_SEATS))];
        refuse(form, "seats", t.fill("policy-bounds", &facts));
        0
    })
}

/// The beginning of a day in the viewer's zone, or its end.
fn day(form: &mut Form, field: &'static str, is_last: bool, t: Language) -> Option<NaiveDateTime> {
    let typed = form.value(field).trim().to_owned();
    if typed.is_empty() {
        return None;
    }
    let day = NaiveDate::parse_from_str(&typed, "%Y-%m-%d")
        .ok()
        .filter(|day| (2000..3000).contains(&chrono::Datelike::year(day)))
        .and_then(|day| if is_last { day.succ_opt() } else { Some(day) });
    if day.is_none() {
        refuse(form, field, t.say("form-bad-date"));
    }
    day.map(|day| t.to_utc(day.and_time(NaiveTime::MIN)))
}

/// The address in its one spelling; nothing when nothing was typed.
fn address(form: &mut Form, t: Language) -> Option<String> {
    let typed = form.value("mac").trim().to_owned();
    if typed.is_empty() {
        return None;
    }
    let mac = normalized(&typed);
    if mac.is_none() {
        refuse(form, "mac", t.say("licenses-bad-mac"));
    }
    mac
}
