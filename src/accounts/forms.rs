//! What is typed about an account, read once into types.

mod programs;
mod tenants;

pub use programs::program;
pub use tenants::tenant;

use chrono::{NaiveDate, NaiveTime};

use super::model::{Account, Details, Named, Terms};
use super::rules::fields;
use crate::access::Actor;
use crate::error::Error;
use crate::roles::{self, Role};
use crate::web::Input;
use crate::web::form::Form;
use crate::web::language::{self, Language, Tongue};

/// The longest of a single line.
const LINE: usize = 100;
/// The longest description or reason.
const TEXT: usize = 1_000;
/// The longest e-mail address (RFC 5321, section 4.5.3.1.3, without the brackets).
const ADDRESS: usize = 254;

const FIELDS: &[&str] = &[
    "first_name",
    "last_name",
    "display_name",
    "email",
    "email_again",
    "login",
    "job_title",
    "description",
    "locale",
    "time_zone",
    "valid_until",
];

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

/// The form with what is saved.
#[must_use]
pub fn filled(details: &Details, t: Language) -> Form {
    let mut form = Form::default();
    for (field, value) in fields(details) {
        form = form.with(field, value);
    }
    let until = details.valid_until.map(|at| last_day(at, t));
    let email = details.email.clone().unwrap_or_default();
    form.with("valid_until", until.unwrap_or_default()).with("email_again", email)
}

/// The form for a new account: the language and the zone of whoever creates it.
#[must_use]
pub fn blank(t: Language) -> Form {
    Form::default().with("locale", t.code()).with("time_zone", t.zone_name())
}

/// Reads the details, or the form with its errors.
///
/// # Errors
/// 400 when a field is repeated; the inner error is the form to show again.
pub fn details(input: &Input, t: Language, again: bool) -> Result<Result<Details, Form>, Error> {
    let mut form = typed(input)?;
    let details = Details {
        first_name: line(&mut form, "first_name", t),
        last_name: line(&mut form, "last_name", t),
        display_name: line(&mut form, "display_name", t),
        email: email(&mut form, again, t),
        login: login(&mut form, t),
        job_title: line(&mut form, "job_title", t),
        description: text(&mut form, "description", t),
        locale: locale(&mut form, t),
        time_zone: zone(&mut form, t),
        valid_until: valid_until(&mut form, t),
    };
    let details = with_display_name(details);
    if details.display_name.is_empty() {
        let label = t.say("accounts-display-name");
        form = form.refuse("display_name", t.named("form-required", &label));
    }
    Ok(if form.errors().is_empty() { Ok(details) } else { Err(form) })
}

/// A name to show: as typed, else put together in the order of the person's language.
fn with_display_name(mut details: Details) -> Details {
    if details.display_name.is_empty() {
        let (first, last) = (details.first_name.as_str(), details.last_name.as_str());
        let name = if details.locale == "ja" { format!("{last} {first}") } else { format!("{first} {last}") };
        name.trim().clone_into(&mut details.display_name);
    }
    details
}

fn refuse(form: &mut Form, field: &'static str, text: String) {
    *form = std::mem::take(form).refuse(field, text);
}

fn line(form: &mut Form, field: &'static str, t: Language) -> String {
    let value = form.value(field).split_whitespace().collect::<Vec<_>>().join(" ");
    bounded(form, field, value, LINE, t)
}

fn text(form: &mut Form, field: &'static str, t: Language) -> String {
    let value = form.value(field).trim().to_owned();
    bounded(form, field, value, TEXT, t)
}

fn bounded(form: &mut Form, field: &'static str, value: String, limit: usize, t: Language) -> String {
    if value.chars().count() > limit {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        refuse(form, field, t.count("form-too-long", limit));
    }
    value
}

fn email(form: &mut Form, again: bool, t: Language) -> Option<String> {
    let typed = form.value("email").trim().to_owned();
    if typed.is_empty() {
        let label = t.say("accounts-email");
        refuse(form, "email", t.named("form-required", &label));
        return None;
    }
    if typed.len() > ADDRESS || !is_address(&typed) {
        refuse(form, "email", t.say("form-bad-email"));
    } else if again && crate::fold::plain(form.value("email_again")) != crate::fold::plain(&typed) {
        refuse(form, "email_again", t.say("form-emails-differ"));
    }
    Some(typed)
}

/// An address that mail can be sent to: ASCII before the @ (no SMTPUTF8), any domain behind it.
#[must_use]
pub fn is_address(text: &str) -> bool {
    text.parse::<lettre::Address>().is_ok_and(|address| {
        let domain = address.domain();
        address.user().is_ascii()
            && domain.contains('.')
            && !domain.starts_with('.')
            && !domain.ends_with('.')
    })
}

