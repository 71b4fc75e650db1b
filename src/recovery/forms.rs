//! The new password.

use super::rules::Forgetful;
use crate::auth::forms::Reading;
use crate::error::Error;
use crate::web::Input;
use crate::web::form::Form;
use crate::web::language::Language;

/// The name that was typed, or the form to show again when there is none.
///
/// # Errors
/// 400 when the field is repeated.
pub fn name(input: &Input, t: Language) -> Result<Result<String, Form>, Error> {
    let name = input.one("login")?.trim().to_owned();
    if name.is_empty() {
        let refusal = t.named("form-required", &t.say("recovery-forgot-name"));
        return Ok(Err(Form::default().refuse("login", refusal)));
    }
    Ok(Ok(name))
}

/// The form again for whoever asks too often.
#[must_use]
pub fn throttled(input: &Input, seconds: i64, t: Language) -> Form {
    let typed = input.one("login").unwrap_or("");
    Form::default().with("login", typed).refuse("", t.count("auth-throttled", seconds))
}

/// The new password, exactly as typed.
///
/// # Errors
/// 400 when a field is repeated; the inner error is the form to show again.
pub fn password(input: &Input, person: &Forgetful, t: Language) -> Result<Result<String, Form>, Error> {
    let account = &person.account;
    let context = [
        person.company.as_str(),
        &account.display_name,
        &account.first_name,
        &account.last_name,
        account.login.as_deref().unwrap_or(""),
        account.email.as_deref().unwrap_or("").split('@').next().unwrap_or(""),
    ];
    let mut form = Reading::new(input, t);
    let password = form.new_password("password", "password_again", person.passwords, &context)?;
    Ok(form.end(password))
}
