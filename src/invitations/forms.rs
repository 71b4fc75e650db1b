//! The login and the password that a person chooses.

use super::rules::Invitee;
use crate::auth::forms::Reading;
use crate::error::Error;
use crate::web::Input;
use crate::web::form::Form;
use crate::web::language::Language;

/// What the person chose.
#[derive(Debug)]
pub struct Chosen {
    /// None: the administrator has fixed it.
    pub login: Option<String>,
    /// Exactly as typed.
    pub password: String,
}

/// Reads the activation form of `invitee`.
///
/// # Errors
/// 400 when a field is repeated; the inner error is the form to show again.
pub fn read(input: &Input, invitee: &Invitee, t: Language) -> Result<Result<Chosen, Form>, Error> {
    let mut form = Reading::new(input, t);
    let login = if invitee.account.login.is_none() { Some(form.login("login")?) } else { None };
    let account = &invitee.account;
    let address = account.email.as_deref().unwrap_or("");
    let context = [
        invitee.company.as_str(),
        &account.display_name,
        &account.first_name,
        &account.last_name,
        login.as_deref().or(account.login.as_deref()).unwrap_or(""),
        address.split('@').next().unwrap_or(""),
    ];
    let password = form.new_password("password", "password_again", invitee.passwords, &context)?;
    Ok(form.end(Chosen { login, password }))
}

/// The form again because somebody else has the login.
#[must_use]
pub fn taken(login: &str, t: Language) -> Form {
    Form::default().with("login", login).refuse("login", t.say("form-login-taken"))
}