fn login(form: &mut Form, t: Language) -> Option<String> {
    let typed = form.value("login").trim().to_owned();
    if typed.is_empty() {
        return None;
    }
    if let Some(key) = login_problem(&typed) {
        refuse(form, "login", t.say(key));
    }
    Some(typed)
}

/// What is wrong with a login, as the key of the sentence.
#[must_use]
pub fn login_problem(login: &str) -> Option<&'static str> {
    let length = login.chars().count();
    let is_fine = |c: char| c.is_ascii_alphanumeric() || "._-@+".contains(c);
    if !login.chars().all(is_fine) {
        Some("form-login-characters")
    } else if !(3..=64).contains(&length) {
        Some("form-login-length")
    } else {
        None
    }
}

fn locale(form: &mut Form, t: Language) -> String {
    let code = form.value("locale").to_owned();
    if Tongue::coded(&code).is_none() {
        refuse(form, "locale", t.say("form-bad-choice"));
    }
    code
}

fn zone(form: &mut Form, t: Language) -> String {
    let zone = form.value("time_zone").to_owned();
    if !language::is_zone(&zone) {
        refuse(form, "time_zone", t.say("form-bad-choice"));
    }
    zone
}

/// The last valid day, as the end of that day in the viewer's zone.
fn valid_until(form: &mut Form, t: Language) -> Option<chrono::NaiveDateTime> {
    day(form, "valid_until", t)
}

fn day(form: &mut Form, field: &'static str, t: Language) -> Option<chrono::NaiveDateTime> {
    let typed = form.value(field).trim().to_owned();
    if typed.is_empty() {
        return None;
    }
    let end = NaiveDate::parse_from_str(&typed, "%Y-%m-%d")
        .ok()
        .filter(|day| (2000..3000).contains(&chrono::Datelike::year(day)))
        .and_then(|day| day.succ_opt());
    if end.is_none() {
        refuse(form, field, t.say("form-bad-date"));
    }
    end.map(|day| t.to_utc(day.and_time(NaiveTime::MIN)))
}

/// The last day of a validity, as a date field has it.
#[must_use]
pub fn last_day(at: chrono::NaiveDateTime, t: Language) -> String {
    let day = t.to_local(at).date();
    day.pred_opt().unwrap_or(day).format("%Y-%m-%d").to_string()
}

/// What is said along with an action, or the form with its errors.
///
/// # Errors
/// 400 when a field is repeated; the inner error is the form to show again.
pub fn terms(input: &Input, t: Language) -> Result<Result<Terms, Form>, Error> {
    let mut form = Form::default();
    for field in ["reason", "until", "typed"] {
        form = form.with(field, input.one(field)?);
    }
    let reason = text(&mut form, "reason", t);
    let until = day(&mut form, "until", t);
    if until.is_some_and(|until| until < crate::clock::now()) {
        refuse(&mut form, "until", t.say("form-date-past"));
    }
    let terms = Terms { reason: Some(reason).filter(|reason| !reason.is_empty()), until, ..Terms::default() };
    Ok(if form.errors().is_empty() { Ok(terms) } else { Err(form) })
}

/// The role that was chosen, or why none can be.
///
/// # Errors
/// 400 when the field is repeated or no number.
pub fn role(
    input: &Input,
    actor: &Actor,
    known: &[Role],
    t: Language,
) -> Result<Result<Named, String>, Error> {
    let chosen = input.ids("role")?;
    let [id] = chosen.as_slice() else { return Ok(Err(t.say("accounts-role-choose"))) };
    let Some(role) = known.iter().find(|role| role.id == *id) else {
        return Ok(Err(t.say("accounts-role-unknown")));
    };
    Ok(match roles::assignable(actor, role) {
        Ok(()) => Ok(Named { id: role.id, name: role.name.clone() }),
        Err(why) => Err(t.message(&why)),
    })
}

/// What has to be typed before an account is deleted: its login, else its address, else its name.
#[must_use]
pub fn word_to_type(account: &Account) -> String {
    let word = account.login.clone().or_else(|| account.email.clone());
    word.unwrap_or_else(|| account.display_name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logins_are_plain_ascii() {
        assert_eq!(login_problem("ann.smith+x@host-1"), None);
        assert_eq!(login_problem("müller"), Some("form-login-characters"));
        assert_eq!(login_problem("ann smith"), Some("form-login-characters"));
        assert_eq!(login_problem("ab"), Some("form-login-length"));
    }

    #[test]
    fn addresses_have_a_domain_with_a_dot() {
        assert!(is_address("ann@example.com"));
        assert!(is_address("ann@bücher.example"));
        for bad in ["ann", "ann@", "@example.com", "änn@example.com", "ann@host", "a b@example.com"] {
            assert!(!is_address(bad), "{bad}");
        }
    }
}
