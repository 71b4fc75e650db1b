//! What is typed about a ticket, read once into types.

use super::labels::KINDS;
use super::model::{Draft, Kind, Said, Step, Ticket};
use crate::error::{Error, Message};
use crate::web::Input;
use crate::web::form::{Choice, Form, fresh_key};
use crate::web::language::Language;

/// The longest subject, in characters.
const SUBJECT: usize = 150;
/// The longest text, in characters.
const TEXT: usize = 10_000;
/// How many logins or addresses are read at once.
const PEOPLE: usize = 20;
/// The fields of a ticket's form.
const FIELDS: &[&str] = &["csrf", "key", "version", "type", "subject", "description", "shared", "file"];

/// A ticket that is typed, and with whom it is to be shared.
pub struct Typed {
    /// The ticket.
    pub draft: Draft,
    /// Logins or addresses, each once.
    pub shared: Vec<String>,
}

/// The form for a new ticket.
#[must_use]
pub fn blank() -> Form {
    keyed().with("type", Kind::Question.word())
}

/// An empty form with a word of its own.
#[must_use]
pub fn keyed() -> Form {
    Form::default().with("key", fresh_key())
}

/// The form with what is saved.
#[must_use]
pub fn filled(ticket: &Ticket) -> Form {
    Form::default()
        .with("type", ticket.kind.word())
        .with("subject", &ticket.subject)
        .with("description", &ticket.description)
        .with("version", ticket.version.to_string())
}

/// The kinds to choose from.
#[must_use]
pub fn kinds(t: Language) -> Vec<Choice> {
    let free = KINDS.iter().filter(|choice| choice.word != Kind::Contact.word());
    free.map(|choice| Choice { value: choice.word.to_owned(), label: t.say(choice.label) }).collect()
}

/// The version that the form was made from.
///
/// # Errors
/// 400 when it is none.
pub fn version(input: &Input) -> Result<i64, Error> {
    let bad = || Error::BadRequest(Message::new("error-bad-id").with("name", "version"));
    input.one("version")?.parse().map_err(|_| bad())
}

/// The form with what was typed.
///
/// # Errors
/// 400 when a field is repeated or unknown.
pub fn typed(input: &Input) -> Result<Form, Error> {
    input.only(FIELDS)?;
    let mut form = Form::default();
    for field in ["key", "type", "subject", "description", "shared", "version"] {
        form = form.with(field, input.one(field)?);
    }
    Ok(form)
}

/// Reads a ticket, or the form with its errors. `own`: the description is the typist's to write.
///
/// # Errors
/// 400 when a field is repeated or unknown; the inner error is the form to show again.
pub fn ticket(input: &Input, own: bool, t: Language) -> Result<Result<Typed, Form>, Error> {
    let mut form = typed(input)?;
    let subject = form.value("subject").split_whitespace().collect::<Vec<_>>().join(" ");
    form = judged(form, "subject", (&subject, "tickets-subject"), SUBJECT, t);
    let description = form.value("description").trim().to_owned();
    if own {
        form = judged(form, "description", (&description, "tickets-description"), TEXT, t);
    }
    let kind = Kind::worded(form.value("type")).filter(|kind| *kind != Kind::Contact);
    if kind.is_none() {
        form = form.refuse("type", t.say("form-bad-choice"));
    }
    let shared = people(form.value("shared"));
    if shared.len() > PEOPLE {
        form = form.refuse("shared", t.count("tickets-too-many-people", 20));
    }
    Ok(match kind {
        Some(kind) if form.errors().is_empty() => {
            Ok(Typed { draft: Draft { kind, subject, description }, shared })
        }
        _ => Err(form),
    })
}

/// Logins and addresses between commas, semicolons or line breaks.
fn people(typed: &str) -> Vec<String> {
    let mut people: Vec<String> = Vec::new();
    for one in typed.split([',', ';', '\n', '、']).map(str::trim).filter(|one| !one.is_empty()) {
        if !people.iter().any(|known| known == one) {
            people.push(one.to_owned());
        }
    }
    people
}

/// Reads what is said, or the form with its errors.
///
/// # Errors
/// 400 when a field is repeated or unknown; the inner error is the form to show again.
pub fn said(input: &Input, t: Language) -> Result<Result<Said, Form>, Error> {
    let form = comment(input)?;
    let body = form.value("body").trim().to_owned();
    let step = Step::worded(input.one("do")?).filter(|step| !matches!(step, Step::Approve | Step::Reject));
    let step = step.ok_or_else(|| Error::BadRequest(Message::new("form-bad-choice")))?;
    let form = judged(form, "body", (&body, "tickets-comment"), TEXT, t);
    Ok(if form.errors().is_empty() { Ok(Said { step, body }) } else { Err(form) })
}

/// The form of a comment with what was typed.
///
/// # Errors
/// 400 when a field is repeated or unknown.
pub fn comment(input: &Input) -> Result<Form, Error> {
    input.only(&["csrf", "key", "body", "do", "file"])?;
    Ok(Form::default().with("key", input.one("key")?).with("body", input.one("body")?))
}

/// The form for another primary contact with what was typed.
///
/// # Errors
/// 400 when a field is repeated or unknown.
pub fn succession_typed(input: &Input) -> Result<Form, Error> {
    input.only(&["csrf", "key", "license", "person", "reason"])?;
    let mut form = Form::default();
    for field in ["key", "license", "person", "reason"] {
        form = form.with(field, input.one(field)?);
    }
    Ok(form)
}

/// Which license, who is to follow and why; or the form with its errors.
///
/// # Errors
/// 400 when a field is repeated or unknown; the inner error is the form to show again.
pub fn succession(input: &Input, t: Language) -> Result<Result<(i64, String, String), Form>, Error> {
    let mut form = succession_typed(input)?;
    let (person, reason) = (form.value("person").trim().to_owned(), form.value("reason").trim().to_owned());
    let license = form.value("license").parse::<i64>().ok();
    if license.is_none() {
        form = form.refuse("license", t.say("form-bad-choice"));
    }
    form = judged(form, "person", (&person, "tickets-contact-person"), SUBJECT, t);
    form = judged(form, "reason", (&reason, "tickets-reason"), TEXT, t);
    Ok(match license {
        Some(license) if form.errors().is_empty() => Ok((license, person, reason)),
        _ => Err(form),
    })
}

/// The ticket that asks for it, in the words of whoever asks.
#[must_use]
pub fn succession_draft(license: &str, reason: String, t: Language) -> Draft {
    let subject = t.named("tickets-contact-subject", license);
    Draft { kind: Kind::Contact, subject, description: reason }
}

fn judged(form: Form, field: &'static str, (text, label): (&str, &str), longest: usize, t: Language) -> Form {
    if text.is_empty() {
        let label = t.say(label);
        return form.refuse(field, t.named("form-required", &label));
    }
    if text.chars().count() > longest {
        return form.refuse(field, t.count("form-too-long", i64::try_from(longest).unwrap_or(i64::MAX)));
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_typed_as_people_type() {
        assert_eq!(people(" ann@example.com; bob,\nann@example.com ,, "), ["ann@example.com", "bob"]);
        assert!(people(" \n").is_empty());
    }
}
