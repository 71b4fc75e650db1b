//! What is typed about a role, read once into types.

use super::making::NewRole;
use super::model::Role;
use crate::access::{Actor, Permission, Scope};
use crate::error::{Error, Message};
use crate::web::Input;
use crate::web::form::Form;
use crate::web::language::Language;

/// The longest name.
const NAME: usize = 100;
/// The longest description.
const TEXT: usize = 1_000;

/// The form with what was typed.
///
/// # Errors
/// 400 when a field is repeated.
pub fn typed(input: &Input) -> Result<Form, Error> {
    let form =
        Form::default().with("name", input.one("name")?).with("description", input.one("description")?);
    Ok(form.with("version", input.one("version")?))
}

/// The form with what is saved.
#[must_use]
pub fn filled(role: &Role) -> Form {
    let form = Form::default().with("name", role.name.clone()).with("description", role.description.clone());
    form.with("version", role.version.to_string())
}

/// The form after another role, without what the actor could not put into one.
#[must_use]
pub fn cloned(role: &Role, actor: &Actor, t: Language) -> (Form, Vec<Permission>) {
    let form = Form::default()
        .with("name", t.named("roles-clone-name", &role.label(t)))
        .with("description", role.explanation(t));
    let mut ticked = role.permissions();
    ticked.retain(|permission| actor.scope(*permission) == Some(Scope::All));
    (form, ticked)
}

/// The permissions that are ticked.
///
/// # Errors
/// 400 for what is none.
pub fn ticked(input: &Input) -> Result<Vec<Permission>, Error> {
    let known = input.all("permission").map(Permission::named).collect::<Option<Vec<_>>>();
    known.ok_or_else(|| Error::bad_request("accounts-permission-unknown"))
}

/// The role, or the form with its errors.
///
/// # Errors
/// 400 when a field is repeated, or for a permission that is none.
pub fn read(input: &Input, t: Language) -> Result<Result<NewRole, Form>, Error> {
    let mut form = typed(input)?;
    let role = NewRole {
        name: cleaned(form.value("name")),
        description: form.value("description").trim().to_owned(),
        permissions: ticked(input)?,
    };
    if role.name.is_empty() {
        form = form.refuse("name", t.named("form-required", &t.say("accounts-role-name")));
    }
    for (field, text, limit) in [("name", &role.name, NAME), ("description", &role.description, TEXT)] {
        if text.chars().count() > limit {
            form = form.refuse(field, t.count("form-too-long", i64::try_from(limit).unwrap_or(i64::MAX)));
        }
    }
    if role.permits().is_empty() {
        form = form.refuse("permission", t.say("accounts-role-empty"));
    }
    Ok(if form.errors().is_empty() { Ok(role) } else { Err(form) })
}

/// The form with the name complained about.
///
/// # Errors
/// 400 when a field is repeated.
pub fn taken(input: &Input, t: Language) -> Result<Form, Error> {
    Ok(typed(input)?.refuse("name", t.say("accounts-role-taken")))
}

/// A whole number that a hidden field holds.
///
/// # Errors
/// 400 when it is none.
pub fn number(input: &Input, field: &'static str) -> Result<i64, Error> {
    let bad = || Error::BadRequest(Message::new("error-bad-id").with("name", field));
    input.one(field)?.parse().map_err(|_| bad())
}

/// A name with single spaces and without characters that cannot be seen, which would make two names look like one.
fn cleaned(name: &str) -> String {
    let seen: String = name.chars().filter(|c| !is_invisible(*c)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What Unicode calls default-ignorable.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{115F}'..='\u{1160}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}
